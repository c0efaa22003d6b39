"""The full guide on A4 sheets to take home: Document -> PDF, one column, as many pages as it takes."""

from __future__ import annotations

import math

from generators.document import Document, written
from generators.writers import pdf, sheet, title
from generators.writers.assets import Assets
from generators.writers.flow import Flow

CODE_MM = 43.0  # with its quiet zone; the code itself is 31 or more, and three stand side by side
WIDTH_MM = 210 - 2 * 20  # between the margins of leaflet.css
TEXTS_PT = (12.0, 11.4, 10.8)  # the first for the old; a smaller one only where it saves a page
LARGER_PT = (15.0, 13.4)  # where the text leaves so much of its pages empty
BOARD_PT = (19.0, 17.0, 15.0)  # read at 80 cm by one of sixty without glasses
FOOT_MM, FOOT_LINE_MM = 12.6, 4.7  # the foot of a page: around its lines, and each of them
FOOT_PT, FOOT_WIDTH_MM = 9.5, 170 - 24  # beside the page number
TITLE_PT = (19.0, 36.0)


def write(document: Document, assets: Assets) -> bytes:
    """The leaflet as a PDF of A4 pages: every block in order; each foot says whom to ask and as of when."""
    return printed(document, assets, TEXTS_PT, ("leaflet",), LARGER_PT)


def write_for_board(document: Document, assets: Assets) -> bytes:
    """The same in letters that are read standing, for a notice board."""
    return printed(document, assets, BOARD_PT, ("leaflet", "board"))


def printed(
    document: Document,
    assets: Assets,
    texts_pt: tuple[float, ...],
    styles: tuple[str, ...],
    larger_pt: tuple[float, ...] = (),
) -> bytes:
    """The pages in the first of these sizes of text that leaves no thin last page, or larger on as many pages."""
    html = sheet.page(
        "leaflet",
        document,
        assets,
        heading=title.html(document.title, assets),
        text=Flow(assets.wording, CODE_MM).blocks(document.blocks),
    )
    css = sheet.style(styles, document.issuer, assets).replace(
        "var(--page)", f'"{assets.wording("sheets.page")}"'
    )
    return pdf.render_saving_pages(
        html,
        f"{css} {title.rule(document.title, TITLE_PT, 1.0, WIDTH_MM, assets)}"
        f" @page {{ margin-bottom: {FOOT_MM + _foot_lines(document, assets) * FOOT_LINE_MM:.1f}mm }}",
        [f"html{{font-size:{text_pt}pt}}" for text_pt in texts_pt],
        assets,
        larger=[f"html{{font-size:{text_pt}pt}}" for text_pt in larger_pt],
        title=document.title,
        author=document.issuer.committee,
        language=document.language,
    )


def _foot_lines(document: Document, assets: Assets) -> int:
    """How many lines the foot takes: whom to ask, then issuer and dates."""
    lines = (
        written(sheet.whom_to_ask(document, assets)),
        " · ".join([document.issuer.short, *sheet.dates(document, assets)]),
    )
    widths = (title.face(assets, title.BOLD).width(line, FOOT_PT) * title.MM_PER_PT for line in lines)
    return sum(math.ceil(width / FOOT_WIDTH_MM) for width in widths)
