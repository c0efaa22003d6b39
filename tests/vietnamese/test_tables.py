"""The tables of each class, read row by row: written, spoken, and a note where the choice is doubtful."""

from __future__ import annotations

import re
from pathlib import Path

from generators.vietnamese import say

TABLES = Path(__file__).parent / "tables"


def test_the_row_is_said_so(table_row: tuple[str, str, str]) -> None:
    written, spoken, _ = table_row
    assert say(written).text == spoken


def test_what_is_spoken_stays_as_it_is(table_row: tuple[str, str, str]) -> None:
    _, spoken, _ = table_row
    assert say(spoken).text == spoken


def test_no_row_leaves_a_figure_or_a_sign() -> None:
    for file in TABLES.glob("*.tsv"):
        for line in file.read_text(encoding="utf-8").splitlines()[1:]:
            spoken = line.split("\t")[1]
            assert not re.search(r"[0-9/@#%&*+=<>|_\\$°]", spoken), (file.name, line)


def test_every_class_has_a_table_and_no_phrase_stands_twice_in_one() -> None:
    names = {file.stem for file in TABLES.glob("*.tsv")}
    assert names >= {
        "abbreviations", "addresses", "cardinals", "codes", "dates", "decimals", "foreign", "fractions", "legal",
        "measures", "money", "ordinals", "outline", "percentages", "phones", "punctuation", "ranges", "rates",
        "romans", "sms", "times",
    }  # fmt: skip
    rows = 0
    for file in TABLES.glob("*.tsv"):
        written = [line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()[1:]]
        assert len(written) == len(set(written)), file.name
        rows += len(written)
    assert rows >= 500
