"""Every save is a version with who and when: a git commit where the folder is one, else a copy; and the audit log.

Nothing is written over a file that has changed since it was opened, and nothing outside the content folder.
"""

from __future__ import annotations

import datetime
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generators.studio.accounts import Person
from generators.studio.places import Place, text_at
from generators.whole import write, write_all

LOG = "audit.jsonl"
HISTORY = "history"
PATIENCE = 20  # seconds for git; a commit of one file takes a tenth of one


Held = str | bytes | None
"""What a file is to hold: words, bytes, or nothing at all any more."""


class Conflict(Exception):
    """The file is not what it was when it was opened; `text` is what it says now."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


@dataclass(frozen=True)
class Line:
    """A line of the audit log: who did what to which item, when; `version` names the text that was then saved."""

    at: datetime.datetime
    who: str
    shown: str
    act: str
    commune: str
    kind: str
    item: str
    version: str = ""
    note: str = ""


def digest(text: str) -> str:
    """What a text is known by; "" for a file that is not there."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest() if text else ""


@contextmanager
def alone(state: Path) -> Iterator[None]:
    """One change of content at a time, whoever asks, from whichever process."""
    state.mkdir(parents=True, exist_ok=True)
    with open(state / "lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@dataclass(frozen=True)
class Archive:
    """The content folder with its history. `state` lies outside of it."""

    content: Path
    state: Path

    def save(
        self,
        where: Place,
        text: str,
        base: str,
        who: Person,
        act: str,
        now: datetime.datetime,
        note: str = "",
        also: Callable[[], Mapping[Path, Held]] = dict,
    ) -> str:
        """Write the file if it still is what it was; gives the version, "" of the same text. Raises Conflict.

        `also` tells, while nobody else writes, what has to change with it.
        """
        with alone(self.state):
            current = text_at(self.content, where)
            if digest(current) != base:
                raise Conflict(current)
            if text == current:
                return ""
            return self._write({**also(), where.file(self.content): text}, where, who, act, now, note)

    def change(
        self, where: Place, files: Mapping[Path, Held], who: Person, act: str, now: datetime.datetime, note: str = ""
    ) -> str:
        """Put the files of one step in a document's life in place, all or none; the caller holds `alone`."""
        return self._write(files, where, who, act, now, note)

    def _write(
        self, files: Mapping[Path, Held], where: Place, who: Person, act: str, now: datetime.datetime, note: str
    ) -> str:
        held = {file: told.encode("utf-8") if isinstance(told, str) else told for file, told in files.items()}
        write_all(held)
        words = f"{act}: {where.commune}/{where.kind}/{where.item}"
        version = self._committed(list(files), who, words + (f"\n\n{note}" if note else ""))
        if not version:
            stamp = f"{now:%Y%m%dT%H%M%S%f}-{who.name}"
            for file, text in files.items():
                if isinstance(text, str):  # originals have a shelf of their own
                    name = file.relative_to(self.content).with_suffix("").as_posix()
                    write(self.state / HISTORY / name / f"{stamp}.yml", text.encode("utf-8"))
            version = stamp
        self.noted(Line(now, who.name, who.shown, act, *where.key, version, note))
        return version

    def noted(self, line: Line) -> None:
        """Add a line to the audit log, whole: it is on the disk when this returns."""
        entry = {**line.__dict__, "at": line.at.isoformat()}
        self.state.mkdir(parents=True, exist_ok=True)
        with open(self.state / LOG, "a+b") as log:
            fcntl.flock(log, fcntl.LOCK_EX)
            if log.seek(0, os.SEEK_END):
                log.seek(-1, os.SEEK_END)
                if log.read(1) != b"\n":
                    log.write(b"\n")  # a line cut off by a crash must not take this one with it
            log.write(json.dumps(entry, ensure_ascii=False).encode("utf-8") + b"\n")
            log.flush()
            os.fsync(log.fileno())

    def lines(self) -> list[Line]:
        """The audit log, the latest first; a line cut off by a crash is left out."""
        try:
            rows = (self.state / LOG).read_bytes().split(b"\n")
        except OSError:
            return []
        found = []
        for row in rows:
            try:
                entry = json.loads(row)
                found.append(Line(**{**entry, "at": datetime.datetime.fromisoformat(entry["at"])}))
            except (ValueError, TypeError, KeyError):
                continue
        return found[::-1]

    def of(self, where: Place) -> list[Line]:
        """What happened to one item, the latest first."""
        return [line for line in self.lines() if (line.commune, line.kind, line.item) == where.key]

    def text_of(self, where: Place, version: str) -> str | None:
        """The text of a version of an item; None where it cannot be found any more."""
        if not version or not any(line.version == version for line in self.of(where)):
            return None
        name = where.file(self.content).relative_to(self.content)
        copy = self.state / HISTORY / name.with_suffix("").as_posix() / f"{version}.yml"
        if copy.is_file():
            return copy.read_text(encoding="utf-8")
        top = self._repository()
        if top is None:
            return None
        path = where.file(self.content).resolve().relative_to(top).as_posix()
        found = _git(top, "show", f"{version}:{path}")
        return found.stdout if found.returncode == 0 else None

    # ── git ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _repository(self) -> Path | None:
        if shutil.which("git") is None:
            return None
        found = _git(self.content, "rev-parse", "--show-toplevel")
        return Path(found.stdout.strip()).resolve() if found.returncode == 0 and found.stdout.strip() else None

    def _committed(self, files: list[Path], who: Person, words: str) -> str:
        """The commit of exactly these files; "" where the folder is no repository, or it refuses."""
        top = self._repository()
        if top is None:
            return ""
        paths = [file.resolve().relative_to(top).as_posix() for file in files]
        paths = [path for path in paths if (top / path).exists() or _git(top, "ls-files", "--", path).stdout]
        author = f"{who.shown.translate({ord('<'): None, ord('>'): None, ord(chr(10)): None})} <{who.name}@loa>"
        steps = (
            ("add", "--", *paths),
            ("commit", "--quiet", "--no-verify", "--only", f"--author={author}", "-m", words, "--", *paths),
            ("rev-parse", "HEAD"),
        )
        found = ""
        for step in steps:
            ran = _git(top, *step)
            if ran.returncode != 0:
                return ""
            found = ran.stdout.strip()
        return found


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A git command that asks nothing, runs no hook and signs nothing."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings = ("user.name=Loa", "user.email=loa@localhost", "commit.gpgsign=false", f"core.hooksPath={os.devnull}")
    command = ["git", "-C", str(folder), *(flag for one in settings for flag in ("-c", one)), *words]
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            env={**environment, "GIT_TERMINAL_PROMPT": "0"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", "")
