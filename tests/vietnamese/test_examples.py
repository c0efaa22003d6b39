"""The sample of written phrases and what a careful reader accepts."""

from __future__ import annotations

import re
from collections.abc import Callable

from generators.vietnamese import say


def test_the_phrase_is_said_as_people_accept_it(example: tuple[str, str, str], variants: Callable[[str], list[str]]) -> None:
    written, expected, _ = example
    said = re.sub(r" ([,.;:!?)])", r"\1", say(written).text)
    assert said in variants(expected)


def test_saying_an_example_twice_changes_nothing(example: tuple[str, str, str]) -> None:
    once = say(example[0]).text
    assert say(once).text == once
