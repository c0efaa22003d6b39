"""One message on one A4 page to hang up: Document -> PDF; decides what stands where and how small it may get."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from generators.document import (
    AnnexHeading,
    Block,
    Blocks,
    Bullets,
    Caution,
    Checklist,
    Contact,
    Definition,
    Document,
    EndMark,
    Facts,
    FieldHint,
    Figure,
    Heading,
    LegalGround,
    Letterhead,
    NoticeTitle,
    Paragraph,
    Portal,
    QrCode,
    Signature,
    Steps,
    Table,
    written,
)
from generators.writers import pdf, sheet, title
from generators.writers.assets import Assets
from generators.writers.flow import Flow

Bounds = tuple[float, float]
"""The least and the most of a size."""


@dataclass(frozen=True)
class Format:
    """The measures of a poster on its paper, in mm and points; `styles` are its style sheets after sheet.css."""

    styles: tuple[str, ...]
    width_mm: float  # between the margins
    end_mm: float  # from the top of the paper to its bottom margin
    code_mm: float  # side of a code's picture, quiet zone included
    card_mm: float  # of a code alone, which has its words beside it
    title_pt: Bounds
    subtitle_pt: Bounds
    text_pt: Bounds
    call_pt: Bounds
    visit_pt: Bounds
    tile_mm: Bounds
    tile_pt: Bounds  # the number in the tile of a step
    gap_mm: Bounds  # air between two steps


A4 = Format(
    styles=("poster",),
    width_mm=210 - 2 * 12,
    end_mm=297 - 8,
    code_mm=42,  # the code itself is 31 or more: read at arm's length by a cheap phone
    card_mm=45,
    title_pt=(28, 66),  # capitals of 7 mm or more, which an eye with half its sight reads at 3 m
    subtitle_pt=(12, 17),
    text_pt=(13, 22),  # the least is what one of sixty reads without glasses, standing at 60 cm
    call_pt=(11.5, 18),
    visit_pt=(11, 14),
    tile_mm=(10.2, 15.6),
    tile_pt=(16, 25),
    gap_mm=(1.4, 8),  # with more they fall apart
)


def write(document: Document, assets: Assets) -> bytes:
    """The poster as a PDF of exactly one A4 page.

    Title and text are as large as the page allows, and what room is left goes between the steps. Raises
    `pdf.DoesNotFit` when the text overflows the page at its least sizes.
    """
    return fitted(document, assets, A4).printed()


def fitted(document: Document, assets: Assets, paper: Format) -> pdf.OnePage:
    """The poster laid out on some paper. Raises `pdf.DoesNotFit`."""
    return pdf.fit_on_one_page(
        body(document, assets, paper),
        sheet.style(paper.styles, document.issuer, assets),
        sizes(document, assets, paper),
        assets,
        end_mm=paper.end_mm,
        title=document.title,
        author=document.issuer.committee,
        language=document.language,
        spread=spread(document, paper),
    )


def body(document: Document, assets: Assets, paper: Format) -> str:
    """What stands on the poster, as HTML that ends with the element `end`."""
    flow = Flow(assets.wording, paper.code_mm)
    codes = [block for block in document.blocks if isinstance(block, QrCode)]
    asking = flow.blocks(_placed(document.blocks, "asking"))
    alone = len(codes) == 1 and not asking
    card = replace(flow, code_mm=paper.card_mm)
    return sheet.page(
        "poster",
        document,
        assets,
        heading=title.html(document.title, assets),
        message=flow.blocks(_placed(document.blocks, "message")),
        codes=card.code_card(codes[0]) if alone else flow.code_rows(codes, most=2 if asking else 4),
        guard="" if alone else flow.guard(codes),
        asking=asking,
        shape=f"scan-{min(len(codes), 2)}" if asking else "scan-alone",
    )


def sizes(document: Document, assets: Assets, paper: Format) -> Callable[[float], str]:
    """The sizes of everything as CSS, for a scale from 0 (each at its least) to 1 (each at its most)."""
    foot = written(sheet.whom_to_ask(document, assets))
    call_pt = title.one_line_pt(foot, paper.width_mm - 8, *paper.call_pt, assets)

    def at_scale(scale: float) -> str:
        def at(bounds: Bounds) -> float:
            return bounds[0] + (bounds[1] - bounds[0]) * scale

        text_pt, tile_mm = at(paper.text_pt), at(paper.tile_mm)
        return (
            title.rule(document.title, paper.title_pt, scale, paper.width_mm, assets)
            + f".subtitle {{ font-size: {at(paper.subtitle_pt):.2f}pt }}"
            f".message {{ font-size: {text_pt:.2f}pt }}"
            f".asking {{ font-size: {max(paper.text_pt[0], text_pt * 0.78):.2f}pt }}"
            f".call .whom {{ font-size: {min(call_pt, at(paper.call_pt) + 1):.2f}pt }}"
            f".call .visit {{ font-size: {at(paper.visit_pt):.2f}pt }}"
            f".tile, .what {{ height: {tile_mm:.2f}mm }} .forked .action {{ min-height: {tile_mm:.2f}mm }}"
            f".tile .word {{ padding-top: {tile_mm * 0.16 - 0.9:.2f}mm }}"
            f".tile .number {{ font-size: {at(paper.tile_pt):.2f}pt }}"
        )

    return at_scale


def spread(document: Document, paper: Format) -> Callable[[float, float], str]:
    """The room left as CSS: between the steps, then above and below them."""
    steps = sum(len(block.steps) for block in document.blocks if isinstance(block, Steps))
    least, most = paper.gap_mm

    def to(scale: float, end_mm: float) -> str:
        room = max(0.0, paper.end_mm - end_mm - 0.3)
        gap = min(most - least, room / (steps + 2))  # as much above and below the steps as between two
        rest = max(0.0, room - gap * max(0, steps - 1)) / 2
        return (
            f".step {{ padding-bottom: {least + gap:.2f}mm }}"
            f".message {{ padding-top: {rest:.2f}mm; padding-bottom: {rest:.2f}mm }}"
        )

    return to


def _placed(blocks: Blocks, place: Literal["message", "codes", "asking"]) -> Blocks:
    return tuple(block for block in blocks if _place(block) == place)


def _place(block: Block) -> Literal["message", "codes", "asking"]:
    """Where a block stands: in the message, or in the panel for hands, among its codes or beside them."""
    match block:
        case QrCode():
            return "codes"
        case Facts() | Contact() | Portal():
            return "asking"
        case (
            Heading()
            | Paragraph()
            | Bullets()
            | Definition()
            | Steps()
            | Checklist()
            | Table()
            | Caution()
            | FieldHint()
            | Figure()
            | NoticeTitle()
            | AnnexHeading()
        ):
            return "message"
        case Letterhead() | LegalGround() | Signature() | EndMark():
            return "message"  # parts of a notice: `html` leaves them out
        case _:
            assert_never(block)
