"""Search keys, order, slugs, syllables, reading time, tone marks and sentences."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.vietnamese import (
    fold,
    is_syllable,
    modern_tone_marks,
    newer_tone_marks,
    reading_seconds,
    slug,
    sort_key,
    split_sentences,
    syllables,
)


def test_a_search_key_has_no_diacritics_and_no_case() -> None:
    assert fold("Đăng ký  KHAI SINH") == "dang ky khai sinh"
    assert fold("Thuỷ, thủy, Ðường, ﬁ") == "thuy, thuy, duong, fi"


@given(st.text())
def test_folding_twice_changes_nothing_and_ignores_normal_forms(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_slugs_are_for_addresses() -> None:
    assert slug("Đăng ký khai sinh (02 bản)") == "dang-ky-khai-sinh-02-ban"
    assert slug("—") == ""


@given(st.text())
def test_a_slug_is_ascii_words_joined_by_hyphens(text: str) -> None:
    assert all(part.isalnum() and part.isascii() and part == part.lower() for part in slug(text).split("-") if part)
    assert slug(slug(text)) == slug(text)


ORDERED = [
    "2 tháng", "10 tháng", "a", "à", "ả", "ã", "á", "ạ", "An Phụ", "ăn", "ân", "Ba Đình", "bà", "bá", "cà", "chợ", "công an", "công dân",
    "dân", "đan", "đất", "em", "êm", "gà", "ghe", "hòa", "hoàn", "in", "khai sinh", "khai tử", "lá", "mẹ", "na", "ngã", "nhà", "o", "ô", "ơ",
    "phường", "quận", "rau", "sông", "tỉnh", "thôn", "trẻ", "u", "ư", "Vinh", "xã", "y",
]  # fmt: skip


def test_vietnamese_alphabetical_order() -> None:
    shuffled = ORDERED.copy()
    random.Random(5).shuffle(shuffled)
    letters = sorted(shuffled, key=sort_key)
    assert letters.index("2 tháng") < letters.index("10 tháng") < letters.index("a")
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == tones
    vowels = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"]
    assert sorted("y ư u ơ ô o i ê e â ă a".split(), key=sort_key) == vowels
    assert sorted(["đi", "da", "dư", "đa", "e"], key=sort_key) == ["da", "dư", "đa", "đi", "e"]
    assert sorted(["Hải Dương", "Hà Nội", "Hải An", "Hạ Long"], key=sort_key) == ["Hà Nội", "Hạ Long", "Hải An", "Hải Dương"]
    assert sorted(["hoà", "Hoà", "hoa"], key=sort_key) == ["hoa", "hoà", "Hoà"]
    assert sorted(["bán", "bàn tay", "ban ngày"], key=sort_key) == ["ban ngày", "bàn tay", "bán"]


@pytest.mark.parametrize(
    "word", "quyền nghiêng khuỷu giếng gìn quốc yêu uỷ ủy thuở xoong ngoằn ngoèo huơ hươu khuya quỳnh kỹ ghế quýt oách".split()
)
def test_syllables_of_the_language(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", "zalo web scan wifi chat cat ubnd tthc cke gha nge kà str blog đk".split())
def test_what_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_counting_syllables() -> None:
    assert syllables("một nghìn không trăm linh năm") == 6
    assert syllables("Dịch vụ công, trực tuyến.") == 5
    assert syllables("") == 0
    assert syllables("karaoke") == 4 or syllables("karaoke") == 3


def test_reading_time_counts_talk_and_pauses() -> None:
    sentence = "Bà con nộp hồ sơ tại nhà. "
    assert reading_seconds(sentence * 25) == pytest.approx(25 * (7 * 60 / 175 + 0.6), rel=0.01)
    assert reading_seconds("một, hai") > reading_seconds("một hai")
    assert reading_seconds("một\n\nhai") > reading_seconds("một. hai") > 0
    assert reading_seconds("") == 0


def test_tone_marks_of_offices_and_of_the_newer_grammars() -> None:
    assert modern_tone_marks("hoà, thuỷ, xoá, khoẻ, luỹ, Hoà, HOÀ") == "hòa, thủy, xóa, khỏe, lũy, Hòa, HÒA"
    assert newer_tone_marks("hòa, thủy, xóa, khỏe, lũy, Hòa, HÒA") == "hoà, thuỷ, xoá, khoẻ, luỹ, Hoà, HOÀ"
    for same in ("quý", "quỹ", "hoàn", "toán", "huyền", "quà"):
        assert modern_tone_marks(same) == newer_tone_marks(same) == same


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kính thưa bà con! Hôm nay ngày 5/3. Trời đẹp.", 3),
        ("Mức thu 1.500.000 đồng. Xem tại dichvucong.gov.vn. Xin cảm ơn.", 3),
        ("TP. Hồ Chí Minh có 168 xã, phường.", 1),
        ("KT. CHỦ TỊCH ký ngày 10.7.2023.", 1),
        ("gồm giấy tờ, hồ sơ, v.v. và các loại khác.", 1),
        ("Đến đây là hết./. Nơi nhận: như trên.", 2),
        ("1. Tờ khai. 2. Giấy chứng sinh.", 2),
        ("Bước 1. Đăng nhập. Bước 2. Chọn mục.", 2),
        ("3.1. Cách đăng ký tài khoản", 1),
        ("Ai được hỗ trợ? Người cao tuổi… và trẻ em.", 2),
        ("“Xong rồi.” Bà con về.", 2),
        ("Một\n\nHai", 2),
        ("Ông Nguyễn Văn A. Ông ấy vui.", 2),
        ("P. An Phụ, Q. 1.", 1),
        ("", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(split_sentences(text)) == count, split_sentences(text)


@given(st.text(alphabet="ab AĐ.!?…/\n123”", max_size=80))
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())
