"""The guide folded twice: six panels, nothing across a fold, everything the leaflet says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from generators.document import Paragraph, text
from generators.writers import folded, leaflet, pdf, poster
from tests.writers import samples_sheet as samples
from tests.writers import sheet_promises as promises
from tests.writers import sheet_reading as reading

FOLDS_MM = ((97, 197), (100, 200))
"""Of the outer and the inner side."""


FOLDED = pytest.mark.parametrize("name", ["an-phu", "nga-son", "thanh-giang"])


@cache
def printed(name: str) -> bytes:
    return folded.write(samples.LEAFLETS[name](), promises.assets())


@FOLDED
def test_it_takes_both_sides_of_one_sheet_and_nothing_crosses_a_fold(name: str) -> None:
    made = printed(name)
    assert pdf.pages(made) == 2
    promises.is_legible(made)
    promises.keeps_off(made, FOLDS_MM)


@FOLDED
def test_it_says_all_that_the_leaflet_says(name: str) -> None:
    document = samples.LEAFLETS[name]()
    promises.says_everything(printed(name), document)
    promises.says_who_when_and_whom_to_ask(printed(name), document)
    promises.carries_its_codes(printed(name), document, 30)
    promises.is_well_formed(printed(name), document)


def test_a_text_too_long_for_six_panels_is_refused() -> None:
    long = replace(samples.LEAFLETS["thanh-giang"](), blocks=(Paragraph(text(samples.LONG_NAME * 60)),))
    with pytest.raises(pdf.DoesNotFit):
        folded.write(long, promises.assets())


def test_a_short_text_leaves_lines_for_a_pen() -> None:
    short = replace(samples.LEAFLETS["thanh-giang"](), blocks=(Paragraph(text("Mang theo thẻ căn cước.")),))
    assert "Phần ghi chép" in reading.printed_text(folded.write(short, promises.assets()))


def test_crop_marks_enlarge_the_paper_and_move_nothing() -> None:
    plain = samples.vi_du_poster()
    marked = replace(plain, issuer=replace(plain.issuer, crop_marks=True))
    for write in (poster.write, leaflet.write):
        without, with_marks = write(plain, promises.assets()), write(marked, promises.assets())
        assert b"/TrimBox" in reading.unpacked(with_marks)
        assert reading.printed_text(with_marks) == reading.printed_text(without)
        assert pdf.pages(with_marks) == pdf.pages(without)
