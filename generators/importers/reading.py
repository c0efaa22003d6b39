"""Any file an officer has, by its name and its first bytes: which reader takes it. Knows no meaning."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from generators.importers import markdown, text
from generators.importers.source import Source, Unreadable

_OLD_FILE = b"\xd0\xcf\x11\xe0"
"""How the files of old Word begin, and those that a password locks."""


def read(name: str, data: bytes) -> Source:
    """The file's lines, read as what its first bytes show it to be, else as what its name says.

    Raises Unreadable with the reason for a file no text comes out of.
    """
    if not data.strip():
        raise Unreadable("no-words", name=name)
    match _shown(data) or PurePath(name).suffix.lower():
        case ".docx" | ".docm":
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


def _shown(data: bytes) -> str:
    """The suffix that the first bytes stand for, "" where they show nothing: people rename files, and programs save web pages
    as .doc.
    """
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(_OLD_FILE):
        return ".docx"  # the reader of Word files knows an old one from a locked one
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"PK\x03\x04"):
        named = data[:200]
        return ".odt" if b"application/vnd.oasis" in named else ".docx" if b"word/" in data else ""
    return ".html" if head[:200].lower().startswith((b"<!doctype html", b"<html")) else ""


def _text(name: str, data: bytes) -> Source:
    """Plain text, in which a program may have left its marks."""
    source = text.read(name, data)
    links: dict[str, str] = {}
    lines, remarks = markdown.plain(source.lines, links)
    return replace(source, lines=tuple(lines), links=links, repairs=(*source.repairs, *remarks))
