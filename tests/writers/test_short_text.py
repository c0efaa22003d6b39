"""Texts to send by hand: counted as networks count, and never without who speaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.document import Branch, Bullets, Link, QrCode, Step, StepLink, Steps, text, written
from generators.writers import short_text
from tests.writers import samples_sheet as samples
from tests.writers import sheet_promises as promises

POSTERS = pytest.mark.parametrize("name", samples.POSTERS)
SAY = promises.assets().wording


@pytest.mark.parametrize(
    ("text", "alphabet", "places", "parts"),
    [
        ("", "GSM", 0, 0),
        ("a" * 160, "GSM", 160, 1),
        ("a" * 161, "GSM", 161, 2),
        ("a" * 306, "GSM", 306, 2),
        ("a" * 307, "GSM", 307, 3),
        ("[" * 80, "GSM", 160, 1),  # brackets take two places
        ("[" * 81, "GSM", 162, 2),
        ("a" * 152 + "[" + "a" * 10, "GSM", 164, 2),  # a bracket is not parted
        ("ả" * 70, "Unicode", 70, 1),
        ("ả" * 71, "Unicode", 71, 2),
        ("ả" * 134, "Unicode", 134, 2),
        ("ả" * 135, "Unicode", 135, 3),
    ],
)
def test_a_message_is_counted_as_networks_count(text: str, alphabet: str, places: int, parts: int) -> None:
    assert short_text.count(text) == short_text.Count(alphabet, places, parts)  # type: ignore[arg-type]


@given(st.text(alphabet="aăâbđê[]{}€ Ạỹ0\n", max_size=400))
def test_its_parts_joined_are_the_message(text: str) -> None:
    parts = short_text.split(text)
    assert "".join(parts) == text
    assert all(short_text.count(part).parts == 1 for part in parts)


def test_without_marks_a_message_is_plain_ascii() -> None:
    assert short_text.unmarked("Đến “Trung tâm” ở xã – 8 giờ…") == 'Den "Trung tam" o xa - 8 gio...'


@POSTERS
def test_a_message_says_who_what_and_where(name: str) -> None:
    document = samples.POSTERS[name]()
    message = short_text.sms(document, SAY)
    assert f"{document.issuer.short}: {document.title}" in message
    codes = [block for block in document.blocks if isinstance(block, QrCode)]
    assert all(message.count(code.address.removeprefix("https://")) == 1 for code in codes[:1])
    assert all(mark.text in message for mark in document.marks if mark.kind.value == "draft")


@POSTERS
def test_a_text_for_zalo_says_the_steps_the_addresses_and_whom_to_ask(name: str) -> None:
    document = samples.POSTERS[name]()
    said = short_text.zalo(document, SAY)
    assert document.title.upper() in said
    assert written(document.footer) in said
    assert document.issuer.short in said
    for block in document.blocks:
        if isinstance(block, QrCode):
            assert block.address in said
    assert "\n\n\n" not in said


def test_the_sheet_of_messages_counts_each_as_it_stands_there() -> None:
    document = samples.an_phu_poster()
    marked, bare = short_text.sms_sheet(document, SAY).split("\n\n")
    for shown in (marked, bare):
        head, message = shown.strip().split("\n", 1)
        found = short_text.count(message)
        assert f"{found.parts} tin, {found.places} ký tự" in head
    assert short_text.count(bare.strip().split("\n", 1)[1]).alphabet == "GSM"


def test_a_link_to_the_page_is_preferred_to_the_code() -> None:
    document = replace(samples.an_phu_poster(), footer=())
    assert "Xem tại xa.vn/thu-tuc/a." in short_text.sms(document, SAY, link="https://xa.vn/thu-tuc/a/")
    assert "Xem thêm: https://xa.vn/a" in short_text.zalo(document, SAY, link="https://xa.vn/a")


def test_a_list_in_a_text_for_zalo_ends_where_single_sentences_begin() -> None:
    points = (Bullets((text("Khai sinh;"), text("Thường trú."))), Bullets((text("Áp dụng từ nay"),)))
    said = short_text.zalo(replace(samples.an_phu_poster(), blocks=points), SAY)
    assert "\n\n• Khai sinh\n• Thường trú.\n\nÁp dụng từ nay.\n" in said


def test_a_text_for_zalo_sends_nobody_to_a_step_that_is_not_theirs() -> None:
    onward = Branch(text("Nếu đã có tài khoản"), goto=StepLink("nop", "4"))
    step = Step(id="dang-nhap", number="2", action=text("Đăng nhập"), branches=(onward,))
    said = short_text.zalo(replace(samples.an_phu_poster(), blocks=(Steps((step,)),)), SAY)
    assert "2. Đăng nhập\n– Nếu đã có tài khoản: sang Bước 4\n" in said


def test_a_text_for_zalo_has_one_mark_where_a_case_ends() -> None:
    onward = Branch(text("Nếu chưa có tài khoản do công an cấp."), goto=StepLink("nop", "4"))
    step = Step(id="dang-nhap", number="3", action=text("Chọn tài khoản"), branches=(onward,))
    said = short_text.zalo(replace(samples.an_phu_poster(), blocks=(Steps((step,)),)), SAY)
    assert "– Nếu chưa có tài khoản do công an cấp: sang Bước 4\n" in said


def test_a_text_for_zalo_sends_nobody_to_a_code_that_it_does_not_have() -> None:
    step = Step(id="vao", number="1", action=(*text("Mở "), Link("https://xa.vn", "xa.vn"), *text(" hoặc quét mã QR bằng Zalo")))
    own = Step(id="luu", number="2", action=text("Quét mã QR hồ sơ để theo dõi"))
    code = QrCode("https://xa.vn", text("Mã QR trang của xã"))
    said = short_text.zalo(replace(samples.an_phu_poster(), blocks=(Steps((step, own)), code)), SAY)
    assert "1. Mở xa.vn\n2. Quét mã QR hồ sơ để theo dõi\n" in said  # this code is on the reader's own screen
    assert "\nTrang của xã: https://xa.vn\n" in said
