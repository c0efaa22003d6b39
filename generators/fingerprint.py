"""What besides the document shapes each form: the code that draws it, the templates and set phrases it reads.

The code is found by following imports from the writer; templates and wording are named below, and a test holds every
writer to what is named. A change elsewhere leaves the form's editions standing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

from generators.catalogue import Form

Shape = Form | Literal["station", "website"]

WRITERS: Mapping[Shape, str] = {
    Form.POSTER: "generators.writers.poster",
    Form.LEAFLET: "generators.writers.leaflet",
    Form.POSTER_A3: "generators.writers.poster_a3",
    Form.FOLDED: "generators.writers.folded",
    Form.URGENT: "generators.writers.urgent",
    Form.BOARD: "generators.writers.leaflet",
    Form.TEXTS: "generators.writers.short_text",
    Form.HANDBILL: "generators.writers.handbill",
    Form.COUNTER_CARD: "generators.writers.counter_card",
    Form.PICTURE_UPRIGHT: "generators.writers.picture",
    Form.PICTURE: "generators.writers.picture",
    Form.NOTICE_DOCX: "generators.writers.docx",
    Form.NOTICE_PDF: "generators.writers.notice_pdf",
    Form.NOTICE_SIGNED: "generators.originals",
    Form.SCRIPT: "generators.writers.speech",
    Form.SCRIPT_PDF: "generators.writers.script_pdf",
    Form.SSML: "generators.writers.ssml",
    Form.SOUND: "generators.writers.audio",
    "station": "generators.station.package",
    "website": "generators.website.staging",
}
"""Where the code of each form begins."""

BUILDER = "generators.website.making"
"""Makes a website of what `staging` has laid out; neither needs the other's code."""

SHEETS = ("announcements/", "fonts/", "wording/vi/common.yml", "wording/vi/sheets.yml")

TEMPLATES: Mapping[Shape, tuple[str, ...]] = {
    Form.POSTER: SHEETS,
    Form.LEAFLET: SHEETS,
    Form.POSTER_A3: SHEETS,
    Form.HANDBILL: SHEETS,
    Form.FOLDED: SHEETS,
    Form.URGENT: SHEETS,
    Form.BOARD: SHEETS,
    Form.TEXTS: ("wording/vi/common.yml", "wording/vi/sheets.yml"),
    Form.COUNTER_CARD: SHEETS,
    Form.PICTURE: SHEETS,
    Form.PICTURE_UPRIGHT: SHEETS,
    Form.NOTICE_DOCX: ("notices/", "fonts/Tinos", "wording/vi/common.yml", "wording/vi/notices.yml"),
    Form.NOTICE_PDF: ("notices/", "fonts/Tinos", "wording/vi/common.yml", "wording/vi/notices.yml"),
    Form.NOTICE_SIGNED: (),
    Form.SCRIPT: ("wording/vi/air.yml", "wording/vi/common.yml"),
    Form.SCRIPT_PDF: ("broadcasts/script", "fonts/BeVietnamPro", "wording/vi/air.yml", "wording/vi/station.yml"),
    Form.SSML: ("wording/vi/air.yml", "wording/vi/common.yml"),
    Form.SOUND: ("wording/vi/air.yml", "wording/vi/common.yml"),
    "station": ("broadcasts/", "fonts/BeVietnamPro", "wording/vi/station.yml"),
    "website": ("site/", "fonts/BeVietnamPro", "wording/vi/common.yml", "wording/vi/site.yml"),
}
"""The templates each form reads, by the beginning of their path. Phrases of a document are in the document itself."""

_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)|import[ \t]+(generators[\w.]*))", re.M
)


class Fingerprints:
    """The fingerprint of each form, worked out once a build and only for the forms asked about."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: dict[Shape, str] = {}

    def of(self, shape: Shape) -> str:
        if shape not in self.found:
            digest = hashlib.sha256(self.libraries + self.modules["generators.pressroom"][1])
            starts = (WRITERS[shape], BUILDER) if shape == "website" else (WRITERS[shape],)
            for name in sorted(self._closure(*starts)):
                digest.update(name.encode("utf-8") + b"\0" + self.modules[name][1])
            for path, data in self.templates.items():
                if path.startswith(TEMPLATES[shape]):
                    digest.update(path.encode("utf-8") + b"\0" + data)
            self.found[shape] = digest.hexdigest()
        return self.found[shape]

    @cached_property
    def libraries(self) -> bytes:
        files = (self.root / "requirements.lock", self.root / "mkdocs.yml")
        return b"".join(_digest(file) for file in files if file.exists())

    @cached_property
    def templates(self) -> dict[str, bytes]:
        base = self.root / "templates"
        return {p.relative_to(base).as_posix(): _digest(p) for p in sorted(base.rglob("*")) if p.is_file()}

    @cached_property
    def modules(self) -> dict[str, tuple[set[str], bytes]]:
        """Every module of ours: the names it imports from us, and the digest of its source and of data beside it."""
        package = self.root / "generators"
        found: dict[str, tuple[set[str], bytes]] = {}
        for file in sorted(package.rglob("*.py")):
            parts = ("generators", *file.relative_to(package).with_suffix("").parts)
            is_package = parts[-1] == "__init__"
            parts = parts[:-1] if is_package else parts
            source = file.read_bytes()
            digest = hashlib.sha256(source)
            if is_package:
                for data in sorted(p for p in file.parent.iterdir() if p.suffix in {".tsv", ".json", ".txt"}):
                    digest.update(_digest(data))
            home = parts if is_package else parts[:-1]
            found[".".join(parts)] = set(_imports(source.decode("utf-8"), home)), digest.digest()
        return found

    def _closure(self, *starts: str) -> set[str]:
        seen: set[str] = set()
        pending = [*starts]
        while pending:
            name = pending.pop()
            while name and name not in self.modules:
                name = name.rpartition(".")[0]  # a name within a module
            if not name or name in seen:
                continue
            seen.add(name)
            pending += self.modules[name][0]
            pending.append(name.rpartition(".")[0])
        return seen


def _imports(source: str, home: tuple[str, ...]) -> Iterator[str]:
    for found in _IMPORT.finditer(source):
        if found[3]:
            yield found[3]
            continue
        dots = len(found[1]) - len(found[1].lstrip("."))
        base = ".".join((*home[: len(home) - dots + 1], found[1][dots:])).rstrip(".") if dots else found[1]
        if base.split(".")[0] == "generators":
            yield base
            names = (name.split(" as ")[0].strip() for name in found[2].strip("()").split(","))
            yield from (f"{base}.{name}" for name in names if name)


def _digest(file: Path) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest()
