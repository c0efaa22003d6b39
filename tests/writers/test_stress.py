"""Texts that try to burst every form: each is legible, or refused with a word; never small, cut or printed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generators.document import Document, QrCode, text
from generators.writers import counter_card, folded, handbill, leaflet, pdf, poster, poster_a3, urgent
from generators.writers.assets import Assets
from tests.writers import samples_sheet as samples
from tests.writers import sheet_promises as promises
from tests.writers import sheet_reading as reading

FORMS: dict[str, Callable[[Document, Assets], bytes]] = {
    "poster": poster.write,
    "a3": poster_a3.write,
    "a5": handbill.write,
    "card": counter_card.write,
    "folded": folded.write,
    "leaflet": leaflet.write,
    "board": leaflet.write_for_board,
    "urgent": urgent.write,
}
LONG = samples.LONG_NAME
NAMES = {
    "270 characters": LONG,
    "540 characters": f"{LONG} và {LONG[0].lower()}{LONG[1:]}",
    "one long word": "Đăngkýkhaisinhtrựctuyến " * 3,
}
MUST = {"leaflet", "board"}
"""Forms that spill to another page and so hold any name; a poster asks for a short_title instead."""


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_a_long_name_is_set_whole_or_refused(form: str, name: str) -> None:
    assert len(LONG) > 200
    code = QrCode(samples.LONG_ADDRESS, text(LONG))
    document = replace(samples.vi_du_poster(), title=NAMES[name], subtitle="")
    document = replace(document, blocks=(*(b for b in document.blocks if not isinstance(b, QrCode)), code))
    try:
        made = FORMS[form](document, promises.assets())
    except pdf.DoesNotFit:
        assert form not in MUST
        return
    promises.is_legible(made)
    assert promises.squeezed(NAMES[name]) in promises.squeezed(reading.printed_text(made))
    assert len(made) < promises.MOST_BYTES
