"""The way the guide shows: a Word file, a look at the questions, two lines taken out, and the station can broadcast."""

from __future__ import annotations

import re
from pathlib import Path

import docx
from click.testing import CliRunner

from generators.cli import loa
from generators.document import Text, written
from generators.model.broadcast import AirStatus
from generators.publishable import publishable
from generators.reader import read
from generators.values import Day
from tests.importers import forms
from tests.importers.documents import ROOT

DAY = Day.parse("2026-11-21")
NOTICE = (
    "UBND XÃ VÍ DỤ",
    "Số: /TB-UBND",
    "Ví Dụ, ngày tháng 11 năm 2026",
    "THÔNG BÁO",
    "Về việc tiêm chủng cho trẻ em tháng 12 năm 2026",
    "Kính thưa toàn thể bà con xã Ví Dụ.",
    "UBND xã Ví Dụ thông báo lịch tiêm chủng cho trẻ em dưới 6 tuổi như sau:",
    "1. Thời gian, địa điểm:",
    "- Thôn Đông: 7 giờ 30 phút ngày 05/12/2026, tại nhà văn hóa thôn;",
    "- Thôn Đoài: 14 giờ ngày 05/12/2026, tại trạm y tế xã.",
    "2. Cách đăng ký qua điện thoại:",
    "Bước 1: Mở trang dichvucong.gov.vn, chọn “Đăng nhập”",
    "Bước 2: Điền đầy đủ thông tin của trẻ",
    "Lưu ý: Trẻ đang sốt thì hoãn tiêm.",
    "Đề nghị bà con đưa trẻ đến đúng giờ./.",
    "Nơi nhận:",
    "- Đài truyền thanh xã (phát 2 lần/ngày, trong 5 ngày);",
    "- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
)


def command(*words: str) -> str:
    result = CliRunner().invoke(loa, [*words])
    assert result.exit_code == 0, result.output
    return result.output


def settled(text: str) -> str:
    """A file whose questions somebody has answered: their comments gone, and the line draft with them."""
    text = re.sub(r"(?m)^ *# Cần kiểm tra lại:.*\n(?: *#.*\n)*", "", text)
    return text.replace("draft: yes\n", "", 1)


def test_a_word_file_becomes_an_approved_broadcast(tmp_path: Path) -> None:
    made = docx.Document()
    for text in NOTICE:
        made.add_paragraph(text)
    (tmp_path / "tiem-chung.docx").write_bytes(forms.saved(made))
    content = tmp_path / "content"
    (content / "national").mkdir(parents=True)
    (content / "national" / "domains.yml").write_bytes((ROOT / "content" / "national" / "domains.yml").read_bytes())

    told = command("import", str(tmp_path / "tiem-chung.docx"), "--output", str(content))
    assert "Bản nháp mới" in told
    assert publishable(read(content), {}, lambda commune: DAY).publications == ()

    for file in content.rglob("communes/**/*.yml"):
        text = settled(file.read_text(encoding="utf-8"))
        if file.parent.name == "broadcasts":
            approved = "status: approved\napproved:\n  office: Chủ tịch UBND xã\n  on: 2026-11-21"
            text = text.replace("status: draft", approved)
        file.write_text(text, encoding="utf-8")

    command("check", "--content", str(content))
    (publication,) = publishable(read(content), {}, lambda commune: DAY).publications
    (broadcast,) = publication.broadcasts.values()
    assert broadcast.status is AirStatus.APPROVED
    assert broadcast.schedule is not None
    assert broadcast.schedule.times_per_week == 14
    (campaign,) = publication.campaigns.values()
    assert (
        written(campaign.salutation.text if campaign.salutation else (Text(""),))
        == "Kính thưa toàn thể bà con xã Ví Dụ."
    )
    assert len(publication.procedures) == 1
    assert len(publication.notices) == 1


def test_the_guide_names_what_the_command_says() -> None:
    guide = (ROOT / "docs" / "huong-dan-nhap.md").read_text(encoding="utf-8")
    output = command("import", "--help")
    for option in ("--portal", "--commune", "--update", "--dry-run"):
        assert option in guide
        assert option in output
