"""A Word document as whoever reads it sees it: paragraphs with the formatting that takes effect, sections, margins.

Lengths in points. Knows Word and no decree.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError, _Element

from generators.word_styles import TWIPS, PropertyKind, StyleSheet, on, own

MOST_BYTES = 50_000_000  # of one part, unpacked: a notice has a thousandth of it, and a zip can hold any lie


class NotWord(ValueError):
    """Bytes that are no Word document; the message says why, for a clerk."""


@dataclass(frozen=True)
class Span:
    """A stretch of text in one formatting. `colour` is RRGGBB, or "auto"."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    underlined: bool
    colour: str


@dataclass(frozen=True)
class Cell:
    """A place in a table: tables count through the document, `tall` cells keep their row on one page."""

    table: int
    row: int
    column: int
    width: float
    whole: bool


@dataclass(frozen=True)
class Para:
    """A paragraph. `line` is a multiple of single spacing, or points where `line_exact`."""

    spans: tuple[Span, ...]
    section: int
    cell: Cell | None
    align: str
    before: float
    after: float
    line: float
    line_exact: bool
    first: float
    left: float
    right: float
    keep_next: bool
    starts_page: bool
    rule: bool
    """Carries a horizontal line: a border above or below, or a drawn one."""
    bordered: bool
    """The line is a border, whose length the indents tell."""

    @cached_property
    def text(self) -> str:
        """The words as read: one kind of space, none at the ends."""
        return " ".join("".join(span.text for span in self.spans).replace("\u00a0", " ").split())

    @cached_property
    def size(self) -> float:
        """The size most of its letters have; 0 without letters."""
        sizes: dict[float, int] = {}
        for span in self.solid:
            sizes[span.size] = sizes.get(span.size, 0) + len(span.text)
        return max(sizes, key=lambda size: sizes[size], default=0)

    @cached_property
    def solid(self) -> tuple[Span, ...]:
        return tuple(span for span in self.spans if span.text.strip())

    @property
    def bold(self) -> bool:
        return bool(self.solid) and all(span.bold for span in self.solid)

    @property
    def italic(self) -> bool:
        return bool(self.solid) and all(span.italic for span in self.solid)

    @property
    def any_bold(self) -> bool:
        return any(span.bold for span in self.solid)

    @property
    def any_italic(self) -> bool:
        return any(span.italic for span in self.solid)

    @property
    def underlined(self) -> bool:
        return bool(self.solid) and all(span.underlined for span in self.solid)


@dataclass(frozen=True)
class Margin:
    """What a header or footer holds: its paragraphs, and those of them that carry the page number."""

    paras: tuple[Para, ...]
    numbers: tuple[Para, ...]


@dataclass(frozen=True)
class Sheet:
    """One section: its page and its heads and feet. `first` ones are those of its first page, if that is different."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    first_differs: bool
    start: int | None
    header: Margin
    footer: Margin
    first_header: Margin
    first_footer: Margin


@dataclass(frozen=True)
class WordText:
    paras: tuple[Para, ...]
    sheets: tuple[Sheet, ...]


def read_word(docx: bytes) -> WordText:
    """What the document shows. Raises NotWord for anything that is not a .docx."""
    try:
        with ZipFile(BytesIO(docx)) as package:
            return _Reader(package).read()
    except (BadZipFile, KeyError, XMLSyntaxError) as error:
        kind = next((name for start, name in _OTHERS.items() if docx.startswith(start)), "")
        raise NotWord(kind or "không phải một văn bản Word .docx đọc được") from error


_OTHERS = {
    b"\xd0\xcf\x11\xe0": "là tệp Word cũ (.doc): mở bằng Word, lưu lại dạng .docx rồi soát",
    b"%PDF": "là tệp PDF: soát bản Word .docx của nó",
    b"{\\rtf": "là tệp .rtf: mở bằng Word, lưu lại dạng .docx rồi soát",
}
"""What clerks hand in besides .docx, by how such a file begins."""


class _Reader:
    def __init__(self, package: ZipFile) -> None:
        self.package = package
        self.sheet = StyleSheet(self.part("word/styles.xml"))
        self.theme = self.theme_fonts()
        self.tables = 0

    def part(self, name: str) -> bytes:
        info = self.package.getinfo(name)
        if info.file_size > MOST_BYTES:
            raise NotWord(f"{name} quá lớn ({info.file_size} byte)")
        return self.package.read(name)

    def theme_fonts(self) -> dict[str, str]:
        if "word/theme/theme1.xml" not in self.package.namelist():
            return {}
        drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
        theme = parse_xml(self.part("word/theme/theme1.xml"))
        found = {}
        for kind in ("major", "minor"):
            face = theme.find(f".//{drawing}{kind}Font/{drawing}latin")
            if face is not None:
                found[kind] = face.get("typeface", "")
        return found

    def read(self) -> WordText:
        document = parse_xml(self.part("word/document.xml"))
        body = document.find(qn("w:body"))
        if body is None:
            raise NotWord("văn bản không có nội dung")
        paras: list[Para] = []
        breaks: list[_Element] = []
        for paragraph, cell in self.walk(body):
            paras.append(self.para(paragraph, len(breaks), cell))
            properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
            if properties is not None:
                breaks.append(properties)
        last = body.find(qn("w:sectPr"))
        if last is not None:
            breaks.append(last)
        return WordText(tuple(paras), tuple(self.sheets(breaks)))

    def walk(self, container: _Element, cell: Cell | None = None) -> Iterator[tuple[_Element, Cell | None]]:
        """Every paragraph with the outermost cell it stands in."""
        for child in container:
            if child.tag == qn("w:p"):
                yield child, cell
            elif child.tag == qn("w:tbl"):
                number = self.tables
                self.tables += 1
                for row_number, row in enumerate(child.findall(qn("w:tr"))):
                    whole = on(own(row.find(qn("w:trPr")), "cantSplit"))
                    for column, here in enumerate(row.findall(qn("w:tc"))):
                        width = own(here.find(qn("w:tcPr")), "tcW", "w") or "0"
                        points = int(width) / TWIPS if width.isdigit() else 0
                        place = cell or Cell(number, row_number, column, points, whole)
                        yield from self.walk(here, place)
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag")):
                yield from self.walk(child, cell)

    # ── A paragraph ──────────────────────────────────────────────────────────────────────────────────────────────────

    def para(self, paragraph: _Element, section: int, cell: Cell | None) -> Para:
        properties = paragraph.find(qn("w:pPr"))
        style = own(properties, "pStyle") or self.sheet.default

        def value(tag: str, attribute: str = "val") -> str | None:
            found = own(properties, tag, attribute)
            return found if found is not None else self.sheet.value(style, "pPr", tag, attribute)

        def points(tag: str, *attributes: str) -> float:
            found = next((text for attribute in attributes if (text := value(tag, attribute))), "0")
            return int(float(found)) / TWIPS

        exact = value("spacing", "lineRule") in ("exact", "atLeast")
        line = int(float(value("spacing", "line") or 240))
        hanging = points("ind", "hanging")
        bordered = self.bordered(properties, style)
        return Para(
            spans=tuple(self.spans(paragraph, style)),
            section=section,
            cell=cell,
            align={"start": "left", "end": "right", "": "left", None: "left"}.get(value("jc"), value("jc") or "left"),
            before=points("spacing", "before"),
            after=points("spacing", "after"),
            line=line / TWIPS if exact else line / 240,
            line_exact=exact,
            first=-hanging if hanging else points("ind", "firstLine"),
            left=points("ind", "left", "start"),
            right=points("ind", "right", "end"),
            keep_next=on(value("keepNext")),
            starts_page=on(value("pageBreakBefore")) or self.breaks_page(paragraph),
            rule=bordered or self.drawn(paragraph),
            bordered=bordered,
        )

    def bordered(self, properties: _Element | None, style: str) -> bool:
        for given in (properties, self.sheet.properties(style, "pPr")):
            borders = None if given is None else given.find(qn("w:pBdr"))
            if borders is not None:
                sides = (borders.find(qn("w:top")), borders.find(qn("w:bottom")))
                return any(side is not None and side.get(qn("w:val")) not in ("nil", "none") for side in sides)
        return False

    @staticmethod
    def drawn(paragraph: _Element) -> bool:
        """A drawn line, or one of typed characters."""
        tags = {etree_tag.rpartition("}")[2] for etree_tag in (str(one.tag) for one in paragraph.iter())}
        typed = "".join(text.text or "" for text in paragraph.iter(qn("w:t"))).strip()
        characters = bool(typed) and set(typed) <= set("_-–—─━=")
        return bool(tags & {"wsp", "cxnSp", "line", "connector"}) or characters

    @staticmethod
    def breaks_page(paragraph: _Element) -> bool:
        return any(mark.get(qn("w:type")) == "page" for mark in paragraph.iter(qn("w:br")))

    def spans(self, paragraph: _Element, style: str) -> Iterator[Span]:
        for run in paragraph.iter(qn("w:r")):
            text = "".join(self.written(child) for child in run)
            if text:
                yield self.span(run, style, text)

    @staticmethod
    def written(child: _Element) -> str:
        match str(child.tag).rpartition("}")[2]:
            case "t":
                return unicodedata.normalize("NFC", child.text or "")
            case "tab":
                return " "
            case "br" | "cr":
                return "\n"
            case "noBreakHyphen":
                return "-"
            case _:
                return ""

    def span(self, run: _Element, style: str, text: str) -> Span:
        properties = run.find(qn("w:rPr"))
        character = own(properties, "rStyle") or ""

        def value(tag: str, attribute: str = "val") -> str | None:
            for found in (
                own(properties, tag, attribute),
                self.chain(character, "rPr", tag, attribute),
                self.sheet.value(style, "rPr", tag, attribute),
            ):
                if found is not None:
                    return found
            return None

        theme = value("rFonts", "asciiTheme")
        font = value("rFonts", "ascii") or self.theme.get((theme or "")[:5], "")
        caps = on(value("caps"))
        return Span(
            text=text.upper() if caps else text,
            font=font,
            size=int(float(value("sz") or 20)) / 2,
            bold=on(value("b")),
            italic=on(value("i")),
            underlined=value("u") not in (None, "none"),
            colour=(value("color") or "auto").lower(),
        )

    def chain(self, style: str, kind: PropertyKind, tag: str, attribute: str) -> str | None:
        return own(self.sheet.properties(style, kind), tag, attribute) if style else None

    # ── Sections ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def sheets(self, breaks: list[_Element]) -> Iterator[Sheet]:
        nothing = Margin((), ())
        held = {(place, page): nothing for place in ("header", "footer") for page in ("default", "first")}
        for properties in breaks:
            for place, page in held:
                for reference in properties.findall(qn(f"w:{place}Reference")):
                    if reference.get(qn("w:type")) == page:
                        held[(place, page)] = self.margin(reference.get(qn("r:id"), ""))
            start = own(properties, "pgNumType", "start")
            yield Sheet(
                **{name: self.length(properties, "pgSz", at) for name, at in (("width", "w"), ("height", "h"))},
                **{name: self.length(properties, "pgMar", name) for name in ("top", "bottom", "left", "right")},
                first_differs=on(own(properties, "titlePg")),
                start=int(start) if start and start.isdigit() else None,
                header=held[("header", "default")],
                footer=held[("footer", "default")],
                first_header=held[("header", "first")],
                first_footer=held[("footer", "first")],
            )

    @staticmethod
    def length(properties: _Element, tag: str, attribute: str) -> float:
        return int(float(own(properties, tag, attribute) or 0)) / TWIPS

    def margin(self, relation: str) -> Margin:
        relations = parse_xml(self.part("word/_rels/document.xml.rels"))
        target = next((one.get("Target", "") for one in relations if one.get("Id") == relation), "")
        root = parse_xml(self.part(f"word/{target.removeprefix('/word/')}"))
        paras, numbers = [], []
        for paragraph, cell in self.walk(root):
            made = self.para(paragraph, 0, cell)
            paras.append(made)
            codes = [text.text or "" for text in paragraph.iter(qn("w:instrText"))]
            codes += [field.get(qn("w:instr"), "") for field in paragraph.iter(qn("w:fldSimple"))]
            if any(code.split()[:1] == ["PAGE"] for code in codes):
                numbers.append(made)
        return Margin(tuple(paras), tuple(numbers))
