"""What in a text is probably a slip: a mark gone wrong, a letter lost, a name written another way. Only asks; corrects
nothing, because a slip and a meaning can look the same.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from generators.importers.prose import ADDRESS
from generators.vietnamese import Lexicon, fold, is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 8  # words of a phrase


@dataclass(frozen=True)
class Slip:
    """`found` stands at [start:end]; `near` is what it may be meant to be, "" where nobody knows."""

    code: str
    start: int
    end: int
    found: str
    near: str = ""


def slips(text: str) -> Iterator[Slip]:
    """All doubts about the words of a text, in order of their kind."""
    bare = ADDRESS.sub(lambda address: " " * len(address[0]), text)
    words = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(bare)]
    asked: set[int] = set()
    for slip in (*_phrases(bare, words), *_names(bare), *_no_syllables(bare, words)):
        if slip.start not in asked:
            asked.add(slip.start)
            yield slip
    yield from _again(bare, words)
    yield from _unbalanced(text)


# ── Phrases that differ in one syllable from one we know ─────────────────────────────────────────────────────────────


@cache
def _lines(name: str) -> tuple[str, ...]:
    table = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in table.splitlines() if line and not line.startswith("#"))


@cache
def _known() -> tuple[frozenset[tuple[str, ...]], dict[tuple[int, int, tuple[str, ...]], str]]:
    """Every known phrase; and for each, with one word left out, that word: (words, which is missing, the others)."""
    whole = frozenset(tuple(word.casefold() for word in _WORD.findall(line)) for line in _lines("phrases.txt"))
    gaps = {}
    for phrase in whole:
        for gap in range(len(phrase)):
            gaps[len(phrase), gap, phrase[:gap] + phrase[gap + 1 :]] = phrase[gap]
    return whole, gaps


def _phrases(text: str, words: list[tuple[int, int, str]]) -> Iterator[Slip]:
    _, gaps = _known()
    small = [word.casefold() for _, _, word in words]
    settled = _right_places(small)
    for size in range(_LONGEST, 1, -1):
        for at in range(len(words) - size + 1):
            window = tuple(small[at : at + size])
            for gap in range(size):
                wanted = gaps.get((size, gap, window[:gap] + window[gap + 1 :]))
                if wanted is None or wanted == window[gap] or at + gap in settled:
                    continue
                if _slipped(window[gap], wanted, size) and _together(text, words, at, size):
                    settled.add(at + gap)
                    start, end, _ = words[at + gap]
                    left, right = words[at][0], words[at + size - 1][1]
                    near = text[left:start] + _cased(wanted, text[start:end]) + text[end:right]
                    yield Slip("slip", start, end, text[left:right], near)


def _right_places(small: list[str]) -> set[int]:
    """The words that stand within a phrase we know: right as they are, whatever another phrase would have there."""
    whole, _ = _known()
    found: set[int] = set()
    for size in range(_LONGEST, 1, -1):
        for at in range(len(small) - size + 1):
            if tuple(small[at : at + size]) in whole:
                found.update(range(at, at + size))
    return found


def _together(text: str, words: list[tuple[int, int, str]], at: int, size: int) -> bool:
    """Whether no sentence ends between the words."""
    return not re.search(r"[.!?;:“”\"()\d]", text[words[at][0] : words[at + size - 1][1]])


def _slipped(found: str, wanted: str, size: int) -> bool:
    """Whether one word can be a slip for the other: other marks on the same letters; in longer phrases one letter."""
    one, two = fold(found).replace("y", "i"), fold(wanted).replace("y", "i")
    if one == two:
        return True
    return size >= 4 and abs(len(one) - len(two)) <= 1 and len(two) > 2 and _one_letter_apart(one, two)


def _one_letter_apart(one: str, two: str) -> bool:
    if len(one) == len(two):
        return sum(a != b for a, b in zip(one, two, strict=True)) == 1
    short, long = sorted((one, two), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if like[:1].isupper() else word


# ── Names, and words that are none ───────────────────────────────────────────────────────────────────────────────────


def known_names() -> tuple[str, ...]:
    """Names of the state in their right letters."""
    return _lines("names.txt")


@cache
def _name_pattern() -> re.Pattern[str]:
    either = "|".join(re.escape(name) for name in sorted(known_names(), key=len, reverse=True))
    return re.compile(rf"(?<![\w.])(?:{either})(?!\w)", re.IGNORECASE)


def _names(text: str) -> Iterator[Slip]:
    right = {name.casefold(): name for name in known_names()}
    for match in _name_pattern().finditer(text):
        name = right[match[0].casefold()]
        if match[0] != name and not match[0].isupper() and match[0] != name[0].upper() + name[1:]:
            yield Slip("name", match.start(), match.end(), match[0], name)


def _no_syllables(text: str, words: list[tuple[int, int, str]]) -> Iterator[Slip]:
    """Words that are no Vietnamese syllable, no abbreviation and no foreign word we know."""
    lexicon = Lexicon.builtin()
    for start, end, word in words:
        if (
            len(word) < 2
            or word.isupper()
            or re.fullmatch("[ivx]+", word)
            or is_syllable(word)
            or lexicon.readings(word)
            or lexicon.phrases(word)
        ):
            continue
        if (
            any(sign.isupper() for sign in word[1:])
            or text[end : end + 1] in "-@./"
            and text[end + 1 : end + 2].isalnum()
        ):
            continue  # a name of its own making, a piece of a code
        if text[max(0, start - 1) : start] in ("-", "/", "@", ".", "_") and start:
            continue
        yield Slip("no-syllable", start, end, word)


# ── Words said twice, marks that have no partner ─────────────────────────────────────────────────────────────────────


def _again(text: str, words: list[tuple[int, int, str]]) -> Iterator[Slip]:
    """Two words or more that stand twice in a row; an abbreviation followed by the word it ends with."""
    small = [word.casefold() for _, _, word in words]
    done = -1
    for at in range(len(small)):
        if at <= done:
            continue
        for size in range(min(8, (len(small) - at) // 2), 1, -1):
            if small[at : at + size] == small[at + size : at + 2 * size]:
                left, right = words[at][0], words[at + 2 * size - 1][1]
                if not re.search(r"[^\w\s]", text[left:right]):
                    done = at + 2 * size - 1
                    yield Slip("twice", left, right, text[left:right], text[left : words[at + size - 1][1]])
                    break
    lexicon = Lexicon.builtin()
    for (start, one_end, one), (two_start, end, two) in itertools.pairwise(words):
        if one.isupper() and len(one) > 2 and text[one_end:two_start] == " ":
            readings = lexicon.readings(one)
            if readings and readings[0].spoken.split()[-1:] == [two] and " " in readings[0].spoken:
                yield Slip("twice", start, end, text[start:end], one)


_PARTNERS = (("“", "”"), ("(", ")"))


def _unbalanced(text: str) -> Iterator[Slip]:
    for opening, closing in _PARTNERS:
        if text.count(opening) != text.count(closing):
            sign = opening if text.count(opening) > text.count(closing) else closing
            at = text.find(sign)
            yield Slip("unbalanced", at, at + 1, sign, closing if sign == opening else opening)
    if text.count('"') % 2:
        at = text.find('"')
        yield Slip("unbalanced", at, at + 1, '"', '"')
