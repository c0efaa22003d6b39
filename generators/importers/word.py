"""Word files (.docx): paragraphs, tables, text boxes, links, pictures and the codes in them; old fonts become Unicode. What
stands beside the text (comments, notes, changes not yet accepted) is told. Knows no meaning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from generators.importers import codes, old_fonts, tables, wraps
from generators.importers.source import Line, Remark, Source
from generators.importers.word_lists import BULLET, Lists, value, whole
from generators.importers.word_package import Package

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FALLBACK = f"{_COMPATIBLE}Fallback"
"""The same text box once more, for programs older than 2010."""
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_TRANSPARENT = frozenset(
    qn(f"w:{name}") for name in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo")
)
"""What only wraps words or paragraphs that are to be read."""
_GONE = frozenset(qn(f"w:{name}") for name in ("del", "moveFrom"))
_LINK = re.compile(r"HYPERLINK\s+\"(?P<address>https?://[^\"]+)\"", re.IGNORECASE)
_ONLY_COUNTS = re.compile(r"[\W\d_]*(?:[Tt]rang)?[\W\d_]*")


def read(name: str, data: bytes) -> Source:
    """The paragraphs of a Word file. Raises Unreadable for what is none."""
    return _Reader(name, Package(name, data)).read()


class _Reader:
    def __init__(self, name: str, package: Package) -> None:
        self.name, self.package = name, package
        self.lines: list[Line] = []
        self.links: dict[str, str] = {}
        self.fonts: dict[str, int] = {}
        self.doubts: list[Remark] = []
        self.number = 0
        self.gap = 0
        self.mark = ""
        """The mark that the next line carries: the number of a step in a table's first column."""
        self.before = ""
        """Words of a paragraph whose end was deleted: they belong to the next one."""
        self.fields: list[str] = []
        """The fields that are open, each with its instruction so far."""
        styles = package.part("styles")
        self.default_font = _default_font(styles)
        self.lists = Lists(package.part("numbering"), styles)
        self.notes = {
            tag: {each.get(qn("w:id"), ""): each for part in package.parts(kind) for each in part}
            for tag, kind in (("comment", "comments"), ("footnote", "footnotes"), ("endnote", "endnotes"))
        }
        self.changes: list[tuple[int, str]] = []

    def read(self) -> Source:
        for body in self.package.document.findall(qn("w:body")):
            self._container(body)
        lines = self.lines
        if wraps.cut_by_margin([line for line in lines if not line.heading and not line.mark]):
            lines = [replace(line, whole=False) for line in lines]  # pasted from a PDF, a line a paragraph
        repairs = [Remark("fixed-font", first, {"font": font}) for font, first in self.fonts.items()]
        text = "\n".join(line.text for line in lines)
        old = old_fonts.recognised(text) if not self.fonts else None
        if old is not None:
            lines = [replace(line, text=old_fonts.unicode(line.text, old)) for line in lines]
            repairs.append(Remark("fixed-font", 0, {"font": old}))
        self._margins(text)
        self._changes()
        return Source(self.name, "đoạn", tuple(lines), self.links, tuple(repairs), tuple(self.doubts))

    def _container(self, container: Any) -> None:
        for child in container:
            match child.tag:
                case tag if tag == qn("w:p"):
                    self._paragraph(child)
                case tag if tag == qn("w:tbl"):
                    self._table(child)
                case tag if tag in _TRANSPARENT:
                    self._container(child)
                case tag if tag == f"{_COMPATIBLE}AlternateContent":
                    self._container(_chosen(child))
                case _:
                    pass  # properties, bookmarks, what was deleted

    # ── paragraphs ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _paragraph(self, element: Any) -> None:
        self.number += 1
        properties = element.find(qn("w:pPr"))
        text = self.before + unicodedata.normalize("NFC", "".join(self._words(element)))
        self.before = ""
        self.fields.clear()
        if properties is not None and properties.find(f"{qn('w:rPr')}/{qn('w:del')}") is not None:
            self.before = text
            text = ""
        pictures = [*self._pictures(element)]
        rows = [row.strip() for row in text.split("\n") if row.strip()]
        style = (value(properties, "pStyle") or "") if properties is not None else ""
        mark = (self.lists.mark(properties, style) if rows else "") or self.mark
        for index, row in enumerate(rows):
            first = index == 0
            self.lines.append(
                Line(
                    row,
                    self.number,
                    gap=self.gap if first else 0,
                    whole=len(rows) == 1,
                    heading=_heading(properties, style) if first else 0,
                    mark=mark if first else "",
                    bold=len(rows) == 1 and _bold(element),
                )
            )
            self.gap, self.mark = 0, ""
        for code in pictures:
            self.lines.append(Line("", self.number, whole=True, picture=True, code=code))
        if not rows and not pictures:
            self.gap += 1
        self._beside(element)
        for box in element.iter(qn("w:txbxContent")):
            own = next(box.iterancestors(qn("w:p")), None) is element
            if own and next(box.iterancestors(_FALLBACK), None) is None:
                self._container(box)

    def _words(self, element: Any) -> Iterator[str]:
        """The words of a paragraph, without those of its text boxes and without what was deleted or hidden."""
        for child in element:
            if child.tag == qn("w:r"):
                yield self._run(child)
            elif child.tag == qn("w:hyperlink"):
                words = "".join(self._words(child))
                self._linked(words, self.package.link(child.get(qn("r:id"), "")))
                yield words
            elif child.tag in _TRANSPARENT or child.tag == qn("w:fldSimple"):
                yield from self._words(child)
            elif child.tag == f"{_COMPATIBLE}AlternateContent":
                yield from self._words(_chosen(child))
            elif str(child.tag).startswith(_MATH):
                yield "".join(each.text or "" for each in child.iter(f"{_MATH}t"))
            elif child.tag in _GONE:
                gone = "".join(t.text or "" for t in child.iter(qn("w:delText"), qn("w:t"))).strip()
                if gone and child.tag == qn("w:del"):
                    self.changes.append((self.number, gone))

    def _linked(self, words: str, address: str) -> None:
        shown = " ".join(words.split())
        if shown and address and shown not in address and address.rstrip("/") not in shown:
            self.links[shown] = address

    def _run(self, run: Any) -> str:
        properties = run.find(qn("w:rPr"))
        text = "".join(self._written(child) for child in run)
        if _on(properties, "vanish"):
            return ""
        if self.fields and (found := _LINK.search(self.fields[-1])):
            self._linked(text, found["address"])
        font = self._font(properties)
        encoding = old_fonts.encoding_of_font(font) if font else None
        if encoding is not None:
            self.fonts.setdefault(encoding, self.number)
            if encoding == "TCVN3":
                text = old_fonts.from_tcvn3(text, capitals=old_fonts.capitals_font(font))
            else:
                text = old_fonts.from_vni(text)
        return text.upper() if _on(properties, "caps") else text

    def _font(self, properties: Any) -> str:
        fonts = properties.find(qn("w:rFonts")) if properties is not None else None
        if fonts is None:
            return self.default_font
        return fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or ""

    def _written(self, child: Any) -> str:
        match str(child.tag).rpartition("}")[2]:
            case "t":
                return child.text or ""
            case "tab" | "ptab":
                return "    "
            case "br" | "cr":
                return "\n"
            case "noBreakHyphen":
                return "-"
            case "sym":
                return "•"
            case "fldChar":
                self._field(child.get(qn("w:fldCharType"), ""))
            case "instrText" if self.fields:
                self.fields[-1] += child.text or ""
            case _:
                pass
        return ""

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append("")
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _pictures(self, element: Any) -> Iterator[str]:
        """For each picture of the paragraph, the address in it if it is a QR code, else ""."""
        for drawn in element.iter(qn("w:drawing"), qn("w:pict"), qn("w:object")):
            if next(drawn.iterancestors(qn("w:p")), None) is not element or any(
                each.tag == _FALLBACK or each.tag in _GONE for each in drawn.iterancestors()
            ):
                continue
            names = [blip.get(qn("r:embed"), "") for blip in drawn.iter(_BLIP)]
            names += [old.get(qn("r:id"), "") for old in drawn.iter(_OLD_PICTURE)]
            for name in names:
                data = self.package.picture(name)
                yield codes.address_in(data) if data is not None else ""
            if not names and drawn.tag == qn("w:drawing") and next(drawn.iter(qn("w:txbxContent")), None) is None:
                yield ""  # a chart, a drawing made of lines

    # ── beside the text ──────────────────────────────────────────────────────────────────────────────────────────────

    def _beside(self, element: Any) -> None:
        """Comments and notes that belong to a place in this paragraph."""
        for tag, code in (("comment", "word-comment"), ("footnote", "word-footnote"), ("endnote", "word-endnote")):
            for reference in element.iter(qn(f"w:{tag}Reference")):
                if next(reference.iterancestors(qn("w:p")), None) is not element:
                    continue
                note = self.notes[tag].get(reference.get(qn("w:id"), ""))
                words = self._all_words(note) if note is not None else ""
                if words:
                    self.doubts.append(Remark(code, self.number, {"found": words}))

    def _all_words(self, element: Any) -> str:
        paragraphs = ("".join(self._words(each)) for each in element.iter(qn("w:p")))
        return unicodedata.normalize("NFC", " ".join(" ".join(paragraphs).split()))

    def _margins(self, text: str) -> None:
        """What the head and the foot of every page say, where the text does not say it too."""
        seen: set[str] = set()
        for root in (*self.package.parts("header"), *self.package.parts("footer")):
            words = self._all_words(root)
            if words and words not in seen and words not in text and not _ONLY_COUNTS.fullmatch(words):
                self.doubts.append(Remark("word-margin", 0, {"found": words}))
            seen.add(words)

    def _changes(self) -> None:
        if self.changes:
            found = "; ".join(f"“{words}”" for _, words in self.changes[:5]) + ("; …" if len(self.changes) > 5 else "")
            values = {"count": str(len(self.changes)), "found": found}
            self.doubts.append(Remark("word-changes", self.changes[0][0], values))

    # ── tables ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, table: Any) -> None:
        """A table of steps is these steps, one of data a list of its rows; one that only places things is read as it is seen."""
        rows = [[*_cells(row)] for row in _rows(table)]
        words = self._grid(rows)
        steps = tables.step_marks(words)
        points = tables.rows_as_points(words) if steps is None else None
        if steps is not None:
            for row, mark in zip(rows, steps, strict=True):
                if mark is not None:
                    self.mark = mark or self.mark
                    for cell in row[1:]:
                        self._container(cell)
                    if mark and self.mark:  # a row of pictures only
                        self.number += 1
                        self.lines.append(Line(f"{mark} ", self.number, whole=True))
                        self.mark = ""
        elif points is not None:
            for point in points:
                self.number += 1
                self.lines.append(Line(point, self.number, whole=True, mark=BULLET, gap=self.gap))
                self.gap = 0
            for paragraph in table.iter(qn("w:p")):
                for code in self._pictures(paragraph):
                    self.lines.append(Line("", self.number, whole=True, picture=True, code=code))
                self._beside(paragraph)
        elif tables.is_frame(words):
            for column in range(max((len(row) for row in rows), default=0)):
                for row in rows:
                    if column < len(row):
                        self._container(row[column])
        else:
            for row in rows:
                for cell in row:
                    self._container(cell)

    def _grid(self, rows: list[list[Any]]) -> list[list[str]]:
        """The words of each cell in the columns of the table; a cell over several rows says the same in each."""
        number, changes = self.number, [*self.changes]
        grid: list[list[str]] = []
        for row in rows:
            made: list[str] = []
            for cell in row:
                properties = cell.find(qn("w:tcPr"))
                merged = properties.find(qn("w:vMerge")) if properties is not None else None
                above = grid[-1][len(made)] if grid and len(made) < len(grid[-1]) else ""
                goes_on = merged is not None and merged.get(qn("w:val"), "continue") == "continue"
                said = " ".join("".join(self._words(p)).strip() for p in cell.iter(qn("w:p")))
                made.append(above if goes_on else unicodedata.normalize("NFC", " ".join(said.split())))
                span = whole(value(properties, "gridSpan"), 1) if properties is not None else 1
                made += [""] * (min(span, tables.MOST_COLUMNS) - 1)
            grid.append(made)
        width = max((len(row) for row in grid), default=0)
        self.number, self.changes = number, changes  # the same words are read once more where they become lines
        return [row + [""] * (width - len(row)) for row in grid]


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == qn("w:tr"):
            properties = child.find(qn("w:trPr"))
            if properties is None or properties.find(qn("w:del")) is None:
                yield child
        elif child.tag in _TRANSPARENT:
            yield from _rows(child)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _cells(child)


def _chosen(alternatives: Any) -> Any:
    """What today's programs show; what old ones show where there is nothing else."""
    choice = alternatives.find(f"{_COMPATIBLE}Choice")
    fallback = alternatives.find(_FALLBACK)
    return choice if choice is not None else fallback if fallback is not None else ()


def _on(properties: Any | None, name: str) -> bool:
    """Whether a run has a property that is on or off."""
    found = properties.find(qn(f"w:{name}")) if properties is not None else None
    return found is not None and found.get(qn("w:val"), "1") not in ("0", "false", "off")


def _bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.iter(qn("w:r")) if any((t.text or "").strip() for t in run.findall(qn("w:t")))]
    return bool(runs) and all(_on(run.find(qn("w:rPr")), "b") for run in runs)


def _heading(properties: Any | None, style: str) -> int:
    """The level of a heading that Word knows as one; 0: none."""
    level = whole(value(properties, "outlineLvl"), 9) if properties is not None else 9
    if level < 9:
        return level + 1
    plain = style.replace(" ", "").casefold()
    for name in ("heading", "tiêuđề", "title"):
        if plain.startswith(name):
            digits = plain.removeprefix(name)
            return int(digits) if digits.isdigit() and 0 < int(digits) < 10 else 1
    return 0


def _default_font(styles: Any | None) -> str:
    if styles is None:
        return ""
    normal = next((each for each in styles.findall(qn("w:style")) if each.get(qn("w:default")) == "1"), None)
    fonts = [normal.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")] if normal is not None else []
    fonts.append(styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}"))
    return next((font.get(qn("w:ascii"), "") for font in fonts if font is not None and font.get(qn("w:ascii"))), "")
