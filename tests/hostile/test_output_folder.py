"""Links laid in the output folder lead nobody out of it; a manifest that names files elsewhere takes none away."""

from __future__ import annotations

import json
from concurrent.futures import Executor
from pathlib import Path

import pytest

from generators import manifest
from generators.build import Outcome, build
from generators.request import Request
from generators.values import Day
from generators.website.staging import stage
from generators.writers.assets import read_assets
from tests.content_tree import NOTICE, vi_du
from tests.website import samples

ROOT = Path(__file__).parent.parent.parent
DAY = Day.parse("2026-11-20")
PAPER = "announcements/vi-du/notices/thong-bao.pdf"


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A folder outside with a file that no build may touch."""
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "precious").write_text("quý", encoding="utf-8")
    return folder


def built(folder: Path, hand: Executor) -> Outcome:
    content = vi_du(folder, **{"communes/vi-du/notices/thong-bao.yml": NOTICE})
    request = Request(ROOT, content, folder / "out", DAY, DAY, scopes=frozenset({"notices"}))
    return build(request, executor=hand)


def untouched(folder: Path) -> None:
    assert [path.name for path in folder.rglob("*")] == ["precious"]
    assert (folder / "precious").read_text("utf-8") == "quý"


@pytest.mark.parametrize("link", ["announcements", "announcements/vi-du", "announcements/vi-du/notices", ".loa"])
def test_a_folder_that_is_a_link_elsewhere_is_refused(tmp_path: Path, precious: Path, link: str, hand: Executor) -> None:
    place = tmp_path / "out" / link
    place.parent.mkdir(parents=True)
    place.symlink_to(precious, target_is_directory=True)
    with pytest.raises(PermissionError, match="leads out"):
        built(tmp_path, hand)
    untouched(precious)


@pytest.mark.parametrize("link", [PAPER, ".loa/manifest.json", ".loa/last-good.json", ".loa/tree.json"])
def test_a_file_that_is_a_link_elsewhere_is_refused(tmp_path: Path, precious: Path, link: str, hand: Executor) -> None:
    place = tmp_path / "out" / link
    place.parent.mkdir(parents=True)
    place.symlink_to(precious / "precious")
    with pytest.raises(PermissionError, match="leads out"):
        built(tmp_path, hand)
    untouched(precious)


@pytest.mark.parametrize("link", ["docs/index.md", "docs", "theme", "mkdocs.yml"])
def test_links_in_the_staging_folder_are_taken_away(tmp_path: Path, precious: Path, link: str) -> None:
    staging = tmp_path / "staging"
    place = staging / link
    place.parent.mkdir(parents=True)
    place.symlink_to(precious if "." not in link else precious / "precious")
    stage(samples.site(), staging, read_assets(ROOT / "templates"), root_config=ROOT / "mkdocs.yml")
    untouched(precious)
    assert (staging / "docs/index.md").is_file()
    assert not any(path.is_symlink() for path in staging.rglob("*"))


def test_a_manifest_that_names_files_elsewhere_takes_none_away(tmp_path: Path, precious: Path, hand: Executor) -> None:
    built(tmp_path, hand)
    file = tmp_path / "out" / manifest.MANIFEST
    whole = json.loads(file.read_text("utf-8"))
    record = next(iter(whole["files"].values()))
    for path in ("../outside/precious", str(precious / "precious"), "a/../../outside/precious"):
        whole["files"][path] = record
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert built(tmp_path, hand).removed == []
    untouched(precious)
