"""From draft to withdrawal by the command alone, in one content folder: what each step changes on paper, site and air."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generators.cli import loa
from generators.font_metrics import tinos
from generators.nd30.check import check_docx
from generators.register import Register
from generators.writers.assets import read_assets
from tests.content_tree import vi_du
from tests.writers import reading_pdf, reading_word

ROOT = Path(__file__).parent.parent
NOTICE = """
    # Lời ghi chú của văn thư.
    status: draft
    subject: Lịch tiếp nhận hồ sơ
    intro: [Ủy ban nhân dân xã tiếp nhận hồ sơ các ngày trong tuần.]
    signer: {authority: [CHỦ TỊCH]}
"""
WHOLE = """
    status: for-signature
    subject: Lịch trực Tết
    intro: [Ủy ban nhân dân xã trực các ngày Tết.]
    recipients: [Các thôn;]
    archive: "Lưu: VT."
    signer: {authority: [CHỦ TỊCH]}
"""
ARTICLE = """
    title: Tiêm chủng cho trẻ
    intro: [Bà con đưa trẻ đi tiêm chủng đúng lịch.]
"""
SPOKEN = """
    notice: lich
    status: approved
    schedule: {times_per_week: 2, weeks_min: 4, weeks_max: 5, first_day: 2026-12-01, slots: ["06:00"]}
"""


@dataclass
class Desk:
    """A content folder, and the command run over it."""

    content: Path
    output: Path

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(loa, [*words, "--content", str(self.content)])

    def step(self, *words: str) -> None:
        result = self.run(*words, "--commune", "vi-du")
        assert result.exit_code == 0, result.output

    def refused(self, code: str, *words: str) -> None:
        before = self.texts()
        result = self.run(*words, "--commune", "vi-du")
        assert result.exit_code == 1
        assert f"[{code}]" in result.output, result.output
        assert self.texts() == before, "a refused step writes nothing"

    def texts(self) -> dict[str, str]:
        return {str(file): file.read_text("utf-8") for file in self.content.rglob("*.yml")}

    def file(self, name: str) -> Path:
        return self.content / "communes/vi-du" / f"{name}.yml"

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.file(name).read_text("utf-8")
        assert old in text
        self.file(name).write_text(text.replace(old, new), encoding="utf-8")

    def build(self, *only: str, day: str = "2026-11-25", fails: bool = False) -> None:
        scopes = [word for scope in only for word in ("--only", scope)]
        result = self.run("build", "--output", str(self.output), "--date", day, "--jobs", "2", *scopes)
        assert result.exit_code == fails, result.output

    def codes(self) -> set[str]:
        printed = self.run("check", "--json", "--date", "2026-11-25").output
        found, _ = json.JSONDecoder().raw_decode(printed)  # how many there are is told after it, for people
        return {one["code"] for one in found if one["severity"] == "error"}

    def page(self, path: str) -> str:
        return (self.output / "site/vi-du" / path).read_text("utf-8")

    def paper(self, item: str = "lich") -> str:
        base = self.output / "announcements/vi-du/notices"
        on_paper = " ".join(reading_pdf.pages((base / f"{item}.pdf").read_bytes()))
        docx = (base / f"{item}.docx").read_bytes()
        in_word = " ".join([*reading_word.said(docx), *reading_word.margin_text(docx, 0, "header", "first")])
        for mark in ("DỰ THẢO", "ĐÃ THU HỒI"):
            assert (mark in on_paper) == (mark in in_word)
        return on_paper

    def programme(self) -> str:
        """All that a station reads, as one text; nothing where there is no programme."""
        folder = self.output / "audio/vi-du/station"
        files = [file for file in folder.rglob("*") if file.suffix in (".csv", ".ics", ".m3u", ".m3u8", ".json", ".txt")]
        return "".join(file.read_text("utf-8-sig") for file in sorted(files))


def begun(folder: Path) -> Desk:
    content = vi_du(
        folder,
        **{
            "communes/vi-du/notices/lich.yml": NOTICE,
            "communes/vi-du/notices/tet.yml": WHOLE,
            "communes/vi-du/notices/khac.yml": WHOLE,
            "communes/vi-du/campaigns/tiem-chung.yml": ARTICLE,
            "communes/vi-du/broadcasts/doc-lich.yml": SPOKEN,
            "communes/vi-du/broadcasts/doc-tiem-chung.yml": SPOKEN.replace("notice: lich", "campaign: tiem-chung"),
        },
    )
    return Desk(content, folder / "out")


def a_draft_is_marked_and_reaches_neither_front_page_nor_programme(desk: Desk) -> None:
    desk.build()
    assert "DỰ THẢO" in desk.paper()
    assert "DỰ THẢO" in desk.page("thong-bao/lich.html")
    assert "Lịch tiếp nhận hồ sơ" not in desk.page("index.html")
    assert "doc-lich" not in desk.page("index.html")
    assert "doc-lich" not in desk.programme()
    assert "doc-tiem-chung" in desk.programme()
    desk.refused("not-for-signature", "issue", "lich", "--number", "7", "--date", "2026-11-24")


def the_copy_for_signature_is_clean_with_its_blanks(desk: Desk) -> None:
    desk.edit("notices/lich", "status: draft", "status: for-signature")
    desk.build("notices")
    paper = desk.paper()
    assert "DỰ THẢO" not in paper
    assert "Số: /TB-UBND" in " ".join(paper.split())


def a_text_in_wrong_form_gets_no_number(desk: Desk) -> None:
    desk.refused("issue-breaks-form", "issue", "lich", "--number", "7", "--date", "2026-11-24")
    desk.edit("notices/lich", "signer:", 'recipients: [Các thôn;]\narchive: "Lưu: VT."\nsigner:')
    desk.edit("notices/khac", "status:", "illustrative: yes\nstatus:")
    desk.refused("issue-illustrative", "issue", "khac", "--number", "7", "--date", "2026-11-24")
    desk.edit("notices/khac", "illustrative: yes\n", "")


def issued_it_has_number_and_day_and_is_everywhere(desk: Desk) -> None:
    desk.step("issue", "lich", "--number", "7", "--date", "2026-11-24")
    assert "# Lời ghi chú của văn thư." in desk.file("notices/lich").read_text("utf-8")
    desk.build()
    paper = " ".join(desk.paper().split())
    assert "Số: 07/TB-UBND" in paper
    assert "Ví Dụ, ngày 24 tháng 11 năm 2026" in paper
    made = (desk.output / "announcements/vi-du/notices/lich.docx").read_bytes()
    assert check_docx(made, tinos(read_assets(ROOT / "templates"))) == []
    assert "Lịch tiếp nhận hồ sơ" in desk.page("index.html")
    assert "doc-lich" in desk.programme()


def numbers_and_days_keep_their_order(desk: Desk) -> None:
    desk.refused("already-issued", "issue", "lich", "--number", "8", "--date", "2026-11-25")
    desk.refused("number-taken", "issue", "tet", "--number", "7", "--date", "2026-11-25")
    desk.refused("day-out-of-order", "issue", "tet", "--number", "8", "--date", "2026-11-23")
    desk.refused("no-such-notice", "issue", "khong-co", "--number", "8", "--date", "2026-11-25")
    desk.step("issue", "tet", "--number", "8", "--date", "2026-11-24")
    desk.step("issue", "khac", "--number", "9", "--date", "2026-11-25")
    assert [entry.number for entry in Register.read(desk.content, "vi-du").entries] == [7, 8, 9]


def frozen_words_change_by_another_document_alone(desk: Desk) -> None:
    desk.edit("notices/lich", "các ngày trong tuần", "sáng thứ hai")
    assert "issued-text-changed" in desk.codes()
    desk.build("notices", fails=True)
    assert "các ngày trong tuần" in desk.paper()  # the last good form stays
    desk.edit("notices/lich", "sáng thứ hai", "các ngày trong tuần")
    assert desk.codes() == set()


def corrected_it_names_what_corrects_it_and_leaves_the_air(desk: Desk) -> None:
    desk.step("correct", "lich", "--what", "Sáng thứ hai, không phải các ngày trong tuần.")
    assert desk.codes() == set()
    desk.build()
    assert "Đã được đính chính tại" in desk.page("thong-bao/lich.html")
    assert "dinh-chinh-lich.html" in desk.page("thong-bao/lich.html")
    letter = desk.paper("dinh-chinh-lich")
    assert "V/v đính chính Thông báo số 07/TB-UBND" in " ".join(letter.split())
    assert "DỰ THẢO" in letter
    assert desk.programme().count("doc-lich") == 0
    assert "dinh-chinh-lich" not in desk.programme()  # its broadcast is a draft: a person approves it
    spoken = (desk.output / "audio/vi-du/dinh-chinh-lich/full.txt").read_text("utf-8")
    assert "đính chính" in spoken.casefold()
    desk.refused("not-issued", "correct", "lich", "--what", "Lần nữa.")


def withdrawn_it_is_marked_and_off_every_list(desk: Desk) -> None:
    desk.step("withdraw", "tet", "--reason", "Lịch đã thay đổi.", "--date", "2026-11-25")
    assert desk.codes() == set()
    desk.build()
    assert "ĐÃ THU HỒI" in desk.paper("tet")
    assert "Thu hồi từ ngày 25/11/2026" in desk.page("thong-bao/tet.html")
    assert "Lịch trực Tết" in desk.page("thong-bao/index.html")  # the record at the end of the list, marked
    assert "thong-bao/tet.html" not in desk.page("index.html")
    assert "thong-bao/khac.html" in desk.page("index.html")
    assert "DỰ THẢO" in desk.paper("thu-hoi-tet")
    desk.refused("already-withdrawn", "withdraw", "tet", "--reason", "x")


def an_article_withdrawn_is_marked_on_page_and_poster_and_off_the_air(desk: Desk) -> None:
    desk.step("withdraw", "tiem-chung", "--reason", "Lịch tiêm đã đổi.", "--date", "2026-11-25")
    desk.build()
    poster = " ".join(reading_pdf.pages((desk.output / "announcements/vi-du/posters/tiem-chung.pdf").read_bytes()))
    assert "ĐÃ THU HỒI" in poster
    assert "ĐÃ THU HỒI" in desk.page("tuyen-truyen/tiem-chung.html")
    assert "tuyen-truyen/tiem-chung.html" not in desk.page("index.html")
    assert "doc-tiem-chung" not in desk.programme()
    assert "thu hồi nội dung “Tiêm chủng cho trẻ”" in desk.file("broadcasts/thu-hoi-tiem-chung").read_text("utf-8")


def a_page_mended_tells_since_when_and_a_broadcast_waits_again(desk: Desk) -> None:
    desk.step("correct", "nop-ho-so", "--what", "Nộp trên Cổng Dịch vụ công quốc gia.", "--date", "2026-11-25")
    desk.edit("broadcasts/thu-hoi-tiem-chung", "status: draft", "status: approved")
    desk.step("correct", "thu-hoi-tiem-chung", "--what", "Ngày khác.", "--date", "2026-11-25")
    assert "status: draft" in desk.file("broadcasts/thu-hoi-tiem-chung").read_text("utf-8")
    desk.refused("already-withdrawn", "withdraw", "doc-tiem-chung", "--reason", "x")
    desk.build("site")
    assert "Nộp trên Cổng Dịch vụ công quốc gia." in desk.page("thay-doi.html")
    assert desk.codes() == set()


def which_item_is_meant_is_asked_where_it_is_not_clear(desk: Desk) -> None:
    desk.file("broadcasts/nop-ho-so").write_text("procedure: nop-ho-so\nstatus: approved\n", encoding="utf-8")
    desk.refused("several-items", "withdraw", "nop-ho-so", "--reason", "x")
    desk.step("withdraw", "nop-ho-so", "--kind", "broadcast", "--reason", "Đã đọc đủ.")
    assert "status: withdrawn" in desk.file("broadcasts/nop-ho-so").read_text("utf-8")
    desk.refused("no-such-item", "withdraw", "khong-co", "--kind", "campaign", "--reason", "x")


STORY = (
    a_draft_is_marked_and_reaches_neither_front_page_nor_programme,
    the_copy_for_signature_is_clean_with_its_blanks,
    a_text_in_wrong_form_gets_no_number,
    issued_it_has_number_and_day_and_is_everywhere,
    numbers_and_days_keep_their_order,
    frozen_words_change_by_another_document_alone,
    corrected_it_names_what_corrects_it_and_leaves_the_air,
    withdrawn_it_is_marked_and_off_every_list,
    an_article_withdrawn_is_marked_on_page_and_poster_and_off_the_air,
    a_page_mended_tells_since_when_and_a_broadcast_waits_again,
    which_item_is_meant_is_asked_where_it_is_not_clear,
)


@pytest.mark.slow
def test_a_text_from_draft_to_withdrawal(tmp_path: Path) -> None:
    """One test, for each step begins where the one before has ended: two processes could not share them."""
    found = begun(tmp_path)
    for step in STORY:
        step(found)
