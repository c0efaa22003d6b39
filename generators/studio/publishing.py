"""Xuất bản: a build in the background that tells how far it is, and then a package for each matter."""

from __future__ import annotations

import datetime
import json
import secrets
import threading
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generators import manifest
from generators.archive import zipped
from generators.build import build
from generators.findings import Finding, Severity
from generators.fingerprint import Fingerprints
from generators.model.broadcast import AirStatus
from generators.reader import Publication, read
from generators.request import Request
from generators.studio import packages, rehearsal
from generators.studio.hands import Hands
from generators.studio.places import Place
from generators.values import Day
from generators.whole import write

STAMPS = "packages.json"
KEPT_JOBS = 20

Stage = Literal["waiting", "editions", "stations", "websites", "packages", "done", "failed"]


@dataclass
class Job:
    """One publishing of a commune; read by pages while its thread works."""

    id: str
    commune: str
    item: str = ""
    """The broadcast that cannot wait: it is made, shown and packed before all else."""
    stage: Stage = "waiting"
    done: int = 0
    of: int = 0
    seconds: float = 0.0
    made: int = 0
    packages: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    withheld: tuple[tuple[str, str], ...] = ()
    error: str = ""
    finished: threading.Event = field(default_factory=threading.Event)

    @property
    def over(self) -> bool:
        return self.stage in ("done", "failed")


class _GivesWay(Exception):
    """A build breaks off for something that cannot wait."""


class Publisher:
    """Starts jobs and remembers the last ones; one job builds at a time, and gives way to what cannot wait."""

    def __init__(self, root: Path, content: Path, output: Path, state: Path, hands: Hands) -> None:
        self._root, self._content, self._output, self._state, self._hands = root, content, output, state, hands
        self._lock = threading.Lock()
        self._building = threading.Lock()
        self._jobs: dict[str, Job] = {}

    def start(self, commune: str, item: str = "") -> Job:
        """A job for this commune; the one that still waits, if there is one. `item`: a broadcast that cannot wait."""
        with self._lock:
            for job in self._jobs.values():
                if job.commune == commune and job.stage == "waiting" and job.item == item:
                    return job
            job = Job(secrets.token_hex(8), commune, item)
            self._jobs[job.id] = job
            for old in [one.id for one in self._jobs.values() if one.over][:-KEPT_JOBS]:
                del self._jobs[old]
        threading.Thread(target=self._run, args=(job,), daemon=True).start()
        return job

    def job(self, job_id: str) -> Job | None:
        return self._jobs.get(job_id)

    def _waited_for(self) -> bool:
        """Whether something that cannot wait does."""
        with self._lock:
            return any(job.item and not job.over for job in self._jobs.values())

    def running(self, commune: str) -> Job | None:
        with self._lock:
            return next((job for job in self._jobs.values() if job.commune == commune and not job.over), None)

    def _run(self, job: Job) -> None:
        started = time.monotonic()
        while not job.over:
            while not job.item and self._waited_for():
                time.sleep(0.1)
            with self._building:
                with self._lock:
                    job.stage = "editions"  # what is saved from now on is for the next job
                try:
                    self._publish(job)
                    job.stage = "done"
                except _GivesWay:
                    job.stage = "waiting"  # and is taken up where it was: what is made stays made
                except Exception as error:  # a fault of ours must be told on the page, not lost with its thread
                    job.error = f"{type(error).__name__}: {error}"[:300]
                    job.stage = "failed"
        job.seconds = time.monotonic() - started
        job.finished.set()
        if job.item:
            self.start(job.commune)  # all that is not as pressing

    def _publish(self, job: Job) -> None:
        today = Day(datetime.date.today())
        item = f"broadcasts/{job.item}" if job.item else ""
        request = Request(self._root, self._content, self._output, today, today, communes=(job.commune,), item=item)

        def progress(stride: str, done: int, of: int) -> None:
            if not job.item and self._waited_for():
                raise _GivesWay
            job.stage, job.done, job.of = stride, done, of  # type: ignore[assignment]

        outcome = build(request, progress, self._hands.pool("build"))
        job.made = len(outcome.made)
        job.findings = outcome.findings
        job.withheld = tuple((kind, item) for _, kind, item in sorted(outcome.withheld))
        if any(one.severity is Severity.ERROR and not one.item[2] for one in outcome.findings):
            job.error = next(one.code for one in outcome.findings if one.severity is Severity.ERROR)
        self._pack(job, today)

    # ── Packages ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _pack(self, job: Job, today: Day) -> None:
        publication = next(iter(read(self._content, (job.commune,)).publications), None)
        if publication is None:
            return
        records = manifest.load(self._output)
        matters = {item: kind for item, kind in _matters(publication).items() if job.item in ("", item)}
        stamps = self._stamps()
        look = str(Fingerprints(self._root).of("website"))
        made = []
        job.stage, job.done, job.of = "packages", 0, len(matters)
        for item, kind in sorted(matters.items()):
            telling = _telling(publication, item)
            files = packages.parts(records, job.commune, item, telling)
            if files and self._packed(job.commune, item, kind, files, records, stamps, look, today):
                made.append(item)
            job.done += 1
        if not job.item:
            self._clear(job.commune, made)
        write(self._state / STAMPS, json.dumps(stamps, indent=1, sort_keys=True).encode("utf-8"))
        job.packages = tuple(made)

    def _packed(
        self,
        commune: str,
        item: str,
        kind: str,
        files: Mapping[str, str],
        records: manifest.Records,
        stamps: dict[str, str],
        look: str,
        today: Day,
    ) -> bool:
        where = Place(commune, kind, item)
        seen = self._hands.pool("build").submit(rehearsal.look, where, None, "texts", today.date)
        texts = seen.result().texts
        if not texts:
            return False
        path = packages.path_of(commune, item)
        held = {name: records[source].sha256 for name, source in files.items()}
        stamp = manifest.digest(json.dumps([texts, held, look, self._words(where)], sort_keys=True).encode("utf-8"))
        if stamps.get(f"{commune}/{item}") == stamp and (self._output / path).is_file():
            return True
        pool = self._hands.pool("build")
        lacking = [name for name in (packages.UPRIGHT, packages.WIDE, packages.POSTER) if name not in files]
        drawn = {name: pool.submit(rehearsal.drawn, where, today.date, name) for name in lacking}
        whole = {name: manifest.inside(self._output, source).read_bytes() for name, source in files.items()}
        whole |= {name: data for name, future in drawn.items() if (data := future.result())}
        whole["zalo.txt"] = texts["zalo"].encode("utf-8")
        whole["tin-nhan.txt"] = (texts["sms"] + "\n").encode("utf-8")
        whole["tin-nhan-khong-dau.txt"] = (texts["sms-khong-dau"] + "\n").encode("utf-8")
        write(self._output / path, zipped(whole))
        stamps[f"{commune}/{item}"] = stamp
        return True

    def _words(self, where: Place) -> str:
        file = where.file(self._content)
        return manifest.digest(file.read_bytes()) if file.is_file() else ""

    def _stamps(self) -> dict[str, str]:
        try:
            found: dict[str, str] = json.loads((self._state / STAMPS).read_text(encoding="utf-8"))
            return found
        except (OSError, ValueError):
            return {}

    def _clear(self, commune: str, made: list[str]) -> None:
        """A matter that is no more has no package: nobody should hand out what was withdrawn."""
        for file in (self._output / "announcements" / commune / "packages").glob("*.zip"):
            if file.stem not in made:
                file.unlink()


def _matters(publication: Publication) -> dict[str, str]:
    """Each id with the kind that gives it its pictures and texts; what is withdrawn is none."""
    found: dict[str, str] = {}
    for kind in reversed(packages.KINDS):
        for item_id, item in getattr(publication, kind).items():
            if item.withdrawn is None and getattr(item, "status", None) is not AirStatus.WITHDRAWN:
                found[item_id] = kind
    return found


def _telling(publication: Publication, item: str) -> frozenset[str]:
    return frozenset(
        source.id
        for source in publication.broadcasts.values()
        if item in (source.campaign, source.notice, source.procedure)
    )


def contents(output: Path, commune: str, item: str) -> dict[str, int]:
    """What lies in a package, by name, with the size of each; empty where there is none."""
    file = output / packages.path_of(commune, item)
    if not file.is_file():
        return {}
    with zipfile.ZipFile(file) as archive:
        return {entry.filename: entry.file_size for entry in archive.infolist()}


def member(output: Path, commune: str, item: str, name: str) -> bytes | None:
    """One file of a package; None where there is none of that name."""
    file = output / packages.path_of(commune, item)
    if not file.is_file():
        return None
    with zipfile.ZipFile(file) as archive:
        return archive.read(name) if name in archive.namelist() else None
