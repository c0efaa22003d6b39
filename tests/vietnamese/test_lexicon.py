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
