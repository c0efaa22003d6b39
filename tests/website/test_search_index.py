"""The index holds what people may look for; whether they find it is shown in a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generators.vietnamese import fold
from generators.website import search
from generators.website.staging import staged
from generators.writers.assets import Assets, read_assets
from tests.website import samples

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets(ROOT / "templates")


@pytest.fixture(scope="module")
def index(assets: Assets) -> dict[str, Any]:
    script = staged(samples.site(), assets)["docs/loa/index.js"].decode()
    found: dict[str, Any] = json.loads(script.removeprefix("self.loaIndex=").removesuffix(";\n"))
    return found


def test_every_item_is_in_the_index_once(index: dict[str, Any]) -> None:
    paths = [entry[0] for entry in index["entries"]]
    assert len(paths) == len(set(paths))
    assert {page.path for page in samples.site().pages} <= set(paths)


def test_an_entry_has_all_words_of_its_document_without_diacritics(index: dict[str, Any]) -> None:
    entry = next(entry for entry in index["entries"] if entry[0].endswith("dang-ky-khai-sinh-lien-thong.html"))
    body = entry[5].split()
    assert {"vneid", "otp", "chung", "bhyt"} - set(body) == {"bhyt"}
    assert body == sorted(set(body))
    assert entry[4] == ["làm giấy khai sinh", "khai sinh cho con", "Sinh con"]


def test_the_glossary_can_be_found(index: dict[str, Any]) -> None:
    assert ["tu-ngu.html#vneid", "VNeID", "term"] in [entry[:3] for entry in index["entries"]]


def test_the_words_of_the_people_are_kept_without_diacritics(index: dict[str, Any]) -> None:
    assert index["synonyms"]["bhyt"] == ["bao hiem y te"]
    assert all(said == fold(said) for said in index["synonyms"])


def test_an_entry_of_two_words_is_no_synonym() -> None:
    with pytest.raises(ValueError, match=r"synonyms\.yml"):
        search.read_synonyms("bhyt: bảo hiểm y tế\n")


def test_a_line_separator_cannot_end_the_script(assets: Assets) -> None:
    site = samples.site(description="a\u2028b\u2029c")
    assert "\u2028" not in staged(site, assets)["docs/loa/index.js"].decode()
