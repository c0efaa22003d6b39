"""The poster for the large board by the gate: the A4 page, enlarged to A3 line for line."""

from __future__ import annotations

import math

from generators.document import Document
from generators.writers import pdf, poster
from generators.writers.assets import Assets

A3_FROM_A4 = math.sqrt(2)  # ISO 216: every size is the next one, √2 larger each way


def write(document: Document, assets: Assets) -> bytes:
    """The poster as a PDF of exactly one A3 page; errors as `poster.write`."""
    return printed(poster.fitted(document, assets, poster.A4))


def printed(laid: pdf.OnePage) -> bytes:
    """The A4 poster, laid out already, on A3."""
    return laid.printed(A3_FROM_A4)
