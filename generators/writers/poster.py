"""One message on one A4 page to hang up: Document -> PDF; decides what stands where and how small it may get."""

from __future__ import annotations

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

CODE_MM = 42.0  # with its quiet zone; the code itself is 31 or more: read at arm's length by a cheap phone

# In points. 28 gives capitals of 7 mm, which an eye with half its sight reads at 3 m; 13 is what a standing reader of
# sixty reads without glasses at 60 cm.
LEAST_TITLE_PT, MOST_TITLE_PT = 28.0, 66.0
LEAST_TEXT_PT, MOST_TEXT_PT = 13.0, 22.0
LEAST_SCALE = 0.4

WIDTH_MM = 210 - 2 * 12  # between the margins of poster.css
END_MM = 297 - 8  # where its bottom margin begins
GAP_MM, MOST_GAP_MM = 1.4, 8.0  # air between two steps; with more they fall apart


def write(document: Document, assets: Assets) -> bytes:
    """The poster as a PDF of exactly one A4 page.

    Title and text are as large as the page allows, and what room is left goes between the steps. Raises
    `pdf.DoesNotFit` when the text overflows the page at 28 pt (title) and 13 pt (text).
    """
    flow = Flow(assets.wording, CODE_MM)
    codes = [block for block in document.blocks if isinstance(block, QrCode)]
    asking = flow.blocks(_placed(document.blocks, "asking"))
    html = sheet.page(
        "poster",
        document,
        assets,
        heading=title.html(document.title, assets),
        message=flow.blocks(_placed(document.blocks, "message")),
        codes=flow.code_rows(codes, most=2 if asking else 4),
        guard=flow.guard(codes),
        asking=asking,
        shape=f"scan-{min(len(codes), 2)}" if asking else "scan-alone",
    )
    steps = sum(len(block.steps) for block in document.blocks if isinstance(block, Steps))

    call_pt = title.one_line_pt(written(document.footer), WIDTH_MM - 8, 11.5, 16.0, assets)

    def at_scale(scale: float) -> str:
        share = (scale - LEAST_SCALE) / (1 - LEAST_SCALE)
        title_pt = title.size_pt(document.title, LEAST_TITLE_PT, MOST_TITLE_PT, share, WIDTH_MM, assets)
        title_mm = title.width_mm(document.title, title_pt, WIDTH_MM, assets)
        text_pt = LEAST_TEXT_PT + (MOST_TEXT_PT - LEAST_TEXT_PT) * share
        tile_mm = 10.2 + 5.4 * share
        return (
            f"h1 {{ font-size: {title_pt:.2f}pt; max-width: {title_mm:.2f}mm }}"
            f".subtitle {{ font-size: {12 + 5 * share:.2f}pt }}"
            f".message {{ font-size: {text_pt:.2f}pt }}"
            f".asking {{ font-size: {max(LEAST_TEXT_PT, text_pt * 0.78):.2f}pt }}"
            f".call {{ font-size: {min(call_pt, 12.5 + 3.5 * share):.2f}pt }}"
            f".tile, .what {{ height: {tile_mm:.2f}mm }} .forked .action {{ min-height: {tile_mm:.2f}mm }}"
            f".tile .word {{ padding-top: {0.75 + 1.25 * share:.2f}mm }}"
            f".tile .number {{ font-size: {16 + 9 * share:.2f}pt }}"
        )

    def spread(scale: float, end_mm: float) -> str:
        room = max(0.0, END_MM - end_mm - 0.3)
        gap = min(MOST_GAP_MM - GAP_MM, room / (steps + 2))  # as much above and below the steps as between two
        rest = max(0.0, room - gap * max(0, steps - 1)) / 2
        return (
            f".step {{ padding-bottom: {GAP_MM + gap:.2f}mm }}"
            f".message {{ padding-top: {rest:.2f}mm; padding-bottom: {rest:.2f}mm }}"
        )

    return pdf.render_on_one_page(
        html,
        sheet.style("poster", document.issuer.theme, assets),
        at_scale,
        assets,
        least=LEAST_SCALE,
        end_mm=END_MM,
        title=document.title,
        author=document.issuer.committee,
        language=document.language,
        spread=spread,
    )


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
