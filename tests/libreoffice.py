"""Files taken through LibreOffice, many at a time: starting it costs more than converting a notice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

needed = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")

WORD = "docx:MS Word 2007 XML"


def converted(files: Mapping[str, bytes], form: str, folder: Path, suffix: str = "docx") -> dict[str, bytes]:
    """The same files, by the same names without suffix, in another form ("odt", "pdf", WORD)."""
    before, after = folder / f"from-{suffix}", folder / f"to-{form[:4].strip(':')}"
    before.mkdir(parents=True)
    for name, data in files.items():
        (before / f"{name}.{suffix}").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(after)]
    subprocess.run([*command, *map(str, sorted(before.iterdir()))], check=True, capture_output=True, timeout=300)
    return {file.stem: file.read_bytes() for file in after.iterdir()}


def through_odt(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Word documents kept as ODT and saved as Word again."""
    return converted(converted(files, "odt", folder), WORD, folder, suffix="odt")
