"""The lexicon: data that contradicts nothing, in layers of which the later wins."""

from __future__ import annotations

from collections import Counter

import pytest

from generators.vietnamese import Entry, Lexicon, Reason, say
from generators.vietnamese.audit import residue
from generators.vietnamese.lexicon import read_entries

BUILTIN = Lexicon.builtin()


def test_what_the_lexicon_says_is_spoken_vietnamese() -> None:
    for entry in BUILTIN.entries():
        assert entry.spoken, entry
        assert not residue(entry.spoken), entry
        assert say(entry.spoken).text == entry.spoken, entry


def test_no_form_has_two_readings_for_one_place() -> None:
    places = Counter((entry.written, entry.when) for entry in BUILTIN.entries())
    assert [place for place, count in places.items() if count > 1] == []


def test_a_reading_for_a_place_goes_before_the_one_for_everywhere() -> None:
    assert say("Lưu: VT, TH.").text == "Lưu: văn thư, tổng hợp."
    assert say("trường TH").text == "trường tiểu học"


BODIES = (
    "bộ", "sở", "ủy ban", "hội đồng nhân dân", "quốc hội", "chính phủ", "thủ tướng", "tòa án", "viện kiểm sát", "công an",
    "ban chấp hành", "ban thường vụ", "ban chỉ đạo", "ban chỉ huy", "ban tổ chức", "đảng ủy", "huyện ủy", "thành ủy",
    "mặt trận tổ quốc", "ngân hàng nhà", "kho bạc", "thanh tra", "hội liên hiệp", "hội nông dân", "trung ương",
)  # fmt: skip


def test_the_name_of_a_ministry_or_a_body_keeps_its_capital_on_the_sheet_of_the_announcer() -> None:
    named = [entry for entry in BUILTIN.entries() if entry.spoken.lower().startswith(BODIES)]
    assert len(named) > 80
    assert [entry for entry in named if not entry.spoken[0].isupper() and not entry.spoken.startswith("bộ phận")] == []
    assert [
        entry for entry in BUILTIN.entries() for small in (" và phát triển", " và môi", " và đào", "mặt trận tổ quốc")
        if entry.spoken.startswith(("Bộ ", "Sở ", "Ủy ban ")) and small in entry.spoken
    ] == []  # fmt: skip


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("theo Thông tư số 281/2016/TT-BTC", "của Bộ Tài chính"),
        ("theo Thông tư số 04/2020/TT-BTP", "của Bộ Tư pháp"),
        ("theo Thông tư số 75/2022/TT-BTC", "của Bộ Tài chính"),
        ("Thông tư số 02/2021/TT-TTCP", "của Thanh tra Chính phủ"),
        ("Thông tư số 39/2016/TT-NHNN", "của Ngân hàng Nhà nước"),
        ("Quyết định số 15/QĐ-UBND", "của Ủy ban nhân dân"),
        ("Nghị quyết số 12/NQ-HĐND", "của Hội đồng nhân dân"),
    ],
)
def test_who_issued_a_document_is_said_by_its_name(written: str, spoken: str) -> None:
    assert say(written).text.endswith(spoken)


def test_a_field_is_written_as_a_name_behind_the_body_that_works_in_it_only() -> None:
    said = say("Sở TN&MT, Phòng LĐTBXH, Bộ phận TNTKQ; lĩnh vực TN&MT, ngành LĐTBXH; phòng GD").text
    assert said == (
        "Sở Tài nguyên và Môi trường, Phòng Lao động, Thương binh và Xã hội, Bộ phận Tiếp nhận và Trả kết quả; "
        "lĩnh vực tài nguyên và môi trường, ngành lao động, thương binh và xã hội; phòng giáo dục"
    )


def test_every_unconditional_entry_is_said_as_it_stands() -> None:
    conditional = {entry.written for entry in BUILTIN.entries() if entry.when}
    for entry in BUILTIN.entries():
        if entry.written in conditional or entry.written.endswith(":"):
            continue
        assert say(f"xem {entry.written} nhé").text == f"xem {entry.spoken} nhé", entry


def test_a_layer_wins_over_the_one_below_and_leaves_it_alone() -> None:
    province = BUILTIN.with_entries({"HCC": "hành chính công tỉnh", "TTDH": "trung tâm điều hành"})
    commune = province.with_entries({"HCC": "hành chính công xã"})
    assert say("gửi HCC, TTDH", lexicon=commune).text == "gửi hành chính công xã, trung tâm điều hành"
    assert say("gửi HCC", lexicon=province).text == "gửi hành chính công tỉnh"
    assert say("gửi HCC").text == "gửi hành chính công"
    assert say("Trung tâm HCC", lexicon=commune).text == "Trung tâm hành chính công xã"  # in the commune's own letters


def test_a_layer_may_hold_words_phrases_and_places() -> None:
    lexicon = BUILTIN.with_entries(
        {
            "Krông Bông": "cơ rông bông",
            "Samsung": "xam xung",
            "NV": Entry("NV", "nội vụ", "abbreviation", "recipients"),
            "loa 4.0": "loa thông minh",
        }
    )
    assert say("huyện Krông Bông", lexicon=lexicon).text == "huyện cơ rông bông"
    assert say("máy SAMSUNG", lexicon=lexicon).text == "máy xam xung"
    assert say("Lưu: VT, NV.", lexicon=lexicon).text == "Lưu: văn thư, nội vụ."
    assert say("bật loa 4.0 lên", lexicon=lexicon).text == "bật loa thông minh lên"


def test_a_bad_reading_of_a_layer_is_residue() -> None:
    lexicon = BUILTIN.with_entries({"TTDH": "TT điều hành 24/7"})
    assert any(doubt.reason is Reason.RESIDUE for doubt in say("gửi TTDH", lexicon=lexicon).unsure)


def test_an_abbreviation_explained_in_the_text_is_known_from_there_on() -> None:
    text = "Trung tâm Giám sát thông minh (GSTM) ra mắt. GSTM hoạt động cả ngày."
    said = say(text)
    assert said.text == "Trung tâm Giám sát thông minh ra mắt. Giám sát thông minh hoạt động cả ngày."
    assert not said.unsure


def test_a_table_with_a_mistake_names_its_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        read_entries("A\ta\tabbreviation\t\t\nB\tbê\tabreviation\t\t\n")
