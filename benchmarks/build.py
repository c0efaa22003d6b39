"""How long builds take: an edit, a wording change and nothing at all (B2), and more and more communes (B3).

    python -m benchmarks.build [--communes 1,5,10] [--jobs 1,2] [--json FILE]

Each figure is wall-clock seconds of a whole process, as an officer waits for it; what counts are the ratios of one
run. Content is invented and differs in every text.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from benchmarks import province

ROOT = Path(__file__).parent.parent
ROUNDS = 3  # the middle one counts


@dataclass(frozen=True)
class Figure:
    """`seconds`: the median of the rounds. `peak_mb`: the most memory any one process of the build held."""

    name: str
    seconds: float
    peak_mb: float


def loa(content: Path, output: Path, *more: str) -> None:
    command = [sys.executable, "-m", "generators", "build", "--content", str(content), "--output", str(output), *more]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr.decode("utf-8"))


def measured(
    name: str, run: Callable[[], None], before: Callable[[], object] = lambda: None, rounds: int = ROUNDS
) -> Figure:
    times = []
    for _ in range(rounds):
        before()
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Figure(name, round(statistics.median(times), 2), round(peak))


def edits(folder: Path) -> list[Figure]:
    """B2: what an officer waits for after changing one thing in a commune of ordinary size."""
    content, output = province.write(folder, 1), folder / "out"
    first = measured("B2 cold, 1 commune", lambda: loa(content, output), rounds=1)
    step = content / "communes/vi-du-1/procedures/thu-tuc-7.yml"
    notice = content / "communes/vi-du-1/notices/lich-2.yml"
    script = content / "communes/vi-du-1/campaigns/dot-2.yml"
    count = iter(range(1_000))

    def change(file: Path, old: str) -> Callable[[], object]:
        original = file.read_text(encoding="utf-8")
        return lambda: file.write_text(original.replace(old, f"{old} lần {next(count)}"), encoding="utf-8")

    return [
        first,
        measured("B2 nothing to do", lambda: loa(content, output)),
        measured("B2 a step, without the website", lambda: loa(content, output, "--only", "announcements"),
                 change(step, "Điền tờ khai, đính kèm")),
        measured("B2 a step, all", lambda: loa(content, output), change(step, "Điền tờ khai, đính kèm")),
        measured("B2 a notice, all", lambda: loa(content, output), change(notice, "thông báo lịch")),
        measured("B2 a script, all", lambda: loa(content, output), change(script, "bắt đầu đợt")),
    ]  # fmt: skip


def growth(folder: Path, sizes: list[int], jobs: list[int]) -> list[Figure]:
    """B3: communes that share their procedures, by their number and by the number of workers."""
    found = []
    for size in sizes:
        content = province.write(folder / f"p{size}", size, national=True, campaigns=1, notices=2, broadcasts=1)
        for workers in jobs:
            output = folder / f"out{size}-{workers}"
            figure = measured(
                f"B3 {size} communes, {workers} workers",
                partial(loa, content, output, "--jobs", str(workers)),
                rounds=1,
            )
            found.append(figure)
            print(f"{figure.name:42} {figure.seconds:8.2f} s  {figure.seconds / size:6.2f} s a commune", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--communes", default="1,5,10")
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = edits(Path(folder) / "one")
        for figure in found:
            print(f"{figure.name:42} {figure.seconds:8.2f} s  {figure.peak_mb:6.0f} MB", flush=True)
        sizes, jobs = ([int(n) for n in text.split(",")] for text in (asked.communes, asked.jobs))
        found += growth(Path(folder), sizes, jobs)
    if asked.json:
        asked.json.write_text(json.dumps([asdict(figure) for figure in found], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
