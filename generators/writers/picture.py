"""A sheet's message as a picture to send: upright for Zalo and the screens of phones, wide for previews of links.

A phone shows it a hand's breadth wide, so it says less than the poster: the steps only if they fit in large letters.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from dataclasses import dataclass, replace

import pypdfium2
from PIL import Image

from generators.document import Bullets, Document, QrCode, Steps
from generators.writers import pdf, sheet, title
from generators.writers.assets import Assets
from generators.writers.flow import Flow

PX_PER_PT = 96 / 72  # CSS pixels, which are the picture's own
MM_PER_PX = 25.4 / 96
ALONE = 1.4  # times as large, a title without a code beside it


@dataclass(frozen=True)
class Screen:
    """A picture in pixels; sizes of type in points of the page it is drawn from."""

    style: str
    width: int
    height: int
    margin: int
    title_width: int
    title_pt: tuple[float, float]
    text_pt: tuple[float, float]
    code: int


UPRIGHT = Screen(
    style="picture",
    width=1080,
    height=1350,  # 4:5, the tallest that feeds show whole
    margin=60,
    title_width=960,
    title_pt=(42, 84),
    text_pt=(25, 34),  # 25 pt is 33 of 1080 pixels: 2 mm on a phone held upright
    code=300,
)
WIDE = Screen(
    style="picture_wide",
    width=1200,
    height=630,  # Open Graph, ogp.me: what previews crop least
    margin=56,
    title_width=700,
    title_pt=(33, 66),
    text_pt=(20, 26),
    code=330,
)


def write(document: Document, assets: Assets) -> bytes:
    """The upright picture, 1080 × 1350, as PNG.

    Raises `pdf.DoesNotFit` when not even title, code and foot fit.
    """
    return _png(_page(document, assets, UPRIGHT), UPRIGHT)


def write_wide(document: Document, assets: Assets) -> bytes:
    """The wide picture, 1200 × 630, as PNG; it never shows steps."""
    return _png(_page(document, assets, WIDE), WIDE)


def webp(png: bytes) -> bytes:
    """The same picture as lossless WebP, a third as heavy."""
    file = io.BytesIO()
    Image.open(io.BytesIO(png)).save(file, "WEBP", lossless=True)  # more effort: 0.2 % smaller, twice the time
    return file.getvalue()


def _page(document: Document, assets: Assets, screen: Screen) -> bytes:
    flow = Flow(assets.wording, screen.code * MM_PER_PX)
    codes = [block for block in document.blocks if isinstance(block, QrCode)][:1]
    if not codes:
        least, most = screen.title_pt
        screen = replace(screen, title_width=screen.width - 2 * screen.margin, title_pt=(least, most * ALONE))
    kind = screen.style
    shown = Steps | Bullets if kind == UPRIGHT.style else Bullets
    message = flow.blocks(tuple(block for block in document.blocks if isinstance(block, shown)))

    def drawn(message: str, subtitle: str) -> bytes:
        return pdf.fit_on_one_page(
            sheet.page(
                "picture",
                replace(document, subtitle=subtitle),
                assets,
                heading=title.html(document.title, assets),
                message=message,
                codes=flow.code_rows(codes) if kind == WIDE.style else "".join(map(flow.picture, codes)),
                named="" if kind == WIDE.style else "".join(map(flow.named, codes)),
                guard=flow.guard(codes),
            ),
            sheet.style([screen.style], replace(document.issuer, crop_marks=False), assets),
            _sizes(document, assets, screen),
            assets,
            end_mm=(screen.height - screen.margin * 0.6) * MM_PER_PX,
            width_mm=screen.width * MM_PER_PX,
            title=document.title,
            language=document.language,
            spread=lambda _, end_mm: _lowered(end_mm, screen),
        ).printed()

    # What does not fit is left out whole, the full name before the steps: the code leads to what is missing.
    for said in dict.fromkeys(((message, document.subtitle), (message, ""), ("", document.subtitle))):
        with contextlib.suppress(pdf.DoesNotFit):
            return drawn(*said)
    return drawn("", "")


def _sizes(document: Document, assets: Assets, screen: Screen) -> Callable[[float], str]:
    def at_scale(scale: float) -> str:
        text_pt = screen.text_pt[0] + (screen.text_pt[1] - screen.text_pt[0]) * scale
        return (
            title.rule(document.title, screen.title_pt, scale, screen.title_width * MM_PER_PX, assets)
            + f".message, .subtitle {{ font-size: {text_pt:.2f}pt }}"
        )

    return at_scale


def _lowered(end_mm: float, screen: Screen) -> str:
    """The foot stands at the foot of the picture, whatever is above it."""
    room = (screen.height - screen.margin * 0.6) * MM_PER_PX - end_mm - 0.2
    return f".message {{ padding-top: {max(0.0, room) / 2:.2f}mm; padding-bottom: {max(0.0, room) / 2:.2f}mm }}"


def _png(page: bytes, screen: Screen) -> bytes:
    document = pypdfium2.PdfDocument(page)
    picture = document[0].render(scale=PX_PER_PT).to_pil().convert("RGB")
    document.close()
    file = io.BytesIO()
    picture.crop((0, 0, screen.width, screen.height)).save(file, "PNG")  # optimized: 3 % smaller, three times the time
    return file.getvalue()
