"""The picture under which the website stands on a phone's home screen: the commune's emblem, or a loudspeaker."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image, ImageDraw

from generators.document import Issuer
from generators.website.colours import DAY, Colour, parsed

SHARPER = 4  # drawn larger and scaled down: smooth edges
WHOLE, SAFE = 0.72, 0.56
"""How much of the side the sign takes: alone, and where the phone cuts a circle out (80 % of the side is safe, W3C App
Manifest, "maskable"; the diagonal of the sign must stay inside it)."""

ICONS: Mapping[str, tuple[int, float]] = {
    "icon-192.png": (192, WHOLE),
    "icon-512.png": (512, WHOLE),
    "icon-512-maskable.png": (512, SAFE),
    "icon-180.png": (180, WHOLE),  # what iPhones ask for
}
"""Each with its side in pixels and the part of it that the sign takes."""

# The loudspeaker of icons.html, on its grid of 24.
GRID = 24
HORN = ((2.5, 9.5), (2.5, 14.5), (5.5, 14.5), (15, 19.5), (15, 4.5), (5.5, 9.5))
FOOT = ((7, 15.6), (7, 20.5), (10.6, 20.5), (10.6, 17.6))
SOUND = (13.5, 7.8, 21.9, 16.2)
LINE = 1.9


def icons(issuer: Issuer, images: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every icon as a PNG, by its name."""
    emblem = images.get(issuer.emblem, b"")
    accent = parsed(issuer.theme.accent)
    return {name: _png(_icon(side, part, accent, emblem)) for name, (side, part) in ICONS.items()}


def _icon(side: int, part: float, accent: Colour, emblem: bytes) -> Image.Image:
    if not emblem:
        return _speaker(side * SHARPER, part, accent).resize((side, side), Image.Resampling.LANCZOS)
    ground = Image.new("RGB", (side, side), DAY)
    with Image.open(io.BytesIO(emblem)) as read:
        sign = read.convert("RGBA")
    sign.thumbnail((round(side * part), round(side * part)), Image.Resampling.LANCZOS)
    ground.paste(sign, ((side - sign.width) // 2, (side - sign.height) // 2), sign)
    return ground


def _speaker(side: int, part: float, accent: Colour) -> Image.Image:
    image = Image.new("RGB", (side, side), accent)
    draw = ImageDraw.Draw(image)
    unit = side * part / GRID
    edge = side * (1 - part) / 2

    def at(points: tuple[tuple[float, float], ...]) -> list[tuple[float, float]]:
        return [(edge + x * unit, edge + y * unit) for x, y in points]

    width = round(LINE * unit)
    draw.polygon(at(HORN), fill=DAY)
    draw.polygon(at(FOOT), fill=DAY)
    left, top, right, bottom = SOUND
    draw.arc([*at(((left, top), (right, bottom)))], -52, 52, fill=DAY, width=width)
    return image


def _png(image: Image.Image) -> bytes:
    held = io.BytesIO()
    image.save(held, "PNG", optimize=True)
    return held.getvalue()
