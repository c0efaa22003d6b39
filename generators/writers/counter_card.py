"""A card that stands on the counter: one A4 sheet folded across, the same face to both sides; a title and one code."""

from __future__ import annotations

from collections.abc import Callable

from generators.document import Document, QrCode, written
from generators.writers import pdf, sheet, title
from generators.writers.assets import Assets
from generators.writers.flow import Flow

CODE_MM = 58.0  # with its quiet zone; the code itself is 43 or more: scanned over the counter, from 60 cm
WIDTH_MM = 210 - 2 * 12 - 72  # beside the code
TITLE_PT, TEXT_PT = (22.0, 50.0), (12.0, 18.0)
END_MM = 297 - 7  # the upright face is the lower half of the sheet


def write(document: Document, assets: Assets) -> bytes:
    """The card as a PDF of one A4 page, its upper face upside down; it stands when folded in the middle.

    It shows the document's first code. Raises `pdf.DoesNotFit` when title and code overflow a face.
    """
    codes = [block for block in document.blocks if isinstance(block, QrCode)][:1]
    flow = Flow(assets.wording, CODE_MM)
    face = sheet.page(
        "counter_card",
        document,
        assets,
        heading=title.html(document.title, assets),
        codes=flow.code_rows(codes),
        guard=flow.guard(codes),
    )
    back = face.replace('<div id="end"></div>', "")
    return pdf.fit_on_one_page(
        f'<div class="face">{face}</div><div class="face back">{back}</div>',
        sheet.style(["counter_card"], document.issuer, assets),
        _sizes(document, assets),
        assets,
        end_mm=END_MM,
        title=document.title,
        author=document.issuer.committee,
        language=document.language,
        spread=lambda _, end_mm: f"h1 {{ padding-top: {max(0.0, END_MM - end_mm - 0.2) / 2:.2f}mm }}",
        measured=f'<div class="face">{face}</div>',
    ).printed()


def _sizes(document: Document, assets: Assets) -> Callable[[float], str]:
    foot = written(sheet.whom_to_ask(document, assets))
    call_pt = title.one_line_pt(foot, 210 - 2 * 12 - 8, 11.0, 15.0, assets)

    def at_scale(scale: float) -> str:
        text_pt = TEXT_PT[0] + (TEXT_PT[1] - TEXT_PT[0]) * scale
        return (
            title.rule(document.title, TITLE_PT, scale, WIDTH_MM, assets)
            + f".subtitle {{ font-size: {text_pt:.2f}pt }} .call {{ font-size: {call_pt:.2f}pt }}"
        )

    return at_scale
