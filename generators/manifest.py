"""What a build has made, file by file, and the ways to put a file in place whole; knows no content and no form.

`.loa/manifest.json` below the output folder. A file is written under a temporary name and renamed: readers see the
old one or the new one, never half of either.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TypeAlias

VERSION = 2
STATE = ".loa"
MANIFEST = f"{STATE}/manifest.json"
OUTSIDE = "leads out of the output folder"
WRITING = f"{STATE}/writing"
"""Files not yet whole; what a killed build left here the next one takes away."""


Source: TypeAlias = bytes | Path
"""A file's bytes, or where they lie: a website's sounds are more than memory should hold."""


@dataclass(frozen=True, slots=True)
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
    other_day: bool = False
    """Whether the build that last made it, or found it right, was of another day than its own."""
    moment: int = 0
    """Its time of change in nanoseconds when it was last known to be whole: an equal one need not be read."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An edition that nobody misses and that could not be made: why, in a finding's values; `stamp` says from what."""

    stamp: str
    scope: str
    commune: str
    item: str
    values: Mapping[str, str]


Records = dict[str, Record]
"""By path below the output folder."""


@dataclass
class Manifest:
    """All that builds have made, and what they could not make, by path below the output folder."""

    files: Records = field(default_factory=dict)
    left_out: dict[str, LeftOut] = field(default_factory=dict)


def read(output: Path) -> Manifest:
    """The manifest; empty where there is none, or none that can be read (everything is then made again)."""
    try:
        found = json.loads((output / MANIFEST).read_text(encoding="utf-8"))
        if found["version"] != VERSION:
            return Manifest()
        return Manifest(
            {path: Record(**record) for path, record in found["files"].items() if _below(path)},
            {path: LeftOut(**record) for path, record in found["left_out"].items() if _below(path)},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest()


def _below(path: str) -> bool:
    """Whether a path can be one of ours: a damaged manifest must not have us remove what is not."""
    return not path.startswith("/") and ".." not in path.split("/")


def load(output: Path) -> Records:
    """The files made, by path."""
    return read(output).files


def save(output: Path, made: Manifest) -> None:
    """Write the manifest, a line a record."""
    lines = (
        f'{{"version": {VERSION}, "files": {{',
        *_lines(made.files),
        '}, "left_out": {',
        *_lines(made.left_out),
        "}}\n",
    )
    put(output, MANIFEST, "\n".join(lines).encode("utf-8"))


def _lines(records: Mapping[str, Record] | Mapping[str, LeftOut]) -> Iterator[str]:
    """In the order of paths. What says nothing is not written: a country has millions of records."""
    comma = len(records) - 1
    for place, (path, record) in enumerate(sorted(records.items())):
        usual = _USUAL[type(record)].items()
        said = {name: value for name, default in usual if (value := getattr(record, name)) != default}
        yield f"{json.dumps(path)}: {json.dumps(said)}{',' if place < comma else ''}"


_USUAL: dict[type, dict[str, object]] = {
    kind: {each.name: each.default for each in fields(kind)} for kind in (Record, LeftOut)
}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def weighed(source: Source) -> tuple[int, str]:
    """Its size and its digest."""
    if isinstance(source, bytes):
        return len(source), digest(source)
    with source.open("rb") as found:
        return os.fstat(found.fileno()).st_size, hashlib.file_digest(found, "sha256").hexdigest()


def put(output: Path, path: str, source: Source) -> int:
    """Write one file whole: under a temporary name below `.loa/writing/`, then a rename. Gives its time of change."""
    target = inside(output, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting = draft(output, hashlib.sha256(path.encode("utf-8")).hexdigest()[:16])
    try:
        with open(waiting, "wb") as file:
            if isinstance(source, bytes):
                file.write(source)
            else:
                with source.open("rb") as found:
                    shutil.copyfileobj(found, file)
            file.flush()
            os.fsync(file.fileno())
            moment = os.fstat(file.fileno()).st_mtime_ns
        waiting.replace(target)
        return moment
    finally:
        waiting.unlink(missing_ok=True)


def draft(output: Path, name: str) -> Path:
    """Where to write what is not yet whole."""
    waiting = output / WRITING
    waiting.mkdir(parents=True, exist_ok=True)
    return waiting / f"{os.getpid()}.{name}"


def remove(output: Path, path: str) -> None:
    """Take a file away, and the folders it leaves empty."""
    target = inside(output, path)
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == output or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def inside(output: Path, path: str) -> Path:
    """The place of a path below the output folder; PermissionError for one that leads out of it, by `..` or a link."""
    target = (output / path).resolve()
    if not target.is_relative_to(output.resolve()):
        raise PermissionError(errno.EXDEV, OUTSIDE, str(output / path))
    return target


def intact(output: Path, path: str, record: Record) -> bool:
    """Whether the file still is what was made, byte for byte."""
    try:
        data = inside(output, path).read_bytes()
    except OSError:
        return False
    return len(data) == record.size and digest(data) == record.sha256


def standing(output: Path, path: str, record: Record) -> Record | None:
    """The record of a file that still is what was made, by its time of change or else by its bytes; else None."""
    try:
        found = os.stat(output / path)
    except OSError:
        return None
    if found.st_size != record.size:
        return None
    if found.st_mtime_ns == record.moment:
        return record
    return replace(record, moment=found.st_mtime_ns) if intact(output, path, record) else None


@contextmanager
def alone(output: Path) -> Iterator[None]:
    """Only one build writes below an output folder at a time; a second one waits for the first."""
    inside(output, STATE).mkdir(parents=True, exist_ok=True)
    with open(output / STATE / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        shutil.rmtree(output / WRITING, ignore_errors=True)
        yield
