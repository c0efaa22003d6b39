"""Units and currencies: which letters after a number are one, and their names. Knows no number."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from .tones import LOWER

UNIT = re.compile(r"°\s?[CFK]?|[ºo]C(?![^\W_])|℃|[%‰]|[A-Za-zμđΩ]{1,5}[23]?(?![^\W_])")
PER = re.compile(r" ?/ ?")
NOUN = re.compile(
    rf"[{LOWER}]{{2,8}}(?: (?:đêm|hợp|sơ|khẩu|đình|gian|viên|phần|học|lượt|gốc|hộ|lần))?(?![^\W_]|:/|\.\w)"
)


@cache
def units() -> dict[str, tuple[str, bool]]:
    """symbol -> (name, whether a space may stand before it)."""
    return {symbol: (name, space == "yes") for symbol, name, space in _rows("units.tsv")}


@cache
def currencies() -> dict[str, tuple[str, str]]:
    """written -> (name, where it stands: before, after, both)."""
    return {written: (name, place) for written, name, place in _rows("currencies.tsv")}


def _rows(name: str) -> list[list[str]]:
    table = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]


def unit_name(symbol: str, spaced: bool) -> str | None:
    """The name of a unit as written, None if it is no unit or may not stand after a space."""
    known = units()
    symbol = symbol.replace(" ", "")
    found = known.get(symbol)
    if found is None and len(symbol) > 1 and symbol.lower() in known and symbol.isascii():
        found = known[symbol.lower()]
    if found is None or (spaced and not found[1]):
        return None
    return found[0]


def currency_name(written: str) -> str | None:
    found = currencies().get(written) or currencies().get(written.lower())
    return found[0] if found else None
