"""Puts a file in place whole: a hidden neighbour, then a rename; readers see the old one or the new one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write(file: Path, data: bytes, *, private: bool = False) -> None:
    """Write a file and have it on the disk when this returns; its folder is made where there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    neighbour = file.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        handle = os.open(neighbour, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o644)
        with open(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        neighbour.replace(file)
    finally:
        neighbour.unlink(missing_ok=True)
