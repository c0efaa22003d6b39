"""Files in one zip, the same bytes for the same files on any day and machine; knows nothing of what they are."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
REGULAR = 0o100644 << 16
UNIX = 3


def zipped(files: Mapping[str, bytes | Path]) -> bytes:
    """A zip of `files`, as bytes or where they lie, by their path in it."""
    held = io.BytesIO()
    zip_into(held, files)
    return held.getvalue()


def zip_into(target: BinaryIO, files: Mapping[str, bytes | Path]) -> None:
    """Write the same zip to an open file, holding no more than a part of one file in memory.

    Stored, not packed: pictures, sound and PDFs do not get smaller, and no version of a packing library can change a
    byte.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, source in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = REGULAR
            entry.create_system = UNIX  # whatever machine made it
            if isinstance(source, bytes):
                archive.writestr(entry, source)
                continue
            entry.file_size = source.stat().st_size  # known beforehand, so that a large one gets its large header
            with source.open("rb") as found, archive.open(entry, "w") as member:
                shutil.copyfileobj(found, member)
