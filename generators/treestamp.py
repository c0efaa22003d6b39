"""Whether anything at all has changed since the last good build, settled by file times alone: nothing is parsed.

Imports only the standard library, so that "nothing to do" costs no more than looking. The memory of the last build is
`.loa/tree.json`; without it, or with any doubt, the build itself decides.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

MEMORY = ".loa/tree.json"


def stamp(roots: Iterable[Path], asked: str) -> str:
    """What was asked, and the name, size and time of every file below the roots."""
    found = hashlib.sha256(asked.encode("utf-8"))
    for root in roots:
        for line in sorted(_lines(root)):
            found.update(line.encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _lines(root: Path) -> Iterator[str]:
    if root.is_file():
        yield _line(str(root), root.stat())
        return
    pending = [str(root)]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                else:
                    yield _line(entry.path, entry.stat())


def _line(path: str, found: os.stat_result) -> str:
    return f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n"


def remember(output: Path, asked: str, tree: str, since: str, until: str, made: Iterable[str]) -> bytes:
    """The new memory: this question's answer beside those of others. Days are ISO; `until` is the first not covered."""
    known = _memory(output)
    files = {}
    for path in sorted(made):
        found = (output / path).stat()
        files[path] = [found.st_size, found.st_mtime_ns]
    known[asked] = {"tree": tree, "since": since, "until": until, "files": files}
    return json.dumps(known, sort_keys=True).encode("utf-8")


def unchanged(output: Path, asked: str, tree: str, day: str) -> int | None:
    """How many files stand as the last build of the same question left them; None when that has to be looked at."""
    known = _memory(output).get(asked)
    if known is None or known["tree"] != tree or not known["since"] <= day < known["until"]:
        return None
    for path, (size, moment) in known["files"].items():
        try:
            found = os.stat(output / path)
        except OSError:
            return None
        if found.st_size != size or found.st_mtime_ns != moment:
            return None
    return len(known["files"])


def _memory(output: Path) -> dict[str, Any]:
    try:
        found = json.loads((output / MEMORY).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
