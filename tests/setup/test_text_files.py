"""Every text file of the project: UTF-8, NFC, LF, and silent about registries and the machine it was written on."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BINARY = {".docx", ".ico", ".jpg", ".mo", ".mp3", ".onnx", ".pdf", ".png", ".ttf", ".woff2"}

# Joined here, so that this file does not name them either.
REGISTRIES = [
    ".".join(labels)
    for labels in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("docker", "io"),
        ("ghcr", "io"),
        ("quay", "io"),
    ]
]
PRIVATE_FOLDER = re.compile(r"(?<![\w.)}])/(?:work|tmp|root|home|Users|opt)/")


@pytest.fixture(scope="module")
def text_files() -> dict[str, bytes]:
    """Path and bytes of every text file that is in git or would be with the next commit."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: which files are the project's is not known")
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    files = [name for name in names if name and (ROOT / name).is_file() and Path(name).suffix not in BINARY]
    assert "loa" in files
    return {name: (ROOT / name).read_bytes() for name in files}


def test_they_are_utf_8_without_a_mark_in_nfc(text_files: dict[str, bytes]) -> None:
    wrong = []
    for name, data in text_files.items():
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            wrong.append(f"{name}: {error}")
            continue
        if text.startswith("\ufeff"):
            wrong.append(f"{name}: begins with a byte order mark")
        wrong += [
            f"{name}:{number}: not NFC: {line.strip()[:60]}"
            for number, line in enumerate(text.splitlines(), start=1)
            if not unicodedata.is_normalized("NFC", line)
        ]
    assert wrong == []


def test_their_lines_end_in_lf(text_files: dict[str, bytes]) -> None:
    assert [name for name, data in text_files.items() if b"\r" in data] == []


def test_they_name_no_package_registry(text_files: dict[str, bytes]) -> None:
    found = [(name, host) for name, data in text_files.items() for host in REGISTRIES if host.encode() in data]
    assert found == []


def test_they_name_no_folder_of_one_machine(text_files: dict[str, bytes]) -> None:
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, data in text_files.items()
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1)
        if PRIVATE_FOLDER.search(line)
    ]
    assert found == []


def test_the_check_for_folders_can_fail() -> None:
    for folder in ("work", "root", "home"):
        assert PRIVATE_FOLDER.search(f'open("/{folder}/notes.txt")')
    assert not PRIVATE_FOLDER.search("site/work/index.html")
    assert not PRIVATE_FOLDER.search("https://xa-vi-du.example/home/")
