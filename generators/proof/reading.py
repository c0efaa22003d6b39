"""The words of a finished file as a reader gets them: pages, PDFs, Word documents, scripts. Trusts no writer."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import docx

from generators import pdf_text


def text_of(file: Path) -> str:
    """The words of one finished file, in reading order, a line a block; ValueError for a kind it cannot read."""
    match file.suffix:
        case ".html":
            return _html_text(file.read_text(encoding="utf-8"))
        case ".pdf":
            return _flowing(pdf_text.pages(file.read_bytes()))
        case ".docx":
            return _docx_text(file.read_bytes())
        case ".txt":
            return file.read_text(encoding="utf-8")
        case other:
            raise ValueError(f"{file.name}: cannot read {other or 'a file without a suffix'}")


def _flowing(pages: list[str]) -> str:
    """Pages one after another; a sentence that goes on over the page stays one."""
    text = ""
    for page in pages:
        goes_on = page.lstrip()[:1].islower()
        text = f"{text.rstrip()} {page.lstrip()}" if goes_on else f"{text}\n{page}"
    return text


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_P, _W_T, _W_TAB, _W_BR = f"{_W}p", f"{_W}t", f"{_W}tab", f"{_W}br"


def _docx_text(data: bytes) -> str:
    document = docx.Document(BytesIO(data))
    return "\n".join(
        "".join(run.text or "" if run.tag == _W_T else " " for run in paragraph.iter(_W_T, _W_TAB, _W_BR))
        for paragraph in document.element.body.iter(_W_P)
    )


_INLINE = {"a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time", "wbr"}


class _Words(HTMLParser):
    """The text of a page without scripts and styles, blocks apart from one another."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in ("script", "style")
        self.parts.append("" if tag in _INLINE else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")
        self.parts.append("" if tag in _INLINE else "\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def _html_text(page: str) -> str:
    words = _Words()
    words.feed(page)
    words.close()
    return "".join(words.parts)
