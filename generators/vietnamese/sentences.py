"""Where a sentence ends: not inside 1.500, an address, "TP. Hồ Chí Minh" or "v.v.". Knows no meaning."""

from __future__ import annotations

import re

_END = re.compile(r"(?:[.!?…]+(?:/\.)?|\./\.|;(?=\s*\n))[”\"’')»]*(?=\s|\Z)|\n\s*\n|\n(?=\s*[-+*•–]\s)")
# What ends with a full stop and does not end a sentence, in lower case.
_ABBREVIATIONS = frozenset(
    "tp tx tt ts ths pgs gs bs ks cn kt tm tl tuq q p h x đ tr nxb st v.v vv ths pgs.ts gs.ts st mr mrs ms dr".split()
)
_LAST = re.compile(r"([^\W_][\w.]*)\.[”\"’')»]*$")
_MARK = re.compile(
    r"(?:(?:bước|điều|mục|chương|phần|khoản|câu|bài|cách)\s+)?(?:\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-zđ])\.",
    re.IGNORECASE,
)


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing marks, without surrounding white space.

    An empty line and a list item end a sentence too. "./." belongs to the sentence it closes, an
    outline mark ("1.", "Bước 2.") to the one it opens.
    """
    sentences = []
    start = 0
    for match in _END.finditer(text):
        sentence = text[start : match.end()].strip()
        if match.group()[0] in ".…":
            following = text[match.end() : match.end() + 3].lstrip()[:1]
            if following.islower() or _MARK.fullmatch(sentence):
                continue
            if match.group() == "." and _is_abbreviation(sentence[-40:]):
                continue
        if sentence:
            sentences.append(sentence)
        start = match.end()
    rest = text[start:].strip()
    if rest:
        sentences.append(rest)
    return sentences


def _is_abbreviation(head: str) -> bool:
    """Whether the full stop at the end of `head` belongs to an abbreviation: "TP.", "ThS."."""
    last = _LAST.search(head)
    if last is None:
        return False
    word = last[1].lower()
    return word in _ABBREVIATIONS and (last[1][0].isupper() or "." in word) and word != "v.v"
