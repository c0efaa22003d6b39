"""What the tests of the language share: tables, accepted variants, and a reader of number words of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent

Row = tuple[str, str, str]


def read_rows(file: Path) -> list[Row]:
    """Written, spoken, note; a literal \\n in the written form is a line break."""
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    found = []
    for line in lines:
        written, spoken, *rest = line.split("\t")
        found.append((written.replace("\\n", "\n"), spoken, rest[-1] if rest else ""))
    return found


@pytest.fixture(scope="session")
def all_written() -> list[str]:
    """Every written form of the examples and the tables."""
    rows = read_rows(HERE / "speech_examples.tsv")
    for file in sorted((HERE / "tables").glob("*.tsv")):
        rows += read_rows(file)
    return [written for written, _, _ in rows]


def tidy(text: str) -> str:
    """White space as one space, none before a mark: where a variant is silent the seam does not count."""
    return re.sub(r" ([,.;:!?)])", r"\1", " ".join(text.split()))


@pytest.fixture(scope="session")
def variants() -> Callable[[str], list[str]]:
    """All forms of an expected text in which {a|b} marks accepted variants, the preferred one first."""

    def expand(expected: str) -> list[str]:
        parts = [
            part[1:-1].split("|") if part.startswith("{") else [part] for part in re.split(r"(\{[^}]*\})", expected)
        ]
        return [tidy("".join(choice)) for choice in itertools.product(*parts)]

    return expand


DIGIT = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6,
    "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


class NumberWords:
    """Reads Vietnamese number words by the grammar of the language, knowing nothing of how they were made.

    number  := block ("tỷ"+ block)* ;  block := [group "triệu"] [group ("nghìn" | "ngàn")] [group]
    group   := [digit "trăm"] [("linh" | "lẻ") digit | "mười" [digit] | digit "mươi" [digit] | digit]
    """

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.at = 0

    def next(self) -> str:
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self, *wanted: str) -> bool:
        if self.next() in wanted:
            self.at += 1
            return True
        return False

    def group(self) -> int:
        start = self.at
        value = 0
        if self.next() in DIGIT and self.at + 1 < len(self.words) and self.words[self.at + 1] == "trăm":
            value = DIGIT[self.next()] * 100
            self.at += 2
        if self.take("linh", "lẻ"):
            value += self.digit()
        elif self.take("mười"):
            value += 10 + (self.digit() if self.next() in DIGIT else 0)
        elif self.next() in DIGIT:
            digit = self.digit()
            if self.take("mươi"):
                value += digit * 10 + (self.digit() if self.next() in DIGIT else 0)
            else:
                value += digit
        assert self.at > start, f"no number at {self.words[self.at:]}"
        return value

    def digit(self) -> int:
        value = DIGIT[self.next()]
        self.at += 1
        return value

    def number(self) -> int:
        total = block = 0
        while self.at < len(self.words):
            group = self.group()
            if self.take("triệu"):
                block += group * 10**6
            elif self.take("nghìn", "ngàn"):
                block += group * 10**3
            else:
                block += group
            power = 0
            while self.take("tỷ"):
                power += 9
            if power:
                total += block * 10**power
                block = 0
        return total + block


@pytest.fixture(scope="session")
def value_of() -> Callable[[str], int]:
    """The number that words say; raises for words that are no number."""

    def read(words: str) -> int:
        return NumberWords(words.split()).number()

    return read


@pytest.fixture(scope="session")
def digits_of() -> Callable[[str], str]:
    """The digits that words say one by one."""
    return lambda words: "".join(str(DIGIT[word]) for word in words.replace(",", "").split())
