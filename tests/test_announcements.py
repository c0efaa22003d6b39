"""Every sheet of the four communes as it was issued: legible, whole, light, and its codes readable in bad shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from generators.build import build
from generators.proof.codes import codes
from generators.request import Request
from generators.values import Day
from tests.writers import sheet_promises as promises
from tests.writers import sheet_reading as reading

ROOT = Path(__file__).parent.parent
TODAY = Day.parse("2026-11-20")
COMMUNES = ("an-phu", "kim-dinh", "nga-son", "thanh-giang")
FOLDERS = ("posters", "leaflets", "a3", "a5", "cards", "folded")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("as-issued")
    request = Request(ROOT, ROOT / "content", output, TODAY, None, scopes=frozenset({"announcements"}), jobs=2)
    outcome = build(request)
    assert not outcome.failed, outcome.findings
    return output / "announcements"


def printed(sheets: Path, commune: str) -> list[Path]:
    found = sorted((sheets / commune).rglob("*.pdf"))
    assert {file.parent.name for file in found} >= set(FOLDERS)
    return found


@pytest.mark.parametrize("commune", COMMUNES)
def test_no_sheet_is_small_cut_printed_over_or_heavy(sheets: Path, commune: str) -> None:
    for file in printed(sheets, commune):
        made = file.read_bytes()
        try:
            promises.is_legible(made)
        except AssertionError as error:
            pytest.fail(f"{file.relative_to(sheets)}: {error}")
        assert len(made) < promises.MOST_BYTES, file
        tags = reading.tags(made)
        assert [tag.kind for tag in tags].count("H1") in (1, 2), file  # twice where two copies share a sheet
        assert all(tag.alt for tag in tags if tag.kind == "Figure"), file


@pytest.mark.parametrize("commune", COMMUNES)
def test_every_code_is_large_in_letters_and_survives_the_board(sheets: Path, commune: str) -> None:
    bad = [
        (code.file, code.address, code.mm, code.failed)
        for file in printed(sheets, commune)
        for code in codes(file, file.relative_to(sheets).as_posix())
        if code.failed or not code.large_enough or not code.in_letters
    ]
    assert bad == []


@pytest.mark.parametrize("commune", COMMUNES)
def test_every_poster_has_a_code_or_an_address_in_letters(sheets: Path, commune: str) -> None:
    for file in sorted((sheets / commune / "posters").glob("*.pdf")):
        assert list(codes(file, file.name)) or ".gov.vn" in reading.printed_text(file.read_bytes()), file


@pytest.mark.parametrize("commune", COMMUNES)
def test_every_picture_and_text_is_there(sheets: Path, commune: str) -> None:
    for poster in sorted((sheets / commune / "posters").glob("*.pdf")):
        for name, size in ((f"{poster.stem}.png", (1200, 630)), (f"{poster.stem}.1080x1350.png", (1080, 1350))):
            with Image.open(sheets / commune / "pictures" / name) as picture:
                assert picture.size == size
        for kind in ("zalo", "sms"):
            assert (sheets / commune / "texts" / f"{poster.stem}.{kind}.txt").read_text(encoding="utf-8").strip()
