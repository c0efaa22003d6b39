"""The closing words of a text: Trên đây là …, Đề nghị …, up to the mark ./. that ends it. Knows no item to be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generators.importers import contacts
from generators.importers.outline import Kind, Part
from generators.importers.source import Piece

_BEGINS = re.compile(
    r"Trên đây là|Kính mong|Rất mong|Kính đề nghị|Đề nghị (?:các|toàn thể|bà con|nhân dân|cán bộ)|Trân trọng|Vậy (?:UBND|Ủy ban|đề nghị|thông báo)|"
    r"(?:UBND|Ủy ban nhân dân|Đảng ủy)[^.]{0,60}(?:kính |trân trọng |yêu cầu và )?(?:đề nghị|kêu gọi|mong|thông báo để)|Xin (?:trân trọng )?cảm ơn|"
    r"Nhận được thông báo"
)
_END_MARK = re.compile(r"\s*\./\.?\s*$|\s*/\.\s*$")

MOST = 4  # paragraphs: more is no closing


def closing(parts: Sequence[Part], start: int, end: int) -> tuple[list[Piece], int, int]:
    """The sentences that close parts[start:end], where the text before them ends, and where they end
    themselves; without any, the text ends where it was said to.
    """
    marked = (index for index in range(start, end) if _END_MARK.search(parts[index].whole.text))
    last = min(next(marked, end - 1), end - 1)
    index = last
    while index >= start and index > last - MOST and closes(parts[index]):
        index -= 1
    if index == last:
        return [], end, end
    found: list[Piece] = []
    for part in parts[index + 1 : last + 1]:
        words = part.piece.part(0, len(_END_MARK.sub("", part.piece.text)))
        if words.text[-1:].isalnum() or words.text[-1:] in ")”":
            dot = part.piece.text[len(words.text) : len(words.text) + 1] == "."
            words = part.piece.part(0, len(words.text) + dot)
        found += [sentence for sentence in words.sentences() if sentence]
    return found, index + 1, last + 1


def begins(part: Part) -> bool:
    """Whether a paragraph begins as closing words do."""
    return part.kind is Kind.PLAIN and _BEGINS.match(part.piece.text) is not None


def closes(part: Part) -> bool:
    if part.kind is not Kind.PLAIN or contacts.is_contact(part.piece):
        return False
    return begins(part) or _END_MARK.search(part.piece.text) is not None
