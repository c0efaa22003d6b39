"""ID3v2.4 tags in UTF-8, written byte for byte the same for the same words."""

from __future__ import annotations

from generators.sound.terms import Tags

_UTF8 = b"\x03"  # ID3v2.4.0 structure, section 4: text encoding 3


def write(tags: Tags) -> bytes:
    """The tag that stands before an MP3's first frame."""
    frames = _text("TIT2", tags.title) + _text("TPE1", tags.station) + _text("TALB", tags.programme)
    if tags.date is not None:
        frames += _text("TDRC", tags.date)
    frames += _text("TLAN", tags.language)
    if tags.comment:
        described = _UTF8 + tags.language.encode("ascii") + b"\x00" + tags.comment.encode()
        frames += _frame("COMM", described)
    return b"ID3\x04\x00\x00" + _size(len(frames)) + frames


def _text(name: str, text: str) -> bytes:
    return _frame(name, _UTF8 + text.encode())


def _frame(name: str, content: bytes) -> bytes:
    return name.encode("ascii") + _size(len(content)) + b"\x00\x00" + content


def _size(length: int) -> bytes:
    """Seven bits to a byte ("synchsafe"), so that no size looks like the start of a sound frame."""
    return bytes(length >> shift & 0x7F for shift in (21, 14, 7, 0))
