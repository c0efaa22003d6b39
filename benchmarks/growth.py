"""B3: more and more communes: time per commune, memory, and what a second worker brings."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import province
from benchmarks.running import ROOT, Run, loa, measured

SIZES, PROCEDURES = (10, 30, 100), 20
QUICK_SIZES, QUICK_PROCEDURES = (2, 4, 8), 5
TWO_WORKERS_AT_LEAST = 1.8
LEVEL = 1.05  # what counts as level: no more than a twentieth over the smallest size
FLAT = 1.25  # what counts as flat: ten times the communes may hold a quarter more


def b3(folder: Path, cores: Sequence[int], *, sizes: Sequence[int], procedures: int) -> dict[str, Any]:
    """Communes that share their procedures, each with a campaign, two notices and a broadcast of its own.

    `cores` in pairs: where there are four, the largest size runs on the second pair, beside the others.
    """
    *few, most = sizes
    first, second = cores[:2], cores[2:4]
    beside = _measuring(folder, most, procedures, 2, second) if few and len(second) == 2 else None
    try:
        rows = [_measured(_measuring(folder, size, procedures, 2, first)) for size in (few or [most])]
        alone = _measured(_measuring(folder, sizes[0], procedures, 1, first[:1]))
        if few:
            rows.append(_measured(beside or _measuring(folder, most, procedures, 2, first)))
    finally:
        if beside is not None:
            _stop(beside)
    first, last = rows[0], rows[-1]
    faster = alone["seconds"] / first["seconds"]
    slowest = max(row["seconds_a_commune"] for row in rows[1:]) / first["seconds_a_commune"] if rows[1:] else 1.0
    held = last["peak_mb"] / first["peak_mb"]
    return {
        "procedures": procedures,
        "rows": rows,
        "one_worker_seconds": alone["seconds"],
        "beside": beside is not None,
        "lines": [
            {"name": "two workers / one", "value": round(faster, 2), "limit": TWO_WORKERS_AT_LEAST, "least": True,
             "met": faster >= TWO_WORKERS_AT_LEAST},
            {"name": "time per commune / that of the fewest communes", "value": round(slowest, 2), "limit": LEVEL,
             "least": False, "met": slowest <= LEVEL},
            {"name": "memory / that of the fewest communes", "value": round(held, 2), "limit": FLAT, "least": False,
             "met": held <= FLAT},
        ],
    }  # fmt: skip


def _measuring(
    folder: Path, size: int, procedures: int, workers: int, cores: Sequence[int]
) -> subprocess.Popen[str]:
    """One size on its own cores, in a process of its own: what it starts is then counted for it alone."""
    words = [folder / f"p{size}w{workers}", size, procedures, workers, ",".join(map(str, cores))]
    command = [sys.executable, "-P", "-m", "benchmarks.growth", *map(str, words)]
    return subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,  # it can be stopped with everything it has started
    )


def _stop(process: subprocess.Popen[str]) -> None:
    """With everything it has started; nothing where it is over."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _measured(process: subprocess.Popen[str]) -> dict[str, Any]:
    try:
        said, _ = process.communicate()
    finally:
        _stop(process)
    if process.returncode:
        raise SystemExit(process.returncode)  # it has said why
    print(said.strip(), file=sys.stderr, flush=True)
    row: dict[str, Any] = json.loads(said)
    return row


def main(folder: Path, size: int, procedures: int, workers: int, cores: Sequence[int]) -> dict[str, Any]:
    """A row of the table."""
    content = province.write(folder, size, procedures=procedures, national=True, campaigns=1, notices=2, broadcasts=1)
    output = folder / "out"
    row = _row(size, measured(loa(content, output, "--jobs", str(workers)), cores, memory=True), output)
    shutil.rmtree(folder)
    return row


def _row(size: int, run: Run, output: Path) -> dict[str, Any]:
    files = [path for path in output.rglob("*") if path.is_file()]
    made = [path for path in files if ".loa" not in path.parts]
    return {
        "communes": size,
        "seconds": round(run.seconds, 1),
        "seconds_a_commune": round(run.seconds / size, 2),
        "processor_a_commune": round(run.processor / size, 2),
        "peak_mb": round(run.peak_mb),
        "files_a_commune": round(len(made) / size),
        "mb_a_commune": round(sum(path.stat().st_size for path in made) / size / 1e6, 2),
        "state_mb_a_commune": round(sum(path.stat().st_size for path in files if ".loa" in path.parts) / size / 1e6, 2),
    }


if __name__ == "__main__":
    where, size, procedures, workers, cores = sys.argv[1:]
    found = main(Path(where), int(size), int(procedures), int(workers), [int(core) for core in cores.split(",")])
    print(json.dumps(found))
