"""B3: more and more communes: time per commune, memory, and what a second worker brings."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks import province
from benchmarks.running import Run, loa, measured

SIZES, PROCEDURES = (10, 30, 100), 20
QUICK_SIZES, QUICK_PROCEDURES = (2, 4, 8), 5
TWO_WORKERS_AT_LEAST = 1.8
LEVEL = 1.05  # what counts as level: no more than a twentieth over the smallest size
FLAT = 1.25  # what counts as flat: ten times the communes may hold a quarter more


def b3(folder: Path, cores: Sequence[int], *, sizes: Sequence[int], procedures: int) -> dict[str, Any]:
    """Communes that share their procedures, each with a campaign, two notices and a broadcast of its own."""
    rows = []
    for size in sizes:
        content = province.write(
            folder / f"p{size}", size, procedures=procedures, national=True, campaigns=1, notices=2, broadcasts=1
        )
        rows.append(_row(size, _built(content, folder, cores[:2], 2), folder))
        if size == sizes[0]:
            alone = _built(content, folder, cores[:1], 1)
        shutil.rmtree(folder / f"p{size}")
    first, last = rows[0], rows[-1]
    faster = alone.seconds / first["seconds"]
    slowest = max(row["seconds_a_commune"] for row in rows[1:]) / first["seconds_a_commune"] if rows[1:] else 1.0
    held = last["peak_mb"] / first["peak_mb"]
    return {
        "procedures": procedures,
        "rows": rows,
        "one_worker_seconds": round(alone.seconds, 1),
        "lines": [
            {"name": "two workers / one", "value": round(faster, 2), "limit": TWO_WORKERS_AT_LEAST, "least": True,
             "met": faster >= TWO_WORKERS_AT_LEAST},
            {"name": "time per commune / that of the fewest communes", "value": round(slowest, 2), "limit": LEVEL,
             "least": False, "met": slowest <= LEVEL},
            {"name": "memory / that of the fewest communes", "value": round(held, 2), "limit": FLAT, "least": False,
             "met": held <= FLAT},
        ],
    }  # fmt: skip


def _built(content: Path, folder: Path, cores: Sequence[int], workers: int) -> Run:
    output = folder / "out"
    shutil.rmtree(output, ignore_errors=True)
    return measured(loa(content, output, "--jobs", str(workers)), cores, memory=True)


def _row(size: int, run: Run, folder: Path) -> dict[str, Any]:
    output = folder / "out"
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
