"""The website's fonts, cut out of the full ones: the letters Vietnamese is written with, and no others.

Run as `python -m generators.website.fonts` after changing a font in templates/fonts/; the results are kept in
templates/site/fonts/ so that a build needs no font tools.
"""

from __future__ import annotations

import io
import string
import unicodedata
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

WEIGHTS = {"BeVietnamPro-Regular.ttf": "be-vietnam-pro-400.woff2", "BeVietnamPro-Bold.ttf": "be-vietnam-pro-700.woff2"}

_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_VOWELS = "aăâeêioôơuưy"


def vietnamese() -> frozenset[str]:
    """Every character the pages may need: letters with all tones, loose tones for decomposed text, figures, signs."""
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES} | {"đ"}
    both = letters | {letter.upper() for letter in letters}
    signs = "\u00a0–—‘’“”…•·×°§«»₫−\u0300\u0301\u0303\u0309\u0323\u0306\u0302\u031b"
    return frozenset(both | set(string.printable.strip()) | {" "} | set(signs))


def cut(font: bytes) -> bytes:
    """A WOFF2 of the same face holding only the characters of `vietnamese()`; the same bytes for the same font."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum"]
    options.hinting = False  # screens of phones are dense enough; a third of the bytes are hints
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    with TTFont(io.BytesIO(font), recalcTimestamp=False) as face:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[ord(character) for character in vietnamese()])
        cutter.subset(face)
        out = io.BytesIO()
        subset.save_font(face, out, options)
    return out.getvalue()


def main() -> None:
    templates = Path(__file__).parents[2] / "templates"
    for source, target in WEIGHTS.items():
        (templates / "site" / "fonts" / target).write_bytes(cut((templates / "fonts" / source).read_bytes()))
    licence = (templates / "fonts" / "BeVietnamPro-OFL.txt").read_bytes()
    (templates / "site" / "fonts" / "BeVietnamPro-OFL.txt").write_bytes(licence)


if __name__ == "__main__":
    main()
