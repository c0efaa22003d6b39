"""Signed originals of notices: PDFs held to be what they say they are before anything offers them; knows no notice.

They are copied whole: a single changed byte would break the digital signature.
"""

from __future__ import annotations

import hashlib
import stat
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from generators import faults

MAX_BYTES = 20 * 1024 * 1024  # forty pages scanned in colour at 200 dpi, as digital copies of paper are made


@dataclass(frozen=True)
class Original:
    """One original by the name a notice knows it by, its path below the commune's folder; the digest is its bytes'.

    `signed`: it carries a digital signature, whoever made it; whether that is valid is for the signer's office to say.
    """

    name: str
    file: Path = field(repr=False)
    sha256: str
    signed: bool

    def read(self) -> bytes:
        """Its bytes. ValueError when they are no longer those that were looked at."""
        data = self.file.read_bytes()
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise ValueError(f"{self.name} has changed since it was read")
        return data


@dataclass(frozen=True)
class Unfit:
    """Why a file cannot serve as an original: a finding's code and its values."""

    code: str
    values: Mapping[str, str] = field(default_factory=dict)


def read_original(folder: Path, name: str) -> Original | Unfit:
    """The PDF of this name below a commune's folder."""
    file = folder / name
    try:
        if not file.resolve(strict=True).is_relative_to(folder.resolve()):
            return Unfit("outside", {"name": name})
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return Unfit("not-a-file", {"name": name})
        if status.st_size > MAX_BYTES:
            return _too_large(name, status.st_size)
        if time.time_ns() - status.st_ctime_ns > SETTLED:
            return _settled(name, file, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
        data = file.read_bytes()
    except FileNotFoundError:
        return Unfit("no-such-original", {"name": name})
    except (OSError, RuntimeError) as error:  # RuntimeError: a circle of links
        return Unfit("unreadable", {"reason": faults.of_system(error)})
    return looked_at(name, file, data)


SETTLED = 2_000_000_000  # nanoseconds: a file changed once more within them could have the same times


@lru_cache(maxsize=2000)  # a commune signs some two hundred a year, and the desk reads content at every pause
def _settled(name: str, file: Path, *_times: int) -> Original | Unfit:
    """What a file is, looked at once for as long as nothing has touched it; `Original.read` looks again."""
    return looked_at(name, file, file.read_bytes())


def looked_at(name: str, file: Path, data: bytes) -> Original | Unfit:
    """What a file with these bytes is, there or not yet; `name` is what people know it by."""
    if len(data) > MAX_BYTES:
        return _too_large(name, len(data))
    if not data.startswith(b"%PDF-"):
        return Unfit("not-a-pdf", {"name": name})
    with _pdfium:
        signed = _signed(data, name)
    return signed if isinstance(signed, Unfit) else Original(name, file, hashlib.sha256(data).hexdigest(), signed)


_pdfium = threading.Lock()  # PDFium knows no threads, and the desk reads content in a dozen of them


def _signed(data: bytes, name: str) -> bool | Unfit:
    """Whether there is a digital signature in a PDF."""
    import pypdfium2  # loaded only where a notice has an original
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:  # damaged, or locked with a password
        return Unfit("not-a-pdf", {"name": name})
    try:
        if not len(document):
            return Unfit("not-a-pdf", {"name": name})
        if raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
            return Unfit("original-with-script", {"name": name})
        return bool(raw.FPDF_GetSignatureCount(document) > 0)
    finally:
        document.close()


def _too_large(name: str, size: int) -> Unfit:
    return Unfit("original-too-large", {"name": name, "size": str(size // 1024**2), "limit": str(MAX_BYTES // 1024**2)})
