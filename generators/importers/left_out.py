"""What of a document is nowhere in its drafts: nothing may be lost without anybody being told. Knows words, not meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generators.importers.draft import Draft, Node, without_markup
from generators.importers.source import Piece, safe

_NO_LETTER = re.compile(r"[\W_]+")


def sentences(pieces: Iterable[Piece], drafts: Sequence[Draft], told: Iterable[str] = ()) -> list[Piece]:
    """The sentences that stand in no value, no quotation and no question of the drafts, neither whole nor taken apart;
    `told`: words that need not.
    """
    said = _said(drafts, told)
    return [
        sentence
        for piece in pieces
        if bare(piece.text) not in said and bare(piece.quote) not in said
        for sentence in piece.sentences()
        if bare(sentence.quote) not in said and _stretches(sentence, said)
    ]


def clauses(pieces: Iterable[Piece], drafts: Sequence[Draft], told: Iterable[str] = ()) -> list[Piece]:
    """The clauses with words that stand nowhere in the drafts, of lines whose values were taken apart: rows of a table."""
    said = _said(drafts, told)
    found: list[Piece] = []
    for piece in pieces:
        if bare(piece.quote) in said:
            continue
        done = 0
        for begin, end in _stretches(piece, said):
            if end <= done:
                continue  # of a clause that is quoted already
            start = max((mark.end() for mark in _CLAUSE_END.finditer(piece.text, done, begin)), default=done)
            after = _CLAUSE_END.search(piece.text, end)
            done = after.end() if after else len(piece.text)
            found.append(piece.part(start, done))
    return found


_CLAUSE_END = re.compile(r"[.;:!?](?=\s|$)\s*|\n")
SHORTEST = 10  # letters: fewer stand together by chance
_SEAM = 4  # letters: what may be left over where two cells of a table ran together


def _stretches(piece: Piece, said: str) -> list[tuple[int, int]]:
    """Where words begin and end that stand nowhere."""
    letters = [(sign.casefold()[:1], at) for at, sign in enumerate(piece.text) if not _NO_LETTER.fullmatch(sign)]
    words = "".join(sign for sign, _ in letters)
    found: list[tuple[int, int]] = []
    at = lost = 0
    while at < len(words):
        reach = _reach(words, at, said)
        if reach >= min(SHORTEST, len(words) - at):
            found += _stretch(letters, lost, at)
            at += reach
            lost = at
        else:
            at += 1
    return [*found, *_stretch(letters, lost, at)]


def _stretch(letters: Sequence[tuple[str, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    if end - start > min(_SEAM, len(letters) - 1):
        yield letters[start][1], letters[end - 1][1] + 1


def _reach(words: str, start: int, said: str) -> int:
    """How many letters from here on stand together in the drafts."""
    low, high = 0, len(words) - start
    while low < high:
        middle = (low + high + 1) // 2
        if words[start : start + middle] in said:
            low = middle
        else:
            high = middle - 1
    return low


def bare(text: str) -> str:
    """Letters and digits alone: what spacing and typography may change is left out."""
    return "".join(sign.casefold()[:1] for sign in _NO_LETTER.sub("", text))


def _said(drafts: Sequence[Draft], told: Iterable[str]) -> str:
    return " ".join(
        [*(bare(words) for each in drafts for words in _words(each.node)), *(bare(words) for words in told)]
    )


def _words(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for each in value.values():
                yield from _words(each)
            if isinstance(value, Node):
                for _, remark in value.doubts:
                    yield from (safe(each) for each in remark.values.values())
                yield from (words for _, words in value.notes)
        case list():
            for each in value:
                yield from _words(each)
        case str():
            yield value
            yield without_markup(value)
