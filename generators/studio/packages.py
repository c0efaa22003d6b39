"""Everything of one matter in one file, for whoever prints, sends and reads it out; the same files give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from generators.manifest import Records

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
REGULAR = 0o100644 << 16

KINDS = ("campaigns", "procedures", "notices", "broadcasts")
"""Which kind of the same id gives a package its pictures and texts: the first there is."""


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Stored, not packed: pictures and sound do not get smaller, and no packing library can change a byte."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = REGULAR
            entry.create_system = 3  # Unix, whatever machine made it
            archive.writestr(entry, data)
    return held.getvalue()


def parts(records: Records, commune: str, item: str, telling: frozenset[str]) -> dict[str, str]:
    """What a build has made of a matter: the name in the package, and the path below the output folder.

    `telling` are the ids of broadcasts that tell it.
    """
    found = {}
    for path, record in sorted(records.items()):
        kind, _, own = record.item.partition("/")
        if record.commune != commune or path.startswith("site/"):
            continue
        if own == item or (kind == "broadcasts" and own in telling):
            name = _name(path, item)
            if name:
                found[name] = path
    return found


_SHEETS = {"posters": "ap-phich", "leaflets": "to-gap"}


def _name(path: str, item: str) -> str:
    """What a person would call the file; "" for what only machines need."""
    *_, folder, last = path.split("/")
    stem, _, suffix = last.rpartition(".")
    if folder in _SHEETS:
        return f"{_SHEETS[folder]}.{suffix}"
    if folder == "notices":
        return f"van-ban.{suffix}"
    if path.startswith("audio/") and suffix in ("mp3", "txt", "pdf"):
        what = "phat-thanh" if suffix == "mp3" else "loi-doc"
        whose = "" if folder == item else f"{folder}-"
        return f"{what}-{whose}{stem}.{suffix}"
    return ""


def path_of(commune: str, item: str) -> str:
    return f"announcements/{commune}/packages/{item}.zip"
