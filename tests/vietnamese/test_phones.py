"""Telephone numbers: every prefix of the country, however it is written, comes out digit by digit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generators.vietnamese import Kind, say

MOBILE = [
    f"0{prefix}"
    for prefix in (
        *(32, 33, 34, 35, 36, 37, 38, 39), *(52, 55, 56, 58, 59), *(70, 76, 77, 78, 79),
        *(81, 82, 83, 84, 85, 86, 87, 88, 89), *range(90, 100),
    )
]  # fmt: skip
AREAS = [
    f"0{code}"
    for code in (
        203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 214, 215, 216, 218, 219, 220, 221, 222, 225, 226, 227,
        228, 229, 232, 233, 234, 235, 236, 237, 238, 239, 24, 251, 252, 254, 255, 256, 257, 258, 259, 260, 261, 262,
        263, 269, 270, 271, 272, 273, 274, 275, 276, 277, 28, 290, 291, 292, 293, 294, 296, 297, 299,
    )
]  # fmt: skip


@pytest.mark.parametrize("shape", ["{a}{b}{c}", "{a} {b} {c}", "{a}.{b}.{c}", "{a}-{b}-{c}"])
def test_every_mobile_prefix(shape: str, digits_of: Callable[[str], str]) -> None:
    for prefix in MOBILE:
        digits = prefix + "4123587"
        written = shape.format(a=digits[:4], b=digits[4:7], c=digits[7:])
        said = say(written)
        assert digits_of(said.text) == digits
        assert [span.kind for span in said.spans] == [Kind.PHONE]


@pytest.mark.parametrize("shape", ["{a} {b}", "({a}) {b}", "{a}.{b}", "{a}{b}", "{a} {c} {d}", "{a}.{c}.{d}", "({a}) {c}.{d}"])
def test_every_area_code(shape: str, digits_of: Callable[[str], str]) -> None:
    for area in AREAS:
        rest = "38512345"[: 11 - len(area)]
        written = shape.format(a=area, b=rest, c=rest[:-4], d=rest[-4:])
        assert digits_of(say(written).text) == area + rest, written


@pytest.mark.parametrize("prefix", ["1800", "1900"])
@pytest.mark.parametrize("rest", ["1091", "6168", "599920"])
def test_service_numbers(prefix: str, rest: str, digits_of: Callable[[str], str]) -> None:
    for written in (prefix + rest, f"{prefix} {rest}", f"{prefix}.{rest}"):
        assert digits_of(say(written).text) == prefix + rest


@pytest.mark.parametrize("number", ["111", "112", "113", "114", "115", "1022", "1080", "1414", "5656"])
def test_short_numbers_are_digits_where_one_calls_and_quantities_where_one_counts(
    number: str, digits_of: Callable[[str], str], value_of: Callable[[str], int]
) -> None:
    for before in ("gọi", "Gọi số", "tổng đài", "đường dây nóng:", "liên hệ", "số điện thoại"):
        said = say(f"{before} {number}").text
        assert digits_of(said[len(before) :]) == number, said
    assert value_of(say(f"{number} hộ").text.removesuffix(" hộ")) == int(number)


def test_a_list_of_numbers_goes_on_as_it_began() -> None:
    assert say("Gọi 113, 114, 115").text == "Gọi một một ba, một một bốn, một một năm"


def test_pauses_stand_where_the_writer_left_them_or_where_people_pause() -> None:
    from generators.vietnamese import Style

    paused = Style(phone_pauses=True)
    assert say("0220.3.853.999", style=paused).text == "không hai hai không, ba, tám năm ba, chín chín chín"
    assert say("02203853999", style=paused).text == "không hai hai không, ba tám năm, ba chín chín chín"
    assert say("02439762199", style=paused).text == "không hai bốn, ba chín bảy sáu, hai một chín chín"
    assert say("+84972645498", style=paused).text == "cộng tám bốn, chín bảy hai, sáu bốn năm, bốn chín tám"
