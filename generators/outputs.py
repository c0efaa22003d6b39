"""The output folder during one build: what stands, what is put in place, what goes; knows no content and no form."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from generators import manifest
from generators.manifest import LeftOut, Record, Source

SAVED_EVERY = 20.0  # seconds: what a killed build of a province loses at most; saving takes a third of one


class Outputs:
    """Records follow every file at once; `save` writes them down, so that a build that breaks off is taken up again."""

    def __init__(self, folder: Path, *, other_day: bool) -> None:
        self.folder, self.other_day = folder, other_day
        self.manifest = manifest.read(folder)
        self.records = self.manifest.files
        self.made: list[str] = []
        self.kept: list[str] = []
        self.removed: list[str] = []
        self.wanted: set[str] = set()
        """Paths that this build made, found up to date, or left out."""
        self._saved = time.monotonic()
        self._of_stamp: dict[str, list[str]] = defaultdict(list)
        self._of_commune: dict[str, dict[str, None]] = defaultdict(dict)  # in the order in which they were recorded
        for path, record in self.records.items():
            self._of_stamp[record.stamp].append(path)
            self._of_commune[record.commune][path] = None

    def of_stamp(self, stamp: str) -> list[str]:
        """The paths that were made from just this, by an earlier build."""
        return self._of_stamp.get(stamp, [])

    def of_commune(self, commune: str, prefix: str = "") -> list[str]:
        return [path for path in self._of_commune.get(commune, ()) if path.startswith(prefix)]

    def stands(self, path: str) -> bool:
        """Whether the file still is what was made."""
        found = manifest.standing(self.folder, path, self.records[path])
        if found is not None:
            self.records[path] = found
        return found is not None

    def keep(self, paths: Iterable[str]) -> None:
        for path in paths:
            if self.records[path].other_day != self.other_day:
                self.records[path] = replace(self.records[path], other_day=self.other_day)
            self.wanted.add(path)
            self.kept.append(path)

    def put(self, path: str, source: Source, record: Record) -> None:
        """Write a file unless the same bytes are there already."""
        self.wanted.add(path)
        before = self.records.get(path)
        same = before is not None and before.sha256 == record.sha256 and self.stands(path)
        moment = self.records[path].moment if same else manifest.put(self.folder, path, source)
        self.records[path] = replace(record, other_day=self.other_day, moment=moment)
        self._of_commune[record.commune][path] = None
        (self.kept if same else self.made).append(path)
        self.manifest.left_out.pop(path, None)
        if time.monotonic() - self._saved > SAVED_EVERY:
            self.save()

    def leave_out(self, path: str, why: LeftOut) -> None:
        self.wanted.add(path)
        self.manifest.left_out[path] = why

    def clear(self, goes: Callable[[Record | LeftOut], bool]) -> dict[str, str]:
        """Remove what this build did not want and `goes` says may go; gives each file's commune."""
        for path, why in list(self.manifest.left_out.items()):
            if path not in self.wanted and goes(why):
                del self.manifest.left_out[path]
        gone = {}
        for path, record in list(self.records.items()):
            if path in self.manifest.left_out or (path not in self.wanted and goes(record)):
                manifest.remove(self.folder, path)
                del self.records[path]
                self._of_commune[record.commune].pop(path, None)
                self.removed.append(path)
                gone[path] = record.commune
        return gone

    def save(self) -> None:
        manifest.save(self.folder, self.manifest)
        self._saved = time.monotonic()
