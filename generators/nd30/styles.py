"""The named styles of a notice as a Word document sets them, so that Word and PDF follow the same; knows no limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from docx.oxml.ns import qn
from lxml.etree import _Element

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


# ── Reading Word's own terms ─────────────────────────────────────────────────────────────────────────────────────────


def page_of(body: _Element) -> Page | None:
    """The page of the document's last section; None where it says none. ValueError for numbers that are none."""
    found = body.findall(f".//{qn('w:sectPr')}")
    size, margins = (found[-1].find(qn(tag)) for tag in ("w:pgSz", "w:pgMar")) if found else (None, None)
    if size is None or margins is None:
        return None

    def points(element: _Element, name: str) -> float:
        return int(element.get(qn(f"w:{name}"), "0")) / TWIPS

    return Page(
        width=points(size, "w"),
        height=points(size, "h"),
        **{side: points(margins, side) for side in ("top", "bottom", "left", "right", "header", "footer")},
    )


def look_of(sheet: StyleSheet, name: str) -> Look:
    """How a style of this name sets its paragraphs. KeyError for none, ValueError for odd numbers."""
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
