"""Instructions for text messages: "soạn tin TTTB gửi 1414". Letters as they are typed, never expanded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .letters import spell
from .numbers import digit_by_digit
from .syllables import is_syllable


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be typed, as written."""

    text: str


MESSAGE = re.compile(
    r"(?:soạn(?: tin)?(?: nhắn)?|cú pháp|nhắn tin|nội dung tin nhắn)(?: (?:theo|với|cú pháp|nội dung|sau|là)){0,6}"
    r"[: ]{1,9}[“\"‘']?(?P<body>[A-ZĐ0-9][^.;\n]{0,80}?)[”\"’']?"
    r",? (?:và |rồi )?(?:gửi|đến|tới|về)(?: (?:đến|tới|về|số|tổng đài|đầu số|tin)){0,6} (?P<to>\d{3,8})(?!\d)",
    re.IGNORECASE,
)
_PIECE = re.compile(r"\d+|[^\W\d_]+|[*#]|\S")


def find_all(text: str) -> list[tuple[int, int, int, int, Message]]:
    """Every message in the text: where its body begins and ends, the same of the number, and it."""
    lower = text.lower()
    if "gửi" not in lower and "cú pháp" not in lower and "nhắn tin" not in lower:
        return []
    return [
        (*match.span("body"), *match.span("to"), Message(match["body"]))
        for match in MESSAGE.finditer(text)
        if match["body"][0].isupper() or match["body"][0].isdigit()
    ]


def words(message: Message) -> str:
    """Capitals letter by letter, digits one by one; a placeholder ("Họ tên") stays as its words."""
    said = []
    for piece in _PIECE.findall(message.text):
        if piece.isdigit():
            said.append(digit_by_digit(piece))
        elif piece in "*#":
            said.append({"*": "sao", "#": "thăng"}[piece])
        elif piece.isalpha():
            typed = piece.isupper() and (len(piece) > 1 or not is_syllable(piece))
            accented = not piece.isascii() and is_syllable(piece)
            said.append(spell(piece) if typed and not accented else piece)
    return " ".join(said)
