"""B1: one commune from nothing, beside the same files by other means, and B4: what each part of the work takes."""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import given, shell
from benchmarks.running import Run, loa, measured

SERIAL_AT_LEAST, TWO_AT_A_TIME_AT_LEAST = 6.0, 3.5
ONE_CORE_AT_MOST, TWO_CORES_AT_MOST = 1.25, 0.75


def floor(taken: Path, output: Path) -> list[str]:
    return [sys.executable, "-P", "-m", "benchmarks.direct", str(taken), str(output)]


def b1(content: Path, taken: Path, folder: Path, cores: Sequence[int], *, share: int, seconds: float) -> dict[str, Any]:
    """Rounds of pairs until `seconds` are spent, one at least; of the shell's files one in `share`, another each round.

    What is sampled is counted as often as it stands for; ratios are those of the same round, medians over rounds.
    """
    jobs = given.jobs(taken)
    rounds: list[dict[str, float]] = []
    began = time.perf_counter()
    while not rounds or time.perf_counter() - began + _longest(rounds) < seconds:
        place = folder / f"round{len(rounds)}"
        two = measured(loa(content, place / "two", "--jobs", "2"), cores[:2])
        one = measured(loa(content, place / "one", "--jobs", "1"), cores[:1])
        direct = measured(floor(taken, place / "direct"), cores[:1])
        found = {
            "loa_two_cores": two.seconds,
            "loa_one_core": one.seconds,
            "direct_one_core": direct.seconds,
            "loa_two_cores_processor": two.processor,
            "direct_processor": direct.processor,
        }
        for name, at_once in (("shell_serial", 1), ("shell_two_at_a_time", 2)):
            parts = _sampled(jobs, taken, place / name, cores[:2], share, len(rounds), at_once)
            found[name] = sum(run.seconds * weight for _, run, weight in parts)
            found |= {f"{name}_{part}": run.seconds * weight for part, run, weight in parts}
        found["round"] = time.perf_counter() - began - sum(one_round["round"] for one_round in rounds)
        rounds.append(found)
        shutil.rmtree(place)
    middle = {key: statistics.median(one_round[key] for one_round in rounds) for key in rounds[0] if key != "round"}

    def ratio(above: str, below: str) -> float:
        return statistics.median(one_round[above] / one_round[below] for one_round in rounds)

    lines = [
        _line("shell, serial / Loa, two cores", ratio("shell_serial", "loa_two_cores"), SERIAL_AT_LEAST, least=True),
        _line(
            "shell, two at a time / Loa, two cores",
            ratio("shell_two_at_a_time", "loa_two_cores"),
            TWO_AT_A_TIME_AT_LEAST,
            least=True,
        ),
        _line("Loa / direct calls, one core", ratio("loa_one_core", "direct_one_core"), ONE_CORE_AT_MOST, least=False),
        _line(
            "Loa on two cores / direct calls on one",
            ratio("loa_two_cores", "direct_one_core"),
            TWO_CORES_AT_MOST,
            least=False,
        ),
    ]
    files = sum(len(job.outputs) for job in jobs if job.kind != "code")
    return {"files": files, "rounds": len(rounds), "share_of_shell": share, "seconds": middle, "lines": lines}


def _longest(rounds: list[dict[str, float]]) -> float:
    return max(one_round["round"] for one_round in rounds)


def _line(name: str, value: float, limit: float, *, least: bool) -> dict[str, Any]:
    met = value >= limit if least else value <= limit
    return {"name": name, "value": round(value, 2), "limit": limit, "least": least, "met": met}


def _sampled(
    jobs: Sequence[given.Job], taken: Path, output: Path, cores: Sequence[int], share: int, turn: int, at_once: int
) -> Iterator[tuple[str, Run, float]]:
    shell.prepare(jobs, taken, output)
    whole = share == 1
    for name, held in shell.parts(jobs).items():
        all_of_it = whole or name in ("small", "copy", "zip")  # these take a second or two, and need one another
        chosen = list(held) if all_of_it else list(held)[turn % share :: share] or list(held)[:1]
        if name == "copy" and not whole:  # what it copies has not all been made: its time is that of a copy anyway
            chosen = [job for job in chosen if not job.from_output or (output / job.given).is_file()]
        if name == "zip" and not whole:
            chosen = [job for job in chosen if (output / job.given).is_dir() and any((output / job.given).iterdir())]
        if not chosen:
            continue
        weight = _size(held) / _size(chosen)
        lines = [shell.line(job, taken, output) for job in chosen]
        yield name, measured(shell.one_by_one(lines, output / f"{name}.lines", at_once), cores), weight


def _size(jobs: Sequence[given.Job]) -> float:
    """Sounds by their length, all else by number."""
    return sum(float(job.settings.get("seconds", 1.0)) for job in jobs)


def b4(shares: dict[given.Part, given.Share]) -> dict[str, Any]:
    """Rates and shares of the parts, in processor seconds of one core."""
    whole = sum(share.seconds for share in shares.values())
    return {
        "processor_seconds": round(whole, 1),
        "parts": [
            {
                "name": name,
                "seconds": round(share.seconds, 2),
                "share": round(share.seconds / whole, 4),
                "made": dict(share.made),
                "a_second": {unit: round(count / share.seconds, 1) for unit, count in share.made.items()},
            }
            for name, share in sorted(shares.items(), key=lambda entry: -entry[1].seconds)
        ],
    }
