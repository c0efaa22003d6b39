"""Numbers in words: cardinals, decimals, ordinals, digit by digit. Knows no unit and no context."""

from dataclasses import dataclass

from .style import FORMAL, Style

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")

# A thousand million is the largest word of its own; beyond it "tỷ" repeats: 10^18 is "một tỷ tỷ".
BILLION_DIGITS = 9

# "tỷ tỷ tỷ" is the last thing a listener can follow; a longer run of digits is no quantity.
LARGEST_QUANTITY_DIGITS = 4 * BILLION_DIGITS


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: digits of its whole part and of its fraction, separators removed.

    `zero_said`: a leading zero is part of the name ("Đề án 06") and is spoken.
    `point`: the mark is said "chấm", not "phẩy" (a version, a score).
    """

    whole: str
    fraction: str = ""
    negative: bool = False
    zero_said: bool = False
    point: bool = False


def digit_by_digit(digits: str) -> str:
    """ "1022" -> "một không hai hai"; anything that is no ASCII digit is passed over."""
    return " ".join(DIGITS[ord(digit) - 48] for digit in digits if "0" <= digit <= "9")


def cardinal(digits: str | int, style: Style = FORMAL) -> str:
    """The cardinal of a non-negative whole number of any size; leading zeros are not spoken.

    More than `LARGEST_QUANTITY_DIGITS` digits are said one by one.
    """
    digits = str(digits).lstrip("0")
    if not digits:
        return "không"
    if len(digits) <= 3:
        return _group(int(digits), False, style)
    if len(digits) > LARGEST_QUANTITY_DIGITS:
        return digit_by_digit(digits)
    return _large(digits, False, style)


def _large(digits: str, preceded: bool, style: Style) -> str:
    """`digits` in words; `preceded`: something larger was said before, so empty places count."""
    words = []
    while len(digits) > BILLION_DIGITS:
        cut = (len(digits) - 1) // BILLION_DIGITS * BILLION_DIGITS
        head, digits = digits[:-cut], digits[-cut:]
        if head.strip("0"):
            words.append(_large(head, preceded, style) + " tỷ" * (cut // BILLION_DIGITS))
            preceded = True
    value = int(digits)
    for place, name in ((1_000_000, "triệu"), (1_000, style.thousand), (1, "")):
        group = value // place % 1000
        if group:
            said = _group(group, preceded, style)
            words.append(f"{said} {name}" if name else said)
            preceded = True
    return " ".join(words)


def _group(value: int, preceded: bool, style: Style) -> str:
    """Up to three digits, 1 to 999; after something larger the empty hundreds are said too."""
    hundreds, rest = divmod(value, 100)
    tens, units = divmod(rest, 10)
    if hundreds:
        said = DIGITS[hundreds] + " trăm"
    elif preceded and style.zero_hundred:
        said = "không trăm"
    else:
        said = ""
    if not rest:
        return said
    if tens == 0:
        # "lẻ" and "linh" mark the empty ten: only after something said
        words = f"{style.zero_ten} {DIGITS[units]}" if said or preceded else DIGITS[units]
    elif tens == 1:
        words = "mười" if units == 0 else "mười lăm" if units == 5 else f"mười {DIGITS[units]}"
    else:
        words = DIGITS[tens] + " mươi"
        if units == 1:
            words += " mốt"
        elif units == 4:
            words += " " + style.four
        elif units == 5:
            words += " lăm"
        elif units:
            words += " " + DIGITS[units]
    return f"{said} {words}" if said else words


def number(value: Number, style: Style = FORMAL) -> str:
    """A `Number` in words."""
    words = cardinal(value.whole, style)
    if value.zero_said and len(value.whole) > 1 and value.whole[0] == "0":
        zeros = len(value.whole) - len(value.whole.lstrip("0"))
        if zeros == len(value.whole) or len(value.whole) > 3:
            words = digit_by_digit(value.whole)
        else:
            words = "không " * zeros + words
    if value.fraction:
        words += (" chấm " if value.point else " phẩy ") + decimals(value.fraction, style)
    return "âm " + words if value.negative else words


def decimals(fraction: str, style: Style) -> str:
    """The digits after the mark; a style may say two or three of them as one number."""
    if style.decimals == "number" and fraction[0] != "0" and 1 < len(fraction) <= 3:
        return cardinal(fraction, style)
    return digit_by_digit(fraction)


def ordinal(digits: str, style: Style = FORMAL) -> str:
    """What follows "thứ": first and fourth have words of their own."""
    match digits.lstrip("0"):
        case "1":
            return "nhất"
        case "4":
            return "tư"
        case "":
            return "không"
        case plain:
            return cardinal(plain, style)
