"""Any file an officer has, by its name and its first bytes: which reader takes it. Knows no meaning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from generators.importers import markdown, text
from generators.importers.source import Source, Unreadable


def read(name: str, data: bytes) -> Source:
    """The file's lines. Raises Unreadable with the reason for a file no text comes out of."""
    if not data.strip():
        raise Unreadable("no-words", name=name)
    match PurePath(name).suffix.lower():
        case ".docx":
            from generators.importers import word

            return word.read(name, data)
        case ".pdf":
            from generators.importers import pdf

            return pdf.read(name, data)
        case ".html" | ".htm":
            from generators.importers import html

            return html.read(name, data)
        case ".md" | ".markdown":
            return markdown.read(name, data)
        case ".txt" | ".text" | "":
            return _text(name, data)
        case ".doc" | ".rtf" | ".odt" as other:
            raise Unreadable("old-word", name=name, suffix=other)
        case other:
            raise Unreadable("unknown-file", name=name, suffix=other)


def _text(name: str, data: bytes) -> Source:
    """Plain text, in which a program may have left its marks."""
    source = text.read(name, data)
    links: dict[str, str] = {}
    lines, remarks = markdown.plain(source.lines, links)
    return replace(source, lines=tuple(lines), links=links, repairs=(*source.repairs, *remarks))
