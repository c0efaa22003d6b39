"""Texts that try to burst every form: each is legible, or refused with a word; never small, cut or printed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generators.document import Branch, Bullets, Document, QrCode, Step, StepLink, Steps, text
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


ENDLESS = "Nghiêngngảkhôngdấucách" * 9
"""198 letters and not one place to break."""


def _steps(count: int, words: str, ways: int = 0) -> Steps:
    """So many steps; the second of them forks into so many ways, the last of which leads past the others."""

    def branches(number: int) -> tuple[Branch, ...]:
        if number != min(2, count):
            return ()
        goals = [StepLink(f"b{count}", str(count)) if way == ways else None for way in range(1, ways + 1)]
        return tuple(
            Branch(text(f"Trường hợp thứ {way}"), text(words), goal, f"{number}.{way}")
            for way, goal in enumerate(goals, 1)
        )

    return Steps(
        tuple(Step(f"b{number}", str(number), text(words), branches=branches(number)) for number in range(1, count + 1))
    )


BODIES = {
    "nothing": (),
    "one step": (_steps(1, "Ký tên."),),
    "40 steps": (_steps(40, "Nhập thông tin, xem lại rồi gửi."),),
    "longest steps": (_steps(9, f"{samples.LONG_STEP} {samples.LONG_STEP}"),),
    "two ways": (_steps(6, "Nộp hồ sơ", 2),),
    "six ways": (_steps(5, samples.LONG_STEP, 6),),
    "endless words": (_steps(3, ENDLESS), Bullets((text(ENDLESS), text(ENDLESS)))),
    "endless words in ways": (_steps(3, ENDLESS, 3),),
}
CUTS_MM: dict[str, tuple[tuple[float, ...], ...]] = {
    "a5": ((148.5,),),
    "folded": ((97, 197), (100, 200)),  # the outer and the inner side
}
"""Where paper is cut or folded, from the left of each page."""


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMES)
def test_a_long_name_is_set_whole_or_refused(form: str, name: str) -> None:
    assert len(LONG) > 200
    code = QrCode(samples.LONG_ADDRESS, text(LONG))
    document = replace(samples.vi_du_poster(), title=NAMES[name], subtitle="")
    document = replace(document, blocks=(*(b for b in document.blocks if not isinstance(b, QrCode)), code))
    _set_whole_or_refused(form, document)


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("body", BODIES)
def test_any_body_is_set_whole_or_refused(form: str, body: str) -> None:
    code = QrCode(samples.NATIONAL, text("Cổng Dịch vụ công quốc gia"))
    made = _set_whole_or_refused(form, replace(samples.vi_du_poster(), blocks=(*BODIES[body], code)))
    if made is not None and form != "card":  # which shows the title and the code alone
        promises.says_everything(made, replace(samples.vi_du_poster(), blocks=(*BODIES[body], code)))


def _set_whole_or_refused(form: str, document: Document) -> bytes | None:
    """The sheet: legible, nothing over the edge, over a fold or a cut, over other text; None where it is refused."""
    try:
        made = FORMS[form](document, promises.assets())
    except pdf.DoesNotFit:
        assert form not in MUST
        return None
    promises.is_legible(made)
    promises.keeps_off(made, CUTS_MM.get(form, ()))
    assert promises.squeezed(document.title) in promises.squeezed(reading.printed_text(made))
    assert len(made) < promises.MOST_BYTES
    return made
