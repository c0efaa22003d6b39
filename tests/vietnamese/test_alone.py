"""The package can be taken out of the house: it needs nothing of the rest and nothing but Python."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import generators.vietnamese

FOLDER = Path(generators.vietnamese.__file__).parent


def test_it_works_copied_alone_without_any_installed_package(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "tieng_viet", ignore=shutil.ignore_patterns("__pycache__"))
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); import tieng_viet; print(tieng_viet.say('02 bản').text == 'hai bản')"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "True", done.stderr


def test_no_file_is_two_facts() -> None:
    for file in FOLDER.glob("*.py"):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 400, file.name
