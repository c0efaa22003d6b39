"""Which sentences of an output trace to no content: every word must stand in a stretch that the content or a set phrase
also has. Three words in a row are a stretch; a whole text of the content is one however short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generators.proof.phrases import Phrases
from generators.proof.words import words
from generators.vietnamese import say, split_sentences

STRETCH = 3  # words: two in a row meet by chance ("lệ phí", "trong ngày"), three hardly
MAX_WHOLE = 12  # words of the longest whole text looked for as such; longer ones are found by their stretches
_DOTS = re.compile(r"[.…]{3,}")  # a blank: an output's sentence may end there
_SIZE = re.compile(r" \d+(?: \d+)? [km]b(?= )")  # of a file to take away
MAX_SPOKEN_STEP = 60  # "Bước ba mươi": a number no content spells out


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
        texts = (*self.texts, *self.phrases.parts, *(_steps() if self.spoken else ()))
        pieces = (piece for text in texts for piece in (text, *_DOTS.split(text), *split_sentences(text)))
        for found in map(words, pieces):
            stretches.update(tuple(found[i : i + STRETCH]) for i in range(len(found) - STRETCH + 1))
            if len(found) <= MAX_WHOLE:
                wholes.add(tuple(found))
        return frozenset(stretches), frozenset(wholes)

    def untraced(self, sentence: str) -> tuple[str, ...]:
        """The words of a sentence that stand in no stretch of the content."""
        found = words(sentence)
        traced = [False] * len(found)
        stretches, wholes = self._parts
        for start in range(len(found)):
            if tuple(found[start : start + STRETCH]) in stretches:
                traced[start : start + STRETCH] = [True] * STRETCH
            for end in range(start + 1, min(start + MAX_WHOLE, len(found)) + 1):
                if tuple(found[start:end]) in wholes:
                    traced[start:end] = [True] * (end - start)
        key = f" {' '.join(found)} "
        for made in (self.phrases.patterns, self.phrases.counts, _SIZE):
            for match in made.finditer(key):
                first = key[: match.start() + 1].count(" ") - 1
                count = match[0].count(" ")
                traced[first : first + count] = [True] * count
        counted = _outline(found)
        left = zip(found[counted:], traced[counted:], strict=True)
        return tuple(word for word, known in left if not known)

    def in_file(self, file: str, text: str) -> Iterator[Untraced]:
        """The sentences of a file's text that are not of the content, each once."""
        seen: set[str] = set()
        for line in text.splitlines():
            for sentence in split_sentences(line):
                left = self.untraced(sentence)
                if left and sentence not in seen:
                    seen.add(sentence)
                    yield Untraced(file, sentence, left)


def written(texts: Iterable[str], phrases: Phrases) -> Corpus:
    return Corpus(tuple(texts), phrases)


def spoken(texts: Iterable[str], phrases: Phrases) -> Corpus:
    """The same texts as a script says them."""
    said = tuple(say(text).text for text in texts)
    return Corpus((*said, *texts), Phrases(tuple(_said(phrase) for phrase in phrases.written)), spoken=True)


def _said(phrase: str) -> str:
    """A set phrase in its spoken form, its places left open."""
    return say(phrase).text if "{" not in phrase else phrase


def _steps() -> Iterator[str]:
    """The numbers of steps and branches, which only their order gives."""
    for number in range(1, MAX_SPOKEN_STEP):
        yield say(f"Bước {number}").text


def _outline(found: list[str]) -> int:
    """How many words at the beginning only count what follows: "3.1.", "a)", "12."."""
    counted = 0
    for word in found:
        if len(word) > 1 and not (word.isdecimal() and len(word) == 2):
            break
        counted += 1
    return counted
