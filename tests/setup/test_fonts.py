"""The fonts beside the templates: whole for Vietnamese, free to embed, their licences with them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "templates" / "fonts"
FILES = sorted(path.name for path in FONTS.glob("*.ttf"))
LICENCES = {"BeVietnamPro": "BeVietnamPro-OFL.txt", "Tinos": "Tinos-LICENSE.txt"}

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
VIETNAMESE = {unicodedata.normalize("NFC", v + t) for v in VOWELS + VOWELS.upper() for t in TONES} | set("đĐ₫")
PUNCTUATION = set("–—…“”‘’•·°%/\u00a0")


@pytest.mark.parametrize("name", FILES)
def test_a_font_has_every_vietnamese_letter_and_our_punctuation(name: str) -> None:
    characters = {chr(code) for code in TTFont(FONTS / name, lazy=True).getBestCmap()}
    assert (VIETNAMESE | PUNCTUATION) - characters == set()


@pytest.mark.parametrize("name", FILES)
def test_a_font_may_be_embedded_and_its_licence_lies_beside_it(name: str) -> None:
    font = TTFont(FONTS / name, lazy=True)
    assert font["OS/2"].fsType == 0  # installable embedding: a PDF may carry it
    licence = (FONTS / LICENCES[name.split("-")[0]]).read_text(encoding="utf-8")
    owner = font["name"].getDebugName(0).split(" (")[0].removeprefix("Copyright ")
    assert owner in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_the_readme_names_every_font() -> None:
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    assert len(FILES) >= 9
    assert [name for name in FILES if name not in readme] == []
