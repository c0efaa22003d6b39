"""The poster's message to hand out: two A5 bills on one A4 sheet, to be cut in the middle."""

from __future__ import annotations

from generators.document import Document
from generators.writers import pdf, poster, sheet
from generators.writers.assets import Assets

A5 = poster.Format(
    styles=("poster", "handbill"),
    width_mm=148.5 - 2 * 9,
    end_mm=210 - 7,
    code_mm=34.5,  # the code itself is 25 or more: held in the hand
    card_mm=34.5,
    title_pt=(19, 38),
    subtitle_pt=(10, 12),
    text_pt=(10, 14),
    call_pt=(9.5, 12),
    visit_pt=(9, 10.5),
    tile_mm=(8.6, 11),
    tile_pt=(12, 16),
    gap_mm=(0.7, 5),
)


def write(document: Document, assets: Assets) -> bytes:
    """Two copies of the bill side by side as a PDF of one A4 page, its long side across.

    Raises `pdf.DoesNotFit` when the text overflows A5 at 19 pt (title) and 10 pt (text).
    """
    body = poster.body(document, assets, A5)
    copy = body.replace('<div id="end"></div>', "")
    return pdf.fit_on_one_page(
        f'<div class="bill">{body}</div><div class="bill second">{copy}</div>',
        sheet.style(A5.styles, document.issuer, assets),
        poster.sizes(document, assets, A5),
        assets,
        end_mm=A5.end_mm,
        width_mm=297,
        title=document.title,
        author=document.issuer.committee,
        language=document.language,
        spread=poster.spread(document, A5),
        measured=f'<div class="bill">{body}</div>',
    ).printed()
