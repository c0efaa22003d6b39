"""An address as a QR code, drawn as SVG for paper or as PNG where vectors cannot go; knows no sheet and no caption.

The side asked for is that of the code itself: the quiet zone of four modules comes around it (ISO/IEC 18004, 5.3.8) and
is part of the picture, so that nothing printed beside it can come too near.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError

QUIET_MODULES = 4
MM_PER_INCH = 25.4

Modules = tuple[tuple[bool, ...], ...]


@lru_cache(maxsize=256)  # a sheet asks for its codes' size and for their drawing
def modules(address: str) -> Modules:
    """The code as rows of dark (True) and light modules, without the quiet zone.

    Error correction is M or, where the same size of code carries it, Q or H: a code on a notice board gets scratched
    and stamped, and the better level costs no paper. ValueError for an address too long for any code.
    """
    version = None
    for level in (ERROR_CORRECT_M, ERROR_CORRECT_Q, ERROR_CORRECT_H):
        code = qrcode.QRCode(version=version, error_correction=level, border=0)
        code.add_data(address)
        try:
            code.make(fit=version is None)
        except (DataOverflowError, ValueError) as error:  # ValueError: a 41st size is asked for
            if version is None:
                raise ValueError(f"an address of {len(address)} characters is too long for a QR code") from error
            break
        version = code.version
        best: Modules = tuple(tuple(bool(dark) for dark in row) for row in code.modules)
    return best


def width_within(address: str, *, side_mm: float) -> float:
    """How wide (mm) the code itself is when its picture, quiet zone included, is `side_mm` wide."""
    count = len(modules(address))
    return side_mm * count / (count + 2 * QUIET_MODULES)


def svg(address: str, *, mm: float) -> str:
    """The code as an SVG of its own, `mm` wide without its quiet zone: one black path on white."""
    rows = modules(address)
    count = len(rows) + 2 * QUIET_MODULES
    path = "".join(f"M{x} {y}h{length}v1h-{length}z" for x, y, length in _runs(rows))
    size = f"{mm * count / len(rows):.3f}mm"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {count} {count}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{count}v{count}h-{count}z"/><path d="{path}"/></svg>'
    )


def png(address: str, *, mm: float, dpi: int = 600) -> bytes:
    """The code as a black and white PNG whose printed side, without the quiet zone, is `mm`.

    Every module is a whole number of dots, as near to `dpi` as that allows; the file says its true resolution.
    """
    rows = modules(address)
    dots = max(1, round(mm / MM_PER_INCH * dpi / len(rows)))
    count = len(rows) + 2 * QUIET_MODULES
    image = Image.new("1", (count, count), 1)
    for x, y, length in _runs(rows):
        image.paste(0, (x, y, x + length, y + 1))
    true_dpi = dots * len(rows) / (mm / MM_PER_INCH)
    file = io.BytesIO()
    image.resize((count * dots, count * dots), Image.Resampling.NEAREST).save(
        file, "PNG", dpi=(true_dpi, true_dpi), optimize=True
    )
    return file.getvalue()


def _runs(rows: Modules) -> Iterator[tuple[int, int, int]]:
    """Dark runs as (x, y, length), counted from the corner of the quiet zone."""
    for y, row in enumerate(rows):
        start = None
        for x, dark in enumerate([*row, False]):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                yield start + QUIET_MODULES, y + QUIET_MODULES, x - start
                start = None
