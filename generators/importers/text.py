"""Plain text as it comes out of a PDF, an e-mail or an old program: bytes to lines. Knows no meaning."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generators.importers import old_fonts
from generators.importers.source import Line, Remark, Source, Unreadable

MOST_BYTES = 8 * 1024 * 1024  # of plain text: a hundred times the longest notice
MOST_LINE = 60_000  # characters: the longest field of a national record has fifty thousand


def read(name: str, data: bytes) -> Source:
    """The lines of a text file. Raises Unreadable for what is no text."""
    text, repairs = decoded(data)
    return Source(name, "dòng", tuple(lines(text)), repairs=tuple(repairs))


def decoded(data: bytes) -> tuple[str, list[Remark]]:
    """The bytes as composed Unicode, whatever they were typed in, and what had to be done for that."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too-large", size=str(len(data) // 1024), limit=str(MOST_BYTES // 1024))
    repairs = []
    text, encoding = _text(data)
    if "\0" in text:
        raise Unreadable("not-text")
    if encoding not in ("utf-8-sig", "utf-16"):
        repairs.append(Remark("fixed-encoding", 0, {"encoding": encoding}))
    old = old_fonts.recognised(text)
    if old is not None:
        text = old_fonts.unicode(text, old)
        repairs.append(Remark("fixed-font", 0, {"font": old}))
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        repairs.append(Remark("fixed-nfc", 0))
    return composed, repairs


def _text(data: bytes) -> tuple[str, str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8-sig"
    except UnicodeDecodeError:
        pass
    if b"\0" in data:
        raise Unreadable("not-text")
    western = data.decode("cp1252", errors="replace").replace("\x90", "\u00d0")
    if old_fonts.recognised(_latin(data)) is not None:
        return _latin(data), "windows-1252"
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    better = old_fonts.share_of_syllables(vietnamese) >= old_fonts.share_of_syllables(western)
    return (vietnamese, "windows-1258") if better else (western, "windows-1252")


def _latin(data: bytes) -> str:
    """One sign a byte, as the old fonts counted them."""
    return data.decode("latin-1")


_LINE_ENDS = re.compile("\r\n?|\n|\x0b|\x85|\u2028|\u2029")


def lines(text: str) -> list[Line]:
    """The lines that have words, each knowing how many empty ones stand before it; a form feed begins a page."""
    found: list[Line] = []
    page, gap = 1, 0
    for number, written in enumerate(_LINE_ENDS.split(text), 1):
        page += written.count("\f")
        line = written.replace("\f", " ").expandtabs(8)
        if not line.strip():
            gap += 1
            continue
        for words in portions(line.strip()):
            found.append(Line(words, number, indent=len(line) - len(line.lstrip()), page=page, gap=gap))
            gap = 0
    return found


def portions(words: str) -> Iterator[str]:
    """A line of any length in parts that can be read one by one: no word of it is dropped, none is cut."""
    while len(words) > MOST_LINE:
        at = words.rfind(" ", 1, MOST_LINE)
        cut = at if at > 0 else MOST_LINE
        yield words[:cut].rstrip()
        words = words[cut:].lstrip()
    if words:
        yield words
