"""The finished website to where it is read: a new version beside the old, then a switch; knows no content.

A target is a folder or an fsspec address (`s3://…`, `sftp://…`). Below it: `versions/<id>/`, one whole site each, and
`current`, which names the one that is read – a link in a folder, a one-line file elsewhere. Only files that changed
are sent; the others are linked or copied from the version before.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from generators import manifest

KEEP = 5  # versions: a week of daily changes can be taken back
LIST = "files.json"  # beside a version's folder: the sum of each file it holds


class NotPublished(Exception):
    """Why nothing was switched: the key of a phrase, and its values."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class Published:
    version: str
    sent: int
    kept: int
    removed: tuple[str, ...]
    """Older versions taken away."""


def publish(output: Path, target: str, *, keep: int = KEEP) -> Published:
    """Bring the site of an output folder to the target and switch to it.

    Raises NotPublished for an output of a past date, without a site, or whose files are not what was made.
    """
    site = {path: r for path, r in manifest.load(output).items() if path.startswith("site/")}
    if not site:
        raise NotPublished("no-site")
    if any(record.other_day for record in site.values()):
        raise NotPublished("past-build")
    for path, record in site.items():
        if not manifest.intact(output, path, record):
            raise NotPublished("file-changed", path=path)
    place = _Place.at(target)
    sums = {path.removeprefix("site/"): record.sha256 for path, record in site.items()}
    version = _version(sums)
    before = place.current()
    if before == version:
        return Published(version, 0, len(sums), ())
    sent = place.send(version, sums, before, output / "site")
    place.switch(version)
    return Published(version, sent, len(sums) - sent, place.prune(keep, version))


def roll_back(target: str) -> str:
    """Switch back to the version before the current one, and give its name."""
    place = _Place.at(target)
    versions, current = place.versions(), place.current()
    if current not in versions or versions.index(current) == 0:
        raise NotPublished("nothing-to-roll-back")
    earlier = versions[versions.index(current) - 1]
    place.switch(earlier)
    return earlier


def _version(sums: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(sums, sort_keys=True).encode("utf-8")).hexdigest()[:12]


@dataclass(frozen=True)
class _Place:
    """A target: its file system and the path below which it lies."""

    files: Any
    root: str

    @classmethod
    def at(cls, target: str) -> _Place:
        files, root = fsspec.core.url_to_fs(target)
        return cls(files, root.rstrip("/"))

    @property
    def local(self) -> bool:
        return isinstance(self.files, LocalFileSystem)

    def path(self, *parts: str) -> str:
        return "/".join((self.root, *parts))

    def current(self) -> str | None:
        here = self.path("current")
        if self.local:
            return os.path.basename(os.readlink(here)) if os.path.islink(here) else None
        return self.files.cat_file(here).decode("utf-8").strip() if self.files.exists(here) else None

    def versions(self) -> list[str]:
        """Whole versions in the order they were published. Their order is in their list's own number."""
        if not self.files.exists(self.path("versions")):
            return []
        found = []
        for entry in self.files.ls(self.path("versions"), detail=False):
            name = entry.rstrip("/").rsplit("/", 1)[-1]
            if name.endswith(f".{LIST}"):
                listed = json.loads(self.files.cat_file(self.path("versions", name)))
                found.append((int(listed["order"]), name.removesuffix(f".{LIST}")))
        return [version for _, version in sorted(found)]

    def sums(self, version: str | None) -> dict[str, str]:
        if version is None or version not in self.versions():
            return {}
        found: dict[str, str] = json.loads(self.files.cat_file(self.path("versions", f"{version}.{LIST}")))["sums"]
        return found

    def send(self, version: str, sums: Mapping[str, str], before: str | None, site: Path) -> int:
        """Make a version whole, its list last: without a list it does not count. Gives the number of files sent."""
        versions = self.versions()
        known = self.sums(before)
        sent = 0
        for path, digest in sums.items():
            new = self.path("versions", version, path)
            old = self.path("versions", before or "", path)
            self.files.makedirs(new.rsplit("/", 1)[0], exist_ok=True)
            if known.get(path) == digest and self.files.exists(old):
                self._take_over(old, new)
            else:
                self.files.put_file(str(site / path), new)
                sent += 1
        order = 1 + max((self._order(each) for each in versions), default=0)
        listed = json.dumps({"order": order, "sums": dict(sums)}, sort_keys=True).encode("utf-8")
        self.files.pipe_file(self.path("versions", f"{version}.{LIST}"), listed)
        return sent

    def _order(self, version: str) -> int:
        return int(json.loads(self.files.cat_file(self.path("versions", f"{version}.{LIST}")))["order"])

    def _take_over(self, old: str, new: str) -> None:
        if not self.local:
            self.files.cp_file(old, new)
            return
        if os.path.exists(new):
            os.unlink(new)
        try:
            os.link(old, new)
        except OSError:  # a file system without links
            self.files.cp_file(old, new)

    def switch(self, version: str) -> None:
        here = self.path("current")
        if not self.local:
            self.files.pipe_file(here, f"{version}\n".encode())
            return
        waiting = f"{here}.{os.getpid()}.new"
        os.symlink(os.path.join("versions", version), waiting)
        os.replace(waiting, here)

    def prune(self, keep: int, current: str) -> tuple[str, ...]:
        """Take away the oldest versions beyond `keep`, never the current one."""
        versions = [version for version in self.versions() if version != current]
        gone = tuple(versions[: max(0, len(versions) - (keep - 1))])
        for version in gone:
            self.files.rm(self.path("versions", f"{version}.{LIST}"))
            self.files.rm(self.path("versions", version), recursive=True)
        return gone


