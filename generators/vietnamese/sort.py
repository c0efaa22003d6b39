"""Vietnamese alphabetical order: a ă â b c d đ …, then tones, syllable by syllable. Knows no word."""

import re
import unicodedata

from .tones import BASE_OF, TONE_OF

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

# After any number, which has at most as many digits as a text has characters worth sorting by.
_PLACE = {letter: place for place, letter in enumerate(ALPHABET, start=100)}
_WORD = re.compile(r"[0-9]+|[^\W\d_]+")


def sort_key(text: str) -> tuple[tuple[tuple[tuple[int, ...], tuple[int, ...]], ...], str]:
    """A key for `sorted`, in the order of dictionaries: syllable by syllable, each by its letters,
    then by its tone (level, huyền, hỏi, ngã, sắc, nặng); at last lower case before capitals.
    Numbers go before letters, by value; marks do not count."""
    plain = unicodedata.normalize("NFC", text)
    words: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    for word in _WORD.findall(unicodedata.normalize("NFC", plain.lower())):
        if word[0] in "0123456789":
            digits = word.lstrip("0")
            words.append(((len(digits), *map(ord, digits)), ()))
        else:
            letters = tuple(_PLACE.get(BASE_OF.get(c, c), 1000 + ord(c)) for c in word)
            words.append((letters, tuple(TONE_OF.get(c, 0) for c in word)))
    return tuple(words), plain.swapcase()
