"""Promises of `say` for any text: it never raises, hides nothing, keeps what is plain, and takes linear time."""

from __future__ import annotations

import random
import re
import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generators.vietnamese import Reason, explain, say
from generators.vietnamese.audit import residue

PLAIN = """Việc thanh toán lệ phí (nếu có) và nhận kết quả được thực hiện trực tiếp tại cơ quan, tổ chức.
Kính thưa toàn thể cán bộ, đảng viên và nhân dân!
Bà con có thể nộp hồ sơ tại nhà, không cần đến trụ sở; kết quả được gửi qua bưu chính công ích.
Thứ hai, Dịch vụ công trực tuyến toàn trình là gì?
Ai cần hỗ trợ, xin liên hệ bộ phận một cửa: cán bộ trực trong giờ hành chính.
“Tiếp tục” là nút màu xanh ở cuối trang.
Quyết định này có hiệu lực kể từ ngày ký.
Độc lập Tự do Hạnh phúc
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Nghỉ lễ Giỗ Tổ Hùng Vương, mùng mười tháng ba âm lịch.
Quỳnh, Hoàn, Thủy, Nguyễn Khuyến và Uông Bí, Quy Nhơn, Giồng Riềng, Gìn giữ, quốc kỳ, khuỷu tay, ngoằn ngoèo.
một nghìn không trăm linh năm hộ, ba phẩy một bốn héc ta, hai mươi tư trên hai mươi tư giờ
dịch vụ công chấm gờ o vê chấm vê en""".splitlines()


@pytest.mark.parametrize("sentence", PLAIN)
def test_plain_vietnamese_passes_unchanged(sentence: str) -> None:
    said = say(sentence)
    assert said.text == sentence
    assert said.spans == ()
    assert said.unsure == ()


def test_paragraphs_stay_paragraphs() -> None:
    text = "Đoạn thứ nhất.\n\nĐoạn thứ hai.\n\nĐoạn thứ ba."
    assert say(text).text == text


def test_wrapped_lines_are_joined_and_items_are_not() -> None:
    assert say("Việc thực hiện đăng ký\nvà kê khai").text == "Việc thực hiện đăng ký và kê khai"
    assert say("Chuẩn bị:\n- Tờ khai;\n- Giấy chứng sinh.").text == "Chuẩn bị:\n\nTờ khai;\n\nGiấy chứng sinh."
    assert say("một \n\nsố thông tin").text == "một số thông tin"  # a page typed with double spacing
    assert say("(tư pháp \n\n- bảo hiểm - công an)").text == "(tư pháp bảo hiểm công an)"


def test_a_paragraph_without_a_mark_gets_one_before_lower_case() -> None:
    assert say("Gồm có\n- tờ khai\n- giấy chứng sinh").text == "Gồm có.\n\ntờ khai.\n\ngiấy chứng sinh"


def test_a_sentence_begun_by_a_number_or_an_abbreviation_begins_with_a_capital() -> None:
    assert say("Xin cảm ơn. UBND xã thông báo.").text == "Xin cảm ơn. Ủy ban nhân dân xã thông báo."
    assert say("Hết. 02 bản.").text == "Hết. Hai bản."
    assert say("TM. UBND xã").text == "thay mặt Ủy ban nhân dân xã"


SCRAPS = st.sampled_from(
    """ngày tháng năm Bước điểm khoản Điều UBND (CNTT) TP. Hải_Dương thứ đồng / - – . , ; : ( ) “ ” + * ** # % °C m2 km/h đ
    VND $ € 10/7/2023 2/3 15/3 24/24 3.1/ 1. a) II. XIV 0972645498 1022 113 gọi 42/2022/NĐ-CP 29-NQ/TW dichvucong.gov.vn
    https://a.vn/x?y=1 a@b.vn VNeID Zalo ./. ... … 7h30 14:00 3p20s 5-7 10-15% -5 02 1.500.000 3,14 2tr5 500k A4 CT01
    soạn_tin_TTTB_gửi_1414 KHAİ ½ ² ﬁ α я 😀 ☎ → <b> | _ ~ = >= № T2 CN Lưu: KT. CHỦ_TỊCH Số: /TB-UBND *101# & ông/bà""".split()
).map(lambda scrap: scrap.replace("_", " "))
MIXED = st.lists(st.one_of(SCRAPS, st.text(max_size=8)), max_size=12).map(" ".join)


@given(st.one_of(st.text(max_size=200), MIXED))
@example("\x00\ud800".encode("utf-8", "replace").decode())
@example("́" * 50)
@example("a" * 500 + "9" * 500)
def test_no_text_raises_or_leaves_residue_unreported(text: str) -> None:
    said = say(text)
    if residue(said.text):
        assert any(doubt.reason is Reason.RESIDUE for doubt in said.unsure)
    assert unicodedata.is_normalized("NFC", said.text)
    for span in said.spans:
        assert text[span.start : span.end] == span.written
    for doubt in said.unsure:
        assert 0 <= doubt.start <= doubt.end <= len(text)
        assert doubt.message
    assert explain(said).count("\n") <= len(said.spans) + len(said.unsure)


def test_what_is_spoken_stays_as_it_is_however_phrases_are_joined(all_written: list[str]) -> None:
    dice = random.Random(2026)
    for _ in range(1500):
        text = ", ".join(dice.choice(all_written) for _ in range(3))
        once = say(text).text
        assert say(once).text == once, text


def test_spans_are_in_order_and_do_not_overlap(all_written: list[str]) -> None:
    for text in (" ".join(all_written), "\n\n".join(all_written)):
        end = 0
        for span in say(text).spans:
            assert end <= span.start < span.end
            end = span.end


def test_the_span_map_points_into_the_text_as_it_was_typed() -> None:
    text = "**Lưu ý:**  nộp 02 bản \ncho UBND xa\u0303"
    said = say(text)
    assert said.text == "Lưu ý: nộp hai bản cho Ủy ban nhân dân xã"
    assert [(span.written, span.spoken) for span in said.spans] == [("02", "hai"), ("UBND", "Ủy ban nhân dân")]
    assert [text[span.start : span.end] for span in said.spans] == ["02", "UBND"]


def test_decomposed_letters_and_look_alikes_are_read_like_the_real_ones() -> None:
    for written in ("Thủ tục khai sinh, Đăng ký thường trú", "UBND xã Quỳnh Phụ, ngày 5/3"):
        assert say(unicodedata.normalize("NFD", written)).text == say(written).text
    assert say("KHAİ SINH").text == "KHAI SINH"
    assert say("Ðăng ký ﬁle").text == "Đăng ký phai"
    assert say("xã\u200bNga\u00a0Sơn").text == "xã Nga Sơn"


@pytest.mark.parametrize(
    "scrap",
    [
        "1.", "1,", "1/", "1-", "1:", "1 ", "1.111", "12/", "0", "a.", "a.b@", "www.", "http://", "A/", "A-", "1A", "(", ")", "((",
        "*", "**", "_", ". ", "..", "./", "- ", "+ ", "-1", "–", "\n", "\n\n", "\n- ", "|", "<", "<a ", "[a](", "ngày ", "ngày 1, ",
        "thứ 2, ", "thứ ", "điểm a, ", "gọi 1", "số 0", "IVX", "soạn A ", "gửi 1 ", "Ab", "aB", "đ", "e\u0301", "½", "😀", "1tr", "1h", "5kg/",
        "113, ", "UBND ", "UB", "(ABC)", "xã/", "“", "0" * 50 + " ", "1 111", "T2-", "B1: ",
    ],
)  # fmt: skip
def test_hostile_text_takes_linear_time(scrap: str) -> None:
    short = scrap * (1_000 // len(scrap))
    long = short * 4

    def seconds(text: str) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            say(text)
            best = min(best, time.process_time() - start)
        return best

    # four times the text in at most about four times the time; a square would take sixteen
    assert seconds(long) < 8.5 * seconds(short) + 0.02


def test_the_map_names_what_was_not_read() -> None:
    said = say("Gửi phòng XYZT, xem ☰ và я")
    assert "? unknown-abbreviation" in explain(said)
    assert re.search(r"LETTERS +XYZT → ", explain(said))
    assert [doubt.written for doubt in said.unsure if doubt.reason is Reason.RESIDUE] == ["☰", "я"] or "☰" not in said.text
