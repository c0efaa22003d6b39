"""Tables as lists: each row a point, its cells named by the head of their column. What only places things is no table."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FRAME = re.compile(
    r"CỘNG H(?:ÒA|OÀ)|Độc lập|S[ốỐ]\s*:|ngày[\s.…\d]*tháng|N[ơƠ][iI] nhận|(?:KT|TM|TL)\.|CHỦ TỊCH|ỦY BAN NHÂN DÂN"
)
_COUNT = re.compile(r"(?:STT|TT|Số TT|\d{1,3})\.?")
MOST_CELL = 400  # characters: more is text that was put in a table


_STEP_HEAD = re.compile(r"(?:các )?bước(?: thực hiện| tiến hành)?|trình tự(?: thực hiện)?|thứ tự", re.IGNORECASE)
_WHAT_TO_DO = re.compile(r"bước|thực hiện|thao tác|trình tự|cách làm|việc cần làm", re.IGNORECASE)
_STEP = re.compile(r"(?:bước\s*)?(?P<number>\d{1,2})\s*[.:)]?", re.IGNORECASE)
MOST_COLUMNS = 64  # what Word itself takes


def step_marks(rows: Sequence[Sequence[str]]) -> list[str | None] | None:
    """For each row of a table whose first column counts steps, its mark: "Bước 2:", "" for a row that goes on with the
    step above, None for the head; no list at all for any other table.
    """
    if len(rows) < 2 or min(len(row) for row in rows) < 2:
        return None
    first = [_STEP.fullmatch(row[0]) for row in rows]
    named = [found is not None and found[0].casefold().startswith("bước") for found in first]
    told = bool(rows[0][0]) and first[0] is None
    counts = rows[0][0].strip(". ").upper() in ("TT", "STT") and _WHAT_TO_DO.search(rows[0][1]) is not None
    headed = told and (counts or _STEP_HEAD.fullmatch(rows[0][0].strip(" :")) is not None)
    body = range(1 if told else 0, len(rows))
    if not (headed or all(named[index] or not rows[index][0] for index in body)) or not any(first[i] for i in body):
        return None
    marks: list[str | None] = [None] if told else []
    for index in body:
        found = first[index]
        above = rows[index - 1][0] if index else ""
        if found is None and rows[index][0]:
            return None
        same = found is not None and rows[index][0] == above  # one cell beside several rows
        marks.append(f"Bước {found['number']}:" if found is not None and not same else "")
    return marks


def is_frame(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table sets a letterhead or a signature beside something else."""
    return any(_FRAME.search(cell) for row in rows for cell in row)


def rows_as_points(rows: Sequence[Sequence[str]]) -> list[str] | None:
    """The points of a table of data, None for one that only places things side by side."""
    filled = [row for row in rows if any(cell for cell in row)]
    if len(filled) < 2 or min(len(row) for row in filled) < 2:
        return None
    if is_frame(filled) or any(len(cell) > MOST_CELL for row in filled for cell in row):
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
