"""The page of documentation says what the code does: its tables are run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generators.vietnamese import Kind, Reason, say

PAGE = Path(__file__).parents[2] / "docs" / "vietnamese-speech.md"
TEXT = PAGE.read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(.+?)` \| (.+?) \| (.*?) ?\|$", TEXT, re.MULTILINE)


@pytest.mark.parametrize(("written", "spoken", "note"), ROWS, ids=[row[0] for row in ROWS])
def test_the_row_is_said_so(written: str, spoken: str, note: str) -> None:
    said = say(written)
    assert said.text == spoken
    assert bool(said.unsure) is ("reported" in note)


def test_every_class_has_its_section() -> None:
    headings = " ".join(re.findall(r"^### (.+)$", TEXT, re.MULTILINE))
    assert set(re.findall(r"[A-Z_]{3,}", headings)) == {kind.value for kind in Kind}


def test_every_reason_for_doubt_is_explained() -> None:
    assert set(re.findall(r"^\| ([a-z-]+) \| [a-z]", TEXT, re.MULTILINE)) == {reason.value for reason in Reason}


def test_the_tables_are_not_empty() -> None:
    assert len(ROWS) > 75
