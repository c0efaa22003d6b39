"""The costly parts kept between builds below `.loa/cache`: how much there is, and keeping it within bounds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = ".loa/cache"
MAX_BYTES = 2 * 1024**3  # a province's sentences for a year; a cache that fills the disk helps nobody


@dataclass(frozen=True)
class Kept:
    files: int
    size: int
    """In bytes."""


def shown(output: Path) -> dict[str, Kept]:
    """What each part of the cache holds, by its name."""
    base = output / FOLDER
    found = {}
    for part in sorted(base.iterdir()) if base.is_dir() else ():
        sizes = [path.stat().st_size for path in part.rglob("*") if path.is_file()]
        found[part.name] = Kept(len(sizes), sum(sizes))
    return found


def prune(output: Path, limit: int = MAX_BYTES) -> Kept:
    """Remove what was used longest ago until the cache is within the limit; gives what was removed.

    Another build may read or write meanwhile: a file that is gone is simply made again.
    """
    files = []
    for path in (output / FOLDER).rglob("*"):
        try:
            status = path.stat()
        except OSError:
            continue
        if path.is_file():
            files.append((max(status.st_atime_ns, status.st_mtime_ns), status.st_size, path))
    total = sum(size for _, size, _ in files)
    removed = size_removed = 0
    for _, size, path in sorted(files):
        if total - size_removed <= limit:
            break
        path.unlink(missing_ok=True)
        removed += 1
        size_removed += size
    return Kept(removed, size_removed)
