"""A commune may choose its colours; people must be able to read them all the same."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.document import Theme
from generators.website.colours import (
    SMALL_CONTRAST,
    TEXT_CONTRAST,
    contrast,
    parsed,
    stylesheet,
)

colour = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def schemes(theme: Theme) -> list[dict[str, tuple[int, int, int]]]:
    rules = re.findall(r"\{([^{}]*--ground[^{}]*)\}", stylesheet(theme))
    return [{name: parsed(value) for name, value in re.findall(r"--([\w-]+):(#[0-9a-f]{6})", rule)} for rule in rules]


def test_black_on_white_is_the_strongest_contrast() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((157, 28, 32), (255, 255, 255)) == pytest.approx(8.1, abs=0.1)


@given(ink=colour, accent=colour, soft=colour)
def test_whatever_a_commune_chooses_can_be_read(ink: str, accent: str, soft: str) -> None:
    found = schemes(Theme(ink, accent, soft))
    assert len(found) == 3  # light, dark by the phone's wish, dark by the reader's
    for scheme in found:
        for ground in (scheme["ground"], scheme["raised"]):
            assert contrast(scheme["ink"], ground) >= TEXT_CONTRAST
            for name in ("quiet", "accent", "link"):
                assert contrast(scheme[name], ground) >= SMALL_CONTRAST, name
            for name in ("edge", "caution-edge"):
                assert contrast(scheme[name], ground) >= 3, name
        for name in ("tint", "caution"):
            assert contrast(scheme["ink"], scheme[name]) >= SMALL_CONTRAST, name
        assert contrast(scheme["on-accent"], scheme["accent"]) >= SMALL_CONTRAST
        assert contrast(scheme["on-bar"], scheme["bar"]) >= SMALL_CONTRAST


def test_a_readable_choice_is_kept_as_it_is() -> None:
    light = schemes(Theme("#14213d", "#9d1c20", "#f6efe6"))[0]
    assert light["ink"] == parsed("#14213d")
    assert light["accent"] == light["bar"] == parsed("#9d1c20")
    assert light["raised"] == parsed("#f6efe6")


@pytest.mark.parametrize("wrong", ["red", "#fff", "9d1c20", "#9d1c2g", ""])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"colour|base 16"):
        stylesheet(Theme(accent=wrong))
