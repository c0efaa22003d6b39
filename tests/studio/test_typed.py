"""What an officer types is what is printed; the markup of content stays out of sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.document import written
from generators.markup import MarkupError, parse
from generators.studio import typed

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("words", "prose"),
    [
        ("bấm [Đăng ký].", "bấm {screen:Đăng ký}."),
        ("xem https://dichvucong.gov.vn.", "xem {link:https://dichvucong.gov.vn}."),
        ("vào dichvucong.gov.vn, rồi", "vào {link:https://dichvucong.gov.vn|dichvucong.gov.vn}, rồi"),
        ("trước ngày 05/12/2026", "trước ngày {date:2026-12-05}"),
        ("từ 07:30 đến 11:30", "từ {time:07:30} đến {time:11:30}"),
        ("nộp 8.000 đồng", "nộp {money:8000}"),
        ("gọi 0212 345 678", "gọi {phone:0212345678}"),
        ("theo Nghị định số 42/2022/NĐ-CP", "theo {law:42/2022/NĐ-CP|Nghị định số 42/2022/NĐ-CP}"),
        ("dấu { lẻ", "dấu {{ lẻ"),
        ("[1] chú thích, 31/02/2026, 5/12/2026, 25:70", "[1] chú thích, 31/02/2026, 5/12/2026, 25:70"),
        ("thư gửi van-thu@vi-du.vn", "thư gửi van-thu@vi-du.vn"),
    ],
)
def test_what_is_typed_becomes_a_value_and_comes_back(words: str, prose: str) -> None:
    assert typed.stored(words) == prose
    assert typed.shown(prose) == words


def test_what_cannot_be_typed_stays_as_it_is_in_the_file() -> None:
    prose = "xem {item:procedure/khai-sinh|khai sinh} trước {date:2026-12-05}"
    assert typed.shown(prose) == "xem {item:procedure/khai-sinh|khai sinh} trước 05/12/2026"
    plain = "xem https://vi.du"  # somebody meant it as plain words: nobody touched it, so it stays so
    assert typed.same(plain, typed.stored(typed.shown(plain)))


@given(st.text(alphabet="abĐ {}[]|*:/.0123456789đồngvn-@", max_size=60))
def test_what_is_typed_is_printed_as_typed(words: str) -> None:
    """Whatever is taken for a value: on paper it is what was typed, save the marks of a word on the screen."""
    words = " ".join(words.split())  # as every field is tidied before it is kept
    try:
        printed = written(parse(typed.stored(words)))
    except MarkupError:
        assert "{" in words or "**" in words  # markup somebody has typed, and wrongly
        return
    if not set("{}[]*") & set(words):
        assert printed == words
    assert typed.same(typed.stored(words), typed.stored(typed.shown(typed.stored(words))))
