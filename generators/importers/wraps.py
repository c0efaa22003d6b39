"""Lines cut by a page's margin, put together again as the paragraphs somebody wrote. Knows no meaning beyond what opens
a line of its own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from generators.importers import columns
from generators.importers.source import Line, Piece, Remark, Source

_BULLETS = "-–—+*•●○◦▪■□►▶➢➤✓✔❖"
LABELS = (
    "Lưu ý quan trọng|Lưu ý|Chú ý|Ghi chú|Nơi nhận|Kính gửi|Yêu cầu|Điều kiện|Ví dụ|Cảnh báo|Căn cứ|Người liên hệ|"
    "Liên hệ|Thời gian|Địa điểm|Thành phần|Hồ sơ gồm|Số"
)
_OPENS = re.compile(
    rf"[{_BULLETS}\uf000-\uf0ff]\s*(?=\S)|(?:[-+•]\s*)?(?:Bước|BƯỚC)\s?\d|\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)/](?:\s*[^\W\d]|\s*[“\"+*-]|\s+\S)"
    rf"|\(?[a-zđ]\)\s|\([ivx\d]{{1,4}}\)\s|[IVX]{{1,5}}[.)/]\s|(?:{LABELS})\s*:|(?:Điều|Chương|Phần|Phụ lục)\s[\dIVX]"
    r"|(?:KT|TM|TL|TUQ|Q)\.\s?[A-ZĐ]|(?:PHÓ )?CHỦ TỊCH$|(?:PHÓ )?TRƯỞNG\b|Thứ (?:nhất|hai|ba|tư|năm|sáu)\s?[,:]"
    r"|(?:Độc lập|ĐỘC LẬP)\s?[-–]|CỘNG HÒA XÃ HỘI|Kính thưa|Trên đây là|MÃ QR|Mã QR|---\s?|NƠI NHẬN"
)
_ENDS = re.compile(r"[.!?;:…][”\")]*$|\./\.?$")
_ENDS_LIST = re.compile(r"[:;][”\")]*$")
_WAITS = re.compile(
    r"(?:Điều|Khoản|khoản|điểm|Điểm|số|mục|Mục|tháng|ngày|năm|bước|địa chỉ|chỉ:?|tại:?|và|hoặc|của|theo|,)$"
)
_ADDRESS_ONLY = re.compile(r"<?(?:https?://|www\.)\S+>?$")
_WAITS_ADDRESS = re.compile(r"(?:địa chỉ|chỉ:|tại:?|trang|website|web|link|đường dẫn|:|\()$", re.IGNORECASE)
_LOWER_BULLET = re.compile(r"[-–]\s+(?=[^\W\d_])")
_SIGNING = re.compile(r"(?:KT|TM|TL|TUQ|Q)\.|CHỦ TỊCH|TRƯỞNG|CỘNG HÒA|ĐỘC LẬP|NƠI NHẬN")

_MOTTO_CUT = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA$")

_LONG = 40  # characters: a line cut by a margin has more
_FULL = 0.93  # of the margin's width, the next word included: a proportional font varies so much
_DOUBLE_SPACED = 0.6  # of the lines having exactly one empty line before them: the empty lines mean nothing


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as written. `gap`: something stood between it and the one before."""

    piece: Piece
    gap: bool = False
    indent: int = 0
    page: int = 0
    heading: int = 0
    mark: str = ""
    picture: bool = False
    code: str = ""
    bold: bool = False


def paragraphs(source: Source) -> tuple[list[Paragraph], list[Remark]]:
    """The paragraphs, and what was put together or left out for them."""
    lines, remarks = _without_furniture(source)
    lines, taken = columns.apart(lines)
    remarks += taken
    joins = 0
    found: list[list[Line]] = []
    width = _width(lines)
    usual = _usual_gap(lines)
    for line in lines:
        if found and _continues(found[-1], line, width, usual):
            found[-1].append(line)
            joins += 1
        else:
            found.append([line])
    if joins:
        first = next(group for group in found if len(group) > 1)
        remarks.append(Remark("fixed-wraps", first[0].number, {"count": str(joins)}))
    return [_paragraph(group, usual) for group in found], remarks


def _paragraph(group: Sequence[Line], usual: int) -> Paragraph:
    first = group[0]
    return Paragraph(
        piece=Piece.of((line.number, line.text) for line in group),
        gap=first.gap > usual,
        indent=first.indent,
        page=first.page,
        heading=first.heading,
        mark=first.mark,
        picture=any(line.picture for line in group),
        code=first.code,
        bold=all(line.bold for line in group),
    )


def _usual_gap(lines: Sequence[Line]) -> int:
    """How many empty lines stand between two lines that mean nothing: one in a text that came out double-spaced."""
    cut = [line for line in lines if not line.whole and not line.heading]
    if len(cut) < 8:
        return 0
    return 1 if sum(line.gap == 1 for line in cut) >= _DOUBLE_SPACED * len(cut) and cut_by_margin(cut) else 0


def cut_by_margin(lines: Sequence[Line]) -> bool:
    """Whether sentences run on over the ends of lines: a small letter begins a line after one that no mark ends."""
    pairs = list(itertools.pairwise(lines))
    runs_on = sum(1 for one, two in pairs if two.text[:1].islower() and not _ENDS.search(one.text))
    return runs_on >= max(2, len(pairs) // 10)


def _width(lines: Sequence[Line]) -> float:
    """About how many characters the margin lets stand in a line; 0 where no margin cuts lines."""
    long = [len(line.text) for line in lines if len(line.text) >= _LONG and not line.whole]
    if len(long) < 2:
        return float(long[0]) if long else 0.0
    return quantiles(long, n=20)[-3]  # the longest are lines in a narrow font, or not cut at all


def _continues(group: Sequence[Line], line: Line, width: float, usual: int) -> bool:
    """Whether a line goes on where the paragraph before it stopped."""
    before = group[-1]
    if line.whole or before.whole or line.heading or before.heading or line.picture or before.picture or line.mark:
        return False
    words, gap = before.text, line.gap > usual
    closed = _ENDS.search(words) is not None
    full = width > 0 and len(words) + 1 + len(line.text.split(maxsplit=1)[0]) >= width * _FULL
    if before.full is not None and before.page == line.page:
        full = before.full
    if _ADDRESS_ONLY.fullmatch(line.text):
        return not gap and _WAITS_ADDRESS.search(words) is not None
    if _ADDRESS_ONLY.fullmatch(words) and len(group) == 1:
        return False
    if _OPENS.match(line.text):
        torn = _unclosed("\n".join(each.text for each in group)) and not closed
        dash = _LOWER_BULLET.match(line.text)
        if dash and torn and line.text[dash.end()].islower():
            return True
        return not gap and full and _WAITS.search(words) is not None and line.text[0].isdigit()
    if _MOTTO_CUT.search(words) and line.text.startswith("VIỆT NAM"):
        return True
    if _capitals(words) or _capitals(line.text):
        both = _capitals(words) and _capitals(line.text)
        return both and not gap and not closed and not _SIGNING.match(words) and not _SIGNING.match(line.text)
    if (
        before.full
        and before.page == line.page
        and not gap
        and line.indent <= before.indent + 1
        and not _capitals(line.text)
    ):
        return True  # measured: the line was cut by the margin, whatever it ends with
    if closed:
        if gap or _ENDS_LIST.search(words) and not (full and (line.text[0].islower() or line.text[0].isdigit())):
            return False
        return full and line.indent <= before.indent + 1
    if line.text[0].islower() or not line.text[0].isalpha() or _WAITS.search(words):
        return not gap or full or line.text[0].islower()
    return full and not gap and line.indent <= before.indent + 2


def _capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 3 and sum(sign.isupper() for sign in letters) >= 0.8 * len(letters)


def _unclosed(text: str) -> bool:
    return text.count("(") > text.count(")") or text.count("“") > text.count("”")


# ── What pages carry besides their text ──────────────────────────────────────────────────────────────────────────────

_PAGE_NUMBER = re.compile(r"[-–—]?\s*(?:[Tt]rang\s*)?(\d{1,3})(?:\s*/\s*\d{1,3})?\s*[-–—]?")


def _without_furniture(source: Source) -> tuple[list[Line], list[Remark]]:
    """The lines without page numbers and without the list of addresses that a PDF's links leave behind."""
    remarks: list[Remark] = []
    texts = [line.text for line in source.lines]
    kept: list[Line] = []
    gap = 0
    dropped: dict[str, list[Line]] = {"dropped-links": [], "dropped-pages": []}
    pages = _page_numbers(source.lines)
    for index, line in enumerate(source.lines):
        why = ""
        if line.number in pages:
            why = "dropped-pages"
        elif _ADDRESS_ONLY.fullmatch(line.text) and _said_elsewhere(line.text, texts, index):
            why = "dropped-links"
        if why:
            dropped[why].append(line)
            gap = max(gap, line.gap)
            continue
        kept.append(Line(**{**vars(line), "gap": max(gap, line.gap)}) if gap > line.gap else line)
        gap = 0
    for code, lines in dropped.items():
        if lines:
            values = {"found": ", ".join(line.text.strip("<>") for line in lines)}
            remarks.append(Remark(code, lines[0].number, values))
    return kept, remarks


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Lines that only count the pages: at the head or foot of a page, with that page's number."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        match = _PAGE_NUMBER.fullmatch(line.text)
        if not match or line.page == 0:
            continue
        edge = (
            index == 0
            or index == len(lines) - 1
            or lines[index - 1].page != line.page
            or lines[index + 1].page != line.page
        )
        if edge and int(match[1]) in (line.page, line.page - 1) and lines[-1].page > 1:
            found.add(line.number)
    return found


def _said_elsewhere(address: str, texts: Sequence[str], index: int) -> bool:
    """Whether the same address stands within a sentence, so that this line is a link's shadow only."""
    bare = _bare(address)
    before = texts[index - 1] if index else ""
    if _WAITS_ADDRESS.search(before):
        return False
    return any(bare in _bare(text) for text in texts if not _ADDRESS_ONLY.fullmatch(text))


def _bare(text: str) -> str:
    return re.sub(r"https?://|www\.|[<>]|/$", "", text.strip().rstrip("/")).casefold()
