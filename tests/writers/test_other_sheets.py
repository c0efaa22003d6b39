"""The poster's message on other paper and on screens: A3, two bills on a sheet, a card for the counter, pictures to send."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest
from PIL import Image

from generators.document import Document, QrCode, text, written
from generators.writers import counter_card, handbill, pdf, picture, poster, poster_a3
from tests.writers import samples_sheet as samples
from tests.writers import sheet_promises as promises
from tests.writers import sheet_reading as reading

MM = 25.4 / 72
SHORT_ENOUGH = ("an-phu", "nga-son", "kim-dinh", "vi-du")
"""The posters whose message an A5 bill holds."""


def paper_mm(made: bytes) -> tuple[float, ...]:
    return tuple(side * MM for side in pypdfium2.PdfDocument(made)[0].get_size())


def first_code(document: Document) -> QrCode:
    return next(promises.parts_of(QrCode, document.blocks))


# ── A3 ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_a3_poster_is_the_a4_page_enlarged_line_for_line() -> None:
    document = samples.an_phu_poster()
    small, large = poster.write(document, promises.assets()), poster_a3.write(document, promises.assets())
    assert pdf.pages(large) == 1
    assert paper_mm(large) == pytest.approx((297, 420), abs=0.3)
    assert reading.printed_text(large) == reading.printed_text(small)
    assert min(reading.sizes_of(large, document.title)) == pytest.approx(
        min(reading.sizes_of(small, document.title)) * 1.414, rel=0.01
    )
    promises.carries_its_codes(large, document, 43)


# ── Two bills ────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def bills(name: str) -> bytes:
    return handbill.write(samples.POSTERS[name](), promises.assets())


@pytest.mark.parametrize("name", SHORT_ENOUGH)
def test_two_bills_fill_one_sheet_and_nothing_crosses_the_cut(name: str) -> None:
    made = bills(name)
    assert pdf.pages(made) == 1
    assert paper_mm(made) == pytest.approx((297, 210), abs=0.1)
    promises.is_legible(made)
    promises.keeps_off(made, [[148.5]], 4)


@pytest.mark.parametrize("name", SHORT_ENOUGH)
def test_both_bills_say_the_same_and_carry_the_codes(name: str) -> None:
    document = samples.POSTERS[name]()
    made = bills(name)
    promises.says_everything(made, document)
    promises.says_who_when_and_whom_to_ask(made, document)
    wanted = sorted(code.address for code in promises.parts_of(QrCode, document.blocks))
    found = reading.printed_codes(made)
    assert sorted(code.address for code in found) == sorted(wanted * 2)
    assert all(code.side_mm >= 25 for code in found)  # held in the hand
    words = promises.squeezed(reading.printed_text(made))
    assert words.count(promises.squeezed(document.title)) == 2


def test_a_bill_too_full_for_a5_is_refused() -> None:
    with pytest.raises(pdf.DoesNotFit):
        handbill.write(samples.full_poster(), promises.assets())


# ── A card for the counter ───────────────────────────────────────────────────────────────────────────────────────────


@cache
def card(name: str) -> bytes:
    return counter_card.write(samples.POSTERS[name](), promises.assets())


@pytest.mark.parametrize("name", samples.POSTERS)
def test_a_counter_card_shows_one_large_code_to_both_sides(name: str) -> None:
    document = samples.POSTERS[name]()
    made = card(name)
    assert pdf.pages(made) == 1
    promises.is_legible(made)
    found = reading.printed_codes(made)
    assert [code.address for code in found] == [first_code(document).address] * 2
    assert all(code.side_mm >= 43 for code in found)
    words = promises.squeezed(reading.printed_text(made))
    assert promises.squeezed(document.title) in words
    assert promises.squeezed(written(document.footer)) in words


def test_the_faces_of_a_card_meet_at_the_fold_head_to_head() -> None:
    """Folded across the middle, each face stands upright: the page is the same turned by half a circle."""
    (page,) = reading.pictures(card("an-phu"), dpi=72)
    turned = page.rotate(180)
    differing = sum(abs(a - b) > 90 for a, b in zip(page.tobytes(), turned.tobytes(), strict=True))
    assert differing < 0.01 * page.width * page.height


# ── Pictures ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def sent(name: str, wide: bool) -> Image.Image:
    write = picture.write_wide if wide else picture.write
    return Image.open(io.BytesIO(write(samples.POSTERS[name](), promises.assets())))


@pytest.mark.parametrize("name", samples.POSTERS)
@pytest.mark.parametrize(("wide", "size"), [(False, (1080, 1350)), (True, (1200, 630))])
def test_a_picture_has_the_size_that_feeds_show_and_its_code_survives_them(
    name: str, wide: bool, size: tuple[int, int]
) -> None:
    """Messengers make a picture smaller and compress it again."""
    image = sent(name, wide)
    assert image.size == size
    file = io.BytesIO()
    image.resize((size[0] * 2 // 3, size[1] * 2 // 3), Image.Resampling.LANCZOS).save(file, "JPEG", quality=60)
    assert reading.codes(Image.open(file).convert("L")) == {first_code(samples.POSTERS[name]()).address}


def test_nothing_in_a_picture_touches_its_edge() -> None:
    for name in samples.POSTERS:
        for wide in (False, True):
            inked = sent(name, wide).convert("L").point(lambda value: 255 if value < 100 else 0).getbbox()
            assert inked is not None
            left, top, right, bottom = inked
            width, height = sent(name, wide).size
            assert min(left, top, width - right, height - bottom) >= 12, (name, wide, inked)


@pytest.mark.parametrize(
    ("name", "shown"), [("an-phu", True), ("vi-du", True), ("thanh-giang", False), ("nga-son", False)]
)
def test_a_picture_with_too_many_steps_shows_none_rather_than_small_ones(name: str, shown: bool) -> None:
    """Three or five steps have their tiles in the left column of the middle; eight or nine have none."""
    column = sent(name, False).convert("L").crop((66, 420, 130, 860))
    inked = sum(value < 100 for value in column.tobytes()) / (column.width * column.height)
    assert inked > 0.3 if shown else inked < 0.1


def test_a_picture_is_the_same_bytes_twice_and_webp_loses_nothing() -> None:
    document = samples.vi_du_poster()
    first = picture.write(document, promises.assets())
    assert picture.write(document, promises.assets()) == first
    small = picture.webp(first)
    assert len(small) < len(first)
    assert (
        Image.open(io.BytesIO(small)).convert("RGB").tobytes() == Image.open(io.BytesIO(first)).convert("RGB").tobytes()
    )


def test_a_title_that_no_picture_holds_is_refused() -> None:
    endless = replace(samples.vi_du_poster(), title=samples.LONG_NAME * 3, subtitle="", blocks=())
    with pytest.raises(pdf.DoesNotFit):
        picture.write_wide(endless, promises.assets())


def test_a_sheet_without_a_code_is_still_made() -> None:
    bare = replace(samples.vi_du_poster(), blocks=(), subtitle="")
    assert pdf.pages(counter_card.write(bare, promises.assets())) == 1
    assert pdf.pages(handbill.write(bare, promises.assets())) == 1
    assert picture.write(replace(bare, footer=text("UBND xã Ví Dụ")), promises.assets()).startswith(b"\x89PNG")
