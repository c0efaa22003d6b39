"""Where a sentence ends: not inside 1.500, an address, "TP. Hồ Chí Minh" or "v.v.". Knows no meaning."""

from __future__ import annotations

import re

_END = re.compile(r"(?:[.!?…]+(?:/\.)?|\./\.|;(?=\s*\n))[”\"’')»]*(?=\s|\Z)|\n\s*\n|\n(?=\s*[-+*•–]\s)")
# What ends with a full stop and does not end a sentence, in lower case.
_ABBREVIATIONS = frozenset(
    "tp tx tt ts ths pgs gs bs ks cn kt tm tl tuq q p h x đ tr nxb st v.v vv ths pgs.ts gs.ts st mr mrs ms dr".split()
)
_LAST = re.compile(r"([^\W_][\w.]*)\.[”\"’')»]*$")
_STEP = re.compile(r"(?:^|[\n.:;]\s*)(?:(?:bước|điều|mục|chương|phần|khoản|câu|bài)\s*\d{1,3}|\d{1,3}(?:\.\d{1,2})*|[ivx]{1,5}|[a-zđ])\.$", re.IGNORECASE)


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing marks, without surrounding white space.

    An empty line and a list item end a sentence too. "./." belongs to the sentence it closes.
    """
    sentences = []
    start = 0
    for match in _END.finditer(text):
        if match.group()[0] == ".":
            head = text[max(start, match.start() - 40) : match.start() + 1]
            following = text[match.end() : match.end() + 2].lstrip()[:1]
            if match.group() == "." and _goes_on(head, following, start == 0 or head.strip() == text[start : match.start() + 1].strip()):
                continue
            if match.group().startswith("..") and following.islower():
                continue
        sentence = text[start : match.end()].strip()
        if sentence:
            sentences.append(sentence)
        start = match.end()
    rest = text[start:].strip()
    if rest:
        sentences.append(rest)
    return sentences


def _goes_on(head: str, following: str, at_start: bool) -> bool:
    """Whether the full stop after `head` belongs to an abbreviation or an outline mark."""
    if _STEP.search(head) and (at_start or not head.strip().rstrip(".").isdigit()):
        return True
    last = _LAST.search(head)
    if last is None:
        return following.islower()
    word = last[1].lower()
    if word in ("v.v", "vv"):
        return following.islower()
    if word in _ABBREVIATIONS and (last[1][0].isupper() or "." in word):
        return True
    return following.islower()
