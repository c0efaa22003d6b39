"""Markdown, and text that a program has sprinkled with its marks: headings, lists, links and stars. Knows no meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generators.importers import text
from generators.importers.source import Line, Remark, Source

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_PICTURE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
_LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")
_ANGLED = re.compile(r"<((?:https?://|www\.|mailto:)[^<>\s]+)>")
_STRONG = re.compile(r"(?<![*\w])(\*\*\*|\*\*|___|__)(?=\S)(.+?)(?<=\S)\1(?![*\w])")
_LIGHT = re.compile(r"(?<![*\w_])([*_])(?=[^\s*_])([^*_]+?)(?<=[^\s*_])\1(?![*\w_])")
_STRAY = re.compile(r"\*{2,}")
_HEAD_STAR = re.compile(r"\*{3}\s+(.+?)\*{2}$")
"""A bold heading whose bullet was a star too: *** Lợi ích** is "* Lợi ích"."""
_CODE = re.compile(r"`+([^`]+)`+")
_RULE = re.compile(r"(?:[-*_]\s*){3,}$|[=-]{3,}$")
_TABLE_RULE = re.compile(r"\|?[\s:|-]+\|[\s:|-]*$")
_QUOTE = re.compile(r"(?:>\s?)+")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|])")


def read(name: str, data: bytes) -> Source:
    """The lines of a Markdown file, its marks understood. Raises Unreadable for what is no text."""
    decoded, repairs = text.decoded(data)
    links: dict[str, str] = {}
    found, _ = plain(text.lines(decoded), links)
    return Source(name, "dòng", tuple(found), links, tuple(repairs))


def plain(lines: Iterable[Line], links: dict[str, str]) -> tuple[list[Line], list[Remark]]:
    """The lines without marks; `links` takes what words lead where. Remarks tell which lines had marks in them."""
    found: list[Line] = []
    marked = []
    gap = 0
    for line in lines:
        if _RULE.fullmatch(line.text) or _TABLE_RULE.fullmatch(line.text):
            gap += 1
            continue
        made = _plain(line, links)
        if made.text != line.text:
            marked.append(line.number)
        if made.text or made.picture:
            found.append(replace(made, gap=made.gap + gap))
            gap = 0
    remarks = [Remark("fixed-marks", marked[0], {"count": str(len(marked))})] if marked else []
    return found, remarks


def _plain(line: Line, links: dict[str, str]) -> Line:
    words, heading, picture = line.text, 0, line.picture
    if (title := _HEADING.fullmatch(words)) is not None:
        heading, words = len(title[1]), title[2]
    shown = _PICTURE.search(words)
    if shown:
        picture, words = True, _PICTURE.sub(lambda found: found[1], words)
    for link in _LINK.finditer(words):
        if link[1] != link[2]:
            links[link[1]] = link[2]
    words = _ANGLED.sub(r"\1", _LINK.sub(r"\1", words))
    words = _HEAD_STAR.sub(r"* \1", words)
    for _ in range(2):  # strong words within light ones, and the other way round
        words = _STRONG.sub(r"\2", words)
        words = _LIGHT.sub(r"\2", words)
    words = _CODE.sub(r"\1", words)
    words = _STRAY.sub("", words)
    words = _QUOTE.sub("", words, count=1) if words.startswith(">") else words
    words = _ESCAPE.sub(r"\1", words)
    if words.startswith("|") and words.endswith("|") and words.count("|") > 2:
        words = " – ".join(cell.strip() for cell in words.strip("|").split("|") if cell.strip())
    return replace(line, text=words.strip(), heading=heading, picture=picture)
