"""A build makes what is stale, whole or not at all, and never touches what it was not asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from generators import manifest
from generators.build import Outcome
from generators.build import build as run
from generators.request import Request, Scope
from generators.values import Day
from tests.content_tree import COMMUNE, NOTICE, PROCEDURE, vi_du, write

ROOT = Path(__file__).parent.parent
TODAY = Day.parse("2026-11-20")
GUIDE = "communes/vi-du/procedures/nop-ho-so.yml"
PAPER = ("announcements/vi-du/notices/thong-bao.docx", "announcements/vi-du/notices/thong-bao.pdf")
PAPER_TWO = ("announcements/vi-du-hai/notices/thong-bao.docx", "announcements/vi-du-hai/notices/thong-bao.pdf")

Build = Callable[..., Outcome]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    def make(
        content: Path,
        *communes: str,
        only: tuple[Scope, ...] = ("notices",),  # the quickest part to make
        day: str | None = "2026-11-20",
        output: str = "out",
        item: str = "",
    ) -> Outcome:
        request = Request(
            root=ROOT,
            content=content,
            output=tmp_path / output,
            today=TODAY,
            day=Day.parse(day) if day else None,
            communes=communes,
            scopes=frozenset(only),
            jobs=2,
            item=item,
        )
        return run(request)

    return make


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file made, with its bytes and the moment it was written."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".loa" not in path.parts
    }


def two_communes(folder: Path) -> Path:
    content = vi_du(folder, **{"communes/vi-du/notices/thong-bao.yml": NOTICE})
    write(
        folder,
        {
            "communes/vi-du-hai/commune.yml": COMMUNE.replace("Ví Dụ\n", "Ví Dụ Hai\n"),
            "communes/vi-du-hai/procedures/nop-ho-so.yml": PROCEDURE,
            "communes/vi-du-hai/notices/thong-bao.yml": NOTICE,
        },
    )
    return content


def test_what_cannot_wait_is_made_alone_and_the_rest_stays_as_it_was(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    write(tmp_path, {"communes/vi-du/notices/khac.yml": NOTICE})
    build(content)
    before = files(tmp_path / "out")
    for name in ("thong-bao", "khac"):
        write(tmp_path, {f"communes/vi-du/notices/{name}.yml": NOTICE.replace("thông báo.", "thông báo gấp.")})
    alone = build(content, item="notices/thong-bao")
    assert set(alone.made) == set(PAPER)
    assert alone.removed == []
    after = files(tmp_path / "out")
    assert {name for name in before if after[name] != before[name]} == set(PAPER)
    assert {name.rpartition(".")[0] for name in build(content).made} == {"announcements/vi-du/notices/khac"}


def test_a_second_build_changes_no_byte_and_writes_no_file(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    first = build(content)
    assert first.findings == ()
    assert set(first.made) == {*PAPER, *PAPER_TWO}
    before = files(tmp_path / "out")
    second = build(content)
    assert second.made == []
    assert files(tmp_path / "out") == before


def test_two_folders_get_the_same_bytes(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    build(content)
    build(content, output="other")
    one, other = files(tmp_path / "out"), files(tmp_path / "other")
    assert {path: data for path, (data, _) in one.items()} == {path: data for path, (data, _) in other.items()}


def test_an_edit_remakes_only_what_shows_it(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    build(content)
    (content / GUIDE).write_text((content / GUIDE).read_text("utf-8").replace("Gửi}", "Nộp}"), encoding="utf-8")
    assert set(build(content).made) == set(PAPER)


def test_an_error_withholds_only_its_item_and_keeps_the_last_good_output(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    build(content)
    before = files(tmp_path / "out")
    (content / GUIDE).write_text("tittle: hỏng\n", encoding="utf-8")
    outcome = build(content)
    assert outcome.failed
    assert ("vi-du", "procedures", "nop-ho-so") in outcome.withheld
    assert files(tmp_path / "out") == before
    (content / GUIDE).write_text((content / "communes/vi-du-hai/procedures/nop-ho-so.yml").read_text("utf-8"), "utf-8")
    assert not build(content).failed


def test_an_error_in_what_communes_share_takes_nothing_away(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    shared = write(tmp_path, {"national/notices/chung.yml": NOTICE}) / "national/notices/chung.yml"
    assert "announcements/vi-du/notices/chung.pdf" in build(content).made
    before = files(tmp_path / "out")
    for wrong in ("subject: Lịch\n\tintro: []\n", "tittle: hỏng\n"):
        shared.write_text(wrong, encoding="utf-8")
        outcome = build(content, "vi-du")
        assert outcome.findings, "who builds the first commune hears of it too"
        assert build(content).failed
        assert files(tmp_path / "out") == before


def test_an_item_in_error_from_the_start_stops_nothing_else(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    write(tmp_path, {"communes/vi-du/notices/khac.yml": NOTICE.replace("subject:", "tittle:")})
    outcome = build(content)
    assert outcome.failed
    assert outcome.withheld == {("vi-du", "notices", "khac")}
    assert set(outcome.made) == {*PAPER, *PAPER_TWO}


def test_a_commune_in_error_keeps_all_its_outputs(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    build(content)
    before = files(tmp_path / "out")
    (content / "communes/vi-du/commune.yml").write_text("kind: huyện\n", encoding="utf-8")
    outcome = build(content)
    assert outcome.failed
    assert files(tmp_path / "out") == before


def test_a_commune_in_error_still_publishes_what_is_new_in_it(tmp_path: Path, build: Build) -> None:
    """An urgent message is not held back by a slip in commune.yml."""
    content = two_communes(tmp_path)
    build(content, only=("audio",))
    (content / "communes/vi-du/commune.yml").write_text("kind: huyện\nname: [", encoding="utf-8")
    urgent = "priority: khan-cap\nstatus: approved\ntitle: Bão số 5\nmessage:\n  - Bão số 5 đổ bộ đêm nay.\n"
    (content / "communes/vi-du/broadcasts").mkdir()
    (content / "communes/vi-du/broadcasts/bao.yml").write_text(urgent, encoding="utf-8")
    outcome = build(content, only=("audio",))
    assert outcome.failed
    assert any(finding.file.endswith("vi-du/commune.yml") for finding in outcome.findings)
    assert "Bão số năm đổ bộ đêm nay." in (tmp_path / "out/audio/vi-du/bao/full.txt").read_text(encoding="utf-8")
    listed = (tmp_path / "out/audio/vi-du/station/playlist.m3u8").read_text(encoding="utf-8")
    assert "01-khan-cap-bao-so-5.mp3" in listed


def test_what_is_no_longer_made_is_removed_only_where_it_was_asked_for(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    build(content)
    (content / "communes/vi-du-hai/notices/thong-bao.yml").unlink()
    (content / "communes/vi-du/notices/thong-bao.yml").unlink()
    assert build(content, "vi-du", only=("audio",)).removed == []
    assert set(build(content, "vi-du").removed) == set(PAPER)
    assert set(build(content).removed) == set(PAPER_TWO)
    assert not (tmp_path / "out/announcements/vi-du-hai").exists()


def test_a_file_changed_by_hand_is_made_again(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    build(content)
    paper = tmp_path / "out" / PAPER[0]
    good = paper.read_bytes()
    paper.write_bytes(b"hand")
    assert set(build(content).made) == set(PAPER[:1])
    assert paper.read_bytes() == good


@pytest.mark.parametrize(
    "damage",
    [
        b"{",
        *(pytest.param(data, marks=pytest.mark.slow) for data in (b"", b'{"version": 99, "files": {}}', b"\xff\xfe", b"[]")),
    ],
)
def test_a_damaged_manifest_heals(tmp_path: Path, build: Build, damage: bytes) -> None:
    content = two_communes(tmp_path)
    build(content)
    before = {path: data for path, (data, _) in files(tmp_path / "out").items()}
    (tmp_path / "out" / manifest.MANIFEST).write_bytes(damage)
    assert not build(content).failed
    assert {path: data for path, (data, _) in files(tmp_path / "out").items()} == before


def test_the_manifest_names_every_file_with_size_and_sum(tmp_path: Path, build: Build) -> None:
    build(two_communes(tmp_path))
    listed = json.loads((tmp_path / "out" / manifest.MANIFEST).read_text("utf-8"))["files"]
    made = files(tmp_path / "out")
    assert set(listed) == set(made)
    for path, (data, _) in made.items():
        assert (listed[path]["size"], listed[path]["sha256"]) == (len(data), manifest.digest(data))


def test_midnight_remakes_nothing_by_itself(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    build(content, day="2026-11-20")
    assert build(content, day="2026-11-21").made == []


def test_a_past_day_is_told_in_the_foot(tmp_path: Path, build: Build) -> None:
    content = two_communes(tmp_path)
    build(content, day="2026-10-01")
    with pypdfium2.PdfDocument(tmp_path / "out" / PAPER[1]) as pdf:  # feet are drawn, not part of what is read aloud
        text = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert "Nội dung tại ngày 01/10/2026" in text


def test_outputs_never_leave_their_folder(tmp_path: Path) -> None:
    for path in ("../x", "/etc/x", "a/../../x"):
        with pytest.raises(PermissionError, match="leads out"):
            manifest.put(tmp_path, path, b"")


def test_a_write_that_fails_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest.put(tmp_path, "a.txt", b"old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        manifest.put(tmp_path, "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"old"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.txt"]


def test_the_command_loads_little_before_it_knows_that_there_is_something_to_do() -> None:
    light = "import generators.cli, generators.treestamp, generators.request, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", light], cwd=ROOT, capture_output=True, text=True, check=True)
    assert {"pydantic", "weasyprint", "mkdocs", "numpy", "generators.model", "multiprocessing"} & set(done.stdout.split()) == set()
