"""Puts files in place whole: a hidden neighbour, then a rename; readers see the old one or the new one."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path


def write(file: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file and have it on the disk when this returns; its folder is made where there is none."""
    neighbour = _neighbour(file)
    try:
        _written(neighbour, data, private)
        neighbour.replace(file)
    finally:
        neighbour.unlink(missing_ok=True)


def write_all(files: Mapping[Path, bytes | None]) -> None:
    """Put several files in place, in this order; None takes one away.

    All of them are on the disk before the first is seen. Where one cannot be put in place, those before it are again
    what they were, and the OSError goes on.
    """
    neighbours = {file: _neighbour(file) for file, data in files.items() if data is not None}
    done: list[tuple[Path, bytes | None]] = []
    try:
        for file, neighbour in neighbours.items():
            _written(neighbour, files[file] or b"", private=False)
        for file in files:
            before = file.read_bytes() if file.is_file() else None
            if file in neighbours:
                neighbours[file].replace(file)
            else:
                file.unlink(missing_ok=True)
            done.append((file, before))
    except OSError:
        for file, before in reversed(done):
            if before is None:
                file.unlink(missing_ok=True)
            else:
                write(file, before)
        raise
    finally:
        for neighbour in neighbours.values():
            neighbour.unlink(missing_ok=True)


def _neighbour(file: Path) -> Path:
    return file.with_name(f".{secrets.token_hex(8)}.tmp")


def _written(neighbour: Path, data: bytes, private: bool) -> None:
    neighbour.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(neighbour, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o644)
    with open(handle, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
