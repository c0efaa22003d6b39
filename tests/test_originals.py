"""The signed original of a notice: refused unless it is a PDF of the commune's own, offered whole, copied byte for byte."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from concurrent.futures import Executor
from io import BytesIO
from pathlib import Path

import pytest

from generators import life, originals
from generators.build import build
from generators.findings import Severity
from generators.originals import Original, read_original
from generators.publishable import publishable
from generators.reader import read
from generators.request import Request, Scope
from generators.studio import packages
from generators.values import Day
from tests.content_tree import vi_du
from tests.signed_pdf import SIGNED, UNSIGNED, WITH_SCRIPT

ROOT = Path(__file__).parent.parent
DAY = Day.parse("2026-10-05")
LATER = Day.parse("2026-10-20")
NOTICE = """
    status: for-signature
    subject: Lịch tiếp nhận hồ sơ
    intro:
      - text: Ủy ban nhân dân xã tiếp nhận hồ sơ các ngày trong tuần.
    signer:
      authority: [CHỦ TỊCH]
"""
FILE = "communes/vi-du/notices/lich.yml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A commune with one issued notice."""
    made = vi_du(tmp_path, **{FILE: NOTICE})
    life.issue(made, read(made).publications[0], "lich", 7, DAY).write()
    return made


def signed(content: Path, name: str = "signed/lich.pdf", data: bytes | None = SIGNED) -> Path:
    """Lay an original beside the notice and name it there."""
    with (content / FILE).open("a", encoding="utf-8") as file:
        file.write(f"signed: '{name}'\n")
    place = content / "communes/vi-du" / name
    if data is not None:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return place


def findings(content: Path) -> list[tuple[Severity, str]]:
    found = publishable(read(content), {}, lambda commune: LATER).findings
    return [(one.severity, one.code) for one in found if one.code != "stray-file"]


# ── What is refused ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_signed_pdf_beside_an_issued_notice_is_well(content: Path) -> None:
    signed(content)
    assert findings(content) == []


@pytest.mark.parametrize(
    "name", ["../khac/lich.pdf", "/etc/lich.pdf", "signed/../../lich.pdf", "a\\\\b.pdf", "C:lich.pdf", "lich.docx", ".an/lich.pdf"]
)
def test_a_path_that_leads_elsewhere_or_to_no_pdf_is_refused(content: Path, name: str) -> None:
    signed(content, name, None)
    assert findings(content) == [(Severity.ERROR, "wrong-value")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-pdf"),
        (b"PK\x03\x04 a Word file by another name", "not-a-pdf"),
        (b"%PDF-1.7 cut off", "not-a-pdf"),
        (SIGNED[:80], "not-a-pdf"),
        (WITH_SCRIPT, "original-with-script"),
        (None, "no-such-original"),
    ],
)
def test_what_is_no_sound_pdf_is_refused(content: Path, data: bytes | None, code: str) -> None:
    signed(content, data=data)
    assert findings(content) == [(Severity.ERROR, code)]


def test_too_large_a_file_is_refused_before_it_is_read(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "MAX_BYTES", len(SIGNED) - 1)
    signed(content)
    assert findings(content) == [(Severity.ERROR, "original-too-large")]


def test_an_original_nobody_touches_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk reads content at every pause of typing, a year's originals with it."""
    looks: list[str] = []
    look = originals.looked_at
    monkeypatch.setattr(originals, "looked_at", lambda name, *rest: (looks.append(name), look(name, *rest))[1])
    monkeypatch.setattr(originals, "SETTLED", -1)  # as if it had lain there for a while
    file = tmp_path / "a.pdf"
    file.write_bytes(SIGNED)
    assert read_original(tmp_path, "a.pdf") == read_original(tmp_path, "a.pdf")
    assert looks == ["a.pdf"]
    file.write_bytes(UNSIGNED)
    found = read_original(tmp_path, "a.pdf")
    assert isinstance(found, Original)
    assert not found.signed
    assert looks == ["a.pdf", "a.pdf"]


def test_a_file_just_written_is_looked_at_every_time(tmp_path: Path) -> None:
    """Two changes within a tick of the clock leave the same times, and may leave the same size."""
    file = tmp_path / "a.pdf"
    for data in (SIGNED, SIGNED.replace(b"%PDF", b"%XXX"), SIGNED):
        file.write_bytes(data)
        assert isinstance(read_original(tmp_path, "a.pdf"), Original) is data.startswith(b"%PDF")


def test_a_link_out_of_the_folder_is_refused(content: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "lich.pdf"
    elsewhere.write_bytes(SIGNED)
    place = signed(content, data=None)
    place.parent.mkdir(parents=True)
    place.symlink_to(elsewhere)
    assert findings(content) == [(Severity.ERROR, "outside")]


def test_a_circle_of_links_and_a_folder_are_refused(content: Path) -> None:
    place = signed(content, data=None)
    place.mkdir(parents=True)
    assert findings(content) == [(Severity.ERROR, "not-a-file")]
    place.rmdir()
    place.symlink_to(place)
    assert findings(content) == [(Severity.ERROR, "unreadable")]


def test_a_pdf_without_a_signature_is_pointed_out(content: Path) -> None:
    signed(content, data=UNSIGNED)
    assert findings(content) == [(Severity.WARNING, "original-unsigned")]


def test_an_original_without_number_and_day_asks_for_the_issue(tmp_path: Path) -> None:
    content = vi_du(tmp_path, **{FILE: NOTICE})
    signed(content)
    assert findings(content) == [(Severity.ERROR, "signed-not-issued")]


def test_a_pdf_that_no_notice_names_is_a_stray(content: Path) -> None:
    (content / "communes/vi-du/lich.pdf").write_bytes(SIGNED)
    assert [one.code for one in read(content).findings] == ["stray-file"]
    signed(content, "lich.pdf")
    assert read(content).findings == ()


def test_the_original_does_not_count_as_a_change_of_the_text(content: Path) -> None:
    assert findings(content) == []
    signed(content)
    assert "issued-text-changed" not in [code for _, code in findings(content)]


def test_bytes_that_change_while_a_build_runs_are_not_published(tmp_path: Path) -> None:
    (tmp_path / "lich.pdf").write_bytes(SIGNED)
    found = read_original(tmp_path, "lich.pdf")
    assert isinstance(found, Original)
    (tmp_path / "lich.pdf").write_bytes(UNSIGNED)
    with pytest.raises(ValueError, match="has changed"):
        found.read()


# ── What is offered ──────────────────────────────────────────────────────────────────────────────────────────────────


Make = Callable[..., Path]


@pytest.fixture
def made(hand: Executor) -> Make:
    """`made(content, "notices")` gives the output folder of a build."""

    def make(content: Path, *scopes: Scope) -> Path:
        output = content.parent / "out"
        outcome = build(Request(ROOT, content, output, LATER, LATER, scopes=frozenset(scopes), jobs=1), executor=hand)
        assert not outcome.failed, outcome.findings
        return output

    return make


def test_the_original_is_copied_whole_beside_ours(content: Path, made: Make) -> None:
    signed(content)
    output = made(content, "notices")
    assert (output / "announcements/vi-du/signed/lich.pdf").read_bytes() == SIGNED
    assert (output / "announcements/vi-du/notices/lich.pdf").exists()


def test_another_original_takes_the_place_of_the_first(content: Path, made: Make) -> None:
    place = signed(content)
    made(content, "notices")
    other = SIGNED.replace(b"(So)", b"(Ky)")
    place.write_bytes(other)
    assert (made(content, "notices") / "announcements/vi-du/signed/lich.pdf").read_bytes() == other


@pytest.mark.slow
def test_the_website_offers_the_original_in_the_place_of_ours(content: Path, made: Make) -> None:
    signed(content)
    site = made(content, "notices", "site") / "site/vi-du"
    page = (site / "thong-bao/lich.html").read_text("utf-8")
    assert (site / "tai-ve/signed/lich.pdf").read_bytes() == SIGNED
    assert "tai-ve/signed/lich.pdf" in page
    assert "Bản gốc đã ký (PDF)" in page
    assert "tai-ve/notices/" not in page
    assert not (site / "tai-ve/notices").exists()
    with zipfile.ZipFile(BytesIO((site / "mang-theo.zip").read_bytes())) as stick:
        assert stick.read("vi-du/tai-ve/signed/lich.pdf") == SIGNED

    change = life.withdraw(content, read(content).publications[0], "lich", DAY, "Lịch đã thay đổi.")
    change.write()
    site = made(content, "notices", "site") / "site/vi-du"
    page = (site / "thong-bao/lich.html").read_text("utf-8")
    assert not (site / "tai-ve/signed").exists()  # it could not carry the mark ĐÃ THU HỒI; our copy does
    assert "tai-ve/notices/lich.pdf" in page


def test_a_package_holds_the_original_in_the_place_of_ours(content: Path, made: Make) -> None:
    from generators import manifest

    signed(content)
    output = made(content, "notices")
    parts = packages.parts(manifest.load(output), "vi-du", "lich", frozenset())
    assert parts["van-ban.pdf"] == "announcements/vi-du/signed/lich.pdf"
