"""Files in one zip, the same bytes for the same files on any day and machine; knows nothing of what they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
REGULAR = 0o100644 << 16
UNIX = 3


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of `files` by their path in it.

    Stored, not packed: pictures, sound and PDFs do not get smaller, and no version of a packing library can change a
    byte.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = REGULAR
            entry.create_system = UNIX  # whatever machine made it
            archive.writestr(entry, data)
    return held.getvalue()
