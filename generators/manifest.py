"""What a build has made, file by file, and the ways to put a file in place whole; knows no content and no form.

`.loa/manifest.json` below the output folder. A file is written under a temporary name and renamed: readers see the
old one or the new one, never half of either.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

VERSION = 1
STATE = ".loa"
MANIFEST = f"{STATE}/manifest.json"
WRITING = f"{STATE}/writing"
"""Files not yet whole; what a killed build left here the next one takes away."""


@dataclass(frozen=True)
class Record:
    """One file made. `stamp` says from what; `scope`, `commune` and `item` in whose place it stands."""

    size: int
    sha256: str
    stamp: str
    scope: str
    commune: str = ""
    item: str = ""
    seconds: float | None = None
    voice: str = ""


Records = dict[str, Record]
"""By path below the output folder."""


def load(output: Path) -> Records:
    """The manifest; empty where there is none, or none that can be read (everything is then made again)."""
    try:
        found = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
        if found["version"] != VERSION:
            return {}
        return {path: Record(**record) for path, record in found["files"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def save(output: Path, records: Records, *, past: bool) -> None:
    """Write the manifest; `past` says that the output shows another day than its own, and is not for publishing."""
    files = {path: asdict(record) for path, record in sorted(records.items())}
    whole = {"version": VERSION, "past": past, "files": files}
    put(output, MANIFEST, (json.dumps(whole, indent=1) + "\n").encode("utf-8"))


def built_for_past(output: Path) -> bool:
    """Whether the output was built for another day than its own; unknown counts as so."""
    try:
        return bool(json.loads((output / MANIFEST).read_text(encoding="utf-8"))["past"])
    except (OSError, ValueError, KeyError, TypeError):
        return True


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def put(output: Path, path: str, data: bytes) -> None:
    """Write one file whole: under a temporary name below `.loa/writing/`, then a rename."""
    target = inside(output, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting = output / WRITING
    waiting.mkdir(parents=True, exist_ok=True)
    draft = waiting / f"{os.getpid()}.{hashlib.sha256(path.encode('utf-8')).hexdigest()[:16]}"
    try:
        with open(draft, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def remove(output: Path, path: str) -> None:
    """Take a file away, and the folders it leaves empty."""
    target = inside(output, path)
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def inside(output: Path, path: str) -> Path:
    """The place of a path below the output folder; ValueError for one that leads out of it."""
    target = (output / path).resolve()
    if not target.is_relative_to(output.resolve()):
        raise ValueError(f"{path!r} leads out of the output folder")
    return target


def intact(output: Path, path: str, record: Record) -> bool:
    """Whether the file still is what was made."""
    try:
        data = inside(output, path).read_bytes()
    except OSError:
        return False
    return len(data) == record.size and digest(data) == record.sha256


@contextmanager
def alone(output: Path) -> Iterator[None]:
    """Only one build writes below an output folder at a time; a second one waits for the first."""
    folder = output / STATE
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.rmtree(output / WRITING, ignore_errors=True)
        yield
