"""One text while it is read: what stands before a place, and what earlier places have told."""

from __future__ import annotations

from . import addresses
from .found import Found
from .lexicon import Lexicon
from .spans import Kind

# Far enough to see "số điện thoại của Bà … công chức …", near enough to stay cheap.
REACH = 48

# A few signs and spaces; more is no longer the head of a line.
ORNAMENTS = 6

_OPENING = str.maketrans("(“”\"‘’'«»[", "          ")


class Scene:
    """The text, the lexicon, the spans found so far and the abbreviations the text has explained."""

    __slots__ = ("_no_address_before", "defined", "found", "lexicon", "text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.found: list[Found] = []
        self.defined: dict[str, str] = {}
        self._no_address_before = 0

    def before(self, start: int) -> str:
        """Lower-case text of the paragraph before a place: a space in front, no brackets, no quotes."""
        if not start:
            return " "
        reached = self.text[max(0, start - REACH) : start].lower()
        if "\n" in reached:
            reached = reached.rsplit("\n", 1)[1]
        return (" " + reached.translate(_OPENING)).rstrip()

    def at_head(self, start: int) -> bool:
        """At the head of a paragraph, or after ":" or ";" where a list may begin."""
        text = self.text
        if start == 0 or text[start - 1] == "\n":
            return True
        if text[start - 1] == " " and text[start - 2 : start - 1] in (":", ";"):
            return True
        # an ornament may stand before the mark
        for at in range(start - 1, max(-1, start - ORNAMENTS), -1):
            if text[at].isalnum() or text[at] in "(“\"":
                return False
            if at == 0 or text[at - 1] == "\n":
                return True
        return False

    def address(self, start: int, end: int, kind: Kind | None) -> Found | None:
        """The address of the net at a place; a run of characters is looked at once."""
        if start < self._no_address_before and kind is None:
            return None
        certain = kind is Kind.URL or kind is Kind.EMAIL
        found = addresses.find(self.text, start, end, certain)
        if found is None:
            run = addresses.RUN.match(self.text, start, end)
            self._no_address_before = run.end() if run else start + 1
            return None
        stop, value = found
        return Found(start, stop, Kind.EMAIL if "@" in value.text else Kind.URL, value)
