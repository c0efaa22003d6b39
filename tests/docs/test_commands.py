"""Every command the README and the guide tell people to type does what they say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.importers import clerks, forms, invented

ROOT = Path(__file__).parent.parent.parent
PAGES = ("README.md", "docs/huong-dan.md", "docs/huong-dan-nhap.md")
NOTICE = sorted((ROOT / "tests" / "importers" / "sources").glob("*.txt"))[2]
COVERED_ELSEWHERE = {
    "./loa build": "tests/test_as_issued.py makes everything, with all its options",
    "./loa build --as-issued --output as-issued": "the same",
    "./loa test": "is what runs this",
    "./loa serve": "tests/test_serve.py",
    "./loa studio": "tests/studio",
}


def commands() -> list[str]:
    found = []
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        for block in re.findall(r"^ *```sh\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL):
            found += [line.strip() for line in block.splitlines() if line.strip().startswith("./loa")]
    return sorted(set(found))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path / "content"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The folder a clerk types in, with the files the guide speaks of: a notice, its new version, a record of the portal."""
    notice = clerks.of_counted_steps(forms.paragraphs_of(NOTICE.name, NOTICE.read_bytes()))
    for name in ("tiem-chung.docx", "tiem-chung-sua.docx"):
        (tmp_path / name).write_bytes(notice)
    (tmp_path / "1.000000.json").write_bytes(invented.as_json(invented.RECORD))
    return tmp_path


@pytest.mark.parametrize("command", [command for command in commands() if command not in COVERED_ELSEWHERE])
def test_a_command_of_the_docs_works(command: str, content: Path, desk: Path, tmp_path: Path) -> None:
    words = shlex.split(command)[1:]
    if words[0] in ("new", "issue", "correct", "withdraw", "check"):
        words += ["--content", str(content)]
    if words[0] == "import":
        words += ["--output", str(content)]
    if words[0] == "build":
        words += ["--content", str(content), "--output", str(tmp_path / "out")]
    result = subprocess.run(
        [sys.executable, "-m", "generators", *words],
        cwd=desk if words[0] == "import" else None,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout or result.stderr


def test_the_docs_tell_of_commands_at_all() -> None:
    assert len(commands()) >= 8


def test_every_picture_and_page_the_docs_name_is_there() -> None:
    for page in (*PAGES, "ARCHITECTURE.md", "CHANGELOG.md"):
        folder = (ROOT / page).parent
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", (ROOT / page).read_text(encoding="utf-8")):
            if "://" not in target:
                assert (folder / target).exists(), f"{page} names {target}"


def test_architecture_names_every_room() -> None:
    told = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {
        path.name
        for path in (ROOT / "generators").iterdir()
        if path.name not in ("__init__.py", "__main__.py", "__pycache__")
        and (path.suffix == ".py" or (path / "__init__.py").exists())
    }
    missing = sorted(room for room in rooms if room not in told)
    assert missing == []
