"""Worn paper: our codes survive what a village notice board does to them, and the wear is real."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from generators.proof.degradations import DEGRADATIONS, SCAN_DPI
from generators.writers import qr

PORTAL = "https://dichvucong.gov.vn"


def scanned(address: str = PORTAL, mm: float = 30) -> Image.Image:
    """A code of that size as a scanner sees it, with its quiet zone."""
    code = Image.open(BytesIO(qr.png(address, mm=mm, dpi=1200))).convert("L")
    modules = len(qr.modules(address))
    side = round(mm / 25.4 * SCAN_DPI * (modules + 8) / modules)
    return code.resize((side, side), Image.Resampling.BOX)


def read(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("name", DEGRADATIONS)
@pytest.mark.parametrize("address", [PORTAL, "https://lienthong.dichvucong.gov.vn", PORTAL + "/thu-tuc-hanh-chinh/019d2bfd-3fe0-70ac-b9d6-5e9e20d6eef7"])
def test_a_code_of_thirty_millimetres_survives(name: str, address: str) -> None:
    assert read(DEGRADATIONS[name](scanned(address))) == [address]


@pytest.mark.parametrize("name", DEGRADATIONS)
def test_the_wear_is_there_and_always_the_same(name: str) -> None:
    clean = scanned()
    worn = DEGRADATIONS[name](clean)
    assert np.array_equal(np.asarray(worn), np.asarray(DEGRADATIONS[name](clean)))
    assert worn.size != clean.size or not np.array_equal(np.asarray(worn), np.asarray(clean))
    assert worn.mode == "L"


@pytest.mark.parametrize("name", ["small", "blurred"])
def test_a_dense_code_printed_too_small_does_not_survive(name: str) -> None:
    assert read(DEGRADATIONS[name](scanned(PORTAL + "/" + "a" * 300, mm=12))) == []


def test_a_code_that_lost_a_corner_pattern_does_not_survive() -> None:
    picture = scanned()
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width // 3, picture.height // 3), fill=255)
    assert all(read(degrade(picture)) == [] for degrade in DEGRADATIONS.values())


def test_faint_print_keeps_three_tenths_of_its_black() -> None:
    assert DEGRADATIONS["faint"](scanned()).getextrema()[0] == pytest.approx(255 * 0.7, abs=2)


def test_a_copy_is_black_and_white_before_the_phone_sees_it() -> None:
    from generators.proof import degradations

    seen: list[Image.Image] = []
    original = degradations.small
    degradations.small = lambda picture: seen.append(picture) or original(picture)  # type: ignore[func-returns-value]
    try:
        degradations.copied(scanned())
    finally:
        degradations.small = original
    assert set(np.unique(np.asarray(seen[0]))) == {0, 255}
