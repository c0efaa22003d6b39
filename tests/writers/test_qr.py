"""Codes that open what they say, drawn so that worn paper still carries them."""

from __future__ import annotations

import io
import re

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generators.writers import qr

PORTAL = "https://dichvucong.gov.vn"


def read(png: bytes) -> zxingcpp.Barcode:
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)).convert("L"))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    "address", [PORTAL, "https://lienthong.dichvucong.gov.vn", PORTAL + "/p/home/dvc.html?ma=1.001193&" + "x" * 300]
)
def test_a_code_opens_its_address(address: str) -> None:
    assert read(qr.png(address, mm=30)).text == address


@settings(max_examples=30, deadline=None)
@given(path=st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789-_/?=&.%"), max_size=200))
def test_any_web_address_comes_back(path: str) -> None:
    assert read(qr.png(f"{PORTAL}/{path}", mm=30, dpi=300)).text == f"{PORTAL}/{path}"


def test_the_error_level_is_at_least_m_and_better_where_it_costs_no_paper() -> None:
    assert read(qr.png(PORTAL, mm=30)).ec_level == "M"
    short = "https://a.b"
    assert read(qr.png(short, mm=30)).ec_level in ("Q", "H")
    assert len(qr.modules(short)) == 21  # the smallest code there is: the better level made it no larger


def test_the_quiet_zone_of_four_modules_is_kept_on_all_sides() -> None:
    image = Image.open(io.BytesIO(qr.png(PORTAL, mm=30))).convert("L")
    dots = image.width // (len(qr.modules(PORTAL)) + 8)
    inked = image.point(lambda value: 255 - value).getbbox()
    assert inked == (4 * dots, 4 * dots, image.width - 4 * dots, image.height - 4 * dots)


@pytest.mark.parametrize("mm", [25, 30, 40])
@pytest.mark.parametrize("dpi", [300, 600])
def test_a_png_prints_at_the_size_asked_for(mm: int, dpi: int) -> None:
    image = Image.open(io.BytesIO(qr.png(PORTAL, mm=mm, dpi=dpi)))
    printed = image.width / image.info["dpi"][0] * 25.4
    assert printed == pytest.approx(mm * 33 / 25, rel=0.002)
    assert image.info["dpi"][0] == pytest.approx(dpi, rel=0.1)


def test_an_svg_is_vector_black_on_white_at_the_size_asked_for() -> None:
    drawn = qr.svg(PORTAL, mm=30)
    assert re.findall(r'(?:width|height)="([\d.]+)mm"', drawn) == ["39.600", "39.600"]
    assert drawn.count("<path") == 2
    assert "<image" not in drawn
    area = sum(int(length) for length in re.findall(r"h(\d+)v1", drawn))
    assert area == sum(sum(row) for row in qr.modules(PORTAL))


def test_a_picture_of_a_given_side_holds_a_code_that_leaves_room_for_the_quiet_zone() -> None:
    assert qr.width_within(PORTAL, side_mm=42) == pytest.approx(42 * 25 / 33)
    assert qr.width_within(PORTAL, side_mm=42) >= 30


def test_the_same_address_gives_the_same_bytes() -> None:
    assert qr.png(PORTAL, mm=30) == qr.png(PORTAL, mm=30)
    assert qr.svg(PORTAL, mm=30) == qr.svg(PORTAL, mm=30)


def test_an_address_too_long_for_any_code_says_so() -> None:
    with pytest.raises(ValueError, match="4000 characters is too long"):
        qr.svg("a" * 4000, mm=30)
