"""Word files (.docx): paragraphs, tables, the numbers Word counts by itself, links, pictures and the codes in them; old fonts
become Unicode. Knows no meaning.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from generators.importers import codes, old_fonts, wraps
from generators.importers.source import Line, Remark, Source, Unreadable
from generators.importers.tables import rows_as_points

MOST_BYTES = 60_000_000  # of one part, unpacked: pictures of a phone are a tenth of it, and a zip can hold any lie
_BULLET = "-"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same text box once more, for programs older than 2010."""


def read(name: str, data: bytes) -> Source:
    """The paragraphs of a Word file. Raises Unreadable for what is none."""
    try:
        with ZipFile(BytesIO(data)) as package:
            if any(info.file_size > MOST_BYTES for info in package.infolist()):
                raise Unreadable("broken-file", name=name, reason="quá lớn")
        document = Document(BytesIO(data))
    except (BadZipFile, KeyError, ValueError, XMLSyntaxError, EOFError, OSError, AttributeError) as error:
        raise Unreadable("broken-file", name=name, reason=str(error)[:80] or type(error).__name__) from error
    return _Reader(name, document).read()


class _Reader:
    def __init__(self, name: str, document: Any) -> None:
        self.name, self.document = name, document
        self.lines: list[Line] = []
        self.links: dict[str, str] = {}
        self.fonts: dict[str, int] = {}
        self.number = 0
        self.gap = 0
        self.lists = _Lists(document)

    def read(self) -> Source:
        self._container(self.document.element.body)
        lines = self.lines
        if wraps.cut_by_margin([line for line in lines if not line.heading and not line.mark]):
            lines = [replace(line, whole=False) for line in lines]  # pasted from a PDF, a line a paragraph
        repairs = [Remark("fixed-font", first, {"font": font}) for font, first in self.fonts.items()]
        text = "\n".join(line.text for line in lines)
        old = old_fonts.recognised(text) if not self.fonts else None
        if old is not None:
            lines = [replace(line, text=old_fonts.unicode(line.text, old)) for line in lines]
            repairs.append(Remark("fixed-font", 0, {"font": old}))
        return Source(self.name, "đoạn", tuple(lines), self.links, tuple(repairs))

    def _container(self, container: Any) -> None:
        for child in container:
            match child.tag:
                case tag if tag == qn("w:p"):
                    self._paragraph(child)
                case tag if tag == qn("w:tbl"):
                    self._table(child)
                case tag if tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:smartTag"), qn("w:customXml")):
                    self._container(child)
                case _:
                    pass  # properties, bookmarks, what was deleted

    # ── paragraphs ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _paragraph(self, element: Any) -> None:
        self.number += 1
        text = unicodedata.normalize("NFC", "".join(self._words(element)))
        pictures = [*self._pictures(element)]
        rows = [row.strip() for row in text.split("\n")]
        style = self._style(element)
        mark = self.lists.mark(element, style)
        for index, row in enumerate(row for row in rows if row):
            self.lines.append(
                Line(
                    row,
                    self.number,
                    gap=self.gap if index == 0 else 0,
                    whole=len([each for each in rows if each]) == 1,
                    heading=_heading(element, style) if index == 0 else 0,
                    mark=mark if index == 0 else "",
                )
            )
            self.gap = 0
        for code in pictures:
            self.lines.append(Line("", self.number, whole=True, picture=True, code=code))
        if not text.strip() and not pictures:
            self.gap += 1
        for box in element.iter(qn("w:txbxContent")):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                self._container(box)

    def _words(self, element: Any) -> Iterator[str]:
        """The words of a paragraph, without those of its text boxes and without what was deleted or hidden."""
        for child in element:
            if child.tag == qn("w:r"):
                yield self._run(child)
            elif child.tag == qn("w:hyperlink"):
                shown = "".join(self._words(child)).strip()
                address = self._target(child)
                if shown and address and shown not in address and address not in shown:
                    self.links[shown] = address
                yield "".join(self._words(child))
            elif child.tag in (qn("w:ins"), qn("w:smartTag"), qn("w:sdt"), qn("w:sdtContent"), qn("w:fldSimple")):
                yield from self._words(child)

    def _run(self, run: Any) -> str:
        properties = run.find(qn("w:rPr"))
        if properties is not None and properties.find(qn("w:vanish")) is not None:
            return ""
        text = "".join(_written(child) for child in run)
        font = self._font(properties)
        encoding = old_fonts.encoding_of_font(font) if font else None
        if encoding is None:
            return text
        self.fonts.setdefault(encoding, self.number)
        if encoding == "TCVN3":
            return old_fonts.from_tcvn3(text, capitals=old_fonts.capitals_font(font))
        return old_fonts.from_vni(text)

    def _font(self, properties: Any) -> str:
        fonts = properties.find(qn("w:rFonts")) if properties is not None else None
        if fonts is None:
            return self.lists.default_font
        return fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or ""

    def _target(self, link: Any) -> str:
        relation = self.document.part.rels.get(link.get(qn("r:id"), ""))
        return str(relation.target_ref) if relation is not None and relation.is_external else ""

    def _style(self, element: Any) -> str:
        properties = element.find(qn("w:pPr"))
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        return style.get(qn("w:val"), "") if style is not None else ""

    def _pictures(self, element: Any) -> Iterator[str]:
        """For each picture, the address in it if it is a QR code, else ""."""
        tag = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
        for blip in element.iter(tag):
            part = self.document.part.related_parts.get(blip.get(qn("r:embed"), ""))
            yield codes.address_in(part.blob) if part is not None else ""
        for old in element.iter("{urn:schemas-microsoft-com:vml}imagedata"):
            part = self.document.part.related_parts.get(old.get(qn("r:id"), ""))
            yield codes.address_in(part.blob) if part is not None else ""

    # ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, table: Any) -> None:
        """A table of data is a list of its rows; one that only places things is read cell by cell."""
        rows = [list(row.findall(qn("w:tc"))) for row in table.findall(qn("w:tr"))]
        words = [
            [" ".join("".join(self._words(p)).strip() for p in cell.iter(qn("w:p"))).strip() for cell in row]
            for row in rows
        ]
        points = rows_as_points([[unicodedata.normalize("NFC", cell) for cell in row] for row in words])
        if points is None:
            width = max((len(row) for row in rows), default=0)
            for column in range(width):
                for row in rows:
                    if column < len(row):
                        self._container(row[column])
            return
        for point in points:
            self.number += 1
            self.lines.append(Line(point, self.number, whole=True, mark=_BULLET, gap=self.gap))
            self.gap = 0


def _written(child: Any) -> str:
    match str(child.tag).rpartition("}")[2]:
        case "t":
            return child.text or ""
        case "tab":
            return "    "
        case "br" | "cr":
            return "\n"
        case "noBreakHyphen":
            return "-"
        case "sym":
            return "•"
        case _:
            return ""


def _heading(element: Any, style: str) -> int:
    """The level of a heading that Word knows as one; 0: none."""
    properties = element.find(qn("w:pPr"))
    outline = properties.find(qn("w:outlineLvl")) if properties is not None else None
    if outline is not None and outline.get(qn("w:val"), "9").isdigit() and int(outline.get(qn("w:val"), "9")) < 9:
        return int(outline.get(qn("w:val"), "0")) + 1
    plain = style.replace(" ", "").casefold()
    for name in ("heading", "tiêuđề", "title"):
        if plain.startswith(name):
            digits = plain.removeprefix(name)
            return int(digits) if digits.isdigit() and 0 < int(digits) < 10 else 1
    return 0


class _Lists:
    """The numbers Word counts: counters for each list, and how each level writes them."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[str, dict[int, tuple[int, str, str]]] = {}
        self.counters: dict[str, dict[int, int]] = {}
        self.styles: dict[str, tuple[str, int]] = {}
        self.default_font = ""
        self._numbering(document)
        self._styles(document)

    def _numbering(self, document: Any) -> None:
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        abstract: dict[str, dict[int, tuple[int, str, str]]] = {}
        for each in root.findall(qn("w:abstractNum")):
            levels = {}
            for level in each.findall(qn("w:lvl")):
                start = _value(level, "start") or "1"
                levels[int(level.get(qn("w:ilvl"), "0"))] = (
                    int(start) if start.isdigit() else 1,
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                )
            abstract[each.get(qn("w:abstractNumId"), "")] = levels
        for num in root.findall(qn("w:num")):
            self.levels[num.get(qn("w:numId"), "")] = abstract.get(_value(num, "abstractNumId") or "", {})

    def _styles(self, document: Any) -> None:
        root = document.styles.element
        defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
        normal = next((s for s in root.findall(qn("w:style")) if s.get(qn("w:default")) == "1"), None)
        fonts = normal.find(f"{qn('w:rPr')}/{qn('w:rFonts')}") if normal is not None else None
        for found in (fonts, defaults):
            if found is not None and not self.default_font:
                self.default_font = found.get(qn("w:ascii")) or ""
        for style in root.findall(qn("w:style")):
            numbered = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if numbered is not None:
                level = _value(numbered, "ilvl") or "0"
                self.styles[style.get(qn("w:styleId"), "")] = (_value(numbered, "numId") or "", int(level))

    def mark(self, element: Any, style: str) -> str:
        """The mark this paragraph carries without anybody having typed it; counts on."""
        properties = element.find(qn("w:pPr"))
        numbered = properties.find(qn("w:numPr")) if properties is not None else None
        number, level = self.styles.get(style, ("", 0))
        if numbered is not None:
            number = _value(numbered, "numId") or number
            level = int(_value(numbered, "ilvl") or level)
        levels = self.levels.get(number)
        if not levels or level not in levels or not any((text.text or "").strip() for text in element.iter(qn("w:t"))):
            return ""
        counters = self.counters.setdefault(number, {})
        start, kind, words = levels[level]
        counters[level] = counters.get(level, start - 1) + 1
        for deeper in [each for each in counters if each > level]:
            del counters[deeper]
        if kind == "bullet" or kind == "none":
            return _BULLET
        for each in range(level + 1):
            if each in levels:
                written = _figure(counters.get(each, levels[each][0]), levels[each][1])
                words = words.replace(f"%{each + 1}", written)
        return words.strip()


def _value(element: Any, name: str) -> str | None:
    found = element.find(qn(f"w:{name}"))
    return found.get(qn("w:val")) if found is not None else None


def _figure(number: int, kind: str) -> str:
    match kind:
        case "lowerLetter":
            return "abcdđefghijklmnopqrstuvwxyz"[(number - 1) % 27]
        case "upperLetter":
            return "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ"[(number - 1) % 27]
        case "lowerRoman" | "upperRoman":
            units = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
            roman = ""
            for value, letters in units:
                while number >= value:
                    roman, number = roman + letters, number - value
            return roman if kind == "upperRoman" else roman.lower()
        case _:
            return str(number)
