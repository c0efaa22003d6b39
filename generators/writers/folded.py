"""The guide on one A4 sheet folded twice: Document -> PDF of an outer and an inner side, six panels in all.

Outer side, from the left: the flap that folds in, the back, the cover. Inner side: three panels. Who opens the cover
sees the flap first, so the text begins there and goes on inside; the back says whom to ask, and takes what is left.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import count, groupby, pairwise

from generators.document import (
    Block,
    Bullets,
    Checklist,
    Contact,
    Document,
    Facts,
    Heading,
    QrCode,
    Steps,
)
from generators.writers import pdf, sheet, title
from generators.writers.assets import Assets
from generators.writers.flow import Flow

PANEL_MM = 97.0  # the flap; the two others are 100, so that it folds in without a bulge
TEXT_MM = PANEL_MM - 2 * 7.5
TOP_MM, BOTTOM_MM = 9.0, 11.0  # below the text stands the panel's number
ROOM_MM = 210 - TOP_MM - BOTTOM_MM
CODE_MM = 42.0  # with its quiet zone; the code itself is 31 or more
COVER_CODE_MM = 52.0
TITLE_PT = (14.0, 30.0)
TITLE_LEADING = 1.24
COVER_MM, STRIP_MM, SUBTITLE_LINE_MM = 86.0, 13.0, 6.5  # above the code; what a mark and a line of subtitle take of it
SUBTITLE_LINE = 34  # characters
TEXTS_PT = (16.0, 14.5, 13.2, 12.0, 11.2, 10.4, 9.8)
LEADING, TIGHT, TIGHT_PT = 1.42, 1.36, 10.0  # the smallest type in tight lines, before anything is left out
STEP_MM = TEXT_MM - 18.5  # beside the tile of a step, on a track that has a jump
PANELS = 4  # of text: the flap and the inner side
SHORT = 2  # panels of a text that stands inside alone
LEAST_FILLED = 0.68  # of a panel, before the next begins: a short text leaves panels for notes instead
NOTE_LINES = 15
_LISTS = ("<ol", "<ul", '<div class="facts"')
BACK_GAP_MM = 3.0  # between the text's end on the back and whom to ask
SLACK_MM = 1.0  # what measuring on one endless page may be wrong by


@dataclass(frozen=True)
class _Unit:
    """What stays together in one panel; units of the same `list` that follow each other are one list again."""

    html: str
    opens: str = ""
    closes: str = ""

    @property
    def whole(self) -> str:
        return f"{self.opens}{self.html}{self.closes}"


def write(document: Document, assets: Assets) -> bytes:
    """The guide as a PDF of two landscape A4 pages, to be folded at the marks.

    Raises `pdf.DoesNotFit` when the text takes more than its panels at 9.8 pt.
    """
    flow = Flow(assets.wording, CODE_MM)
    codes = [block for block in document.blocks if isinstance(block, QrCode)]
    units = _units(document, flow, codes[1:])
    title_pt = _title_pt(document, assets)
    css = sheet.style(["leaflet", "folded"], document.issuer, assets)
    title_mm = title.width_mm(document.title, title_pt, TEXT_MM, assets)
    css += f" h1 {{ font-size: {title_pt:.2f}pt; max-width: {title_mm:.2f}mm }}"
    back = f'<div id="back">{_back(document, flow, codes, assets)}</div>'
    share = 0.0
    widest = _widest("".join(unit.whole for unit in units), assets)
    for text_pt in TEXTS_PT:
        if text_pt * widest > STEP_MM / title.MM_PER_PT and text_pt > TEXTS_PT[-1]:
            continue  # an address would run over the fold
        sized = f"{css} html {{ font-size: {text_pt}pt; line-height: {LEADING if text_pt > TIGHT_PT else TIGHT} }}"
        tops = pdf.tops(
            "".join(f'<div class="unit" id="u{place}">{unit.whole}</div>' for place, unit in enumerate(units))
            + back
            + '<div id="end"></div>',
            sized,
            [*(f"u{place}" for place in range(len(units))), "back", "end"],
            assets,
            width_mm=TEXT_MM,
        )
        heights = [below - above for above, below in pairwise(tops)]
        foot = heights.pop()
        panels = _shared(heights, [ROOM_MM] * PANELS + [ROOM_MM - foot - BACK_GAP_MM])
        if panels is not None:
            return pdf.render(
                _sides(document, assets, flow, units, panels, codes[:1], back),
                sized,
                assets,
                title=document.title,
                author=document.issuer.committee,
                language=document.language,
            )
        share = sum(heights) / (PANELS * ROOM_MM)
    raise pdf.DoesNotFit(document.title, max(share, 1.01))


def _widest(html: str, assets: Assets) -> float:
    """The width of the longest piece that no line breaks in, an address mostly, in ems of bold type."""
    kept = re.findall(r'class="[^"]*\bwhole\b[^"]*">([^<]*)<', html)
    apart = re.sub(r"(?=</?(?:p|li|td|th|h\d|br)\b)", " ", html)
    pieces = kept + re.split(r"[ \n\u200b]+", re.sub(r"<[^>]*>", "", apart))
    bold = title.face(assets, title.BOLD)
    return max((bold.width(unescape(piece), 1.0) for piece in pieces), default=0.0)


def _title_pt(document: Document, assets: Assets) -> float:
    """The largest size at which the title leaves the cover's code its place."""
    subtitle_mm = SUBTITLE_LINE_MM * math.ceil(len(document.subtitle) / SUBTITLE_LINE)
    room = COVER_MM - STRIP_MM * len(document.marks) - subtitle_mm
    height = 0.0
    for share in (1.0, 0.75, 0.5, 0.25, 0.0):
        size = title.size_pt(document.title, *TITLE_PT, share, TEXT_MM, assets)
        height = title.height_mm(document.title, size, TEXT_MM, assets, leading=TITLE_LEADING)
        if height <= room:
            return size
    raise pdf.DoesNotFit(document.title, height / max(room, 1.0))


def _units(document: Document, flow: Flow, codes: list[QrCode]) -> list[_Unit]:
    """The text in pieces that need not stand together; a heading stays with what follows it."""
    found: list[_Unit] = []
    before = ""
    for kind, run in groupby(document.blocks, key=lambda block: isinstance(block, QrCode | Contact)):
        if kind:
            continue  # the first code stands on the cover, the others at the end; whom to ask, on the back
        for block in run:
            if isinstance(block, Heading):
                before += flow.block(block)
                continue
            pieces = [unit for unit in _pieces(block, flow) if unit.html]
            if pieces and before:
                first = pieces[0]
                pieces[0] = _Unit(first.html, before + first.opens, first.closes)
                before = ""
            found += pieces
    found += (_Unit(f'<div class="aside-code">{flow.code_rows([code])}</div>') for code in codes)
    return found


def _pieces(block: Block, flow: Flow) -> Iterator[_Unit]:
    match block:
        case Steps(steps):
            kind, rows = flow.step_rows(steps)
            yield from (_Unit(row, f'<ol class="{kind}">', "</ol>") for row in rows)
        case Bullets(items):
            yield from (_Unit(row, '<ul class="bullets">', "</ul>") for row in flow.item_rows(items))
        case Facts(rows):
            yield from (_Unit(row, '<div class="facts">', "</div>") for row in flow.fact_rows(rows))
        case Checklist(items):
            yield from (_Unit(row, '<ul class="checklist">', "</ul>") for row in flow.check_rows(items))
        case _:
            yield _Unit(flow.block(block))


def _shared(heights: list[float], rooms: list[float]) -> list[list[int]] | None:
    """Which units stand in which panel, in order, as evenly as they can be; None when they take too much.

    The last room is the back's: it takes only what the others cannot.
    """
    found = _filled(heights, rooms)
    if found is None or found[-1]:
        return found
    if not any(found[SHORT:]):  # the flap takes notes: who unfolds the sheet has all of it before them
        return [[], *(_evenly(heights, rooms[1:-1], LEAST_FILLED) or found[:-2]), []]
    return [*(_evenly(heights, rooms[:-1], LEAST_FILLED) or found[:-1]), []]


def _evenly(heights: list[float], rooms: list[float], least_filled: float) -> list[list[int]] | None:
    """Which units stand in which room where all are filled alike, none to less than `least_filled` before the next."""
    least, most = rooms[0] * least_filled, rooms[0]
    for _ in range(12):
        middle = (least + most) / 2
        if _filled(heights, [min(middle, room) for room in rooms]) is None:
            least = middle
        else:
            most = middle
    return _filled(heights, [min(most, room) for room in rooms])


def _filled(heights: list[float], rooms: list[float]) -> list[list[int]] | None:
    panels: list[list[int]] = [[] for _ in rooms]
    panel, used = 0, 0.0
    for place, height in enumerate(heights):
        while panel < len(rooms) and used + height > rooms[panel] - SLACK_MM:
            panel, used = panel + 1, 0.0
        if panel == len(rooms):
            return None
        panels[panel].append(place)
        used += height
    return panels


def _sides(
    document: Document,
    assets: Assets,
    flow: Flow,
    units: list[_Unit],
    panels: list[list[int]],
    code: list[QrCode],
    back: str,
) -> str:
    texts = ["".join(_joined([units[place] for place in places])) for places in panels]
    numbers = count(1)
    shown = [f'{text}<p class="folio-panel">{next(numbers)}</p>' if text else _notes(assets) for text in texts[:PANELS]]
    large = Flow(assets.wording, COVER_CODE_MM)
    return sheet.page(
        "folded",
        document,
        assets,
        heading=title.html(document.title, assets),
        code=large.code_rows(code),
        flap=shown[0],
        inner="".join(f'<div class="panel inner-{place}">{text}</div>' for place, text in enumerate(shown[1:], 1)),
        back=f'<div class="rest">{texts[PANELS]}</div>{back}',
    )


def _notes(assets: Assets) -> str:
    """Lines for a pen, where the text leaves a panel free."""
    lines = '<p class="line"></p>' * NOTE_LINES
    return f'<div class="notes"><p class="bold">{assets.wording("sheets.notes")}</p>{lines}</div>'


def _joined(units: list[_Unit]) -> Iterator[str]:
    """The units as HTML, lists whole again. A heading before a list begins a list of its own."""
    last = closing = ""
    for unit in units:
        bare = unit.opens[max(0, *(unit.opens.rfind(start) for start in _LISTS)) :]
        if last and (unit.opens != last or bare != unit.opens):
            yield closing
            last = ""
        if not unit.closes:
            yield unit.whole
            continue
        if unit.opens != last:
            yield unit.opens
        yield unit.html
        last, closing = bare, unit.closes
    if last:
        yield closing


def _back(document: Document, flow: Flow, codes: list[QrCode], assets: Assets) -> str:
    asked = tuple(block for block in document.blocks if isinstance(block, Contact))
    said = replace(document, visit=()) if asked else document  # it stands in the contact
    return sheet.page("folded_back", said, assets, contacts=flow.blocks(asked), guard=flow.guard(codes))
