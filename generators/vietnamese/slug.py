"""Names for files and addresses: "Đăng ký khai sinh" -> "dang-ky-khai-sinh"."""

import re

from .fold import fold

_NOT_ALLOWED = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """ASCII letters and digits joined by single hyphens; empty for a text that has neither."""
    return _NOT_ALLOWED.sub("-", fold(text)).strip("-")
