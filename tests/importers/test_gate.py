"""A draft goes nowhere until a person has looked at it; every question is found again at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generators.cli import loa
from generators.findings import Finding, Severity
from generators.publishable import Publishable, publishable
from generators.reader import read
from generators.values import Day
from tests.content_tree import vi_du
from tests.importers.documents import SOURCES, names

DAY = Day.parse("2026-11-20")
PATH = "communes/vi-du/procedures/nop-ho-so.yml"


def published(content: Path) -> Publishable:
    return publishable(read(content), {}, lambda commune: DAY)


def codes(found: Publishable) -> list[str]:
    return [finding.code for finding in found.findings]


def add(content: Path, line: str) -> None:
    file = content / PATH
    file.write_text(f"{line}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")


def test_a_draft_is_read_and_not_published(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    assert published(content).publications[0].procedures
    add(content, "draft: yes")
    found = published(content)
    assert not found.publications[0].procedures
    assert "draft" in codes(found)


def test_a_draft_stops_no_build(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    add(content, 'draft: yes\nsummary: "Cần kiểm tra lại: chưa rõ"\nneeds: ["{item:procedure/khong-co|x}"]')
    found = published(content)
    assert not [finding for finding in found.findings if finding.severity is Severity.ERROR]
    assert not found.withheld
    assert "no-such-item" in codes(found)  # told all the same, as something to do


def test_what_was_published_before_a_draft_stays(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    before = read(content).publications[0]
    last_good = {("vi-du", "procedures", "nop-ho-so"): before.trees["procedures", "nop-ho-so"]}
    add(content, "draft: yes")
    found = publishable(read(content), last_good, lambda commune: DAY)
    assert not found.publications[0].procedures["nop-ho-so"].draft


def test_a_commune_that_is_a_draft_is_not_published(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    file = content / "communes/vi-du/commune.yml"
    file.write_text(f"draft: yes\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    assert published(content).publications == ()


def test_every_question_of_a_draft_is_told_at_its_line(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    add(
        content,
        "# Cần kiểm tra lại: một câu hỏi dài\n# nói tiếp ở dòng sau\ndraft: yes\n# chỉ là ghi chú\n# Cần kiểm tra lại: câu thứ hai",
    )
    asked = [(f.line, f.values["question"]) for f in published(content).findings if f.code == "draft-doubt"]
    assert asked == [(1, "một câu hỏi dài nói tiếp ở dòng sau"), (5, "câu thứ hai")]


def test_a_question_left_in_a_value_is_an_error_once_it_is_no_draft(tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    add(content, 'summary: "Cần kiểm tra lại: bản ghi ghi “1”, không ghi đơn vị"')
    found = published(content)
    (unsettled,) = (finding for finding in found.findings if finding.code == "unsettled")
    assert (unsettled.severity, unsettled.path) == (Severity.ERROR, "summary")
    assert ("vi-du", "procedures", "nop-ho-so") in found.withheld


def test_an_import_quotation_is_no_legal_basis(tmp_path: Path) -> None:
    campaign = """
        title: Kê khai
        intro:
          - rule: Việc kê khai trực tuyến là bắt buộc.
            source: "bai.txt, dòng 3: “Việc kê khai trực tuyến là bắt buộc.”"
    """
    content = vi_du(tmp_path, **{"communes/vi-du/campaigns/ke-khai.yml": campaign})
    assert "claim-without-basis" in codes(published(content))


# ── The command ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def source() -> Path:
    return SOURCES / names()[2]


def command(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(loa, ["import", *words])
    return result.exit_code, result.output


def test_the_command_writes_drafts_that_pass_the_reader_and_asks(tmp_path: Path, source: Path) -> None:
    code, output = command(str(source), "--output", str(tmp_path / "content"))
    assert code == 0
    assert "communes/an-phu/campaigns/" in output
    assert "Cần kiểm tra lại" in output
    found: list[Finding] = [*read(tmp_path / "content").findings]
    assert not [finding for finding in found if finding.severity is Severity.ERROR]
    assert published(tmp_path / "content").publications == ()


def test_the_command_can_only_show(tmp_path: Path, source: Path) -> None:
    code, output = command(str(source), "--output", str(tmp_path / "content"), "--dry-run")
    assert code == 0
    assert "Sẽ có bản nháp mới" in output
    assert not (tmp_path / "content").exists()


def test_a_second_run_says_that_nothing_is_new(tmp_path: Path, source: Path) -> None:
    command(str(source), "--output", str(tmp_path / "content"))
    code, output = command(str(source), "--output", str(tmp_path / "content"))
    assert code == 0
    assert "Không có gì mới ở 5 tệp." in output
    assert "Bản nháp mới" not in output


def test_the_drafts_go_to_the_commune_one_names(tmp_path: Path, source: Path) -> None:
    command(str(source), "--output", str(tmp_path / "content"), "--commune", "vi-du")
    assert (tmp_path / "content" / "communes" / "vi-du" / "campaigns").is_dir()


def test_a_file_that_gives_nothing_fails_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "quet.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0")
    code, output = command(str(file), "--output", str(tmp_path / "content"))
    assert code == 1
    assert "quet.doc" in output
