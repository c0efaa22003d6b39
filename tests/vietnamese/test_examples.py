"""The sample of written phrases and what a careful reader accepts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from generators.vietnamese import say
from tests.vietnamese.conftest import read_rows

EXAMPLES = read_rows(Path(__file__).parent / "speech_examples.tsv")


def test_each_phrase_is_said_as_people_accept_it(variants: Callable[[str], list[str]]) -> None:
    said = [(written, expected, re.sub(r" ([,.;:!?)])", r"\1", say(written).text)) for written, expected, _ in EXAMPLES]
    failures = [(written, got, expected) for written, expected, got in said if got not in variants(expected)]
    assert not failures, "\n".join(f"{written!r}\nsaid     {got}\naccepted {expected}" for written, got, expected in failures)


def test_saying_an_example_twice_changes_nothing() -> None:
    once = [say(written).text for written, _, _ in EXAMPLES]
    assert [say(text).text for text in once] == once
