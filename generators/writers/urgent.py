"""An urgent message on one A4 page, in letters that are read from across the road; knows no broadcast."""

from __future__ import annotations

from collections.abc import Callable

from generators.document import Document, written
from generators.writers import pdf, sheet, title
from generators.writers.assets import Assets
from generators.writers.flow import Flow

CODE_MM = 42.0  # with its quiet zone; the code itself is 31 or more
FRAME_MM = 3.2  # of solid ink around the page: told apart from every other sheet, in grey too
WIDTH_MM = 210 - 2 * (8 + FRAME_MM + 7)
END_MM = 297 - 8 - FRAME_MM - 3
TITLE_PT = (34.0, 84.0)  # capitals of 9 mm or more, read at 4 m
TEXT_PT = (18.0, 34.0)  # read at 1.5 m
CALL_PT = (13.0, 22.0)


def write(document: Document, assets: Assets) -> bytes:
    """The message as a PDF of exactly one A4 page; `subtitle` is the word of warning above the title.

    Raises `pdf.DoesNotFit` when the text overflows the page at 34 pt (title) and 18 pt (text).
    """
    return pdf.fit_on_one_page(
        sheet.page(
            "urgent",
            document,
            assets,
            heading=title.html(document.title, assets),
            message=Flow(assets.wording, CODE_MM).blocks(document.blocks),
        ),
        sheet.style(["poster", "urgent"], document.issuer, assets),
        _sizes(document, assets),
        assets,
        end_mm=END_MM,
        title=document.title,
        author=document.issuer.committee,
        language=document.language,
        spread=_spread,
    ).printed()


def _sizes(document: Document, assets: Assets) -> Callable[[float], str]:
    call_pt = title.one_line_pt(written(sheet.whom_to_ask(document, assets)), WIDTH_MM - 8, *CALL_PT, assets)

    def at_scale(scale: float) -> str:
        text_pt = TEXT_PT[0] + (TEXT_PT[1] - TEXT_PT[0]) * scale
        return (
            title.rule(document.title, TITLE_PT, scale, WIDTH_MM, assets)
            + f".message {{ font-size: {text_pt:.2f}pt }} .call {{ font-size: {call_pt:.2f}pt }}"
        )

    return at_scale


def _spread(scale: float, end_mm: float) -> str:
    """The foot stands at the foot of the page; the message in the middle of what is left."""
    room = max(0.0, END_MM - end_mm - 0.3) / 2
    return f".message {{ padding-top: {room:.2f}mm; padding-bottom: {room:.2f}mm }}"
