"""Texts typed with the fonts of before Unicode, TCVN3 (.VnTime) and VNI (VNI-Times), as Unicode. Knows no file.

Such a text is Latin letters and signs that only the font shows as Vietnamese: "®¨ng ký", "ñaêng kyù".
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from generators.vietnamese import is_syllable

Encoding = Literal["TCVN3", "VNI"]

# TCVN 5712:1993, VN3: one sign for each letter. Capitals with a tone are in fonts of their own (.VnTimeH).
TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)

# VNI Windows: a letter, then a sign that carries its mark and tone.
_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_BREVE = dict(zip("êéèúüë", "ắắằẳẵặ", strict=True)) | {"ê": "ă"}
_VNI_ROOF_TONES = dict(zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_ALONE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}


def _vni() -> dict[str, str]:
    """Every VNI spelling of a Vietnamese letter, small and capital."""
    table = dict(_VNI_ALONE)
    for letter in "aeouyôö":
        base = {"ô": "ơ", "ö": "ư"}.get(letter, letter)
        for sign, tone in _VNI_TONES.items():
            table[letter + sign] = unicodedata.normalize("NFC", base + tone)
    for sign, letter in _VNI_BREVE.items():
        table["a" + sign] = letter
    for base, roofed in (("a", "â"), ("e", "ê"), ("o", "ô")):
        for sign, tone in _VNI_ROOF_TONES.items():
            table[base + sign] = unicodedata.normalize("NFC", roofed + tone)
    for written, letter in [*table.items()]:
        table[written.upper()] = letter.upper()
        if len(written) == 2:  # a capital with a small sign, as some typed it
            table[written[0].upper() + written[1]] = letter.upper()
    return table


VNI = _vni()
_VNI_ANY = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))
_TCVN3_ANY = re.compile("[" + "".join(map(re.escape, TCVN3)) + "]")


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """TCVN3 as Unicode; `capitals`: it was set in a font of capitals, whose name ends with H."""
    unicode = _TCVN3_ANY.sub(lambda found: TCVN3[found[0]], text)
    return unicode.upper() if capitals else unicode


def from_vni(text: str) -> str:
    return _VNI_ANY.sub(lambda found: VNI[found[0]], text)


def encoding_of_font(font: str) -> Encoding | None:
    """What a font's name tells of the text set in it."""
    name = font.casefold()
    if name.startswith(".vn"):
        return "TCVN3"
    return "VNI" if name.startswith("vni-") or name.startswith("vni ") else None


def capitals_font(font: str) -> bool:
    return font.casefold().startswith(".vn") and font.endswith(("H", "H "))


_ENOUGH = 6  # words: fewer tell nothing
_MUST_GAIN = 0.2  # of all words must become readable, so that a text of foreign names stays as it is
_MUST_REACH = 0.7


def recognised(text: str) -> Encoding | None:
    """The old encoding of a text whose font is not known: the one in which it reads as Vietnamese, if it does not now."""
    if not _TCVN3_ANY.search(text) and not _VNI_ANY.search(text):
        return None
    now = _readable(text)
    if now is None:
        return None
    found = [(_readable(from_tcvn3(text)) or 0.0, "TCVN3"), (_readable(from_vni(text)) or 0.0, "VNI")]
    best, name = max(found)
    if best < _MUST_REACH or best < now + _MUST_GAIN:
        return None
    return "TCVN3" if name == "TCVN3" else "VNI"


def _readable(text: str) -> float | None:
    """The share of words that are Vietnamese syllables; None where there are too few to tell."""
    words = [word for word in re.split(r"[\s.,;:!?()\"“”'/-]+", text) if any(sign.isalpha() for sign in word)]
    if len(words) < _ENOUGH:
        return None
    return sum(is_syllable(word) for word in words) / len(words)


def share_of_syllables(text: str) -> float:
    """Which part of the words are Vietnamese syllables; 0 where there are too few to tell."""
    return _readable(text) or 0.0


def unicode(text: str, encoding: Encoding) -> str:
    return from_tcvn3(text) if encoding == "TCVN3" else from_vni(text)
