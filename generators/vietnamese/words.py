"""The third stage: each class into words. A new class is named here by the type checker."""

from __future__ import annotations

from typing import assert_never

from . import addresses, codes, dates, fractions, legal, outline, phones, quantities, sms, times
from .found import Joint, Letters, Month, Ordinal, OrdinalRange, Per, Said, Value
from .letters import spell
from .lexicon import Lexicon
from .numbers import Number, cardinal, number, ordinal
from .romans import Roman
from .style import Style


def words(value: Value, style: Style, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """How a value is said, and the parts of it that had to be guessed."""
    match value:
        case Said(text):
            return text, ()
        case quantities.Quantity() | quantities.QuantityRange():
            return quantities.words(value, style), ()
        case fractions.Fraction():
            return fractions.words(value, style), ()
        case dates.Date() | dates.DateRange() | dates.Period():
            return dates.words(value, style), ()
        case times.Clock() | times.ClockRange():
            return times.words(value, style), ()
        case phones.Phone() | phones.Dialled():
            return phones.words(value, style), ()
        case legal.DocumentNumber():
            return legal.words(value, style, lexicon)
        case legal.Points():
            return legal.points_words(value, style), ()
        case addresses.Address():
            return addresses.words(value)
        case outline.Mark():
            return outline.words(value, style), ()
        case codes.Code():
            return codes.words(value, style), ()
        case sms.Message():
            return sms.words(value), ()
        case Number():
            return number(value, style), ()
        case Ordinal(digits):
            return ordinal(digits, style), ()
        case OrdinalRange(first, last):
            return f"{ordinal(first, style)} đến thứ {ordinal(last, style)}", ()
        case Month(digits):
            return dates.month(digits, style), ()
        case Roman(numeral, is_ordinal):
            said = ordinal(str(numeral), style) if is_ordinal else cardinal(numeral, style)
            return said, ()
        case Letters(text):
            return spell(text), ()
        case Per(unit):
            return f"{style.per} {unit}", ()
        case Joint("/"):
            return style.per, ()
        case Joint():
            return ("," if style.dash_pauses else ""), ()
        case _:
            assert_never(value)
