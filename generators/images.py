"""Pictures of a commune's content: held to be what they say they are before any writer touches them; knows no document.

Only PNG and JPEG: Word takes nothing else, and an SVG can carry programs.
"""

from __future__ import annotations

import hashlib
import stat
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from generators import faults
from generators.findings import Finding, Severity
from generators.model.base import SLUG

FOLDER = "images"
MAX_BYTES = 3 * 1024 * 1024  # what a phone on 3G loads within a minute
MAX_PIXELS = 24_000_000  # a phone's own photograph; more is an attack on memory
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
_GPS = 0x8825  # EXIF tag of the place where a photograph was taken


@dataclass(frozen=True)
class Picture:
    """One picture by the name writers know it by (vi-du/cong.jpg); the digest stands for its bytes."""

    name: str
    file: Path = field(repr=False)
    sha256: str


def read_images(folder: Path, content: Path, findings: list[Finding]) -> Mapping[str, Picture]:
    """The pictures of one commune's folder by their file name; what is none, or could do harm, becomes a finding."""
    found: dict[str, Picture] = {}
    for file in sorted((folder / FOLDER).glob("*")):
        name = file.relative_to(content.parent).as_posix()
        if file.name.startswith("."):
            continue
        fault = _fault(file, content)
        if fault is not None:
            code, values = fault
            findings.append(Finding(Severity.ERROR, code, name, values={"name": file.name, **values}))
            continue
        data = file.read_bytes()
        if _tells_the_place(file):
            findings.append(Finding(Severity.WARNING, "image-with-place", name, values={"name": file.name}))
        found[file.name] = Picture(f"{folder.name}/{file.name}", file, hashlib.sha256(data).hexdigest())
    return found


def _fault(file: Path, content: Path) -> tuple[str, dict[str, str]] | None:
    """Why a file cannot serve as a picture: the finding's code and values."""
    if not SLUG.fullmatch(file.stem) or file.suffix not in FORMATS:
        return "image-name", {"known": ", ".join(FORMATS)}
    try:
        if not file.resolve(strict=True).is_relative_to(content.resolve()):
            return "outside", {}
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return "not-a-file", {}
        if status.st_size > MAX_BYTES:
            return "image-too-large", {"size": str(status.st_size // 1024), "limit": str(MAX_BYTES // 1024)}
        return _wrong_inside(file)
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links
        return "unreadable", {"reason": faults.of_system(error)}


def _wrong_inside(file: Path) -> tuple[str, dict[str, str]] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file, formats=(FORMATS[file.suffix],)) as image:
                if image.width * image.height > MAX_PIXELS:
                    return "image-too-large", {"size": f"{image.width} × {image.height}", "limit": str(MAX_PIXELS)}
                image.verify()  # its check sums; then, opened again, all its lines
            with Image.open(file, formats=(FORMATS[file.suffix],)) as image:
                image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        return "image-too-large", {"size": "-", "limit": str(MAX_PIXELS)}
    except (OSError, SyntaxError, ValueError, EOFError):  # what Pillow says of bytes that are no such picture
        return "not-an-image", {"format": FORMATS[file.suffix]}
    return None


def _tells_the_place(file: Path) -> bool:
    with Image.open(file) as image:
        return bool(image.getexif().get_ifd(_GPS))
