"""Characters that have no business in a text for people: hidden ones, ones that turn the reading direction, letters of
other scripts inside a word. Finds them and says where; corrects nothing, knows no file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Fault = Literal["control-character", "direction-mark", "hidden-character", "broken-character", "foreign-letter"]

# Bidirectional controls (UAX 9): they can show a text, or an address, in another order than it is stored.
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Drawn as nothing: they break searching, reading aloud and addresses without anybody seeing why.
_HIDDEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164"
    "\ufe00-\ufe0e\ufeff\uffa0\U000e0000-\U000e0fff"
)
_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
# A lost character's replacement, private use (fonts of before Unicode), line separators, surrogates, noncharacters.
_BROKEN = "\ufffd\ue000-\uf8ff\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff"
_ODD_I = "İı"  # Turkish; a Vietnamese text has I and i

_ODD = re.compile(
    f"(?P<control>[{_CONTROL}])|(?P<direction>[{_DIRECTION}])|(?P<hidden>[{_HIDDEN}])|(?P<broken>[{_BROKEN}])"
    f"|(?P<foreign>[{_ODD_I}])"
)
_FAULTS: dict[str, Fault] = {
    "control": "control-character",
    "direction": "direction-mark",
    "hidden": "hidden-character",
    "broken": "broken-character",
    "foreign": "foreign-letter",
}
# Greek, Cyrillic, Armenian, Georgian, Cherokee, small capitals and full-width Latin.
_LOOK_ALIKES = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1d00-\u1d7f\uff21-\uff5a]"
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

_CONTEXT = 12  # characters of the text shown before the place, so that one finds it by eye


@dataclass(frozen=True)
class Odd:
    """One such character: what is wrong with it, where it stands in the text, and its Unicode name."""

    fault: Fault
    position: int
    character: str
    before: str
    """The readable words just before it in its line."""

    @property
    def name(self) -> str:
        known = unicodedata.name(self.character, "")
        return f"U+{ord(self.character):04X}" + (f" {known}" if known else "")


def odd(text: str) -> Iterator[Odd]:
    """Every such character of a text, in order."""
    found = [_at(text, match.start(), _FAULTS[match.lastgroup or ""]) for match in _ODD.finditer(text)]
    if _LOOK_ALIKES.search(text):
        for word in _WORD.finditer(text):
            strange = _LOOK_ALIKES.search(word[0])
            if strange and _LATIN.search(word[0]):
                found.append(_at(text, word.start() + strange.start(), "foreign-letter"))
    yield from sorted(found, key=lambda each: each.position)


def _at(text: str, position: int, fault: Fault) -> Odd:
    line = text.rfind("\n", 0, position) + 1
    before = visible(text[max(line, position - _CONTEXT) : position]).lstrip()
    return Odd(fault, position, text[position], before)


# TCVN3 puts the Vietnamese letters in the places of these Latin-1 signs: "®¨ng ký" for "đăng ký".
_OLD_FONT = re.compile(r"[A-Za-z]?[®¨©ª«¬µ¸¶·¹¾»¼½Æ][a-z]|[a-z][®¨©ª«¬­µ¸¶·¹¾»¼½Æ](?![\w])")
_OLD_FONT_ENOUGH = 3  # one of these signs beside a letter is a sign; three different ones are an old font


def old_font(text: str) -> int | None:
    """Where a text typed with a font of before Unicode (TCVN3) begins, if it looks like one."""
    first, signs = None, set()
    for match in _OLD_FONT.finditer(text):
        first = match.start() if first is None else first
        signs |= {sign for sign in match[0] if not sign.isascii()}
        if len(signs) >= _OLD_FONT_ENOUGH:
            return first
    return None


def visible(text: str) -> str:
    """The text with every hidden, turning or control character shown as its number, safe to print on a terminal."""
    return _ODD.sub(lambda match: match[0] if match[0] in _ODD_I else f"\\u{ord(match[0]):04x}", text).replace(
        "\r", "\\r"
    )
