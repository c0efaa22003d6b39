"""The whole thing: what four communes and one station get from one command, then and today."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pypdfium2
import pytest

from generators import manifest
from generators.proof.placements import prove, read_facts
from tests.conftest import build_with_the_command

ROOT = Path(__file__).parent.parent
COMMUNES = ("an-phu", "kim-dinh", "nga-son", "thanh-giang")
MERGED = ("an-phu", "kim-dinh", "thanh-giang")
ARCHIVE = "BẢN LƯU TRỮ – KHÔNG CÒN ÁP DỤNG"

pytestmark = pytest.mark.slow


def made(output: Path) -> dict[str, tuple[int, str]]:
    return {path: (r.size, r.sha256) for path, r in manifest.load(output).items()}


def words(pdf: Path) -> str:
    """All that is drawn, heads and feet too."""
    with pypdfium2.PdfDocument(pdf) as opened:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in opened).split())


@pytest.mark.parametrize("commune", COMMUNES)
def test_each_commune_has_all_that_it_publishes(as_issued: Path, commune: str) -> None:
    for path in (f"site/{commune}/index.html", f"audio/{commune}/station/playlist.m3u8", f"audio/{commune}/station/SHA256SUMS"):
        assert (as_issued / path).is_file(), path
    content = ROOT / "content" / "communes" / commune
    sheets = as_issued / "announcements" / commune
    campaigns = [file.stem for file in (content / "campaigns").glob("*.yml")]
    for notice in (content / "notices").glob("*.yml"):
        if "2026-11" not in notice.read_text("utf-8") and "illustrative" not in notice.read_text("utf-8"):
            assert (sheets / "notices" / f"{notice.stem}.docx").is_file()
            assert (sheets / "notices" / f"{notice.stem}.pdf").is_file()
    assert any((sheets / "posters" / f"{campaign}.pdf").is_file() for campaign in campaigns)
    assert any((sheets / "leaflets" / f"{campaign}.pdf").is_file() for campaign in campaigns)
    assert list((as_issued / "audio" / commune).glob("*/full.mp3"))
    assert list((as_issued / "audio" / commune).glob("*/full.txt"))


def test_the_facts_of_the_five_documents_are_there(as_issued: Path) -> None:
    facts = read_facts(ROOT / "tests/facts/source_facts.json", ROOT / "tests/facts/communes.json")
    report = prove(as_issued, facts)
    assert len(report.placements) == 599
    missing = [f"{p.fact.id} in {p.form}" for p in report.missing]
    assert report.share >= 0.99, missing
    assert [f"{fact.id}: {path}" for fact, path in report.forbidden] == []


def test_as_issued_nothing_is_marked_as_an_archive_but_the_foot_tells_the_day(as_issued: Path) -> None:
    for commune, day in (("thanh-giang", "01/9/2023"), ("an-phu", "15/01/2023"), ("kim-dinh", "01/6/2021")):
        for pdf in sorted((as_issued / "announcements" / commune).glob("*/*.pdf")):
            text = words(pdf)
            assert ARCHIVE not in text, pdf
        home = (as_issued / "site" / commune / "index.html").read_text("utf-8")
        assert ARCHIVE not in home
        assert f"Nội dung tại ngày {day}" in re.sub(r"<[^>]+>", "", home)


def test_a_second_build_finds_nothing_to_do(as_issued: Path) -> None:
    before = made(as_issued)
    times = {path: (as_issued / path).stat().st_mtime_ns for path in before}
    build_with_the_command(as_issued, "--as-issued")
    assert made(as_issued) == before
    assert {path: (as_issued / path).stat().st_mtime_ns for path in before} == times


def test_the_manifest_lists_every_file(as_issued: Path) -> None:
    listed = json.loads((as_issued / manifest.MANIFEST).read_text("utf-8"))["files"]
    there = {
        path.relative_to(as_issued).as_posix()
        for path in as_issued.rglob("*")
        if path.is_file() and ".loa" not in path.relative_to(as_issued).parts
    }
    assert set(listed) == there


@pytest.mark.parametrize("commune", MERGED)
def test_today_a_merged_commune_is_an_archive_on_every_page_sheet_and_notice(today: Path, commune: str) -> None:
    pdfs = sorted((today / "announcements" / commune).glob("*/*.pdf"))
    assert pdfs
    for pdf in pdfs:
        text = words(pdf)
        assert ARCHIVE in text, pdf
        assert "0972 645 498" not in text
        assert "Đào Thị Lan" not in text
    for page in sorted((today / "site" / commune).rglob("*.html")):
        html = page.read_text("utf-8")
        assert "0972645498" not in html, page
        assert "Đào Thị Lan" not in html, page
        assert re.search(r'<meta name="robots" content="[^"]*noindex', html), page
    home = re.sub(r"<[^>]+>", "", (today / "site" / commune / "index.html").read_text("utf-8"))
    assert "Từ ngày 01/7/2025" in " ".join(home.split())
    assert not list((today / "audio" / commune).glob("station/*.mp3"))  # nothing of it goes on air any more


def test_today_nga_son_is_current_and_on_air(today: Path) -> None:
    index = (today / "site" / "index.html").read_text("utf-8")
    current, archive = index.split("Tư liệu", 1)
    assert "nga-son/" in current
    for commune in MERGED:
        assert f"{commune}/" in archive
    assert "mp3" in (today / "audio/nga-son/station/playlist.m3u8").read_text("utf-8")
    poster = words(today / "announcements/nga-son/posters/sinh-con-mot-lan-nop.pdf")
    assert "Nội dung minh họa" in poster
    assert ARCHIVE not in poster
