"""The marks at the head of paragraphs: steps, numbers, bullets, labels, headings. Knows marks, not what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from generators.importers.casing import in_capitals
from generators.importers.source import Piece
from generators.importers.wraps import Paragraph


class Kind(StrEnum):
    STEP = "step"  # Bước 3:
    NUMBER = "number"  # 3.1. / 1/ / a)
    BULLET = "bullet"  # - + •
    LABEL = "label"  # Lưu ý:
    HEADING = "heading"  # in capitals, or marked as one by its program
    PICTURE = "picture"
    PLAIN = "plain"


@dataclass(frozen=True)
class Part:
    """A paragraph, or the rest of one after a mark. `number`: (3, 1) of 3.1; `style`: what makes marks a series."""

    kind: Kind
    piece: Piece
    """The words without the mark."""
    whole: Piece
    """The words with it."""
    mark: str = ""
    number: tuple[int, ...] = ()
    style: str = ""
    level: int = 0
    """Of a heading its program marked: 1 is the highest."""
    gap: bool = False
    code: str = ""
    """The address in a picture that is a QR code."""
    bold: bool = False


CAUTIONS = "Lưu ý quan trọng|Lưu ý|Chú ý|Ghi chú|Cảnh báo"
_LABEL = re.compile(
    rf"(?P<label>{CAUTIONS}|Ví dụ|VD|Yêu cầu|Điều kiện|Người liên hệ|Thời gian|Địa điểm|Thành phần hồ sơ|Hồ sơ gồm|"
    r"Nơi nhận|Kính gửi|LƯU Ý|CHÚ Ý|NƠI NHẬN)\s*:\s*"
)
_STEP = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?P<mark>[Bb]ước|BƯỚC)\s?(?P<number>\d{1,2})(?P<dot>\.\d{1,2})?\s*(?:[:./)–-]+\s*|\s+(?=[^\W\d_]|[+•-]\s)|$)"
)
_NUMBER = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})\s?(?P<style>\.?/|[.)])(?![\d])\s*(?=\S)|(?P<bare>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[^\W\d_])"
)
_LETTER = re.compile(
    r"\(?(?P<letter>[a-zđ])(?P<style>[.)]|\.?/)\s*(?=\S)|(?P<roman>[IVX]{1,5})(?P<rstyle>[.)]|\.?/)\s+(?=\S)"
)
_BRACKETED = re.compile(r"\((?P<number>\d{1,2}|[ivx]{1,4})\)\s*(?=\S)")
_ORDINAL = re.compile(r"(?P<ordinal>Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))\s?[,:]\s*")
_BULLET = re.compile(r"(?:[-–—+•●○◦▪■□►▶➢➤✓✔❖*]\s*)+(?=\S)")
_STAR = re.compile(r"\*\s*(?=[^\W\d_])")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"

ORDINAL = "ordinal"


def parts(paragraphs: Iterable[Paragraph]) -> list[Part]:
    """The paragraphs by their marks; one that carries two marks ("Bước 9: + …", "Lưu ý: - …") is two parts."""
    found = [part for paragraph in paragraphs for part in _parts(paragraph)]
    return [_heading(part, found[index + 1 :]) for index, part in enumerate(found)]


def _parts(paragraph: Paragraph) -> Iterator[Part]:
    piece, gap = paragraph.piece, paragraph.gap
    if paragraph.picture and not piece:
        yield Part(Kind.PICTURE, piece, piece, code=paragraph.code, gap=gap)
        return
    if paragraph.mark:
        marked = _one(Piece(f"{paragraph.mark} x", (0,) * (len(paragraph.mark) + 2), piece.origin))
        inner = _one(marked.piece)
        if marked.kind is Kind.BULLET and inner.kind is not Kind.PLAIN:  # "- Bước 1:" counted by Word
            marked = inner
        kind = marked.kind if marked.kind is not Kind.PLAIN else Kind.BULLET
        part = Part(kind, piece, piece, paragraph.mark, marked.number, marked.style, gap=gap)
        second = _one(piece)  # the program's own bullet before a step typed by hand
        yield from _unfolded(second if kind is Kind.BULLET and second.kind is not Kind.PLAIN else part, gap)
    elif paragraph.heading:
        inner = _one(piece)
        number, mark = (inner.number, inner.mark) if inner.kind is Kind.NUMBER else ((), "")
        words = inner.piece if inner.kind is Kind.NUMBER else piece
        if inner.kind is Kind.STEP:
            yield from _unfolded(inner, gap)
        else:
            yield Part(Kind.HEADING, words, piece, mark, number, inner.style, paragraph.heading, gap)
    else:
        found = _one(piece)
        bold = paragraph.bold and found.kind is Kind.PLAIN
        yield from [replace(found, gap=gap, bold=True)] if bold else _unfolded(found, gap)
    if paragraph.picture and piece:
        yield Part(Kind.PICTURE, piece.part(0, 0), piece.part(0, 0), code=paragraph.code)


def _unfolded(part: Part, gap: bool) -> Iterator[Part]:
    """The part, and what stands in it with a mark of its own at its head."""
    inner = _one(part.piece) if part.kind in (Kind.STEP, Kind.LABEL, Kind.BULLET, Kind.NUMBER) else None
    if inner is not None and part.kind is Kind.BULLET and inner.kind in (Kind.STEP, Kind.LABEL):
        yield from _unfolded(inner, gap)  # "- Bước 2: …": the bullet says nothing
        return
    if inner is not None and part.kind is Kind.NUMBER and inner.kind is Kind.STEP:
        yield from _unfolded(inner, gap)
        return
    inside = inner is not None and inner.kind in (Kind.BULLET, Kind.NUMBER) and part.kind in (Kind.STEP, Kind.LABEL)
    if inner is not None and inside:
        nothing = part.piece.part(0, 0)
        yield Part(part.kind, nothing, part.whole, part.mark, part.number, part.style, gap=gap)
        yield from _unfolded(inner, False)
        return
    yield Part(part.kind, part.piece, part.whole, part.mark, part.number, part.style, gap=gap)


def _one(piece: Piece) -> Part:
    """The mark at the head of the words, if there is one."""
    text = piece.text
    if (found := _STEP.match(text)) and (found["mark"] != "bước" or found[0].rstrip().endswith((":", "."))):
        number = (int(found["number"]), *([int(found["dot"][1:])] if found["dot"] else []))
        kind = Kind.STEP if len(number) == 1 else Kind.NUMBER
        return Part(kind, piece.part(found.end()), piece, found[0].strip(), number, "step")
    if found := _LABEL.match(text):
        return Part(Kind.LABEL, piece.part(found.end()), piece, found["label"], style="label")
    if found := _ORDINAL.match(text):
        return Part(
            Kind.NUMBER, piece.part(found.end()), piece, found["ordinal"], (_ordinal(found["ordinal"]),), ORDINAL
        )
    if found := _NUMBER.match(text):
        digits = found["number"] or found["bare"]
        number = tuple(int(one) for one in digits.split("."))
        return Part(
            Kind.NUMBER,
            piece.part(found.end()),
            piece,
            found[0].strip(),
            number,
            f"{len(number)}{found['style'] or ''}",
        )
    if found := _BRACKETED.match(text):
        inside = found["number"]
        value = int(inside) if inside.isdigit() else _roman(inside)
        return Part(
            Kind.NUMBER, piece.part(found.end()), piece, found[0].strip(), (value,), "()" if inside.isdigit() else "(i)"
        )
    if found := _LETTER.match(text):
        value = _roman(found["roman"].lower()) if found["roman"] else _LETTERS.index(found["letter"]) + 1
        style = "I" if found["roman"] else f"a{found['style']}"
        return Part(Kind.NUMBER, piece.part(found.end()), piece, found[0].strip(), (value,), style)
    if found := _BULLET.match(text):
        return Part(Kind.BULLET, piece.part(found.end()), piece, found[0].strip(), style=_bullet_style(found[0]))
    return Part(Kind.PLAIN, piece, piece)


def _bullet_style(mark: str) -> str:
    return mark.strip()[-1:]


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < two else one for one, two in pairs)


def _ordinal(words: str) -> int:
    order = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
    return order.index(words.split()[1]) + 1


_SENTENCE = re.compile(r"[.;!…]$")
_SPEAKS = re.compile(r"Kính |Thưa |Trân trọng|Xin |Đề nghị |Rất mong|Số:|Lưu ý|Chú ý|.*(?:\d{7}|,$)")
_MOST_HEADING = 240  # characters: a heading of three lines


def _heading(part: Part, following: Sequence[Part]) -> Part:
    """A part that is a heading by its looks: all in capitals, a bold line above others, a starred one above a list."""
    text = part.piece.text
    below = following[0] if following else None
    if part.bold and below is not None and not below.bold and below.kind is not Kind.HEADING and _bold_heading(text):
        return replace(part, kind=Kind.HEADING, level=2)
    if part.kind in (Kind.PLAIN, Kind.NUMBER) and in_capitals(text) and len(text) <= _MOST_HEADING and " " in text:
        return Part(Kind.HEADING, part.piece, part.whole, part.mark, part.number, part.style, 1, part.gap)
    starred = part.kind is Kind.BULLET and part.style == "*" and not _SENTENCE.search(text) and len(text) <= 120
    if (
        starred
        and following
        and following[0].kind in (Kind.BULLET, Kind.NUMBER, Kind.PLAIN)
        and following[0].style != "*"
    ):
        return Part(Kind.HEADING, part.piece, part.whole, "", (), "*", 2, part.gap)
    return part


def _bold_heading(text: str) -> bool:
    """Whether a line in bold names what follows, and is no sentence, no greeting, no name below a signature."""
    return 3 <= len(text.split()) <= 24 and not _SENTENCE.search(text) and not _SPEAKS.match(text) and text[0].isupper()


def next_numbers(number: tuple[int, ...]) -> set[tuple[int, ...]]:
    """The numbers that end the section of this number: its next sibling and those of the sections around it."""
    return {(*number[:depth], number[depth] + 1) for depth in range(len(number))}
