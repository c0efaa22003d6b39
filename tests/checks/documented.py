"""The examples of docs/findings.md as content folders: a wrong and a right one for each code that YAML can show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.content_tree import COMMUNE, DOMAINS, PROCEDURE

ROOT = Path(__file__).parent.parent.parent
DOC = ROOT / "docs" / "findings.md"
HOME = "communes/vi-du"

_BASE = {
    f"{HOME}/commune.yml": COMMUNE,
    f"{HOME}/procedures/nop-ho-so.yml": PROCEDURE,
    "national/domains.yml": DOMAINS,
}

Files = dict[str, str]
"""By path below content/."""


@dataclass(frozen=True)
class Example:
    """One case of one code: the files that differ from the ordinary ones of xã Ví Dụ."""

    code: str
    wrong: bool
    files: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        return f"{self.code}-{'wrong' if self.wrong else 'right'}"

    def write(self, folder: Path) -> Path:
        """The whole content folder of this case below `folder`."""
        content = folder / "content"
        files = {name: _plain(text) for name, text in _BASE.items()}
        for name, text in self.files:
            files[name] = _laid_upon(files.get(name, ""), text)
        for name, text in files.items():
            file = content / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        images = content / HOME / "images"
        images.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (8, 8), "#446").save(images / "anh.png")
        return content


def _plain(text: str) -> str:
    from textwrap import dedent

    return dedent(text).lstrip("\n")


def codes() -> list[str]:
    """Every code that has a section of its own."""
    return re.findall(r"(?m)^### `([a-z0-9-]+)`$", DOC.read_text(encoding="utf-8"))


def sections() -> Iterator[tuple[str, str]]:
    parts = re.split(r"(?m)^### `([a-z0-9-]+)`$", DOC.read_text(encoding="utf-8"))
    for code, text in zip(parts[1::2], parts[2::2], strict=True):
        yield code, text.split("\n## ")[0]


def examples() -> Iterator[Example]:
    for code, text in sections():
        for wrong, label in ((True, "Sai"), (False, "Đúng")):
            found = re.search(rf"(?ms)^{label}:\n\n((?:```yaml\n.*?^```\n*)+)", text)
            if found:
                blocks = re.findall(r"(?ms)^```yaml\n(.*?)^```", found[1])
                yield Example(code, wrong, tuple(_named(block) for block in blocks))


def _named(block: str) -> tuple[str, str]:
    """A block's path below content/, told in its first line, and its text."""
    first, _, text = block.partition("\n")
    assert first.startswith("# "), first
    name = first[2:].strip()
    return (name if name.startswith(("communes/", "national/")) else f"{HOME}/{name}"), text


def _laid_upon(base: str, text: str) -> str:
    """The text with those top-level keys of the base that it does not have itself."""
    own = {key for key, _ in _chunks(text)}
    return "".join(chunk for key, chunk in _chunks(base) if key not in own) + text


def _chunks(text: str) -> Iterator[tuple[str, str]]:
    """The top-level keys of a file, each with all its lines."""
    for chunk in re.split(r"(?m)^(?=[^\s#-])", text):
        if chunk.strip():
            yield chunk.split(":")[0].strip(), chunk
