"""A commune's own Word template of notices, nd30.docx beside its commune.yml: fit, or the shared one stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from generators import faults
from generators.findings import Finding, Severity

NAME = "nd30.docx"
MAX_BYTES = 2 * 1024 * 1024  # ours has 10 KB; pictures and embedded fonts get into no notice


@dataclass(frozen=True)
class WordTemplate:
    """The file, and the digest that stands for its bytes."""

    file: Path = field(repr=False)
    sha256: str

    def read(self) -> bytes:
        """Its bytes. ValueError when they are no longer those that were looked at."""
        data = self.file.read_bytes()
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise ValueError(f"{NAME} has changed since it was read")
        return data


def read_template(folder: Path, content: Path, findings: list[Finding]) -> WordTemplate | None:
    """The template of a commune's folder; None where it has none, or one that no notice can be made from."""
    file = folder / NAME
    if not file.exists() and not file.is_symlink():
        return None
    code, values, data = _read(file, content)
    if code:
        name = file.relative_to(content.parent).as_posix()
        findings.append(Finding(Severity.WARNING, code, name, values=values))
        return None
    return WordTemplate(file, hashlib.sha256(data).hexdigest())


def _read(file: Path, content: Path) -> tuple[str, dict[str, str], bytes]:
    """Why it cannot serve, as a finding's code and values; and its bytes."""
    from generators.nd30.template import CarriesProgram, NotADocument, TemplateFault, read_styles  # loads python-docx

    try:
        if not file.resolve(strict=True).is_relative_to(content.resolve()):
            return "outside", {"name": NAME}, b""
        if not file.is_file():
            return "not-a-file", {"name": NAME}, b""
        size = file.stat().st_size
        if size > MAX_BYTES:
            return "template-too-large", {"size": str(size // 1024), "limit": str(MAX_BYTES // 1024)}, b""
        data = file.read_bytes()
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links
        return "unreadable", {"reason": faults.of_system(error)}, b""
    try:
        read_styles(data)
    except NotADocument as fault:
        return "template-not-word", {"reason": str(fault)[:300]}, b""
    except CarriesProgram as fault:
        return "template-with-program", {"reason": str(fault)[:300]}, b""
    except TemplateFault as fault:
        return "template-unfit", {"reason": str(fault)[:1000]}, b""
    return "", {}, data
