"""Plain words become values without a reader seeing other words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.document import LegalReference, Link, ScreenLabel, Sms, StepLink, written
from generators.importers.prose import prose, wrong_days
from generators.markup import parse
from generators.values import Day, Money, Phone


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Từ ngày 10/7/2023, hai nhóm thủ tục", Day),
        ("tại địa chỉ: dichvucong.gov.vn và chọn", Link),
        ("vào www.dichvucong.gov.vn/, đăng nhập", Link),
        ("Theo Nghị định số 42/2022/NĐ-CP của Chính phủ", LegalReference),
        ("lệ phí 8.000 đồng một lần", Money),
        ("gọi số 0212 345 678 để hỏi", Phone),
        ("soạn tin TTTB gửi 1414", Sms),
        ("bấm vào “Mở” trang web", ScreenLabel),
        ('nhấn vào nút "Tiếp tục" để xem', ScreenLabel),
    ],
)
def test_a_value_is_known_as_one(text: str, kind: type) -> None:
    assert any(isinstance(inline, kind) for inline in parse(prose(text)))


@pytest.mark.parametrize(
    "text",
    [
        "ngày 31/2/2026",
        "24/24 giờ",
        "Nghị quyết của xã",
        "mức độ 2",
        "email a@dichvucong.gov.vn",
        "tỷ lệ 3/4",
        "“Nhà nước của dân”",
    ],
)
def test_what_only_looks_like_a_value_stays_words(text: str) -> None:
    assert prose(text) == text


def test_a_day_that_does_not_exist_is_named() -> None:
    assert [*wrong_days("từ 31/2/2026 đến ngày 30 tháng 4 năm 2026, ngày 32 tháng 1 năm 2026")] == [
        "31/2/2026",
        "ngày 32 tháng 1 năm 2026",
    ]


def test_a_step_of_the_guide_is_a_link_to_it() -> None:
    (link,) = (
        inline
        for inline in parse(prose("rồi quay lại bước 2", steps={"2": "dang-nhap"}))
        if isinstance(inline, StepLink)
    )
    assert link.step == "dang-nhap"


def bare(text: str) -> str:
    return re.sub(r"[\W_]|(?<!\d)0+(?=\d)", "", text).casefold()


PIECES = st.sampled_from(
    ["10/7/2023", "31/2/2023", "https://a.gov.vn/x?y=1", "www.b.gov.vn", "“Mở”", "chọn “Gửi”", '"x"', "{", "}", "**", "*", "|", "{step:a}",
     "8.000 đồng", "0912345678", "1900 1234", "Luật 60/2014/QH13", "soạn tin A B gửi 1414", "......", "…", "bước 3", "Bước7", "(nếu có)", ",", "."]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=14).map(" ".join))
def test_readers_see_the_same_words(text: str) -> None:
    """Whatever is marked, nothing is added, lost or turned around."""
    shown = written(parse(prose(text)))
    assert bare(shown) == bare(re.sub(r"\*{2,}", "*", text))
