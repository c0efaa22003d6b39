"""A commune's own readings of written forms: `lexicon.yml` beside its commune.yml, `written: spoken`, a line each."""

from __future__ import annotations

NAME = "lexicon.yml"
HEAD = "# Cách đọc riêng của xã: chữ viết, rồi cách đọc trên loa. Bàn soạn ghi thêm khi sửa cách đọc.\n"
LONGEST = 80  # characters of either form


def _is_form(written: str) -> bool:
    """A reading begins with a letter or digit: what a text can be searched for."""
    return bool(written) and len(written) <= LONGEST and written[0].isalnum()


def acceptable(written: str, spoken: str) -> bool:
    """Whether a reading can be kept: words that need no reading themselves."""
    return (
        _is_form(written)
        and 0 < len(spoken) <= LONGEST
        and all(letter.isalpha() or letter in " ,-" for letter in spoken)
        and any(letter.isalpha() for letter in spoken)
    )
