"""The command speaks Vietnamese throughout, the words of the library behind it too."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog
from click.testing import CliRunner

from generators.cli import loa

WORDS = Path(__file__).parent.parent / "templates" / "wording" / "vi" / "LC_MESSAGES"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["build", "--nope"], "Không có tùy chọn --nope"),
        (["bulid"], "Không có lệnh 'bulid'"),
        (["issue"], "Thiếu"),
        (["build", "--only", "x"], "không có trong"),
        (["build", "--help"], "Tùy chọn:"),
    ],
)
def test_help_and_mistakes_are_told_in_vietnamese(words: list[str], said: str) -> None:
    told = CliRunner().invoke(loa, words).output
    assert told.startswith("Cách dùng: ")
    assert said in told
    for english in ("Usage", "Options:", "Error", "Try "):
        assert english not in told


def test_every_command_says_what_it_is_for() -> None:
    for command in loa.commands.values():
        assert command.help


def test_the_compiled_words_are_those_of_their_source() -> None:
    def said(catalog: Catalog) -> dict[str, str]:
        return {"|".join(words(message.id)): "|".join(words(message.string)) for message in catalog if message.id}

    def words(one_or_with_plural: str | Sequence[str]) -> Sequence[str]:
        return [one_or_with_plural] if isinstance(one_or_with_plural, str) else one_or_with_plural

    source = said(pofile.read_po(io.BytesIO((WORDS / "messages.po").read_bytes()), locale="vi"))
    assert source
    assert source == said(mofile.read_mo(io.BytesIO((WORDS / "messages.mo").read_bytes())))
