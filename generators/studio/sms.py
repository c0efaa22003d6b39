"""How many text messages a text takes: 3GPP TS 23.038 (alphabets) and TS 23.040 (joined messages)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

GSM_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWICE = frozenset("^{}\\[~]|€")  # an escape and a letter: two places
ONE, EACH = {"GSM": 160, "Unicode": 70}, {"GSM": 153, "Unicode": 67}  # alone, and as one of several


@dataclass(frozen=True)
class Count:
    """`places` are what a network counts: GSM septets, or UTF-16 units."""

    alphabet: Literal["GSM", "Unicode"]
    places: int
    messages: int


def count(text: str) -> Count:
    if all(letter in GSM_BASIC or letter in GSM_TWICE for letter in text):
        widths = [2 if letter in GSM_TWICE else 1 for letter in text]
        return Count("GSM", sum(widths), _messages(widths, "GSM"))
    widths = [len(letter.encode("utf-16-le")) // 2 for letter in text]
    return Count("Unicode", sum(widths), _messages(widths, "Unicode"))


def _messages(widths: list[int], alphabet: str) -> int:
    """No letter is parted between two messages."""
    if sum(widths) <= ONE[alphabet]:
        return 1 if widths else 0
    messages, room = 1, EACH[alphabet]
    for width in widths:
        if width > room:
            messages, room = messages + 1, EACH[alphabet]
        room -= width
    return messages


def unmarked(text: str) -> str:
    """Vietnamese without its marks, in capitals and small letters as written: three times the text in a message."""
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(letter for letter in bare if not unicodedata.combining(letter))
    signs = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "})
    return plain.translate(signs)
