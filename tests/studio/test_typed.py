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
        ("Họ tên: ....................", "Họ tên: {blank:20}"),
        ("vân vân... và vân vân", "vân vân... và vân vân"),
        ("xem [tại đây | https://vi.du/a]", "xem {link:https://vi.du/a|tại đây}"),
        ("xem [cách làm | thủ tục khai-sinh]", "xem {item:procedure/khai-sinh|cách làm}"),
        ("theo [Luật Cư trú | văn bản số 68/2020/QH14]", "theo {law:68/2020/QH14|Luật Cư trú}"),
        ("[TTHC | viết tắt của thủ tục hành chính]", "{abbr:TTHC|thủ tục hành chính}"),
        ("soạn [TTTB | gửi 1414]", "soạn {sms:TTTB|1414}"),
        ("quay lại [Bước | xac-nhan]", "quay lại {step:xac-nhan}"),
        ("[05/12/2026 | ngày]/[06/12/2026 | ngày]", "{date:2026-12-05}/{date:2026-12-06}"),
        ("[Sáng | Chiều], Việc | [Ai đó", "[Sáng | Chiều], Việc | [Ai đó"),
        ("dấu { lẻ", "dấu {{ lẻ"),
        ("[1] chú thích, 31/02/2026, 5/12/2026, 25:70", "[1] chú thích, 31/02/2026, 5/12/2026, 25:70"),
        ("thư gửi van-thu@vi-du.vn", "thư gửi van-thu@vi-du.vn"),
    ],
)
def test_what_is_typed_becomes_a_value_and_comes_back(words: str, prose: str) -> None:
    assert typed.stored(words) == prose
    assert typed.shown(prose) == words


def test_prose_nobody_has_touched_is_the_same_though_it_could_be_spelt_otherwise() -> None:
    for prose in ("xem https://vi.du", "{law: 68/2020/QH14 | Luật Cư trú}", "lúc {time:5:30}", "dấu {date:khi}"):
        assert typed.same(prose, typed.stored(typed.shown(prose)))


WORDS = st.sampled_from(["Luật Cư trú", "tại đây", "TTHC", "1", "Bước", "A, B.", "lúc 07:30", "12/5", "thủ tục"])
PIECES = st.one_of(
    st.builds("{{screen:{}}}".format, WORDS),
    st.builds("{{link:https://vi.du/{}}}".format, st.sampled_from(["a", "a-b/?c=d", "a."])),
    st.builds("{{link:https://vi.du/a|{}}}".format, WORDS),
    st.builds("{{item:{}/khai-sinh|{}}}".format, st.sampled_from(["procedure", "campaign", "notice"]), WORDS),
    st.builds("{{date:{}}}".format, st.dates().map(lambda day: day.isoformat())),
    st.builds("{{time:{:02d}:{:02d}}}".format, st.integers(0, 23), st.integers(0, 59)),
    st.builds("{{money:{}}}".format, st.integers(0, 10**9)),
    st.builds("{{phone:{}}}".format, st.sampled_from(["0212345678", "18001234", "113", "02123456789"])),
    st.builds("{{law:{}|{}}}".format, st.sampled_from(["68/2020/QH14", "42/2022/NĐ-CP"]), WORDS),
    st.just("{law:42/2022/NĐ-CP|Nghị định số 42/2022/NĐ-CP}"),
    st.builds("{{abbr:TTHC|{}}}".format, WORDS),
    st.builds("{{sms:{}|1414}}".format, WORDS),
    st.builds("{{blank:{}}}".format, st.integers(1, 200)),
    st.just("{step:xac-nhan}"),
    st.sampled_from([" ", ", ", "Theo ", "/", "-", ".", "0", ":", "đồng", "[", "]", "(", "ngày ", "…"]),
)


@given(st.lists(PIECES, max_size=6).map("".join))
def test_no_brace_of_content_is_ever_shown_and_none_is_lost(prose: str) -> None:
    """Whatever pieces stand side by side: they are shown in words, and mean the same when they come back."""
    prose = " ".join(prose.split())  # as every field is
    words = typed.shown(prose)
    assert not set("{}") & set(words)
    assert parse(typed.stored(words)) == parse(typed.stored(prose))
    assert typed.same(prose, typed.stored(words))


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
