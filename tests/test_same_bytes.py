"""The same content gives the same bytes, whoever builds it, where and how; and no build asks the network anything."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.content_tree import NOTICE, vi_du

ROOT = Path(__file__).parent.parent
FILES = {
    "communes/vi-du/notices/thong-bao.yml": NOTICE,
    "communes/vi-du/broadcasts/tin.yml": """
    title: Nộp hồ sơ
    procedure: nop-ho-so
    status: approved
    illustrative: yes
    schedule:
      times_per_week: 2
      weeks_min: 1
      weeks_max: 1
      days: [thứ hai]
      slots: ["17:00"]
      first_day: 2026-11-23
""",
}
NO_NETWORK = """
import socket, sys

def hook(event, arguments):
    if event in ("socket.connect", "socket.sendto") and arguments[0].family != socket.AF_UNIX:
        sys.stderr.write(f"NETWORK {event} {arguments[1:]}\\n"); raise OSError("no network here")
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        sys.stderr.write(f"NETWORK {event} {arguments}\\n"); raise OSError("no network here")

sys.addaudithook(hook)
"""
"""Loaded as sitecustomize by every Python of the build: its workers too."""


def built(folder: Path, content: Path, jobs: str, seed: str, umask: int, **environment: str) -> dict[str, bytes]:
    """Everything made of a content folder, in surroundings of its own."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "TZ", "USER", "LOGNAME"))}
    guard = folder / "guard"
    guard.mkdir(parents=True)
    (guard / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    output = folder / "kết quả"
    command = [sys.executable, "-m", "generators", "--lang", "en", "build", "--as-issued", "--jobs", jobs]
    done = subprocess.run(
        [*command, "--content", str(content), "--output", str(output)], cwd=folder, umask=umask, check=False,
        env={**own, "PYTHONPATH": f"{guard}:{ROOT}", "PYTHONHASHSEED": seed, "HOME": str(folder), **environment},
        capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stderr
    found = (path for path in sorted(output.rglob("*")) if path.is_file() and ".loa" not in path.relative_to(output).parts)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in found}


@pytest.mark.slow
def test_processes_folder_time_zone_locale_hash_seed_and_user_change_no_byte(tmp_path: Path) -> None:
    one = vi_du(tmp_path / "một", **FILES)
    other = tmp_path / "another place" / "content"
    shutil.copytree(one, other)
    for file in other.rglob("*.yml"):
        os.utime(file, (0, 0))
    here = built(tmp_path / "here", one, "1", "0", 0o022, TZ="UTC", LC_ALL="C", USER="root", LOGNAME="root")
    there = built(
        tmp_path / "there", other, "3", "4242", 0o077,
        TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", LANG="vi_VN.UTF-8", USER="van-thu", LOGNAME="van-thu",
    )  # fmt: skip
    assert sorted(here) == sorted(there)
    assert [path for path in here if here[path] != there[path]] == []
    kinds = {Path(path).suffix for path in here}
    assert {".html", ".pdf", ".docx", ".mp3", ".opus", ".vtt", ".png", ".webp", ".ics", ".zip", ".js"} <= kinds
