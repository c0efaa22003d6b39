"""What is read aloud: spoken words only, laid out for ears, with what one must keep said twice."""

from __future__ import annotations

import re
from itertools import chain
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators import document as d
from generators.document import Document, Issuer, Kind
from generators.documents import broadcast
from generators.documents.setting import Setting
from generators.model.broadcast import Variant
from generators.reader import read
from generators.validity import Moment
from generators.values import Phone
from generators.vietnamese import Reason
from generators.writers import ssml, timing
from generators.writers.speech import SpokenLine
from tests.on_air_samples import ROOT, WORDING, heard, lines, said, setting

ISSUER = Issuer("vi-du", "xã Ví Dụ", "Ủy ban nhân dân xã Ví Dụ", "UBND xã Ví Dụ")


def script(*blocks: d.Block) -> Document:
    return Document(Kind.SCRIPT, "thu", "Thử", ISSUER, blocks)


def paragraph(words: str, *more: d.Inline) -> d.Paragraph:
    return d.Paragraph((*d.text(words), *more))


# ── Steps for the ear ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    found = setting(tmp_path_factory.mktemp("guide"))
    return said(broadcast.script(found.publication.broadcasts["nop-ho-so"], Variant.FULL, found)).splitlines()


def test_steps_are_counted_before_they_are_told(guide: list[str]) -> None:
    assert guide.index("Có bốn bước.") < guide.index(next(line for line in guide if line.startswith("Bước một")))


def test_branches_are_conditions_with_a_way_on(guide: list[str]) -> None:
    at = guide.index("Bước hai, có hai trường hợp.")
    assert guide[at + 1] == "Nếu chưa có tài khoản, từ màn hình chọn “Đăng ký”."
    assert guide[at + 2] == "Nếu đã có tài khoản, xuất hiện giao diện, điền mật khẩu, bà con chuyển sang Bước bốn."


def test_what_only_the_eye_can_follow_is_left_out(guide: list[str]) -> None:
    assert "như màn hình" not in " ".join(guide)
    assert not re.search(r"\d", " ".join(guide))


def test_options_are_told_apart_and_how_many_there_are(guide: list[str]) -> None:
    at = guide.index("Bước ba: Từ màn hình chọn một trong hai mục sau.")
    assert guide[at + 1 : at + 3] == ["Một là, khai sinh.", "Hai là, khai tử."]


def test_a_step_of_tasks_alone_says_how_many(guide: list[str]) -> None:
    at = guide.index("Bước bốn, gồm hai việc.")
    assert guide[at + 1 : at + 3] == ["Một là, kiểm tra lại thông tin.", "Hai là, bấm nút gửi."]


def test_a_list_that_counts_by_itself_is_not_counted_again() -> None:
    listed = script(d.Bullets(tuple(d.text(f"Thứ {n}, một việc") for n in ("nhất", "hai", "ba"))))
    assert lines(listed) == ["Thứ nhất, một việc.", "Thứ hai, một việc.", "Thứ ba, một việc."]


def test_a_name_keeps_its_capital_within_a_sentence() -> None:
    listed = script(d.Bullets((d.text("Bộ Công an cấp"), d.text("Nhận Phiếu hẹn"), d.text("UBND xã trả lời"))))
    assert lines(listed) == ["Một là, Bộ Công an cấp.", "Hai là, nhận Phiếu hẹn.", "Ba là, UBND xã trả lời."]


def test_a_heading_that_the_next_words_say_again_is_said_once() -> None:
    heading = d.Heading(2, d.text("Dịch vụ công"), "2")
    echoed = script(heading, paragraph("Dịch vụ công là gì thì ai cũng biết."))
    assert lines(echoed) == ["Phần thứ hai.", "Dịch vụ công là gì thì ai cũng biết."]
    assert lines(script(heading, paragraph("Là việc của xã."))) == ["Phần thứ hai: Dịch vụ công.", "Là việc của xã."]


def test_a_row_of_a_table_is_a_sentence_with_its_columns() -> None:
    table = d.Table(
        (d.text("Cách nộp"), d.text("Thời hạn"), d.text("Phí")),
        ((d.text("Trực tiếp"), d.text("3 ngày"), d.text("8.000 đồng")),),
    )
    assert said(script(table)) == "Trực tiếp, thời hạn ba ngày, phí tám nghìn đồng.\n"


def test_what_is_for_the_eye_is_silent() -> None:
    silent = script(
        d.QrCode("https://dichvucong.gov.vn", d.text("Mã")), d.Figure("anh.png", "Ảnh"), d.EndMark(), paragraph("Còn lời.")
    )
    assert said(silent) == "Còn lời.\n"


# ── Said twice ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_address_is_said_twice_and_only_once_a_script() -> None:
    address = d.Link("https://dichvucong.gov.vn")
    text = said(script(paragraph("Vào trang ", address), paragraph("Rồi lại vào ", address)))
    assert text.splitlines() == [
        "Vào trang dịch vụ công chấm gờ o vê chấm vê en.",
        "Xin nhắc lại địa chỉ, viết liền không dấu: dịch vụ công chấm gờ o vê chấm vê en.",
        "Rồi lại vào dịch vụ công chấm gờ o vê chấm vê en.",
    ]


def test_a_long_address_is_said_as_where_it_is_found() -> None:
    long = d.Link("https://dichvucong.gov.vn/p/home/dvc-trang-chu.html?id=19")
    assert said(script(paragraph("Mở trang ", long))).splitlines() == [
        "Mở trang dịch vụ công chấm gờ o vê chấm vê en.",
        "Đường dẫn đầy đủ có trên trang thông tin và tờ hướng dẫn.",
        "Xin nhắc lại địa chỉ, viết liền không dấu: dịch vụ công chấm gờ o vê chấm vê en.",
    ]
    short = said(script(paragraph("Mở trang ", d.Link("https://zalo.me/xanvidu"))))
    assert "gạch chéo" in short
    assert "Đường dẫn" not in short


def test_a_telephone_number_is_said_twice_in_groups() -> None:
    text = said(script(d.Contact("công chức hộ tịch", phone=Phone("0972645498"), hours=d.text("trong giờ hành chính"))))
    number = "không chín bảy hai, sáu bốn năm, bốn chín tám"
    assert text.splitlines() == [
        f"Khi cần hỗ trợ, bà con liên hệ công chức hộ tịch, số điện thoại {number}, trong giờ hành chính.",
        f"Xin nhắc lại số điện thoại: {number}.",
    ]


def test_a_message_to_type_is_said_twice() -> None:
    text = said(script(paragraph("Để tra cứu, soạn tin ", d.Sms("TTTB", "1414"))))
    assert text.splitlines()[1] == "Xin nhắc lại: soạn tin tê tê tê bê gửi một bốn một bốn."


def test_a_number_typed_as_plain_words_is_said_twice_too() -> None:
    text = said(script(paragraph("Gọi 0912 345 678 hoặc vào www.vidu.gov.vn/ để hỏi.")))
    assert "Xin nhắc lại số điện thoại: không chín một hai, ba bốn năm, sáu bảy tám." in text
    assert text.count("chấm gờ o vê chấm vê en") == 2


# ── Words only ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_brackets_become_breaths() -> None:
    told = script(paragraph("Thanh toán lệ phí (nếu có) rồi chờ (thường (nhưng không luôn) một ngày)."), paragraph("(Hết.)"))
    assert said(told).splitlines() == [
        "Thanh toán lệ phí, nếu có, rồi chờ, thường, nhưng không luôn, một ngày.",
        "Hết.",
    ]


def test_a_list_is_introduced_with_a_colon_and_every_other_line_is_a_sentence() -> None:
    assert said(script(paragraph("Bà con cần:"), paragraph("giấy tờ;"))).splitlines() == ["Bà con cần:", "Giấy tờ."]


REAL = [
    Setting.at(publication, Moment(publication.commune.as_issued), WORDING)
    for publication in read(ROOT / "content").publications
]
SCRIPTS = [
    (f"{found.commune.id}/{source.id}/{variant.value}", document)
    for found in REAL
    for _, source in broadcast.broadcasts(found)
    for variant, document in broadcast.variants(source, found)
]
SPOKEN_WORDS = re.compile(r"[^\W\d_]+|[ \n,.;:!?“”…]|(?<=\w)-(?=\w)")


@pytest.mark.parametrize(("name", "document"), SCRIPTS, ids=[name for name, _ in SCRIPTS])
def test_a_real_script_is_spoken_words_and_ordinary_punctuation(name: str, document: Document) -> None:
    text = said(document)
    assert SPOKEN_WORDS.sub("", text) == ""
    assert all(line.endswith((".", "!", "?", ":")) for line in text.splitlines() if line)
    assert "gov" not in text
    assert "www" not in text
    assert not re.search(r"\b[A-ZĐ]{2,}\b", text)


@pytest.mark.parametrize(("name", "document"), SCRIPTS, ids=[name for name, _ in SCRIPTS])
def test_each_number_of_a_real_script_knows_how_it_is_written(name: str, document: Document) -> None:
    for line in heard(document):
        known = [gloss.written for gloss in chain(*line.glosses)]
        assert known == [span.written.strip() for span in line.spans if span.spoken.strip(" ,.;:")]
        for sentence, glosses in zip(line.sentences, line.glosses, strict=True):
            spoken_there = {sentence[gloss.start : gloss.end].lower() for gloss in glosses}
            assert all(words == words.strip() and words for words in spoken_there)


def test_the_written_form_stands_where_it_is_said() -> None:
    (line,) = heard(script(paragraph("Công nghệ thông tin (CNTT) là gì? CNTT là máy tính.")))
    assert isinstance(line, SpokenLine)
    assert [len(glosses) for glosses in line.glosses] == [0, 1]


# ── What only the eye can follow ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "heard_as"),
    [
        ("Bà con quét mã QR bên dưới để nộp.", "Bà con quét mã quy a rờ để nộp."),
        ("Làm lần lượt như hình bên dưới.", "Làm lần lượt."),
        ("Chọn mục (xem hình bên), rồi bấm gửi.", "Chọn mục, rồi bấm gửi."),
        ("Điền tờ khai, xem hình dưới đây.", "Điền tờ khai."),
        ("Vào đường dẫn trên để đăng ký.", "Vào địa chỉ vừa nêu để đăng ký."),
        ("Lệ phí theo bảng dưới đây:", "Lệ phí theo bảng sau đây:"),
        ("Bấm vào đường dẫn trên trang thông tin của xã.", "Bấm vào đường dẫn trên trang thông tin của xã."),
        ("Người có địa chỉ trên địa bàn xã.", "Người có địa chỉ trên địa bàn xã."),
    ],
)
def test_no_words_send_the_ear_to_a_picture_or_a_code(written: str, heard_as: str) -> None:
    words = d.text(written)
    step = d.Step("a", "1", words)
    for block in (paragraph(written), d.Bullets((words,)), d.Caution("", words), d.Steps((step,))):
        assert said(script(block)).removeprefix("Bước một: ") == heard_as + "\n"


def test_values_keep_their_kind_where_words_were_taken_out() -> None:
    (line, _) = heard(script(paragraph("Xem hình bên, rồi gọi ", Phone.parse("0972 645 498"))))
    assert line.sentences == ("Rồi gọi không chín bảy hai, sáu bốn năm, bốn chín tám.",)


@pytest.mark.parametrize(
    ("content", "said_as"),
    [
        ("Là dịch vụ qua mạng", "Dịch vụ công trực tuyến là dịch vụ qua mạng.\n"),
        ("là dịch vụ qua mạng.", "Dịch vụ công trực tuyến là dịch vụ qua mạng.\n"),
        ("Dịch vụ qua mạng.", "Dịch vụ công trực tuyến: Dịch vụ qua mạng.\n"),
    ],
)
def test_a_definition_is_one_sentence_where_its_words_say_is(content: str, said_as: str) -> None:
    assert said(script(d.Definition(d.text("Dịch vụ công trực tuyến"), d.text(content)))) == said_as


# ── Whatever somebody typed ──────────────────────────────────────────────────────────────────────────────────────────

TYPED = st.one_of(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
    st.sampled_from(
        "UBND 15/7/2026 08:30 8.000 0972645498 dichvucong.gov.vn a@b.vn № % § → ✓ — … “a” (b [c] !!! ./. +84 12A3 ½ ² ① ０１ € & *"
        " _ ^ | \\ -- 中文 α İ ß ﬁ 😀 ’ « TT. QĐ-TTg T7 24/24 30' IV ^_^".split()
    ),
)


@given(st.lists(TYPED, max_size=8), st.booleans())
@settings(deadline=None)
def test_whatever_is_typed_a_script_has_only_what_can_be_said(typed: list[str], together: bool) -> None:
    document = script(paragraph(("" if together else " ").join(typed)))
    spoken = heard(document)
    for line in spoken:
        for sentence, glosses in zip(line.sentences, line.glosses, strict=True):
            assert re.fullmatch(r"(?:[^\W\d_]|[ ,.;:?!“”\"'’‘«»])+", sentence), sentence
            assert re.search(r"[^\W\d_]", sentence), "a voice cannot say marks alone"
            assert sentence.rstrip("”\"’'»")[-1] in ".!?:"
            ends = [0, *(gloss.end for gloss in glosses)]
            assert all(end <= gloss.start < gloss.end <= len(sentence) for end, gloss in zip(ends, glosses, strict=False))
    pauses = list(timing.pauses(spoken))
    assert all(pause > 0 for _, pause in pauses)
    assert timing.seconds(spoken) >= 0
    ElementTree.fromstring(ssml.write(spoken))


def test_what_no_voice_can_say_is_left_out_and_told() -> None:
    (line,) = heard(script(paragraph("Giá 5 ^_^ 中文 hộ")))
    assert line.sentences == ("Giá năm hộ.",)
    assert Reason.RESIDUE in {doubt.reason for doubt in line.unsure}


def test_marks_alone_are_no_sentence() -> None:
    assert heard(script(paragraph("!!!"), paragraph("…"), paragraph("“”"))) == ()


def test_a_sentence_that_ends_within_quotation_marks_has_one_full_stop() -> None:
    assert said(script(paragraph("Ông nói: “Nộp ngay.”"))) == "Ông nói: “Nộp ngay.”\n"


def test_a_number_said_again_sounds_as_it_did() -> None:
    said_once, again = said(script(paragraph("Gọi số 0237 3 872 123"))).splitlines()
    assert said_once.removeprefix("Gọi số ") == again.removeprefix("Xin nhắc lại số điện thoại: ")


def test_a_person_s_title_is_small_within_the_sentence() -> None:
    contact = d.Contact("công chức hộ tịch", "Bà Nguyễn Thị A")
    assert said(script(contact)) == "Khi cần hỗ trợ, bà con liên hệ bà Nguyễn Thị A, công chức hộ tịch.\n"
