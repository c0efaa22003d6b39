"""Spans whose class the caller knows: no guess is made, and context still works."""

from __future__ import annotations

import pytest

from generators.vietnamese import Kind, Known, Reason, Spoken, say


def said(text: str, *spans: tuple[str, Kind]) -> Spoken:
    known = [Known(text.index(written), text.index(written) + len(written), kind) for written, kind in spans]
    return say(text, known=known)


def test_a_known_day_after_the_word_for_day_is_not_doubled() -> None:
    assert said("Từ ngày 10/7/2023", ("10/7/2023", Kind.DATE)).text == say("Từ ngày 10/7/2023").text
    assert said("Hạn: 10/7/2023", ("10/7/2023", Kind.DATE)).text == "Hạn: ngày mười tháng bảy năm hai nghìn không trăm hai mươi ba"


@pytest.mark.parametrize(
    ("text", "written", "kind"),
    [
        ("nộp 8.000 đồng/bản", "8.000 đồng", Kind.MONEY),
        ("mở cửa 7h30 - 11h30", "7h30", Kind.TIME),
        ("gọi 0972645498 nhé", "0972645498", Kind.PHONE),
        ("gọi 1022", "1022", Kind.SHORT_CODE),
        ("tại dichvucong.gov.vn", "dichvucong.gov.vn", Kind.URL),
        ("Nghị định 42/2022/NĐ-CP", "42/2022/NĐ-CP", Kind.LEGAL_REFERENCE),
        ("của UBND xã", "UBND", Kind.ABBREVIATION),
        ("cao 5 m", "5 m", Kind.MEASURE),
        ("2/3 đại biểu", "2/3", Kind.FRACTION),
        ("mã hồ sơ H23.45-0001", "H23.45-0001", Kind.CODE),
    ],
)
def test_typed_and_plain_text_give_the_same_speech(text: str, written: str, kind: Kind) -> None:
    typed = said(text, (written, kind))
    assert typed.text == say(text).text
    assert not typed.unsure


def test_what_the_caller_knows_settles_what_the_text_leaves_open() -> None:
    assert said("gặp 3/4", ("3/4", Kind.DATE)).text == "gặp ngày ba tháng tư"
    assert said("gặp 3/4", ("3/4", Kind.FRACTION)).text == "gặp ba phần tư"
    assert said("số 1234567", ("1234567", Kind.CODE)).text == "số một hai ba bốn năm sáu bảy"
    assert said("số 1234567", ("1234567", Kind.PHONE)).text == "số một hai ba bốn năm sáu bảy"
    assert said("5/2024 có hiệu lực", ("5/2024", Kind.LEGAL_REFERENCE)).text == "năm năm hai nghìn không trăm hai mươi tư có hiệu lực"
    assert said("vào xem vidu.test", ("vidu.test", Kind.URL)).text.startswith("vào xem ví dụ chấm ")
    assert said("nhắn TTHC gửi 1022", ("TTHC", Kind.LETTERS), ("1022", Kind.SHORT_CODE)).text == (
        "nhắn tê tê hát xê gửi một không hai hai"
    )


def test_what_is_verbatim_is_left_alone_and_still_audited() -> None:
    spoken = said("đọc là 3.4 nhé", ("3.4", Kind.VERBATIM))
    assert spoken.text == "đọc là 3.4 nhé"
    assert {doubt.reason for doubt in spoken.unsure} == {Reason.RESIDUE}
    assert said("đọc là UBND nhé", ("UBND", Kind.VERBATIM)).text == "đọc là UBND nhé"


def test_a_span_that_is_not_of_its_kind_is_reported() -> None:
    spoken = said("hôm nay trời đẹp", ("trời", Kind.DATE))
    assert spoken.text == "hôm nay trời đẹp"
    assert [doubt.reason for doubt in spoken.unsure] == [Reason.NOT_AS_KNOWN]


def test_known_spans_count_characters_of_the_text_as_handed_over() -> None:
    text = "**Hạn**:\n  3/4"
    known = [Known(text.index("3/4"), len(text), Kind.DATE)]
    assert say(text, known=known).text == "Hạn: ngày ba tháng tư"


@pytest.mark.parametrize("spans", [[(0, 3), (2, 5)], [(-1, 2)], [(3, 3)], [(0, 99)]])
def test_spans_that_overlap_or_lie_outside_are_the_callers_mistake(spans: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="known span"):
        say("0123456789", known=[Known(start, end, Kind.CODE) for start, end in spans])
