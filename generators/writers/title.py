"""How large a line may be, and a title in lines of even length that break where the sense allows; knows no sheet.

A title of two lines is read at a glance if neither line ends in half a word: “Đăng ký tài khoản / dịch vụ công”, never
“Đăng ký tài khoản dịch / vụ công”. The words that hold together are set phrases (`sheets.title-words`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from generators import font_metrics
from generators.font_metrics import Face
from generators.writers.assets import Assets
from generators.writers.html import escape

EXTRA_BOLD = "fonts/BeVietnamPro-ExtraBold.ttf"
BOLD = "fonts/BeVietnamPro-Bold.ttf"
MM_PER_PT = 25.4 / 72
LONGEST_UNIT = 18  # characters; a longer one would keep a short title small
SHORT = 24  # characters that two lines of the largest title take


def units(title: str, assets: Assets) -> tuple[str, ...]:
    """The title cut where a line may end: each unit is one or more words that stay together."""
    words, openers = _sets(assets.wording("sheets.title-words"), assets.wording("sheets.title-openers"))
    found: list[str] = []
    rest = title.split()
    while rest:
        # The longest known word that starts here; else the one syllable.
        length = next((n for n in range(min(4, len(rest)), 1, -1) if _bare(rest[:n]) in words and _fits(rest[:n])), 1)
        unit, rest = " ".join(rest[:length]), rest[length:]
        if found and _bare([found[-1]]) in openers and _fits([found[-1], unit]):
            found[-1] += f" {unit}"
        else:
            found.append(unit)
    if len(found) > 2 and " " not in found[-1] and _fits(found[-2:]):
        found[-2:] = [" ".join(found[-2:])]  # no single syllable on the last line
    return tuple(found)


def html(title: str, assets: Assets) -> str:
    """The title, escaped; the text is unchanged, only its breaks are."""
    return " ".join(
        f'<span class="whole">{escape(unit)}</span>' if " " in unit else escape(unit) for unit in units(title, assets)
    )


def size_pt(title: str, least: float, most: float, share: float, room_mm: float, assets: Assets) -> float:
    """The size of the title at a share (0 to 1) of the way from its least size to its most.

    A long title has a smaller most, or it would take the page; and no size is so large that a unit overflows its line.
    """
    largest = max(least, most * float((SHORT / max(SHORT, len(title))) ** 0.45))
    widest = max(face(assets).width(unit, 1.0) for unit in units(title, assets))
    return min(least + (largest - least) * share, room_mm / MM_PER_PT / widest)


def width_mm(title: str, size_pt: float, room_mm: float, assets: Assets) -> float:
    """The width at which the title takes no more lines than it does in `room_mm`, and its lines are even."""
    widths = [face(assets).width(unit, size_pt) * MM_PER_PT for unit in units(title, assets)]
    space = face(assets).width(" ", size_pt) * MM_PER_PT
    most = _lines(widths, space, room_mm)
    narrow, wide = max(widths), room_mm
    while wide - narrow > 0.2:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if _lines(widths, space, middle) <= most else (middle, wide)
    return min(room_mm, wide + 1)  # a millimetre for what kerning moves


def rule(title: str, bounds_pt: tuple[float, float], share: float, room_mm: float, assets: Assets) -> str:
    """How a style sheet says both: the title's size at a share of its bounds, and lines of even length."""
    at_pt = size_pt(title, *bounds_pt, share, room_mm, assets)
    return f"h1 {{ font-size: {at_pt:.2f}pt; max-width: {width_mm(title, at_pt, room_mm, assets):.2f}mm }}"


def height_mm(title: str, size_pt: float, room_mm: float, assets: Assets, *, leading: float) -> float:
    """How high the title stands in lines of this size, `leading` times as high as their type."""
    widths = [face(assets).width(unit, size_pt) * MM_PER_PT for unit in units(title, assets)]
    return _lines(widths, face(assets).width(" ", size_pt) * MM_PER_PT, room_mm) * size_pt * leading * MM_PER_PT


def _lines(widths: list[float], space: float, room: float) -> int:
    """How many lines the units take, each line filled before the next."""
    lines, used = 1, -space
    for width in widths:
        if used + space + width > room and used > 0:
            lines, used = lines + 1, -space
        used += space + width
    return lines


def face(assets: Assets, file: str = EXTRA_BOLD) -> Face:
    """The widths of one of the faces that sheets are set in."""
    return font_metrics._face(assets.templates[file])


def one_line_pt(line: str, room_mm: float, least: float, most: float, assets: Assets) -> float:
    """The size at which bold text takes one line, within bounds: at the least it may take two."""
    width = face(assets, BOLD).width(line, 1.0)
    return max(least, min(most, room_mm / MM_PER_PT / max(width, 1.0)))


def _fits(parts: list[str]) -> bool:
    return len(" ".join(parts)) <= LONGEST_UNIT


def _bare(parts: list[str]) -> str:
    """As looked up: lower case, without the comma that may follow; a comma inside parts two words."""
    joined = " ".join(parts).lower()
    return re.sub(r"[.,;:?!…”]+$", "", joined)


@lru_cache(maxsize=4)
def _sets(words: str, openers: str) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(words.split(", ")), frozenset(openers.split(", "))
