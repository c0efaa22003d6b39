"""B2: what an officer waits for after changing one thing, beside make over off-the-shelf programs."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import given, shell
from benchmarks.running import ROOT, Run, loa, measured
from generators import manifest

ROUNDS = 3  # the middle one counts


@dataclass(frozen=True)
class Edit:
    """A change of one text in one file; `limit` is what we promise, in seconds, of a Loa that stays (`loa serve`)."""

    name: str
    file: str
    text: str
    scopes: tuple[str, ...] = ()
    limit: float | None = None


STEP = "procedures/thu-tuc-{last}.yml", "Điền tờ khai, đính kèm"
EDITS = (
    Edit("a step, without the website", *STEP, ("announcements",), 1.0),
    Edit("a step, with the website", *STEP, limit=3.0),
    Edit("a notice", "notices/lich-2.yml", "thông báo lịch"),
    Edit("a script", "campaigns/dot-2.yml", "bắt đầu đợt"),
)
NOTHING_AT_MOST = 0.5
WORDING = "templates/wording/vi/sheets.yml", "ask: "
"""A set phrase of every sheet: the line that says whom to ask."""


def b2(content: Path, taken: Path, folder: Path, cores: Sequence[int], procedures: int) -> dict[str, Any]:
    """Loa and make on the same cores; make gets the finished inputs of what Loa remade, changed.

    The procedure edited is the last, which no notice has as its annex.
    """
    output, made = folder / "edited", folder / "make"
    measured(loa(content, output), cores)
    jobs = given.jobs(taken)
    _in_place(jobs, taken, output, made)
    (folder / "Makefile").write_text(shell.makefile(jobs, taken, made), encoding="utf-8")
    make = ["make", "-s", f"-j{len(cores)}", "-f", str(folder / "Makefile"), "all"]
    measured(make, cores)  # what a copy made out of order
    rows = [_row("nothing", [measured(loa(content, output), cores) for _ in range(ROUNDS)],
                 [measured(make, cores) for _ in range(ROUNDS)], 0, NOTHING_AT_MOST)]  # fmt: skip
    for edit in EDITS:
        file = content / "communes" / "vi-du-1" / edit.file.format(last=procedures)
        original = file.read_text(encoding="utf-8")
        only = [word for scope in edit.scopes for word in ("--only", scope)]
        ours = []
        for count in range(ROUNDS):
            _change(file, original, edit.text, f"{edit.text} lần {count}")
            before = manifest.load(output)
            ours.append(measured(loa(content, output, *only), cores))
        remade = _remade(before, manifest.load(output))
        _touch(jobs, taken, remade)
        rows.append(_row(edit.name, ours, [measured(make, cores)], len(remade), None))
        file.write_text(original, encoding="utf-8")
        if edit.limit is not None:
            measured(loa(content, output), cores)
            rows.append(_staying(edit, content, output, file, cores))
            file.write_text(original, encoding="utf-8")
        measured(loa(content, output), cores)
    rows.append(_wording(content, output, cores))
    return {"rows": rows}


def _staying(edit: Edit, content: Path, output: Path, file: Path, cores: Sequence[int]) -> dict[str, Any]:
    """The same edit where Loa is there already, its modules loaded and its hands warm."""
    words = [content, output, file, edit.text, edit.text, ROUNDS, *edit.scopes]
    command = [sys.executable, "-m", "benchmarks.warm", *map(str, words)]
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        preexec_fn=lambda: os.sched_setaffinity(0, cores),
    )
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    told = json.loads(done.stdout)
    ours = [Run(found["seconds"], found["seconds"]) for found in told]
    return _row(f"{edit.name}, while loa serve runs", ours, [], told[-1]["made"], edit.limit)


def _wording(content: Path, output: Path, cores: Sequence[int]) -> dict[str, Any]:
    """A set phrase of all sheets, changed in a checkout of its own; for make that is B1's sheets over again."""
    checkout = output.parent / "checkout"
    for name in ("generators", "templates"):
        shutil.copytree(ROOT / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.lock", "mkdocs.yml"):
        shutil.copy2(ROOT / name, checkout / name)
    there = {"PYTHONPATH": str(checkout)}
    measured(loa(content, output), cores, more=there)
    file, text = checkout / WORDING[0], WORDING[1]
    _change(file, file.read_text(encoding="utf-8"), text, f"{text}Xin ")
    before = manifest.load(output)
    ours = measured(loa(content, output), cores, more=there)
    return _row("a wording of every sheet", [ours], [], len(_remade(before, manifest.load(output))), None)


def _remade(before: manifest.Records, after: manifest.Records) -> set[str]:
    """Paths whose bytes are others now."""
    return {path for path in after if path not in before or before[path].sha256 != after[path].sha256}


def _in_place(jobs: Sequence[given.Job], taken: Path, output: Path, made: Path) -> None:
    """Outputs for make to find: ours, younger than all inputs."""
    shell.prepare(jobs, taken, made)
    shutil.copytree(output, made, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".loa"))
    for kind in ("", "copy", "zip"):
        now = time.time()
        for job in jobs:
            if (job.kind if job.kind in ("copy", "zip") else "") == kind:
                for path in job.outputs:
                    target = made / path
                    target.touch()
                    os.utime(target, (now, now))
        time.sleep(0.02)
        (made / "site.made").touch() if not kind else None


def _change(file: Path, original: str, text: str, instead: str) -> None:
    if text not in original:
        raise SystemExit(f"{file.name}: {text!r} is not there")
    file.write_text(original.replace(text, instead, 1), encoding="utf-8")


def _touch(jobs: Sequence[given.Job], taken: Path, remade: set[str]) -> None:
    """The inputs of what changed are younger than its outputs now."""
    for job in jobs:
        if remade & set(job.outputs):
            for source in shell.inputs(job, taken):
                source.touch()


def _row(name: str, ours: list[Run], theirs: list[Run], files: int, limit: float | None) -> dict[str, Any]:
    seconds = statistics.median(run.seconds for run in ours)
    return {
        "name": name,
        "files": files,
        "loa": round(seconds, 2),
        "loa_processor": round(statistics.median(run.processor for run in ours), 2),
        "make": round(statistics.median(run.seconds for run in theirs), 2) if theirs else None,
        "limit": limit,
        "met": None if limit is None else seconds <= limit,
    }
