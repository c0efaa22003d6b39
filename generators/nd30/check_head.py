"""Quốc hiệu, issuing body, number, date, kind and subject against Phụ lục I, phần I, mục II.1 to II.5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generators.font_metrics import Family, Piece, broken
from generators.nd30.breaches import Breach, breach, look
from generators.nd30.components import DATE, Components
from generators.nd30.rules import SIZE_SETS
from generators.nd30.word_text import Para, WordText

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = re.compile(r"^Số(?P<colon>:?)\s*(?P<number>[\d.…]*)(?P<gap>\s*)/(?P<symbol>.*)$")
SYMBOL = re.compile(r"[A-ZĐ][A-Za-zĐđ]*(-[A-ZĐ0-9][A-Za-zĐđ0-9]*)+")
LENGTH_SLACK = 0.05  # of the length: renderers and printers differ by less


def check_head(text: WordText, found: Components, family: Family | None) -> Iterator[Breach]:
    """Lengths of lines are judged only when the face is given to measure the words with."""
    yield from _nation(found)
    yield from _issuer(found)
    yield from _number(found)
    yield from _date(found)
    yield from _title(found)
    if family and text.sheets:
        page = text.sheets[0]
        yield from _lengths(found, page.width - page.left - page.right, family)


def _nation(found: Components) -> Iterator[Breach]:
    if found.nation is None:
        yield breach("nation", "không thấy Quốc hiệu")
    else:
        if found.nation.text.upper() != NATION:
            yield breach("nation", found.nation.text, "Quốc hiệu")
        yield from look("nation-look", [found.nation], caps=True, bold=True, italic=False)
    if found.motto is None:
        yield breach("motto", "không thấy Tiêu ngữ")
        return
    if found.motto.text != MOTTO:
        yield breach("motto", found.motto.text, "Tiêu ngữ")
    yield from look("motto-look", [found.motto], caps=False, bold=True, italic=False, centred=True)
    if found.motto_rule is None:
        yield breach("motto-line", "không có đường kẻ", "Tiêu ngữ")
    if found.nation and found.date:
        sizes = (found.nation.size, found.motto.size, found.date.size)
        if sizes not in SIZE_SETS:
            yield breach("sizes-together", "-".join(f"{size:g}" for size in sizes), "Quốc hiệu, Tiêu ngữ, địa danh")


def _issuer(found: Components) -> Iterator[Breach]:
    yield from look("parent-look", found.parent, caps=True, bold=False, italic=False)
    if not found.issuer:
        yield breach("issuer", "không thấy tên cơ quan ban hành")
        return
    yield from look("issuer-look", found.issuer, caps=True, bold=True, italic=False, centred=True)
    if found.issuer_rule is None:
        yield breach("issuer-line", "không có đường kẻ", "tên cơ quan ban hành")


def _number(found: Components) -> Iterator[Breach]:
    if found.number is None:
        yield breach("number", "không thấy số, ký hiệu")
        return
    para = found.number
    yield from look("number-look", [para], bold=False, italic=False)
    read = NUMBER.match(para.text)
    if read is None:
        yield breach("number-form", para.text, "số, ký hiệu")
        return
    number, symbol = read["number"], read["symbol"]
    if not read["colon"]:
        yield breach("number", "sau chữ Số không có dấu hai chấm", para)
    if number.isdigit() and int(number) < 10 and len(number) < 2:
        yield breach("number-zero", number, para)
    year = re.match(r"(19|20)\d{2}/", symbol)
    if year:
        yield breach("number-year", year[0].rstrip("/"), para)
        symbol = symbol[len(year[0]) :]
    if (number and read["gap"]) or not SYMBOL.fullmatch(symbol):
        yield breach("number-form", para.text, para)
    kind = found.kind
    if kind and kind.abbreviation and re.split(r"\s*-", symbol)[0] != kind.abbreviation:
        yield breach("number-kind", f"{symbol}, {kind.name} viết tắt là {kind.abbreviation}", para)


def _date(found: Components) -> Iterator[Breach]:
    if found.date is None:
        yield breach("date", "không thấy địa danh, thời gian ban hành")
        return
    para = found.date
    yield from look("date-look", [para], bold=False, italic=True)
    read = DATE.match(para.text)
    assert read is not None  # by which it was found
    if not read["comma"]:
        yield breach("date-comma", para.text, para)
    day, month = read["day"].strip(), read["month"].strip()
    if (day.isdigit() and len(day) < 2) or (month.isdigit() and not _month_written(month)):
        yield breach("date-zero", para.text, para)
    if found.number and not _one_row(found.number, para):
        yield breach("number-row", "khác dòng", found.number)


def _month_written(month: str) -> bool:
    return month == (f"{int(month):02d}" if int(month) < 3 else str(int(month)))


def _one_row(one: Para, other: Para) -> bool:
    return bool(one.cell and other.cell and (one.cell.table, one.cell.row) == (other.cell.table, other.cell.row))


def _title(found: Components) -> Iterator[Breach]:
    if found.about:
        yield from look("about-look", [found.about], caps=False, bold=False, italic=False, centred=True)
    if found.title is None:
        if found.about is None:
            yield breach("kind", "không thấy tên loại, cũng không thấy V/v")
        return
    yield from look("kind-look", [found.title], caps=True, bold=True, italic=False, centred=True)
    if not found.subject:
        yield breach("subject", "không thấy trích yếu", found.title)
        return
    yield from look("subject-look", found.subject, caps=False, bold=True, italic=False, centred=True)
    if found.subject_rule is None:
        yield breach("subject-line", "không có đường kẻ", found.subject[-1])


# ── Lines measured ───────────────────────────────────────────────────────────────────────────────────────────────────


def _lengths(found: Components, width: float, family: Family) -> Iterator[Breach]:
    def share(rule: Para | None, paras: Sequence[Para]) -> float | None:
        """The length of a bordered line against that of the words above it; None for a line drawn in another way."""
        if rule is None or not rule.bordered or not paras:
            return None
        room = rule.cell.width if rule.cell else width
        words = max(_widest(para, room, family) for para in paras)
        return (room - rule.left - rule.right) / words if words else None

    motto = share(found.motto_rule, [found.motto] if found.motto else [])
    if motto is not None and abs(motto - 1) > LENGTH_SLACK:
        yield breach("motto-line-length", f"dài bằng {motto:.0%} dòng chữ", "Tiêu ngữ")
    for code, rule, paras, where in (
        ("issuer-line-length", found.issuer_rule, found.issuer, "tên cơ quan ban hành"),
        ("subject-line-length", found.subject_rule, found.subject, "trích yếu"),
    ):
        part = share(rule, paras)
        if part is not None and not 1 / 3 - LENGTH_SLACK <= part <= 1 / 2 + LENGTH_SLACK:
            yield breach(code, f"dài bằng {part:.0%} dòng chữ", where)


def _widest(para: Para, room: float, family: Family) -> float:
    pieces = [Piece(span.text, family.face(bold=span.bold, italic=span.italic), span.size) for span in para.spans]
    return max((line.width for line in broken(pieces, room)), default=0)
