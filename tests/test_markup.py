"""Prose with its small markup becomes typed inlines, and nothing in it can break a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import document as d
from generators.document import written
from generators.markup import MarkupError, parse
from generators.values import Day, Money, Phone


def test_plain_words_stay_as_they_are() -> None:
    words = "Nộp hồ sơ: giấy tờ (nếu có), 24/24 giờ; <b> & _x_ ``` # 1."
    assert parse(words) == (d.Text(words),)


@pytest.mark.parametrize(
    ("prose", "inline", "shown"),
    [
        ("{screen:Đăng ký}", d.ScreenLabel("Đăng ký"), "“Đăng ký”"),
        ("{link:https://dichvucong.gov.vn}", d.Link("https://dichvucong.gov.vn"), "https://dichvucong.gov.vn"),
        ("{link:https://a.gov.vn|a.gov.vn}", d.Link("https://a.gov.vn", "a.gov.vn"), "a.gov.vn"),
        ("{item:procedure/khai-sinh|Khai sinh}", d.ItemLink("procedure/khai-sinh", "Khai sinh"), "Khai sinh"),
        ("{date:2023-07-10}", Day.parse("2023-07-10"), "10/7/2023"),
        ("{money:8000}", Money(8000), "8.000 đồng"),
        ("{phone:0972645498}", Phone("0972645498"), "0972 645 498"),
        ("{law:42/2022/NĐ-CP|Nghị định số 42/2022/NĐ-CP}", d.LegalReference("Nghị định số 42/2022/NĐ-CP"),
         "Nghị định số 42/2022/NĐ-CP"),
        ("{abbr:CNTT|công nghệ thông tin}", d.Abbreviation("CNTT", "công nghệ thông tin"), "CNTT"),
        ("{sms:TTTB|1414}", d.Sms("TTTB", "1414"), "TTTB gửi 1414"),
        ("{blank:5}", d.Blank(5), "....."),
    ],
)  # fmt: skip
def test_every_value_becomes_its_inline(prose: str, inline: d.Inline, shown: str) -> None:
    assert parse(prose) == (inline,)
    assert written(parse(f"a {prose} b")) == f"a {shown} b"


def test_strong_words_may_hold_values() -> None:
    found = parse("Gọi **trước {date:2026-09-01}** nhé")
    assert found[1] == d.Strong((d.Text("trước "), Day.parse("2026-09-01")))
    assert written(found) == "Gọi trước 01/9/2026 nhé"


def test_braces_are_written_twice() -> None:
    assert written(parse("{{x}}")) == "{x}"


@pytest.mark.parametrize(
    "wrong", ["{", "}", "{x}", "{date:10/7/2023}", "{money:tám}", "{abbr:UBND}", "{sms:TTTB}", "{link:}", "**", "**a", "a ** ** b **"]
)
def test_what_cannot_be_read_is_told(wrong: str) -> None:
    with pytest.raises(MarkupError):
        parse(wrong)


@given(st.text())
def test_no_prose_breaks_the_reader(prose: str) -> None:
    try:
        found = parse(prose)
    except MarkupError:
        return
    if not any(mark in prose for mark in ("{", "}", "**")):
        assert written(found) == prose
