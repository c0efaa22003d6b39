"""Tables as lists: each row a point, its cells named by the head of their column. What only places things is no table."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FRAME = re.compile(
    r"CỘNG H(?:ÒA|OÀ)|Độc lập|S[ốỐ]\s*:|ngày[\s.…\d]*tháng|N[ơƠ][iI] nhận|(?:KT|TM|TL)\.|CHỦ TỊCH|ỦY BAN NHÂN DÂN"
)
_COUNT = re.compile(r"(?:STT|TT|Số TT|\d{1,3})\.?")
MOST_CELL = 400  # characters: more is text that was put in a table


def rows_as_points(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The points of a table of data, None for one that only places things side by side."""
    filled = [row for row in rows if any(cell for cell in row)]
    if len(filled) < 2 or min(len(row) for row in filled) < 2:
        return None
    if any(_FRAME.search(cell) or len(cell) > MOST_CELL for row in filled for cell in row):
        return None
    if sum(1 for row in filled if sum(bool(cell) for cell in row) >= 2) < len(filled) * 0.8:
        return None
    head, body = filled[0], filled[1:]
    labels = list(head)
    if any(len(label) > 60 for label in labels):
        return None
    skip = 1 if _COUNT.fullmatch(labels[0]) and all(_COUNT.fullmatch(row[0]) or not row[0] for row in body) else 0
    return [point for row in body if (point := _point(labels[skip:], row[skip:]))]


def _point(labels: Sequence[str], cells: Sequence[str]) -> str:
    """Thôn Đông: thời gian 7 giờ 30 phút; địa điểm nhà văn hóa thôn."""
    named = [f"{_small(label)} {cell}".strip() for label, cell in zip(labels[1:], cells[1:], strict=False) if cell]
    first = cells[0] if cells else ""
    if not first:
        return "; ".join(named)
    return f"{first}: {'; '.join(named)}" if named else first


def _small(label: str) -> str:
    words = label.strip().rstrip(":")
    return (
        words
        if words.isupper() and len(words) <= 5
        else words[:1].lower() + words[1:]
        if not words.isupper()
        else words.lower()
    )
