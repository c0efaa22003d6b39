"""Numbers in words: read back by a reader that knows only the grammar of the language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.vietnamese import Style, say
from generators.vietnamese.numbers import cardinal, digit_by_digit

SOUTH = Style.of("nam")


def test_every_number_to_ten_thousand_is_read_back(value_of: Callable[[str], int]) -> None:
    for number in range(10_000):
        assert value_of(cardinal(number)) == number
        assert value_of(cardinal(number, SOUTH)) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_every_number_to_a_million_billion_is_read_back(value_of: Callable[[str], int], number: int) -> None:
    assert value_of(cardinal(number)) == number
    assert value_of(cardinal(number, SOUTH)) == number
    assert value_of(cardinal(number, Style(zero_hundred=False))) == number


@given(st.integers(min_value=0, max_value=10**36 - 1))
def test_numbers_beyond_repeat_the_word_for_a_thousand_million(value_of: Callable[[str], int], number: int) -> None:
    assert value_of(cardinal(number)) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_separators_do_not_change_a_number(value_of: Callable[[str], int], number: int) -> None:
    words = cardinal(number)
    assert say(f"{number} hộ").text == f"{words} hộ"
    assert say(f"{number:,} hộ".replace(",", ".")).text == f"{words} hộ"
    assert say(f"-{number} độ").text == f"âm {words} độ"
    assert value_of(words) == number


@given(st.integers(0, 10**9), st.text("0123456789", min_size=1, max_size=12))
def test_decimals_are_said_digit_by_digit(
    value_of: Callable[[str], int], digits_of: Callable[[str], str], whole: int, fraction: str
) -> None:
    said = say(f"{whole},{fraction} ha").text.removesuffix(" héc ta")
    if fraction == "000" and 0 < whole < 1000:  # 7,000 is how machines write seven thousand
        assert value_of(said) == whole * 1000
        return
    before, _, after = said.partition(" phẩy ")
    assert value_of(before) == whole
    assert digits_of(after) == fraction


@pytest.mark.parametrize(
    ("style", "written", "spoken"),
    [
        (Style(zero_ten="lẻ"), "105", "một trăm lẻ năm"),
        (Style(thousand="ngàn"), "1.000", "một ngàn"),
        (Style(thousand="ngàn"), "10k", "mười ngàn"),
        (Style(four="bốn"), "24", "hai mươi bốn"),
        (Style(four="bốn"), "14", "mười bốn"),
        (Style(zero_hundred=False), "1005", "một nghìn linh năm"),
        (Style(zero_hundred=False), "1015", "một nghìn mười lăm"),
        (Style(decimals="number"), "3,14", "ba phẩy mười bốn"),
        (Style(decimals="number"), "3,04", "ba phẩy không bốn"),
        (Style(mung="mùng"), "ngày 5/3", "ngày mùng năm tháng ba"),
        (Style(mung="mùng"), "ngày 15/3", "ngày mười lăm tháng ba"),
        (Style(mung="mồng"), "Quốc khánh 2/9", "Quốc khánh mồng hai tháng chín"),
        (Style(zero_minutes=True), "14:00", "mười bốn giờ không phút"),
        (Style(per="mỗi"), "2 lần/tuần", "hai lần mỗi tuần"),
        (Style(per="trên"), "8.000 đồng/bản", "tám nghìn đồng trên bản"),
        (Style(number_slash="trên"), "42/2022/NĐ-CP", "bốn mươi hai trên hai nghìn không trăm hai mươi hai nghị định Chính phủ"),
        (Style(number_slash=""), "63/2024/NĐ-CP", "sáu mươi ba hai nghìn không trăm hai mươi tư nghị định Chính phủ"),
        (Style(phone_pauses=True), "0972645498", "không chín bảy hai, sáu bốn năm, bốn chín tám"),
        (Style(phone_pauses=True), "1900 1234", "một chín không không, một hai ba bốn"),
        (Style(dash_pauses=True), "kinh tế - xã hội", "kinh tế, xã hội"),
        (Style(dash_pauses=True), "3.1. Cách đăng ký", "ba chấm một, Cách đăng ký"),
        (Style.of("nam"), "năm 2024, 1.105 hộ", "năm hai ngàn không trăm hai mươi bốn, một ngàn một trăm lẻ năm hộ"),
        (Style.of("trung"), "ngày 4/4", "ngày mồng bốn tháng tư"),
    ],
)
def test_a_style_is_a_choice_of_words(style: Style, written: str, spoken: str) -> None:
    assert say(written, style=style).text == spoken
    assert say(spoken, style=style).text == spoken


def test_a_number_too_long_for_a_quantity_is_said_digit_by_digit_and_reported() -> None:
    digits = "1234567890" * 5
    said = say(digits)
    assert said.text == digit_by_digit(digits)
    assert said.unsure
