"""Inlines on paper: what is read is what was written, and nothing in it can break out of its place."""

from __future__ import annotations

import html as markup
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.document import (
    Abbreviation,
    Blank,
    Inlines,
    ItemLink,
    LegalReference,
    Link,
    ScreenLabel,
    Sms,
    StepLink,
    Strong,
    Text,
    written,
)
from generators.values import ClockTime, Day, Money, Phone
from generators.writers.html import MAY_BREAK, breakable, host, inlines, plain_address, settled, short_address

WORDS = st.text(st.sampled_from("ạbcđếfg ơ/-–.&<>\"'“”0123456789"), max_size=30)
PLAIN = st.one_of(
    WORDS.map(Text),
    WORDS.map(ScreenLabel),
    WORDS.map(LegalReference),
    st.builds(Link, st.just("https://dichvucong.gov.vn/a?b=1&c=2"), WORDS),
    st.builds(ItemLink, st.just("procedure/x"), WORDS),
    st.builds(Abbreviation, WORDS, WORDS),
    st.builds(Sms, WORDS, st.just("1414")),
    st.builds(StepLink, st.just("b"), st.sampled_from(["1", "10"])),
    st.builds(Blank, st.integers(1, 20)),
    st.just(Day.parse("2026-03-05")),
    st.just(ClockTime(5, 30)),
    st.just(Money(8000)),
    st.just(Phone("0900000000")),
)
CONTENT = st.lists(
    st.one_of(PLAIN, st.lists(PLAIN, max_size=3).map(lambda inner: Strong(tuple(inner)))), max_size=6
).map(tuple)


def read(html: str) -> str:
    """The text of HTML as a reader has it: a space is a space, whether a line may break there or not."""
    return markup.unescape(re.sub(r"<[^<>]*>", "", html.replace(MAY_BREAK, ""))).replace("\u00a0", " ")


@given(CONTENT)
def test_what_is_read_is_what_was_written(content: Inlines) -> None:
    said = written(content).replace("\u00a0", " ")
    assert read(inlines(content)) == said
    assert read(settled(content)) == said


@given(CONTENT)
def test_every_element_is_closed(content: Inlines) -> None:
    open_elements: list[str] = []
    for closing, name in re.findall(r"<(/?)(\w+)[^<>]*>", inlines(content)):
        if closing:
            assert open_elements.pop() == name
        else:
            open_elements.append(name)
    assert open_elements == []


def test_markup_in_the_content_is_text() -> None:
    made = inlines(
        (Text("<script>x</script>"), Link('https://a.vn/"onclick="x', "<b>đây</b>"), Abbreviation("A", '"><i>'))
    )
    assert "<script>" not in made
    assert "<b>" not in made
    assert "<i>" not in made
    assert '"onclick="' not in made


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("Theo Nghị định số 42/2022/NĐ-CP của Chính phủ", "42/2022/NĐ-CP"),
        ("giai đoạn 2022-2025, tầm nhìn", "2022-2025,"),
        ("thuận tiện 24/24 giờ trong ngày", "24/24"),
        ("bằng CMND/CCCD với nhà mạng", "CMND/CCCD"),
        ("theo khoản 2 Điều 8 của Luật", "khoản 2"),
        ("quay lại Bước 7 rồi làm tiếp", "Bước 7"),
    ],
)
def test_a_line_does_not_break_inside_a_number_or_a_reference(sentence: str, whole: str) -> None:
    assert any(whole in found for found in re.findall(r'<span class="whole">(.*?)</span>', inlines((Text(sentence),))))


def test_the_last_line_of_a_short_text_has_two_syllables() -> None:
    assert settled((Text("nhận thông báo đăng ký thành công"),)).endswith(" thành\u00a0công")


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("https://dichvucong.gov.vn/", "dichvucong.gov.vn"),
        ("http://www.dichvucong.gov.vn", "www.dichvucong.gov.vn"),
        ("dichvucong.gov.vn", "dichvucong.gov.vn"),
        ("https://a.vn/b/", "a.vn/b"),
    ],
)
def test_an_address_is_shown_as_people_type_it(address: str, plain: str) -> None:
    assert plain_address(address) == plain
    assert host(address) == plain.split("/")[0]


def test_a_long_address_keeps_its_site_whole() -> None:
    long = "https://" + "x" * 70 + ".gov.vn/" + "y" * 50
    assert short_address(long) == "x" * 70 + ".gov.vn/…"
    assert short_address("https://dichvucong.gov.vn") == "dichvucong.gov.vn"


@given(st.text(st.sampled_from("abc./-?=&"), max_size=80))
def test_an_address_breaks_without_changing(address: str) -> None:
    assert read(breakable(address)) == address
    assert max(len(read(piece)) for piece in breakable(address).split(MAY_BREAK)) <= 27
