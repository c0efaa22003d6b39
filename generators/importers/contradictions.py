"""Where documents say the same thing with another number, another amount of it, or not at all: what nobody should publish
twice. Knows words, not which of them is right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generators.importers.prose import ADDRESS
from generators.importers.source import Piece
from generators.vietnamese import fold

_FEWEST = 8  # words: shorter sentences are alike by chance
_RUN = 4
_ALIKE = 0.65  # of the words of both: two wordings of one sentence
_WEIGHTY = frozenset(
    "một hai ba bốn năm sáu bảy tám chín mười không chưa chỉ phải được cấm hoặc và đều mọi tất toàn tối đa thiểu trước sau "
    "miễn bắt buộc trừ ngoài nửa".split()
)
_ORDERS = frozenset(("độ", "bước", "thứ", "khoản", "điều"))
_FIGURE = re.compile(r"\d")
_DEFINES = re.compile(r"(?:^|[:,]\s|thì\s).{3,80}?(?:\blà\b|\bnhững\b)", re.IGNORECASE)
_MOST = 40  # contradictions between two documents: more mean that they are about different things


@dataclass(frozen=True)
class Statement:
    """A sentence and where it stands."""

    place: str
    piece: Piece

    @property
    def words(self) -> list[str]:
        return re.findall(r"[\w./-]*\w", self.piece.text.casefold())


@dataclass(frozen=True)
class Contradiction:
    """Two sentences about one thing and the words in which they differ."""

    one: Statement
    two: Statement
    one_says: str
    two_says: str


def contradictions(one: Sequence[Statement], two: Sequence[Statement]) -> Iterator[Contradiction]:
    """Every sentence of the first text that the second says otherwise; each sentence with the one most like it."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    words = [statement.words for statement in two]
    for number, known in enumerate(words):
        for run in _runs(known):
            index[run].append(number)
    found = 0
    for statement in one:
        mine = statement.words
        if len(mine) < _FEWEST:
            continue
        near = {number for run in _runs(mine) for number in index.get(run, ())}
        ranked = sorted(((_ratio(mine, words[n]), -n) for n in near if len(words[n]) >= _FEWEST), reverse=True)
        if not ranked or ranked[0][0] < _ALIKE or ranked[0][0] == 1:
            continue
        other = two[-ranked[0][1]]
        for mine_says, theirs in _differences(statement, other):
            found += 1
            if found > _MOST:
                return
            yield Contradiction(statement, other, mine_says, theirs)
    yield from _addresses(one, two)


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}


def _ratio(one: Sequence[str], two: Sequence[str]) -> float:
    return SequenceMatcher(None, one, two, autojunk=False).ratio()


def _differences(one: Statement, two: Statement) -> Iterator[tuple[str, str]]:
    """The stretches that differ in something that matters, with a word or two around them."""
    mine, theirs = one.words, two.words
    defining = bool(_DEFINES.search(one.piece.text) and _DEFINES.search(two.piece.text))
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" or _edge(a, b, len(mine)) and _edge(c, d, len(theirs)):
            continue
        removed, added = mine[a:b], theirs[c:d]
        if a and mine[a - 1] in _ORDERS:
            continue  # the third and the fourth of a row are two things, not one said twice
        replaced = bool(removed) and bool(added)
        slip = replaced and len(removed) == len(added) and fold(" ".join(removed)) == fold(" ".join(added))
        if slip or _weighs(removed, added) or defining and replaced:
            yield " ".join(mine[max(0, a - 3) : b + 2]), " ".join(theirs[max(0, c - 3) : d + 2])


def _edge(start: int, end: int, length: int) -> bool:
    """Whether a difference is only that one sentence begins earlier or goes on longer."""
    return start == 0 or end == length


def _weighs(removed: Sequence[str], added: Sequence[str]) -> bool:
    """Whether a number, a quantity, a negation or a duty stands on one side only."""
    mine = {word for word in removed if word in _WEIGHTY or _FIGURE.search(word)}
    theirs = {word for word in added if word in _WEIGHTY or _FIGURE.search(word)}
    return mine != theirs


def _addresses(one: Sequence[Statement], two: Sequence[Statement]) -> Iterator[Contradiction]:
    """Addresses that are one and the same but for a dot or a hyphen."""
    mine, theirs = _hosts(one), _hosts(two)
    for host, statement in mine.items():
        for other, second in theirs.items():
            if host != other and re.sub(r"[.-]", "", host) == re.sub(r"[.-]", "", other):
                yield Contradiction(statement, second, host, other)


def _hosts(statements: Sequence[Statement]) -> dict[str, Statement]:
    found: dict[str, Statement] = {}
    for statement in statements:
        for address in ADDRESS.finditer(statement.piece.text):
            host = (
                re.sub(r"^https?://", "", address["address"].casefold())
                .split("/")[0]
                .removeprefix("www.")
                .rstrip(".,;:")
            )
            found.setdefault(host, statement)
    return found
