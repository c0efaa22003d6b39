"""Every question and repair has its words, in both languages, with the same places to fill."""

from __future__ import annotations

import re
import string

import pytest
import yaml

from tests.importers.documents import ROOT

SOURCE = "\n".join(
    file.read_text(encoding="utf-8") for file in sorted((ROOT / "generators" / "importers").glob("*.py"))
)
SAID = set(re.findall(r"(?:Remark|Unreadable|Slip)\(\s*\"([a-z-]+)\"", SOURCE)) | set(
    re.findall(r"\.ask\(\s*\"[a-z_]*\",\s*\"([a-z-]+)\"", SOURCE)
)


def phrases(language: str) -> dict[str, str]:
    file = ROOT / "templates" / "wording" / language / "importers.yml"
    return dict(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_question_and_repair_is_worded(language: str) -> None:
    assert len(SAID) > 50
    assert SAID - phrases(language).keys() == set()


def test_both_languages_fill_the_same_places() -> None:
    vietnamese, english = phrases("vi"), phrases("en")
    assert {key for key in vietnamese if not key.startswith("key-")} == {
        key for key in english if not key.startswith("key-")
    }
    for key, words in english.items():
        if not key.endswith("-hint"):
            used = [
                {name for _, name, _, _ in string.Formatter().parse(each) if name} for each in (vietnamese[key], words)
            ]
            assert used[0] == used[1], key


def test_no_phrase_is_left_that_nothing_says() -> None:
    told = set(re.findall(r"\"(told-[a-z-]+)\"|f\"told-\{key\}\"", SOURCE))
    keys = {key for key in phrases("vi") if not key.startswith(("key-", "told-")) and not key.endswith("-hint")}
    assert told
    assert {key for key in keys if f'"{key}"' not in SOURCE and f"importers.{key}" not in SOURCE} == set()
