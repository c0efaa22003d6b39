"""Every printed sheet is read aloud as it is read: what PDF/UA-1 (ISO 14289-1) asks, held on a sample of each form."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest

from generators.document import Document
from generators.writers import counter_card, folded, handbill, leaflet, poster, poster_a3, urgent
from generators.writers.assets import Assets
from tests.writers import pdf_ua
from tests.writers import samples_sheet as samples
from tests.writers import sheet_promises as promises
from tests.writers import sheet_reading as reading
from tests.writers.pdf_objects import Pdf
from tests.writers.test_urgent import STORM

SHEETS: dict[str, tuple[Callable[[Document, Assets], bytes], Callable[[], Document]]] = {
    "poster": (poster.write, samples.thanh_giang_poster),
    "archived poster": (poster.write, samples.kim_dinh_poster),
    "a3": (poster_a3.write, samples.an_phu_poster),
    "a5": (handbill.write, samples.an_phu_poster),
    "card": (counter_card.write, samples.an_phu_poster),
    "urgent": (urgent.write, lambda: STORM),
    "leaflet": (leaflet.write, samples.LEAFLETS["thanh-giang"]),
    "draft leaflet": (leaflet.write, samples.LEAFLETS["nga-son"]),
    "board": (leaflet.write_for_board, samples.LEAFLETS["vi-du"]),
    "folded": (folded.write, samples.LEAFLETS["thanh-giang"]),
}


@pytest.mark.parametrize("form", SHEETS)
def test_a_sheet_is_read_aloud_as_it_is_read(form: str) -> None:
    """The claim, title and language; all drawn tagged or ornament; headings, lists, pictures, links, order of tabs."""
    write, sample = SHEETS[form]
    document = sample()
    made = write(document, promises.assets())
    pdf = Pdf(made)
    pdf_ua.keeps(pdf, "vi")
    assert "OCProperties" not in pdf.catalogue
    outline = [mark.get_title() for mark in pypdfium2.PdfDocument(made).get_toc()]
    assert outline.count(document.title) == 1  # the second copy on a sheet that is cut has no bookmark
    tags = reading.tags(made)
    first = next(tag.kind for tag in tags if tag.kind.startswith("H"))
    assert first == "H1"


@pytest.mark.parametrize("form", ["poster", "leaflet", "folded"])
def test_a_sheet_is_read_in_its_order(form: str) -> None:
    """Issuer, title, steps by their numbers, then whom to ask: the order of the tags is that of the eye."""
    write, sample = SHEETS[form]
    document = sample()
    pdf = Pdf(write(document, promises.assets()))
    spoken = pdf_ua.spoken(pdf)
    order = (document.issuer.committee.upper(), document.title, "Bước 1", "Bước 9")
    places = [spoken.find(promises.squeezed(words)) for words in order]
    assert -1 not in places
    assert places == sorted(places)
