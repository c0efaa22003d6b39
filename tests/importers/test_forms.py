"""Whatever an office keeps its texts in, the draft is the same: Word, old fonts, PDF, a web page, Markdown."""

from __future__ import annotations

import base64
import re
from io import BytesIO
from typing import Any

import docx
import pytest
import qrcode
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from generators.importers.source import Unreadable
from generators.model import Campaign, Notice, Procedure
from generators.texts import texts
from tests.importers import forms
from tests.importers.documents import SOURCES, model_of, models, names, of_bytes

MAKERS = {
    "docx": lambda paragraphs: forms.as_word(paragraphs),
    "tcvn3.docx": lambda paragraphs: forms.as_word(paragraphs, ".VnTime"),
    "vni.docx": lambda paragraphs: forms.as_word(paragraphs, "VNI-Times"),
    "html": forms.as_html,
    "pdf": forms.as_pdf,
    "md": lambda paragraphs: "\n\n".join(paragraphs).encode(),
}


def said(pairs: Any) -> list[str]:
    """All words of the drafts, in order."""
    return [re.sub(r"\s+", " ", words) for _, model in pairs for _, words in texts(model)]


def of(name: str, data: bytes) -> list[Any]:
    return [model_of(draft)[0] for draft in of_bytes(name, data).drafts]


def picture_of(address: str) -> BytesIO:
    held = BytesIO()
    qrcode.make(address).save(held, "PNG")
    held.seek(0)
    return held


def pairs() -> list[Any]:
    """Every document in every form; by default each document in one of them and each form once."""
    found = [(name, form) for name in names() for form in MAKERS]
    forms_of = [*MAKERS]
    quick = {(name, forms_of[index]) for index, name in enumerate(names())} | {(names()[0], forms_of[-1])}
    return [pair if pair in quick else pytest.param(*pair, marks=pytest.mark.slow) for pair in found]


@pytest.mark.parametrize(("name", "form"), pairs())
def test_a_document_gives_the_same_draft_in_every_form(name: str, form: str) -> None:
    data = MAKERS[form](forms.paragraphs_of(name, (SOURCES / name).read_bytes()))
    made = of_bytes(f"{name}.{form}", data)
    assert said([(draft, model_of(draft)[0]) for draft in made.drafts]) == said(models(name))


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_an_old_font_is_told(font: str) -> None:
    made = of_bytes("x.docx", forms.as_word(["THÔNG BÁO", "Về việc tiêm chủng", "Bà con đưa trẻ đến trạm y tế."], font))
    assert [remark.code for remark in made.repairs].count("fixed-font") == 1


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_an_old_font_is_known_by_its_letters_alone(font: str) -> None:
    words = "Ủy ban nhân dân xã Ví Dụ thông báo lịch tiêm chủng cho trẻ em dưới sáu tuổi tại trạm y tế".lower()
    made = of_bytes("x.txt", forms.in_old_font(f"thông báo\n\n{words}.\n", font).encode("utf-8"))
    assert words.split(" thông")[0] in " ".join(said([(d, model_of(d)[0]) for d in made.drafts])).lower()


def test_numbers_that_word_counts_are_read() -> None:
    made = docx.Document()
    made.add_paragraph("HƯỚNG DẪN NỘP HỒ SƠ QUA MẠNG TẠI XÃ VÍ DỤ")
    forms.numbered(made, ["Mở trang dichvucong.gov.vn", "Chọn “Đăng nhập”", "Gửi hồ sơ"], "Bước %1:")
    (procedure,) = (model for model in of("x.docx", forms.saved(made)) if isinstance(model, Procedure))
    assert [len(procedure.steps), procedure.steps[1].id] == [3, "chon-dang-nhap"]


def test_sections_that_word_numbers_keep_their_numbers() -> None:
    made = docx.Document()
    made.add_paragraph("BÀI TUYÊN TRUYỀN VỀ VỆ SINH MÔI TRƯỜNG")
    forms.numbered(made, ["Lợi ích của việc phân loại rác"], "%1.", "upperRoman")
    made.add_paragraph("Đường làng sạch sẽ, giảm bệnh tật.")
    forms.numbered(made, ["Việc cần làm"], "II.", "decimal")
    made.add_paragraph("Mỗi nhà có hai thùng rác.")
    (campaign,) = (model for model in of("x.docx", forms.saved(made)) if isinstance(model, Campaign))
    assert [section.number for section in campaign.sections] == ["I.", "II."]


def notice_in_word() -> bytes:
    """A notice as offices make it: letterhead and signature in tables without borders."""
    made = docx.Document()
    head = made.add_table(1, 2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ VÍ DỤ"
    head.cell(0, 0).add_paragraph("Số: 12/TB-UBND")
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    head.cell(0, 1).add_paragraph("Độc lập - Tự do - Hạnh phúc")
    head.cell(0, 1).add_paragraph("Ví Dụ, ngày 05 tháng 3 năm 2026")
    made.add_paragraph("THÔNG BÁO")
    made.add_paragraph("Lịch tiêm chủng mở rộng tháng 3 năm 2026")
    made.add_paragraph("Căn cứ kế hoạch của trạm y tế;")
    made.add_paragraph("UBND xã Ví Dụ thông báo lịch tiêm chủng tại các thôn như sau:")
    table = made.add_table(3, 4)
    rows = (
        ("STT", "Thôn", "Thời gian", "Địa điểm"),
        ("1", "Thôn Đông", "7 giờ 30 phút ngày 10/3/2026", "Nhà văn hóa thôn Đông"),
        ("2", "Thôn Đoài", "14 giờ ngày 10/3/2026", "Trạm y tế xã"),
    )
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    made.add_paragraph("Đề nghị bà con đưa trẻ đến đúng giờ./.")
    foot = made.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:"
    for line in (
        "- Các thôn;",
        "- Đài truyền thanh xã (phát 2 lần/ngày, trong 5 ngày, lúc 5 giờ 30 và 17 giờ);",
        "- Lưu: VT.",
    ):
        foot.cell(0, 0).add_paragraph(line)
    foot.cell(0, 1).text = "TM. ỦY BAN NHÂN DÂN"
    foot.cell(0, 1).add_paragraph("CHỦ TỊCH")
    return forms.saved(made)


def test_a_notice_laid_out_in_tables_is_taken_apart() -> None:
    found = of("x.docx", notice_in_word())
    (notice,) = (model for model in found if isinstance(model, Notice))
    assert (notice.number, notice.symbol, notice.date.place) == ("12", "TB-UBND", "Ví Dụ")
    assert (notice.date.day, notice.date.month, notice.date.year) == (5, 3, 2026)
    assert len(notice.grounds) == 1
    assert len(notice.recipients) == 2
    assert notice.archive is not None
    assert notice.signer.authority == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert notice.signer.name is None


def test_a_timetable_by_village_is_a_list_of_its_rows() -> None:
    found = " | ".join(said([(None, model) for model in of("x.docx", notice_in_word()) if isinstance(model, Campaign)]))
    assert "Thôn Đông: thời gian 7 giờ 30 phút ngày 10/3/2026; địa điểm Nhà văn hóa thôn Đông" in found
    assert "Thôn Đoài: thời gian 14 giờ ngày 10/3/2026; địa điểm Trạm y tế xã" in found


def test_a_schedule_in_the_recipients_becomes_one() -> None:
    (broadcast,) = (draft for draft in of_bytes("x.docx", notice_in_word()).drafts if draft.kind == "broadcasts")
    schedule = model_of(broadcast)[0].schedule
    assert (schedule.times_per_week, schedule.weeks_min, schedule.weeks_max) == (14, 1, 1)
    assert [slot.written for slot in schedule.slots] == ["05:30", "17:00"]


def test_a_code_in_a_picture_is_read_and_another_picture_asked_about() -> None:
    made = docx.Document()
    for text in ("HƯỚNG DẪN NỘP HỒ SƠ", "Bước 1: Quét mã dưới đây"):
        made.add_paragraph(text)
    made.add_paragraph().add_run().add_picture(picture_of("https://dichvucong.gov.vn"), width=Cm(3))
    made.add_paragraph("Bước 2: Bấm vào nút trên hình")
    from PIL import Image

    held = BytesIO()
    Image.new("RGB", (120, 80), "#884").save(held, "PNG")
    held.seek(0)
    made.add_paragraph().add_run().add_picture(held, width=Cm(5))
    (draft,) = (each for each in of_bytes("x.docx", forms.saved(made)).drafts if each.kind == "procedures")
    assert [code.address for code in model_of(draft)[0].qr] == ["https://dichvucong.gov.vn"]
    assert "picture" in [remark.code for _, remark in draft.questions()]


def test_a_link_behind_words_keeps_its_address() -> None:
    page = "<h1>Thông báo</h1><p>Bà con nộp hồ sơ <a href='https://dichvucong.gov.vn'>tại đây</a> trước ngày 10/3/2026.</p>"
    campaign = next(model for model in of("x.html", page.encode()) if isinstance(model, Campaign))
    assert "dichvucong.gov.vn" in repr(campaign)


def test_a_page_without_end_tags_loses_no_cell() -> None:
    page = (
        "<h1>Lịch tiêm</h1><p>Lịch như sau:<table><tr><th>Thôn<th>Thời gian<tr><td><p>Thôn Đông</p><p>và Đoài</p><td>7 giờ<br>30 phút"
        "<tr><td>Thôn Nam<td>14 giờ</table>"
    )
    words = said([(None, model) for model in of("x.html", page.encode())])
    assert "Thôn Đông và Đoài: thời gian 7 giờ 30 phút" in words
    assert "Thôn Nam: thời gian 14 giờ" in words


def test_a_line_longer_than_any_is_read_to_its_end() -> None:
    text = "THÔNG BÁO\n\nXã Ví Dụ " + "thông báo lịch tiêm chủng. " * 4000 + "Câu cuối cùng đây.\n"
    assert any("Câu cuối cùng đây." in words for words in said([(None, model) for model in of("x.txt", text.encode())]))


def test_a_web_pages_menu_is_no_content() -> None:
    page = (
        "<nav>Trang chủ</nav><h1>Lịch tiêm</h1><ul><li>Thôn Đông</li><li>Thôn Đoài</li></ul><footer>Bản quyền</footer>"
    )
    words = " ".join(said([(None, model) for model in of("x.html", page.encode())]))
    assert "Thôn Đoài" in words
    assert "Trang chủ" not in words
    assert "Bản quyền" not in words


def test_what_was_deleted_or_hidden_in_word_stays_out() -> None:
    made = docx.Document()
    made.add_paragraph("THÔNG BÁO")
    made.add_paragraph("Về việc cấp thẻ căn cước")
    paragraph = made.add_paragraph("Bà con mang theo sổ hộ khẩu.")
    deletion = OxmlElement("w:del")
    paragraph._p.append(deletion)
    deletion.append(paragraph.runs[0]._r)
    hidden = made.add_paragraph("Bà con mang theo thẻ căn cước. ").add_run("Nội bộ.")
    hidden.font.hidden = True
    words = " ".join(said([(None, model) for model in of("x.docx", forms.saved(made))]))
    assert "thẻ căn cước" in words
    assert "sổ hộ khẩu" not in words
    assert "Nội bộ" not in words


def test_a_text_box_is_read() -> None:
    made = docx.Document()
    made.add_paragraph("THÔNG BÁO")
    paragraph = made.add_paragraph("Về việc nghỉ lễ")
    box = OxmlElement("w:txbxContent")
    inner = OxmlElement("w:p")
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "Bộ phận một cửa nghỉ từ ngày 30/4/2026."
    for parent, child in ((run, text), (inner, run), (box, inner)):
        parent.append(child)
    shape = OxmlElement("w:pict")
    shape.append(box)
    holder = OxmlElement("w:r")
    holder.append(shape)
    paragraph._p.append(holder)
    assert any("nghỉ từ ngày" in words for words in said([(None, model) for model in of("x.docx", forms.saved(made))]))


def test_a_pdf_of_photographs_is_refused_with_the_reason() -> None:
    picture = base64.b64encode(picture_of("x").getvalue()).decode()
    with pytest.raises(Unreadable) as refused:
        of_bytes("x.pdf", forms.as_pdf([], f"<img src='data:image/png;base64,{picture}'>"))
    assert refused.value.code == "scanned"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.docx", b"PK\x03\x04 no zip", "not-word"),
        ("x.pdf", b"%PDF-1.7 nothing", "not-pdf"),
        ("x.doc", b"\xd0\xcf\x11\xe0 old", "old-word"),
        ("x.xlsx", b"PK\x03\x04", "unknown-file"),
        ("x.txt", b"\x00\x01\x02\x03binary\x00", "not-text"),
        ("x.txt", b"   \n\n", "no-words"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        of_bytes(name, data)
    assert refused.value.code == code


def test_word_that_was_pasted_line_by_line_is_joined() -> None:
    lines = (SOURCES / names()[4]).read_text(encoding="utf-8").split("\n")
    made = of_bytes("x.docx", forms.as_word([line.strip() for line in lines if line.strip()]))
    assert said([(draft, model_of(draft)[0]) for draft in made.drafts]) == said(models(names()[4]))


def test_numbered_markers_are_found_in_ooxml() -> None:
    """The helper of these tests makes what Word makes: a numbered paragraph carries no typed mark."""
    made = docx.Document()
    forms.numbered(made, ["Một"], "%1.")
    assert made.paragraphs[-1]._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    assert made.paragraphs[-1].text == "Một"
