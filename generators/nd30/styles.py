"""The named styles of a notice, read from its Word template so that Word and PDF follow the same one; knows no content.

`templates/notices/nd30.docx` holds nothing but these styles and the page. Staff restyle it in Word and both forms
follow; `read_styles` refuses a template in which a style is missing or is set outside what the decree allows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError, _Element

from generators.nd30.rules import PAPER_SLACK, SIZE_SETS, rule_book
from generators.word_styles import TWIPS, StyleSheet, on

MM = 72 / 25.4  # points in a millimetre


class Style(StrEnum):
    """A style by the name that an office worker sees in Word."""

    NATION = "Quốc hiệu"
    MOTTO = "Tiêu ngữ"
    PARENT = "Cơ quan chủ quản"
    ISSUER = "Cơ quan ban hành"
    NUMBER = "Số và ký hiệu"
    DATE = "Địa danh và thời gian"
    ABOUT = "Trích yếu công văn"
    KIND = "Tên loại văn bản"
    SUBJECT = "Trích yếu"
    RULE = "Đường kẻ"
    ADDRESSEE = "Kính gửi"
    ADDRESSEES = "Kính gửi nhiều nơi"
    ADDRESSEE_ITEM = "Danh sách kính gửi"
    GROUND = "Căn cứ"
    BODY = "Nội dung"
    CENTRED = "Đề mục giữa trang"
    HEADING_2 = "Đề mục cấp 1"
    HEADING_3 = "Đề mục cấp 2"
    HEADING_4 = "Đề mục cấp 3"
    DASH = "Gạch đầu dòng"
    STEP = "Bước thực hiện"
    SUBSTEP = "Việc trong bước"
    CAUTION = "Lưu ý"
    EXAMPLE = "Ví dụ"
    TABLE_CAPTION = "Tên bảng"
    TABLE_HEAD = "Đầu cột bảng"
    TABLE_CELL = "Ô bảng"
    FIGURE = "Hình"
    FIGURE_CAPTION = "Chú thích hình"
    NOTE = "Ghi chú"
    RECIPIENTS = "Nơi nhận"
    RECIPIENT = "Danh sách nơi nhận"
    AUTHORITY = "Quyền hạn và chức vụ"
    SIGNATORY = "Họ tên người ký"
    ANNEX = "Phụ lục"
    ANNEX_TITLE = "Tên phụ lục"
    ANNEX_OF = "Kèm theo văn bản"
    PAGE_NUMBER = "Số trang"
    MARK = "Tình trạng bản"
    CONTACT_LINE = "Liên hệ cuối trang"
    SPACER = "Dòng đệm"


@dataclass(frozen=True)
class Look:
    """How one style sets its paragraphs. Lengths in points; `line` is a multiple of single spacing unless exact."""

    id: str
    size: float
    bold: bool = False
    italic: bool = False
    align: Literal["left", "center", "right", "both"] = "left"
    before: float = 0
    after: float = 0
    line: float = 1
    line_exact: bool = False
    left: float = 0
    right: float = 0
    first: float = 0
    """Indent of the first line against `left`; negative where it hangs."""
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    """0 for a heading of the first level."""
    border: float = 0
    """Thickness of a line above the paragraph."""


@dataclass(frozen=True)
class Page:
    """The sheet, in points."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right


@dataclass(frozen=True)
class Styles:
    page: Page
    looks: Mapping[Style, Look]

    def __getitem__(self, style: Style) -> Look:
        return self.looks[style]


class TemplateFault(ValueError):
    """A Word template no notice can be made from; the message lists everything that is wrong, for a clerk."""


@lru_cache(maxsize=8)  # one template, or one per commune that brings its own
def read_styles(template: bytes) -> Styles:
    """The styles and the page of a template. Raises TemplateFault with all that is missing or outside the decree."""
    try:
        with ZipFile(BytesIO(template)) as package:
            sheet = StyleSheet(package.read("word/styles.xml"))
            body = parse_xml(package.read("word/document.xml"))
    except (BadZipFile, KeyError, XMLSyntaxError) as error:
        raise TemplateFault(f"tệp mẫu không phải là văn bản Word đọc được ({error})") from error
    faults = [f"thiếu kiểu “{style.value}”" for style in Style if style.value not in sheet.id_of]
    if faults:
        raise TemplateFault("; ".join(faults))
    page = _page(body)
    styles = Styles(page=page, looks={style: _look(sheet, style.value) for style in Style})
    faults = [*_page_faults(page), *_size_faults(styles), *_font_faults(sheet)]
    if faults:
        raise TemplateFault("; ".join(faults))
    return styles


# ── What the decree allows ───────────────────────────────────────────────────────────────────────────────────────────

SIZED_BY: Mapping[Style, str] = {  # the rule whose limits a style keeps to
    Style.NATION: "nation-look",
    Style.MOTTO: "motto-look",
    Style.PARENT: "parent-look",
    Style.ISSUER: "issuer-look",
    Style.NUMBER: "number-look",
    Style.DATE: "date-look",
    Style.ABOUT: "about-look",
    Style.KIND: "kind-look",
    Style.SUBJECT: "subject-look",
    Style.ADDRESSEE: "addressee",
    Style.GROUND: "ground-look",
    Style.BODY: "body-size",
    Style.RECIPIENTS: "recipients-look",
    Style.RECIPIENT: "recipient-look",
    Style.AUTHORITY: "authority-look",
    Style.SIGNATORY: "signatory-look",
    Style.ANNEX: "annex-label",
    Style.ANNEX_TITLE: "annex-title",
    Style.ANNEX_OF: "annex-of",
    Style.PAGE_NUMBER: "page-number-look",
}


def _size_faults(styles: Styles) -> list[str]:
    book = rule_book()
    faults = [
        f"kiểu “{style.value}” cỡ {styles[style].size:g}, quy định {book[code].low:g}-{book[code].high:g}"
        for style, code in SIZED_BY.items()
        if not book[code].allows(styles[style].size)
    ]
    together = (styles[Style.NATION].size, styles[Style.MOTTO].size, styles[Style.DATE].size)
    if not faults and together not in SIZE_SETS:
        faults.append("cỡ chữ Quốc hiệu, Tiêu ngữ, ngày tháng phải là 13-14-14 hoặc 12-13-13")
    return faults


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


def _font_faults(sheet: StyleSheet) -> list[str]:
    return [
        f"kiểu “{style.value}” dùng phông {font}, quy định Times New Roman"
        for style in Style
        if (font := sheet.value(sheet.id_of[style.value], "rPr", "rFonts", "ascii")) != "Times New Roman"
    ]


# ── Reading Word's own terms ─────────────────────────────────────────────────────────────────────────────────────────


def _page(body: _Element) -> Page:
    found = body.findall(f".//{qn('w:sectPr')}")
    if not found:
        raise TemplateFault("tệp mẫu không có thiết lập trang")
    size, margins = found[-1].find(qn("w:pgSz")), found[-1].find(qn("w:pgMar"))
    if size is None or margins is None:
        raise TemplateFault("tệp mẫu không có khổ giấy hoặc lề trang")

    def points(element: _Element, name: str) -> float:
        return int(element.get(qn(f"w:{name}"), "0")) / TWIPS

    return Page(
        width=points(size, "w"),
        height=points(size, "h"),
        **{side: points(margins, side) for side in ("top", "bottom", "left", "right", "header", "footer")},
    )


def _look(sheet: StyleSheet, name: str) -> Look:
    style = sheet.id_of[name]

    def points(tag: str, attribute: str) -> float:
        return int(sheet.value(style, "pPr", tag, attribute) or 0) / TWIPS

    exact = sheet.value(style, "pPr", "spacing", "lineRule") in ("exact", "atLeast")
    line = int(sheet.value(style, "pPr", "spacing", "line") or 240)
    hanging = points("ind", "hanging")
    outline = sheet.value(style, "pPr", "outlineLvl")
    return Look(
        id=style,
        size=int(sheet.value(style, "rPr", "sz") or 20) / 2,
        bold=on(sheet.value(style, "rPr", "b")),
        italic=on(sheet.value(style, "rPr", "i")),
        align=_ALIGN.get(sheet.value(style, "pPr", "jc") or "left", "left"),
        before=points("spacing", "before"),
        after=points("spacing", "after"),
        line=line / TWIPS if exact else line / 240,
        line_exact=exact,
        left=points("ind", "left"),
        right=points("ind", "right"),
        first=-hanging if hanging else points("ind", "firstLine"),
        keep_next=on(sheet.value(style, "pPr", "keepNext")),
        keep_lines=on(sheet.value(style, "pPr", "keepLines")),
        outline=int(outline) if outline and int(outline) < 9 else None,
        border=_border(sheet.properties(style, "pPr")),
    )


def _border(properties: _Element | None) -> float:
    top = None if properties is None else properties.find(f"{qn('w:pBdr')}/{qn('w:top')}")
    return 0 if top is None or top.get(qn("w:val")) == "nil" else int(top.get(qn("w:sz"), "4")) / 8


_ALIGN: Mapping[str, Literal["left", "center", "right", "both"]] = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "both",
}
