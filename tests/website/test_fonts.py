"""The website's fonts write Vietnamese, and weigh little."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generators.website.fonts import WEIGHTS, cut, vietnamese

TEMPLATES = Path(__file__).parents[2] / "templates"
LARGEST = 20_000  # bytes; two weights then come within a second on a slow line


@pytest.mark.parametrize("name", WEIGHTS.values())
def test_a_font_has_every_vietnamese_letter(name: str) -> None:
    path = TEMPLATES / "site/fonts" / name
    there = set(TTFont(path).getBestCmap())
    assert [character for character in sorted(vietnamese()) if ord(character) not in there] == []
    assert path.stat().st_size < LARGEST


@pytest.mark.parametrize(("source", "name"), WEIGHTS.items())
def test_a_kept_font_is_the_one_that_is_cut_today(source: str, name: str) -> None:
    """Glyph for glyph: the compressed bytes may differ from one release of the compressor to the next."""
    kept = TTFont(TEMPLATES / "site/fonts" / name)
    made = TTFont(io.BytesIO(cut((TEMPLATES / "fonts" / source).read_bytes())))
    assert kept.getBestCmap() == made.getBestCmap()
    assert kept.getGlyphOrder() == made.getGlyphOrder()
    assert kept["hmtx"].metrics == made["hmtx"].metrics


def test_their_licence_lies_beside_them() -> None:
    licence = (TEMPLATES / "site/fonts/BeVietnamPro-OFL.txt").read_bytes()
    assert licence == (TEMPLATES / "fonts/BeVietnamPro-OFL.txt").read_bytes()
