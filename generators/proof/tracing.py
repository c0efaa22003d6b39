"""Which sentences of an output trace to no content: every word must stand in a stretch that the content or a set phrase
also has. Three words in a row are a stretch; a whole text of the content is one however short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generators.proof.phrases import Phrases
from generators.proof.words import words
from generators.vietnamese import fold, say, split_sentences

STRETCH = 3  # words: two in a row meet by chance ("lệ phí", "trong ngày"), three hardly
MAX_WHOLE = 12  # words of the longest whole text looked for as such; longer ones are found by their stretches
_DOTS = re.compile(r"[.…]{3,}")  # a blank: an output's sentence may end there
_AIRING = re.compile(r" (?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật) \d\d? \d\d? \d{4}(?= )")  # of a calendar
_SIZE = re.compile(r" \d+(?: \d+)? [km]b(?= )")  # of a file to take away
# Words of numbers, and what a script makes of numbers that no content spells out.
_NUMBER = r"(?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt)"
# What a script counts: "Phần thứ hai", "Bước mười một", "Có bảy bước", "Phụ lục ba".
_SPOKEN_COUNT = re.compile(
    rf" (?:phần thứ (?:nhất|{_NUMBER})|(?:bước|phụ lục|mục) {_NUMBER}(?: {_NUMBER}){{0,2}}"
    rf"|{_NUMBER}(?: {_NUMBER}){{0,2}} (?:bước|mục|việc|trường hợp)"
    rf"|đến hết ngày {_NUMBER}(?: {_NUMBER}){{0,2}} tháng {_NUMBER}(?: {_NUMBER})?)(?= )"
)


@dataclass(frozen=True)
class Untraced:
    """A sentence with words nobody has written."""

    file: str
    sentence: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """All texts that an output may be made of, in the written or in the spoken form."""

    texts: tuple[str, ...]
    phrases: Phrases
    spoken: bool = False

    @cached_property
    def _parts(self) -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
        """(stretches of three words, whole short texts)."""
        stretches: set[tuple[str, ...]] = set()
        wholes: set[tuple[str, ...]] = set()
        texts = (*self.texts, *self.phrases.parts)
        pieces = (piece for text in texts for piece in (text, *_DOTS.split(text), *split_sentences(text)))
        for found in map(words, pieces):
            stretches.update(tuple(found[i : i + STRETCH]) for i in range(len(found) - STRETCH + 1))
            if len(found) <= MAX_WHOLE:
                wholes.add(tuple(found))
        return frozenset(stretches), frozenset(wholes)

    def untraced(self, sentence: str, own: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The words of a sentence that stand in no stretch of the content. `own`: a name of the file it may give."""
        found = words(sentence)
        traced = [False] * len(found)
        stretches, wholes = self._parts
        for start in range(len(found)):
            if tuple(found[start : start + STRETCH]) in stretches:
                traced[start : start + STRETCH] = [True] * STRETCH
            if own and tuple(found[start : start + len(own)]) == own:
                traced[start : start + len(own)] = [True] * len(own)
            for end in range(start + 1, min(start + MAX_WHOLE, len(found)) + 1):
                if tuple(found[start:end]) in wholes:
                    traced[start:end] = [True] * (end - start)
        key = f" {' '.join(found)} "
        made = (_SPOKEN_COUNT,) if self.spoken else (self.phrases.patterns, self.phrases.counts, _SIZE, _AIRING)
        for pattern in made:
            for match in pattern.finditer(key):
                first = key[: match.start() + 1].count(" ") - 1
                count = match[0].count(" ")
                traced[first : first + count] = [True] * count
        counted = _outline(found)
        left = zip(found[counted:], traced[counted:], strict=True)
        return tuple(word for word, known in left if not known)


def untraced(file: str, text: str, corpora: Sequence[Corpus]) -> Iterator[Untraced]:
    """The sentences of a file's text that none of the corpora has, each once."""
    seen: set[str] = set()
    own = tuple(words("/".join(file.split("/")[2:]).rpartition(".")[0]))  # site/<commune>/thu-tuc/x.html
    for line in text.splitlines():
        for sentence in split_sentences(line):
            left = min((corpus.untraced(sentence, own) for corpus in corpora), key=len)
            if left and sentence not in seen:
                seen.add(sentence)
                yield Untraced(file, sentence, left)


def written(texts: Iterable[str], phrases: Phrases) -> Corpus:
    return Corpus(tuple(texts), phrases)


def spoken(texts: Iterable[str], phrases: Phrases) -> Corpus:
    """The same texts as a script says them."""
    said = tuple(say(text).text for text in texts)
    return Corpus((*said, *texts), Phrases(tuple(_said(phrase) for phrase in phrases.written)), spoken=True)


def without_marks(texts: Iterable[str], phrases: Phrases) -> Corpus:
    """The same texts as a message without diacritics has them."""
    return Corpus(tuple(fold(text) for text in texts), Phrases(tuple(fold(phrase) for phrase in phrases.written)))


def _said(phrase: str) -> str:
    """A set phrase in its spoken form, its places left open."""
    return say(phrase).text if "{" not in phrase else phrase


def _outline(found: list[str]) -> int:
    """How many words at the beginning only count what follows: "3.1.", "a)", "12."."""
    counted = 0
    for word in found:
        if len(word) > 1 and not (word.isdecimal() and len(word) == 2):
            break
        counted += 1
    return counted
