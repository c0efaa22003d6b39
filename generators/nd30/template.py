"""A Word template of notices, read and held to the decree: what is missing in it or lies outside the limits is told.

`templates/notices/nd30.docx` holds nothing but named styles and the page. Staff restyle it in Word, a commune may bring
its own, and both forms of a notice follow. Knows no content.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

import docx
from docx.oxml import parse_xml
from lxml.etree import XMLSyntaxError, _Element

from generators.nd30.rules import PAPER_SLACK, SIZE_SETS, rule_book
from generators.nd30.styles import MM, Page, Style, Styles, look_of, page_of
from generators.word_styles import StyleSheet

TEMPLATE = "notices/nd30.docx"
"""The template of all communes, below templates/."""

CM = 72 / 2.54
MOST_UNPACKED = 20 * 1024 * 1024  # ours has 30 KB; a zip can hold any lie
MACROS = ("vbaProject", "vbaData", "activeX")
HYPERLINK = "/hyperlink"  # of a sample line, which gets into no notice


class TemplateFault(Exception):
    """A Word template no notice can be made from; the message lists everything that is wrong, for a clerk."""


class NotADocument(TemplateFault):
    """It is no Word document at all, or is damaged."""


class CarriesProgram(TemplateFault):
    """It carries macros, or fetches things from elsewhere when opened."""


@lru_cache(maxsize=8)  # one template, or one per commune that brings its own
def read_styles(template: bytes) -> Styles:
    """The styles and the page of a template. Raises TemplateFault with all that is missing or outside the decree."""
    sheet, body = _opened(template)
    faults = [f"thiếu kiểu “{style.value}”" for style in Style if style.value not in sheet.id_of]
    if faults:
        raise TemplateFault("; ".join(faults))
    try:
        page = page_of(body)
        looks = {style: look_of(sheet, style.value) for style in Style}
    except ValueError as error:
        raise TemplateFault(f"tệp mẫu có trị số không đọc được ({error})") from error
    if page is None:
        raise TemplateFault("tệp mẫu không có khổ giấy hoặc lề trang")
    styles = Styles(page, looks)
    faults = [*_page_faults(page), *_look_faults(styles), *_font_faults(sheet)]
    if faults:
        raise TemplateFault("; ".join(faults))
    return styles


def _opened(template: bytes) -> tuple[StyleSheet, _Element]:
    """The style sheet and the body of a document that is whole, carries no program and fetches nothing."""
    try:
        with ZipFile(BytesIO(template)) as package:
            if sum(member.file_size for member in package.infolist()) > MOST_UNPACKED:
                raise NotADocument("tệp mẫu bung ra quá lớn")
            programs = [*_programs(package)]
            if programs:
                raise CarriesProgram("; ".join(programs))
            sheet = StyleSheet(package.read("word/styles.xml"))
            body = parse_xml(package.read("word/document.xml"))
        docx.Document(BytesIO(template))
    except _UNREADABLE as error:
        raise NotADocument(f"tệp mẫu không phải là văn bản Word .docx đọc được ({error})") from error
    return sheet, body


# What zip, XML and python-docx say of bytes that are no Word document, are damaged, locked, or a kind of their own.
_UNREADABLE = (
    BadZipFile, KeyError, XMLSyntaxError, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError,
)  # fmt: skip


def _programs(package: ZipFile) -> Iterator[str]:
    """Macros, and what Word would fetch from elsewhere."""
    for name in sorted(package.namelist()):
        if any(f"/{macro}" in f"/{name}" for macro in MACROS):
            yield f"tệp mẫu có macro ({name})"
        if name.endswith(".rels"):
            for relation in parse_xml(package.read(name)):
                outside = relation.get("TargetMode") == "External"
                if outside and not relation.get("Type", "").endswith(HYPERLINK):
                    yield f"tệp mẫu lấy dữ liệu từ nơi khác ({relation.get('Target')})"


# ── What the decree allows ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Wanted:
    """The rule whose limits a style keeps to, and what it must look like; None leaves it free."""

    rule: str
    bold: bool | None = False
    italic: bool | None = False
    align: Literal["center", "both"] | None = None


RUNNING = Wanted("body-size", align="both")
HEADING = Wanted("body-size", bold=None, align="both")

WANTED: Mapping[Style, Wanted] = {
    Style.NATION: Wanted("nation-look", bold=True, align="center"),
    Style.MOTTO: Wanted("motto-look", bold=True, align="center"),
    Style.PARENT: Wanted("parent-look", align="center"),
    Style.ISSUER: Wanted("issuer-look", bold=True, align="center"),
    Style.NUMBER: Wanted("number-look", align="center"),
    Style.DATE: Wanted("date-look", italic=True, align="center"),
    Style.ABOUT: Wanted("about-look", align="center"),
    Style.KIND: Wanted("kind-look", bold=True, align="center"),
    Style.SUBJECT: Wanted("subject-look", bold=True, align="center"),
    Style.ADDRESSEE: Wanted("addressee"),
    Style.ADDRESSEES: Wanted("addressee"),
    Style.ADDRESSEE_ITEM: Wanted("addressee"),
    Style.GROUND: Wanted("ground-look", italic=True, align="both"),
    Style.BODY: RUNNING,
    Style.DASH: RUNNING,
    Style.STEP: RUNNING,
    Style.SUBSTEP: RUNNING,
    Style.CAUTION: RUNNING,
    Style.EXAMPLE: Wanted("body-size", italic=None, align="both"),
    Style.NOTE: Wanted("body-size", italic=None, align="both"),
    Style.CENTRED: Wanted("body-size", bold=None, align="center"),
    Style.HEADING_2: HEADING,
    Style.HEADING_3: HEADING,
    Style.HEADING_4: Wanted("body-size", bold=None, italic=None, align="both"),
    Style.RECIPIENTS: Wanted("recipients-look", bold=True, italic=True),
    Style.RECIPIENT: Wanted("recipient-look"),
    Style.AUTHORITY: Wanted("authority-look", bold=True, align="center"),
    Style.SIGNATORY: Wanted("signatory-look", bold=True, align="center"),
    Style.ANNEX: Wanted("annex-label", bold=True, align="center"),
    Style.ANNEX_TITLE: Wanted("annex-title", bold=True, align="center"),
    Style.ANNEX_OF: Wanted("annex-of", italic=True, align="center"),
    Style.PAGE_NUMBER: Wanted("page-number-look", align="center"),
}

PARAGRAPHS = (Style.GROUND, Style.BODY, Style.DASH, Style.STEP, Style.SUBSTEP, Style.CAUTION, Style.NOTE)
"""The styles of running text: indent, gap and line spacing of Phụ lục I, mục II.6."""


def _look_faults(styles: Styles) -> list[str]:
    book = rule_book()
    faults = []
    for style, wanted in WANTED.items():
        rule, look = book[wanted.rule], styles[style]
        wrong = [] if rule.allows(look.size) else [f"cỡ {look.size:g}"]
        if wanted.bold is not None and look.bold != wanted.bold:
            wrong.append("đậm" if look.bold else "không đậm")
        if wanted.italic is not None and look.italic != wanted.italic:
            wrong.append("nghiêng" if look.italic else "không nghiêng")
        if wanted.align is not None and look.align != wanted.align:
            wrong.append("không canh giữa" if wanted.align == "center" else "không canh đều hai lề")
        if wrong:
            faults.append(f"kiểu “{style.value}” {', '.join(wrong)}; quy định: {rule.says}")
    for style in PARAGRAPHS:
        faults += _paragraph_faults(style, styles)
    together = (styles[Style.NATION].size, styles[Style.MOTTO].size, styles[Style.DATE].size)
    if not faults and together not in SIZE_SETS:
        faults.append("cỡ chữ Quốc hiệu, Tiêu ngữ, ngày tháng phải là 13-14-14 hoặc 12-13-13")
    return faults


def _paragraph_faults(style: Style, styles: Styles) -> Iterator[str]:
    book, look = rule_book(), styles[style]
    begins = (look.left + look.first) / CM
    indent = book["body-indent"]
    if all(abs(begins - allowed) > 0.04 for allowed in (indent.low, indent.high)):
        yield f"kiểu “{style.value}” lùi {begins:.2f} cm; quy định: {indent.says}".replace(".", ",", 1)
    if look.before + look.after < book["body-gap"].low:
        yield f"kiểu “{style.value}” cách đoạn {look.before + look.after:g} pt; quy định: {book['body-gap'].says}"
    if not look.line_exact and not book["body-line"].allows(look.line):
        yield f"kiểu “{style.value}” cách dòng {look.line:g}; quy định: {book['body-line'].says}"


def _page_faults(page: Page) -> list[str]:
    book = rule_book()
    faults = [
        f"{book[code].says}, tệp mẫu có {found / MM:.1f} mm"
        for code, found in (
            ("margin-top", page.top),
            ("margin-bottom", page.bottom),
            ("margin-left", page.left),
            ("margin-right", page.right),
        )
        if not book[code].allows(found / MM, slack=0.2)  # Word rounds to twips, staff to tenths
    ]
    if abs(page.width / MM - 210) > PAPER_SLACK or abs(page.height / MM - 297) > PAPER_SLACK:
        faults.append(f"{book['paper'].says}, tệp mẫu có {page.width / MM:.0f} x {page.height / MM:.0f} mm")
    return faults


def _font_faults(sheet: StyleSheet) -> Iterator[str]:
    """Vietnamese letters with two marks are "hAnsi" to Word, those without any are "ascii"."""
    for style in Style:
        found = {sheet.value(sheet.id_of[style.value], "rPr", "rFonts", slot) for slot in ("ascii", "hAnsi")}
        if wrong := found - {"Times New Roman"}:
            named = ", ".join(sorted(font or "không rõ" for font in wrong))
            yield f"kiểu “{style.value}” dùng phông {named}, quy định Times New Roman"
        colour = sheet.value(sheet.id_of[style.value], "rPr", "color")
        if colour not in (None, "", "auto", "000000"):
            yield f"kiểu “{style.value}” có màu {colour}; quy định: {rule_book()['colour'].says}"
