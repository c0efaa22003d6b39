"""A poster: one message on one page, read across a room, scanned off a worn board."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import cache

import pypdfium2
import pytest

from generators.document import Fact, Facts, Kind, Paragraph, QrCode, Step, Steps, Theme, contrast, text, written
from generators.writers import pdf, poster, sheet
from tests.writers import samples_sheet as samples
from tests.writers import sheet_promises as promises
from tests.writers import sheet_reading as reading

POSTERS = pytest.mark.parametrize("name", samples.POSTERS)
CAPITALS = 0.74  # of the em, in Be Vietnam Pro
ARM_MM = 30.0


@cache
def printed(name: str) -> bytes:
    return poster.write(samples.POSTERS[name](), promises.assets())


@POSTERS
def test_a_poster_fits_one_a4_page(name: str) -> None:
    document = pypdfium2.PdfDocument(printed(name))
    assert len(document) == 1
    assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)


@POSTERS
def test_its_title_is_read_at_three_metres(name: str) -> None:
    """Capitals of 7 mm are read at 3 m with half of normal sight (20/40 is 8.7 mm for a whole word, 20/32 is 7)."""
    document = samples.POSTERS[name]()
    (size,) = reading.sizes_of(printed(name), document.title)
    assert size * CAPITALS * 25.4 / 72 >= 7.0
    assert size == max(round(character.size_pt, 1) for character in reading.characters(printed(name)))


@POSTERS
def test_its_steps_are_13_pt_or_more(name: str) -> None:
    for block in samples.POSTERS[name]().blocks:
        if isinstance(block, Steps):
            for step in block.steps:
                assert min(reading.sizes_of(printed(name), written(step.action))) >= 13
        elif isinstance(block, Facts):
            assert min(reading.sizes_of(printed(name), block.rows[0].label)) >= 13


@POSTERS
def test_nothing_on_it_is_small_cut_or_printed_over(name: str) -> None:
    promises.is_legible(printed(name))


@POSTERS
def test_it_says_all_that_was_chosen_for_it(name: str) -> None:
    promises.says_everything(printed(name), samples.POSTERS[name]())


@POSTERS
def test_it_says_who_when_and_whom_to_ask(name: str) -> None:
    promises.says_who_when_and_whom_to_ask(printed(name), samples.POSTERS[name]())


@POSTERS
def test_it_carries_its_marks(name: str) -> None:
    promises.carries_its_marks(printed(name), samples.POSTERS[name]())


@POSTERS
def test_its_codes_are_large_and_named(name: str) -> None:
    promises.carries_its_codes(printed(name), samples.POSTERS[name](), ARM_MM)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name == "full" else pytest.mark.slow) for name in samples.POSTERS]
)
def test_its_codes_are_read_off_worn_paper(name: str) -> None:
    promises.can_be_scanned_in_bad_shape(printed(name), samples.POSTERS[name]())


@POSTERS
def test_it_is_well_formed(name: str) -> None:
    promises.is_well_formed(printed(name), samples.POSTERS[name]())


@pytest.mark.parametrize("name", ["full", "kim-dinh"])
def test_its_style_sheet_holds_nothing_that_is_left_out(name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, "weasyprint")
    poster.write(samples.POSTERS[name](), promises.assets())
    assert promises.left_out(caplog) == []


def test_the_same_poster_is_the_same_bytes() -> None:
    document = samples.thanh_giang_poster()
    assert poster.write(document, promises.assets()) == printed("thanh-giang")


def test_more_than_a_page_holds_is_refused_not_squeezed() -> None:
    with pytest.raises(pdf.DoesNotFit) as found:
        poster.write(samples.bursting_poster(), promises.assets())
    assert found.value.title == samples.LONG_NAME
    assert found.value.share > 1.2


def test_a_short_poster_is_set_larger_than_a_long_one() -> None:
    short = samples.vi_du_poster()
    long = samples.full_poster()
    assert min(reading.sizes_of(printed("vi-du"), short.title)) > 1.3 * min(
        reading.sizes_of(printed("full"), long.title)
    )


def test_the_page_is_filled_to_its_foot() -> None:
    """What room is left goes between the steps, not below the last line."""
    for name in samples.POSTERS:
        lowest = min(character.bottom for character in reading.characters(printed(name)))
        assert lowest * 25.4 / 72 < 14, name


def test_a_jump_is_drawn_and_named_at_both_ends() -> None:
    words = reading.printed_text(printed("thanh-giang"))
    assert "3.2 Đã có VNeID Sang Bước 7" in words
    assert "Từ mục 3.2 chuyển đến đây" in words


def test_steps_are_a_list_in_their_order() -> None:
    lines = [
        words
        for words in reading.printed_text(printed("an-phu")).replace("Bước", "\nBước").splitlines()
        if words.startswith("Bước")
    ]
    assert [words.split()[1] for words in lines] == ["1", "2", "3", "4", "5"]


def test_an_archived_poster_says_so_above_its_title_and_across() -> None:
    promises.carries_its_marks(printed("kim-dinh"), samples.kim_dinh_poster())
    words = reading.printed_text(printed("kim-dinh"))
    assert words.index("BẢN LƯU TRỮ") < words.index("mức độ 3")


def test_a_pale_accent_is_not_used_for_text() -> None:
    """A commune may choose any colours; letters keep 7:1 against white in grey."""
    pale = replace(samples.VI_DU, theme=Theme(accent="#ffb300"))
    assert contrast("#ffb300", "#ffffff") < 7
    css = sheet.style(["poster"], pale, promises.assets())
    assert "color: #ffb300" not in css.replace("-color: #ffb300", "")
    assert ".tile" in css
    assert "background: #ffb300; color: #fff" not in css


@pytest.mark.parametrize("theme", [samples.THANH_GIANG.theme, samples.AN_PHU.theme, samples.NGA_SON.theme, Theme()])
def test_the_themes_in_use_are_dark_enough_in_grey(theme: Theme) -> None:
    assert contrast(theme.ink, "#ffffff") >= 7
    assert contrast(theme.accent, "#ffffff") >= 7


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#ffffff", "#ffffff", 1)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == pytest.approx(ratio, abs=0.01)


def test_a_poster_of_a_title_alone_is_a_poster() -> None:
    bare = replace(samples.vi_du_poster(), blocks=(), footer=(), marks=(), subtitle="", valid_to=None)
    made = poster.write(bare, promises.assets())
    assert pdf.pages(made) == 1
    assert "Nộp hồ sơ không cần xếp hàng" in reading.printed_text(made)


@pytest.mark.slow
@pytest.mark.parametrize("steps", [1, 3, 6, 9])
@pytest.mark.parametrize("words", [3, 8, 14])
@pytest.mark.parametrize("codes", [0, 1, 2])
def test_any_reasonable_poster_fits_and_keeps_its_promises(steps: int, words: int, codes: int) -> None:
    sentence = " ".join((samples.LONG_STEP.split() * 2)[:words])
    document = replace(
        samples.vi_du_poster(),
        kind=Kind.POSTER,
        blocks=(
            Paragraph(text("Bà con làm ở nhà.")),
            Steps(tuple(Step(id=f"b{n}", number=str(n), action=text(sentence)) for n in range(1, steps + 1))),
            *(QrCode(f"{samples.NATIONAL}/{n}", text(f"Mã thứ {n}")) for n in range(codes)),
            Facts((Fact("Không có điện thoại thông minh?", text("Đến Trung tâm Phục vụ hành chính công xã Ví Dụ")),)),
        ),
    )
    made = poster.write(document, promises.assets())
    assert pdf.pages(made) == 1
    promises.is_legible(made)
    promises.says_everything(made, document)
    promises.carries_its_codes(made, document, ARM_MM)
