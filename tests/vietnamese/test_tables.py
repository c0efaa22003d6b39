"""The tables of each class, read row by row: written, spoken, and a note where the choice is doubtful.

A table is one test: what fails in it is told row by row, so that one look shows whether a rule or a single row is wrong.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generators.vietnamese import say
from tests.vietnamese.conftest import Row, read_rows

TABLES = sorted((Path(__file__).parent / "tables").glob("*.tsv"))
every_table = pytest.mark.parametrize("rows", [read_rows(file) for file in TABLES], ids=[file.stem for file in TABLES])


def unlike(said: list[tuple[str, str, str]]) -> str:
    """Rows that are not said as they should be, each with what was written, wanted and said."""
    return "\n".join(
        f"written  {written!r}\nexpected {wanted}\nsaid     {got}" for written, wanted, got in said if wanted != got
    )


@every_table
def test_the_rows_are_said_so(rows: list[Row]) -> None:
    failures = unlike([(written, spoken, say(written).text) for written, spoken, _ in rows])
    assert not failures, "\n" + failures


@every_table
def test_what_is_spoken_stays_as_it_is(rows: list[Row]) -> None:
    failures = unlike([(spoken, spoken, say(spoken).text) for _, spoken, _ in rows])
    assert not failures, "\n" + failures


@every_table
def test_no_row_leaves_a_figure_or_a_sign(rows: list[Row]) -> None:
    assert not [spoken for _, spoken, _ in rows if re.search(r"[0-9/@#%&*+=<>|_\\$°]", spoken)]


def test_every_class_has_a_table_and_no_phrase_stands_twice_in_one() -> None:
    assert {file.stem for file in TABLES} >= {
        "abbreviations", "addresses", "cardinals", "codes", "dates", "decimals", "foreign", "fractions", "legal",
        "measures", "money", "ordinals", "outline", "percentages", "phones", "punctuation", "ranges", "rates",
        "romans", "sms", "times",
    }  # fmt: skip
    tables = {file.stem: [written for written, _, _ in read_rows(file)] for file in TABLES}
    for name, written in tables.items():
        assert len(written) == len(set(written)), name
    assert sum(map(len, tables.values())) >= 500
