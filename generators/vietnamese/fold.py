"""Search keys: a text without case and diacritics, đ as d, so that "dang ky" finds "Đăng ký"."""

import unicodedata

_STRAIGHT = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})


def fold(text: str) -> str:
    """Lower case, no diacritics, đ -> d, runs of white space as one space. Idempotent."""
    plain = unicodedata.normalize("NFKD", text).translate(_STRAIGHT).casefold()
    marked = unicodedata.normalize("NFKD", plain)
    return " ".join("".join(c for c in marked if not unicodedata.combining(c)).split())
