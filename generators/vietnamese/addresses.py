"""Addresses of the net: web addresses and e-mail, their unaccented names read as the words they were."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from .fold import fold
from .letters import spell
from .numbers import digit_by_digit
from .syllables import TONELESS_SYLLABLES

# Ends of host names a commune meets. Another end counts only after http:// or www.
_ENDS = frozenset(
    "vn com net org edu gov info asia io app me online site biz xyz tv co club pro top dev ai".split()
)
RUN = re.compile(r"[A-Za-z0-9_%+~-](?:[A-Za-z0-9_@:/.?=&%#~+!;,*'$-]{0,400}[A-Za-z0-9_/=&%~-])?")
_MAIL = re.compile(r"[A-Za-z0-9][\w.+%-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}$", re.A)
_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_WWW = re.compile(r"www\.", re.IGNORECASE)
_HOST = re.compile(r"(?:[A-Za-z0-9_-]{1,63}\.){1,8}[A-Za-z]{2,24}(?=[:/?#]|$)")
_PIECE = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)+|[A-Za-z]+|[0-9]+|[^A-Za-z0-9]")

MARKS = {
    ".": "chấm", "/": "gạch chéo", "-": "gạch ngang", "_": "gạch dưới", "@": "a còng",
    ":": "hai chấm", "?": "hỏi", "=": "bằng", "&": "và", "#": "thăng", "%": "phần trăm",
    "+": "cộng", "~": "ngã", ",": "phẩy", "!": "chấm than", ";": "chấm phẩy", "*": "sao",
    "'": "nháy", "$": "đô la",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Address:
    """A web address (without scheme, www and trailing marks) or an e-mail address."""

    text: str


def find(text: str, at: int, end: int, certain: bool) -> tuple[int, Address] | None:
    """The address that begins at `at`, and where it stops; marks of the sentence stay outside.
    `certain`: the caller knows that this is an address, whatever its ending."""
    match = RUN.match(text, at, end)
    if match is None:
        return None
    run = match.group()
    while run and run[-1] in ".,;:!?'*":
        run = run[:-1]
    if "@" in run:
        mail = _MAIL.match(run)
        return (at + len(run), Address(run)) if mail else None
    scheme = _SCHEME.match(run)
    body = run[scheme.end() :] if scheme else run
    www = _WWW.match(body)
    if www:
        body = body[www.end() :]
    host = _HOST.match(body)
    if host is None:
        return (at + len(run), Address(body.rstrip("/"))) if scheme and body.strip("/") else None
    labels = host.group().lower().split(".")
    if not (certain or scheme or www):
        if labels[-1] not in _ENDS or not _looks_like_host(labels, host.group()):
            return None
    return at + len(run), Address(body.rstrip("/"))


def _looks_like_host(labels: list[str], written: str) -> bool:
    """ "TP.VN" or "A.ai" at the seam of two sentences is no host."""
    if written[0].isupper() and written.rsplit(".", 1)[1][0].isupper() and not written.isupper():
        return False
    return len(labels[0]) > 1 or len(labels) > 2


def words(address: Address) -> tuple[str, tuple[str, ...]]:
    """The address as said, and the names in it whose accents are a guess."""
    said: list[str] = []
    unsure: list[str] = []
    for piece in _PIECE.findall(address.text):
        if piece[0].isdigit():
            said.append(digit_by_digit(piece))
        elif piece in MARKS:
            said.append(MARKS[piece])
        elif "-" in piece:
            for name, part in _hyphened(piece.split("-")):
                said.append(name)
                if part:
                    unsure.append(part)
        elif piece[0].isalpha():
            name, sure = _name(piece)
            said.append(name)
            if not sure:
                unsure.append(piece)
    return " ".join(said), tuple(unsure)


def _hyphened(parts: list[str]) -> list[tuple[str, str]]:
    """The words of a slug, "thu-tuc-hanh-chinh", each with itself if its accents are a guess. The
    hyphens inside a known name are not said: it is one word to the ear."""
    names = _names()
    said: list[tuple[str, str]] = []
    while parts:
        for count in range(min(len(parts), 6), 0, -1):
            joined = "".join(parts[:count]).lower()
            if count == 1 or joined in names:
                name, sure = _name(joined)
                if said:
                    said.append((MARKS["-"], ""))
                said.append((name, "" if sure else joined))
                parts = parts[count:]
                break
    return said


@lru_cache(maxsize=2048)
def _name(written: str) -> tuple[str, bool]:
    """One run of letters: known words first, then plain syllables, then letter by letter."""
    word = written.lower()
    names = _names()
    if word in names:
        return names[word], True
    parts = _segment(word)
    if parts is not None:
        return " ".join(names.get(part, part) for part in parts), all(p in names for p in parts)
    if len(word) > 12 or any(vowel in word for vowel in "aeiouy") and len(word) > 4:
        return word, False
    return spell(word), True


def _segment(word: str) -> list[str] | None:
    """The word cut into known names and unaccented syllables: most letters in known names, then
    fewest parts."""
    if len(word) > 63:
        return None
    names, plain = _names(), _unaccented()
    best: list[tuple[int, int, list[str]] | None] = [None] * (len(word) + 1)
    best[0] = (0, 0, [])
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 24), end):
            before = best[start]
            if before is None:
                continue
            part = word[start:end]
            if part in names and (end - start > 1):
                letters = 0
            elif part in plain:
                letters = end - start
            else:
                continue
            score = (before[0] + letters, before[1] + 1, [*before[2], part])
            current = best[end]
            if current is None or score[:2] < current[:2]:
                best[end] = score
    found = best[len(word)]
    return found[2] if found else None


@cache
def _names() -> dict[str, str]:
    table = files(__package__).joinpath("joined_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    return {joined: spoken for joined, spoken, *_ in rows}


@cache
def _unaccented() -> frozenset[str]:
    """Syllables without any diacritic; a lone vowel is none, or every word would fall apart."""
    return frozenset(fold(syllable) for syllable in TONELESS_SYLLABLES if len(syllable) > 1)
