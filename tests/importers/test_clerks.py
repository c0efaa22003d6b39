"""A document that a clerk laid out in Word gives the drafts that its plain text gives; what stands beside the text is asked about."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest

from generators.importers.draft import Draft
from generators.model import Campaign, Commune, Notice, Procedure
from tests.importers import clerks, forms
from tests.importers.documents import SOURCES, drafted, model_of, models, names, of_bytes
from tests.importers.test_forms import of, said

LETTERHEAD = {"TB-UBND", "An Phụ"}
"""What 002 got back, of whose letterhead its text had nothing left."""
BESIDE = {"word-comment", "word-changes", "picture"}
"""Questions that only the Word file gives cause for."""


def paragraphs(name: str) -> list[str]:
    return forms.paragraphs_of(name, (SOURCES / name).read_bytes())


def asked(drafts: Sequence[Draft]) -> Counter[str]:
    return Counter(remark.code for draft in drafts for _, remark in draft.questions())


@pytest.mark.parametrize(("name", "clerk"), [*zip(names(), clerks.CLERKS, strict=True)])
def test_a_document_laid_out_by_a_clerk_gives_the_same_drafts(
    name: str, clerk: Callable[[Sequence[str]], bytes]
) -> None:
    made = of_bytes(f"{name[:3]}.docx", clerk(paragraphs(name)))
    before, after = said(models(name)), said([(draft, model_of(draft)[0]) for draft in made.drafts])
    assert [words for words in after if words not in LETTERHEAD] == [
        words for words in before if words not in LETTERHEAD
    ]
    assert {*(asked(made.drafts) - asked(drafted(name).drafts))} <= BESIDE


def test_a_letterhead_of_two_lines_and_its_blanks_are_the_notice_s() -> None:
    found = of("x.docx", clerks.of_counted_steps(paragraphs(names()[2])))
    (notice,) = (model for model in found if isinstance(model, Notice))
    assert (notice.number, notice.symbol, notice.date.place, notice.date.day) == (None, "TB-UBND", "An Phụ", None)


def test_what_a_reviewer_left_in_the_file_is_asked_with_its_words() -> None:
    made = of_bytes("x.docx", clerks.of_birth_and_death(paragraphs(names()[0])))
    found = {remark.code: remark.values["found"] for draft in made.drafts for _, remark in draft.questions() if remark.code in BESIDE and remark.values.get("found")}  # fmt: skip
    assert found == {"word-comment": "Xem lại giao diện mới", "word-changes": "“hổ trợ”"}


def steps_of(made: docx.document.Document) -> list[str]:
    (procedure,) = (model for model in of("x.docx", forms.saved(made)) if isinstance(model, Procedure))
    return [words for words in said([(None, procedure)]) if words.startswith(("Mở", "Chọn", "Gửi"))]


@pytest.mark.parametrize(
    "head", [("Bước", "Nội dung"), ("STT", "Các bước thực hiện"), ("TT", "Thao tác"), None], ids=str
)
def test_a_table_whose_first_column_counts_steps_is_a_guide(head: tuple[str, str] | None) -> None:
    made = docx.Document()
    made.add_paragraph("HƯỚNG DẪN NỘP HỒ SƠ QUA MẠNG TẠI XÃ VÍ DỤ")
    rows = [*([head] if head else [])]
    rows += [(f"{'' if head else 'Bước '}{n}", text) for n, text in enumerate(("Mở trang", "Chọn mục", "Gửi hồ sơ"), 1)]
    table = made.add_table(len(rows), 2)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    assert steps_of(made) == ["Mở trang", "Chọn mục", "Gửi hồ sơ"]


def test_cells_merged_over_rows_and_columns_keep_each_row_whole() -> None:
    made = docx.Document()
    for text in ("THÔNG BÁO", "Lịch tiêm chủng tháng 3 năm 2026", "UBND xã Ví Dụ thông báo lịch tiêm như sau:"):
        made.add_paragraph(text)
    rows = (
        ("Thôn", "Buổi", "Giờ"),
        ("Thôn Đông", "Sáng", "7 giờ 30 phút"),
        ("", "Chiều", "14 giờ"),
        ("Thôn Đoài", "Cả ngày", ""),
    )
    table = made.add_table(len(rows), 3)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 1).merge(table.cell(3, 2))
    (campaign,) = (model for model in of("x.docx", forms.saved(made)) if isinstance(model, Campaign))
    listed = [words for words in said([(None, campaign)]) if words.startswith("Thôn Đ")]
    assert listed == [
        "Thôn Đông: buổi Sáng; giờ 7 giờ 30 phút",
        "Thôn Đông: buổi Chiều; giờ 14 giờ",
        "Thôn Đoài: buổi Cả ngày",
    ]


def test_a_line_in_bold_above_others_is_a_heading() -> None:
    made = docx.Document()
    made.add_paragraph("BÀI TUYÊN TRUYỀN VỀ VỆ SINH MÔI TRƯỜNG")
    for heading, text in (
        ("Vì sao phải phân loại rác", "Đường làng sạch sẽ."),
        ("Việc cần làm", "Mỗi nhà hai thùng rác."),
    ):
        made.add_paragraph().add_run(heading).bold = True
        made.add_paragraph(text)
    made.add_paragraph().add_run("Đề nghị bà con thực hiện tốt./.").bold = True
    (campaign,) = (model for model in of("x.docx", forms.saved(made)) if isinstance(model, Campaign))
    assert [str(section.heading[0].text) for section in campaign.sections] == [
        "Vì sao phải phân loại rác",
        "Việc cần làm",
    ]  # type: ignore[union-attr]
    assert len(campaign.closing) == 1


def test_a_list_that_begins_anew_counts_from_one() -> None:
    made = docx.Document()
    made.add_paragraph("HƯỚNG DẪN NỘP HỒ SƠ QUA MẠNG TẠI XÃ VÍ DỤ")
    forms.numbered(made, ["Mở trang", "Chọn mục"], "Bước %1:")
    forms.numbered(made, ["Gửi hồ sơ"], "Bước %1:", again=True)
    assert steps_of(made) == ["Mở trang", "Chọn mục", "Gửi hồ sơ"]
    (procedure,) = (draft for draft in of_bytes("x.docx", forms.saved(made)).drafts if draft.kind == "procedures")
    assert "step-order" not in [remark.code for _, remark in procedure.questions()]


def test_capitals_of_the_font_and_notes_at_the_foot_are_read() -> None:
    made = docx.Document()
    made.add_paragraph().add_run("Thông báo").font.all_caps = True
    made.add_paragraph("Về việc nghỉ lễ")
    made.add_paragraph("Bộ phận một cửa nghỉ từ ngày 30/4/2026.")
    made.sections[0].header.paragraphs[0].text = "Tài liệu lưu hành nội bộ"
    made.sections[0].footer.paragraphs[0].text = "Trang 1"
    found = of_bytes("x.docx", forms.saved(made))
    (campaign,) = (model_of(draft)[0] for draft in found.drafts if draft.kind == "campaigns")
    assert campaign.label == "Thông báo"
    margins = [
        remark.values["found"]
        for draft in found.drafts
        for _, remark in draft.questions()
        if remark.code == "word-margin"
    ]
    assert margins == ["Tài liệu lưu hành nội bộ"]


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
@pytest.mark.parametrize("index", [2, 3])
def test_the_pdf_that_libreoffice_makes_of_it_gives_the_same_drafts(index: int, tmp_path: Path) -> None:
    name = names()[index]
    (tmp_path / "x.docx").write_bytes(clerks.CLERKS[index](paragraphs(name)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "x.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    made = of_bytes("x.pdf", (tmp_path / "x.pdf").read_bytes())
    before, after = said(models(name)), said([(draft, model_of(draft)[0]) for draft in made.drafts])
    assert [words for words in after if words not in LETTERHEAD] == [
        words for words in before if words not in LETTERHEAD
    ]


def test_whom_a_letter_goes_to_is_a_list_below_its_greeting() -> None:
    made = docx.Document()
    for text in (
        "UBND XÃ VÍ DỤ",
        "Số: 12/UBND-VP",
        "V/v tổng vệ sinh đường làng",
        "Kính gửi:",
        "- Các thôn;",
        "- Các trường học trên địa bàn.",
    ):
        made.add_paragraph(text)
    made.add_paragraph("UBND xã Ví Dụ đề nghị các đơn vị tổ chức tổng vệ sinh vào ngày 15/3/2026.")
    (notice,) = (model for model in of("x.docx", forms.saved(made)) if isinstance(model, Notice))
    assert [words for words in said([(None, notice)]) if words.startswith("Các ")] == [
        "Các thôn;",
        "Các trường học trên địa bàn.",
    ]


def test_two_people_of_one_office_are_two_contacts() -> None:
    made = docx.Document()
    for text in (
        "THÔNG BÁO",
        "Về việc tiêm chủng tại xã Ví Dụ",
        "Mọi thắc mắc liên hệ cán bộ y tế, số điện thoại 0900000001.",
        "Ngoài giờ hành chính liên hệ cán bộ y tế, số điện thoại 0900000002.",
    ):
        made.add_paragraph(text)
    (commune,) = (model for model in of("x.docx", forms.saved(made)) if isinstance(model, Commune))
    assert [contact.phone.digits for contact in commune.contacts if contact.phone] == ["0900000001", "0900000002"]
