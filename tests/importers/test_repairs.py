"""What a program did to a text is undone and told; what a person may have meant is only asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.characters import odd
from generators.importers import reading, wraps
from generators.importers.repair import Mended
from generators.importers.slips import slips
from generators.importers.source import Line, Piece, Source
from tests.importers.documents import of_bytes


def mended(text: str, document: str = "") -> tuple[str, list[str]]:
    """The words after repair, and the codes of what was told."""
    mender = Mended(document or text)
    piece = mender.piece(Piece.of([(1, text)]))
    return piece.text, [remark.code for remark in (*mender.told(), *mender.doubts)]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("KHAİ SINH", "KHAI SINH", "fixed-letter"),
        ("ﬁle đính kèm", "file đính kèm", "fixed-letter"),
        ("сông dân", "công dân", "fixed-letter"),  # a Cyrillic с
        ("tiếp tục Bước7", "tiếp tục Bước 7", "fixed-space"),
        ("hồ sơ.Công dân nộp", "hồ sơ. Công dân nộp", "fixed-space"),
        ("giấykhai sinh", "giấy khai sinh", "fixed-space"),
        ("trực tuyến quacổng", "trực tuyến qua cổng", "fixed-space"),
        ("cán bộ  tiếp   nhận", "cán bộ tiếp nhận", "fixed-spaces"),
        ("phát từ 4- 5 tuần", "phát từ 4-5 tuần", "fixed-spaces"),
        ("gửi/ nhận hồ sơ", "gửi/nhận hồ sơ", "fixed-spaces"),
        ("đăng k\u200eý hộ tịch", "đăng ký hộ tịch", "fixed-hidden"),
        ("https:// dichvucong.gov.vn", "https://dichvucong.gov.vn", "fixed-address"),
    ],
)
def test_damage_is_mended_and_told(before: str, after: str, code: str) -> None:
    assert mended(before) == (after, [code])


@pytest.mark.parametrize(
    "text",
    [
        "hô trợ chi phí mai táng",  # a slip: asked, below
        "công dân điển đầy đủ thông tin",
        "minh mạch hồ sơ",
        "qui định của pháp luật",
        "tài khoản VneID mức độ 2",
        "TT-BTP ngày 12/6/2025",
        "Nghị định số 42/2022/NĐ-CP",
        "từ 7:30 đến 11:30",
        "xã Ví Dụ, tỉnh Ví Dụ",
        "24/24 giờ",
        "côngán",  # công án or côn gán: nobody can tell
    ],
)
def test_what_a_person_wrote_stays(text: str) -> None:
    assert mended(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "found", "near"),
    [
        ("trợ cấp mai táng, hô trợ chi phí", "hô trợ chi phí", "hỗ trợ chi phí"),
        ("công dân điển đầy đủ thông tin", "điển đầy đủ thông tin", "điền đầy đủ thông tin"),
        ("tăng tính công khai, minh mạch", "tăng tính công khai, minh mạch", "tăng tính công khai, minh bạch"),
        ("dịch vụ Bru chính công ích", "dịch vụ Bru chính công ích", "dịch vụ Bưu chính công ích"),
        ("TRÊN CÔNG DỊCH VỤ CÔNG QUỐC GIA", "CÔNG DỊCH VỤ CÔNG QUỐC GIA", "CỔNG DỊCH VỤ CÔNG QUỐC GIA"),
        ("văn bản qui định về phí", "qui định về", "quy định về"),
        ("tài khoản Vneid", "Vneid", "VNeID"),
        ("quốc gia về dân cư về dân cư", "về dân cư về dân cư", "về dân cư"),
        ("Trung tâm PVHCC công xã", "PVHCC công", "PVHCC"),
        ("Chọn “Dịch vụ công trực tuyến, lựa chọn thủ tục", "“", "”"),
    ],
)
def test_a_probable_slip_is_asked_about(text: str, found: str, near: str) -> None:
    assert (found, near) in [(slip.found, slip.near) for slip in slips(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Cách đăng ký tài khoản trên dịch vụ công quốc gia",
        "Bà con luôn luôn mang theo thẻ căn cước.",
        "Công an xã tạo công ăn việc làm",
        "Tải ứng dụng VNeID trên điện thoại có kết nối Internet, xem website của xã",
        "nộp lệ phí (nếu có) tại bộ phận một cửa",
    ],
)
def test_good_words_raise_no_question(text: str) -> None:
    assert [*slips(text)] == []


def paragraphs(*lines: str) -> list[str]:
    source = reading.read("x.txt", "\n".join(lines).encode())
    return [each.piece.text for each in wraps.paragraphs(source)[0]]


def test_lines_cut_by_a_margin_are_one_paragraph() -> None:
    assert paragraphs(
        "Chỉ sau vài thao tác đơn giản trên máy tính hoặc thiết bị di động có kết nối",
        "Internet, hồ sơ đăng ký đã được gửi tới cơ quan có thẩm quyền; tra cứu thông tin",
        "về thủ tục nhanh chóng.",
        "Ngoài ra, bà con còn được nhận kết quả tại nhà.",
    ) == [
        "Chỉ sau vài thao tác đơn giản trên máy tính hoặc thiết bị di động có kết nối Internet, hồ sơ đăng ký đã được gửi "
        "tới cơ quan có thẩm quyền; tra cứu thông tin về thủ tục nhanh chóng.",
        "Ngoài ra, bà con còn được nhận kết quả tại nhà.",
    ]


def test_a_dash_within_a_bracket_begins_no_list() -> None:
    assert (
        len(
            paragraphs(
                "Ứng dụng phần mềm để liên thông giữa các ngành (tư pháp", "- bảo hiểm - công an) nên nhanh hơn."
            )
        )
        == 1
    )


def test_a_step_referred_to_at_a_lines_head_begins_no_step() -> None:
    assert (
        len(paragraphs("3.1/ Nếu chưa có tài khoản thì chọn mục “Đăng ký” ở góc phải màn hình và tiếp tục", "bước 4"))
        == 1
    )


def test_a_letterhead_of_two_columns_is_read_column_by_column() -> None:
    found = paragraphs(
        "UBND XÃ VÍ DỤ                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 05/TB-UBND                       Độc lập - Tự do - Hạnh phúc",
        "                                    Ví Dụ, ngày 02 tháng 3 năm 2026",
        "",
        "THÔNG BÁO",
    )
    assert found.index("Số: 05/TB-UBND") < found.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert "Ví Dụ, ngày 02 tháng 3 năm 2026" in found


def test_page_numbers_go_and_other_numbers_stay() -> None:
    lines = (
        Line("Phần thứ nhất của bài.", 1, page=1),
        Line("1", 2, page=1),
        Line("Phần thứ hai của bài.", 3, page=2, gap=1),
        Line("2", 4, page=2),
    )
    found, remarks = wraps.paragraphs(Source("x.pdf", "dòng", lines))
    assert [each.piece.text for each in found] == ["Phần thứ nhất của bài.", "Phần thứ hai của bài."]
    assert [remark.code for remark in remarks] == ["dropped-pages"]


def test_every_value_keeps_the_words_and_lines_it_came_from() -> None:
    made = of_bytes("bai.txt", "BÀI TUYÊN TRUYỀN VỀ KHAI SINH\n\nBà con  đăng ký\nkhaİ sinh cho trẻ.\n".encode())
    campaign = next(draft for draft in made.drafts if draft.kind == "campaigns")
    passage = campaign.node["intro"][0]
    assert passage["text"] == "Bà con đăng ký khaI sinh cho trẻ."
    assert passage["source"] == "bai.txt, dòng 3-4: “Bà con đăng ký kha‹U+0130› sinh cho trẻ.”"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_mended_words_hold_no_character_content_may_not_hold(text: str) -> None:
    words, _ = mended(" ".join(text.split()) or "x")
    assert [*odd(words)] == []


@given(
    st.lists(
        st.sampled_from(
            ["Công dân", "hồ sơ", "trực tuyến", "Bước 1:", "- ", "3.1/ ", "(nếu có)", "đăng ký.", "ở", "“Mở”"]
        ),
        max_size=40,
    )
)
def test_a_part_of_a_piece_quotes_what_stood_there(words: list[str]) -> None:
    text = " ".join(words)
    piece = Piece.of([(7, text)])
    for start in range(0, len(text), 5):
        part = piece.part(start, start + 9)
        assert part.text in text
        assert part.quote == " ".join(part.text.split())
        assert part.first == part.last == 7
