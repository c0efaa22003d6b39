"""Web pages: headings, paragraphs, lists, tables, links; menus, scripts and styles left out. Knows no meaning."""

from __future__ import annotations

from html.parser import HTMLParser

from generators.importers import text
from generators.importers.source import Line, Source
from generators.importers.tables import rows_as_points

_SILENT = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "select",
}
_BLOCKS = {
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "article",
    "dt",
    "dd",
    "caption",
    "pre",
}
_VOID = {"br", "img", "hr", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}


def read(name: str, data: bytes) -> Source:
    """The paragraphs of a page. Raises Unreadable for what is no text."""
    decoded, repairs = text.decoded(data)
    page = _Page()
    page.feed(decoded)
    page.close()
    page.end()
    return Source(name, "đoạn", tuple(page.lines), page.links, tuple(repairs))


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.links: dict[str, str] = {}
        self.words = ""
        self.silent: list[str] = []
        self.heading = 0
        self.lists: list[list[int | str]] = []
        self.mark = ""
        self.link: tuple[str, int] | None = None
        self.table: list[list[str]] | None = None
        self.depth = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if self.silent:
            if tag not in _VOID:
                self.silent.append(tag)
            return
        if tag in _SILENT:
            self._flush()
            self.silent.append(tag)
            return
        match tag:
            case "br":
                self.words += "\n" if self.table is None else " "
            case "img":
                self._flush()
                self.lines.append(Line("", self._number(), whole=True, picture=True))
            case "ul" | "ol":
                self._flush()
                start = given.get("start") or "1"
                self.lists.append([tag, int(start) - 1 if start.isdigit() else 0])
            case "li":
                self._flush()
                self.mark = self._next_mark()
            case "a":
                self.link = (given.get("href") or "", len(self.words))
            case "table" if self.table is None:
                self._flush()
                self.table = []
            case "tr" if self.table is not None:
                self._end_cell()
                self.table.append([])
            case "td" | "th" if self.table is not None:
                self._end_cell()  # pages leave out the end tag
                if not self.table:
                    self.table.append([])
            case _ if tag in _BLOCKS:
                if self.table is None:
                    self._flush()
                else:
                    self.words += " "  # two paragraphs of one cell are no one word
                if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
                    self.heading = int(tag[1])
            case _:
                pass  # bold, spans, fonts: the words count

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag in self.silent:
                while self.silent and self.silent.pop() != tag:
                    pass
            return
        match tag:
            case "a":
                self._linked()
            case "ul" | "ol":
                self._flush()
                if self.lists:
                    self.lists.pop()
            case "td" | "th" if self.table:
                rows = (" ".join(row.split()) for row in self.words.split("\n"))
                self.table[-1].append("\n".join(row for row in rows if row))
                self.words = ""
            case "table":
                self._end_table()
            case _ if tag in _BLOCKS and self.table is None:
                self._flush()
            case _ if tag in _BLOCKS:
                self.words += "\n"
            case _:
                pass

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words += " ".join(data.split("\n")) if data.strip() else " "

    def end(self) -> None:
        self._end_table()
        self._flush()

    def _number(self) -> int:
        return len(self.lines) + 1

    def _next_mark(self) -> str:
        if not self.lists or self.lists[-1][0] == "ul":
            return "-"
        self.lists[-1][1] = int(self.lists[-1][1]) + 1
        return f"{self.lists[-1][1]}."

    def _linked(self) -> None:
        if self.link is not None:
            address, start = self.link
            shown = " ".join(self.words[start:].split())
            if address.startswith(("http://", "https://")) and shown and shown not in address and address not in shown:
                self.links[shown] = address
        self.link = None

    def _flush(self) -> None:
        rows = [" ".join(row.split()) for row in self.words.split("\n")]
        for row in rows:
            for words in text.portions(row):
                self.lines.append(Line(words, self._number(), whole=True, heading=self.heading, mark=self.mark))
                self.mark = ""
        if any(rows):
            self.heading = 0
        self.words = ""

    def _end_cell(self, *, closed: bool = False) -> None:
        """The words so far are a cell; words that stand in a table but in no cell are one too."""
        words = " ".join(self.words.split())
        if self.table is not None and (words or closed):
            if not self.table:
                self.table.append([])
            self.table[-1].append(words)
            self.words = ""

    def _end_table(self) -> None:
        self._end_cell()
        if self.table is None:
            return
        rows, self.table = [row for row in self.table if row], None
        points = rows_as_points([[" ".join(cell.split()) for cell in row] for row in rows])
        if points is not None:
            self.lines += [
                Line(words, self._number() + place, whole=True, mark="-") for place, words in enumerate(points)
            ]
            return
        for cell in (cell for row in rows for cell in row):
            for words in cell.splitlines():
                self.lines.append(Line(words, self._number(), whole=True))
