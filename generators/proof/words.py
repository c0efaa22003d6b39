"""Words laid bare for comparing: small letters, no punctuation, figures in groups put together; knows no file."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_GROUPED = re.compile(r"(?<=\d{3}) (?=\d{3})")  # 0972 645 498 is the number 0972645498
_OUTLINE = re.compile(r"^[\s\-+*]*(?:\d+(?:\.\d+)*[./)]\s*)?")
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"(?m)^\s*[a-zđ]\)\s|(?<=\s)[a-zđ]\)\s+")  # a) b) c): points of a list


def plain(text: str) -> str:
    """One line, composed letters, without soft hyphens and places where a line may break."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\u00ad", "").split())


def without_outline(text: str) -> str:
    """A leading "3.1/", "4." or bullet tells the place in the source, not a fact."""
    return _OUTLINE.sub("", text)


def words(text: str) -> list[str]:
    """The words alone, small."""
    return _WORD.findall(_GROUPED.sub("", plain(_MARK.sub(" ", text)).casefold()))


@cache
def key(text: str) -> str:
    """The words of a text, one space between them and around them: one text holds another if its key does."""
    return " " + " ".join(words(without_outline(text))) + " "
