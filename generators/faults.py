"""What is wrong with a value, by the key of its words and what fills them; knows no language and no place."""

from __future__ import annotations

import errno


class Fault(ValueError):
    """A value that cannot be read. Its words are `values.reason-<key>` of the wording, the hint `…-hint` beside it."""

    def __init__(self, key: str, /, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def of_system(error: OSError | RuntimeError) -> str:
    """The key of the words for what the system says of a file; a circle of links is a RuntimeError to Python."""
    number = error.errno if isinstance(error, OSError) else errno.ELOOP
    return errno.errorcode.get(number or 0, type(error).__name__)
