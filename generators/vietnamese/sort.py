"""Vietnamese alphabetical order: letters first (a ă â b c d đ …), tones only between equal words."""

import unicodedata

from .tones import BASE_OF, TONE_OF

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"

_PLACE = {letter: place for place, letter in enumerate(ALPHABET, start=100)}


def sort_key(text: str) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...], str]:
    """A key for `sorted`: word by word by letters, then by tones (level huyền hỏi ngã sắc nặng),
    then lower case before capitals. Runs of digits sort before letters, by value."""
    plain = unicodedata.normalize("NFC", text)
    words, tones = [], []
    for word in plain.lower().split():
        word = unicodedata.normalize("NFC", word)
        key: list[int] = []
        place = 0
        while place < len(word):
            letter = word[place]
            if letter.isascii() and letter.isdigit():
                end = place
                while end < len(word) and word[end].isascii() and word[end].isdigit():
                    end += 1
                digits = word[place:end].lstrip("0")
                key += [50, len(digits), *map(ord, digits)]
                place = end
                continue
            base = BASE_OF.get(letter, letter)
            if base in _PLACE:
                key.append(_PLACE[base])
                tones.append(TONE_OF.get(letter, 0))
            elif letter.isalpha():
                key.append(1000 + ord(letter))
            place += 1
        if key:
            words.append(tuple(key))
    return tuple(words), tuple(tones), plain.swapcase()
