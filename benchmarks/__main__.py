"""`./loa bench`, also `python -m benchmarks`: B1 to B4, a table on the screen, JSON, and the page in docs/.

The content is invented (`benchmarks.province`): 20 procedures, 3 campaigns, 5 notices, 5 broadcasts of three minutes.
Nothing of it is needed to use Loa.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import comparison, edits, given, growth, plan, province, report, shell
from benchmarks.running import ROOT

NAMES = ("B1", "B2", "B3", "B4")
PAGE = ROOT / "docs" / "benchmarks.md"
PLAN = ROOT / "docs" / "scale.md"
RESULTS = ROOT / "docs" / "benchmarks.json"
SHARE = 6  # one in six of the shell's command lines, unless all are asked for


def main(words: list[str] | None = None) -> int:
    asked = _asked(words)
    wanted = asked.only or list(NAMES)
    if {"B1", "B2"} & set(wanted) and shell.lacking():
        print(f"B1 and B2 need: sudo apt-get install {' '.join(shell.lacking())}", file=sys.stderr)
        return 2
    every = sorted(os.sched_getaffinity(0))
    cores = every[:2]
    found: dict[str, Any] = {"machine": _machine(), "quick": asked.quick}
    with tempfile.TemporaryDirectory(dir=asked.folder) as name:
        folder = Path(name)
        if set(wanted) - {"B3"}:
            few = min(5, asked.procedures)
            content = province.write(
                folder / "one", 1, procedures=asked.procedures, notices=few, broadcasts=asked.broadcasts
            )
            taken = folder / "given"
            _say("inputs of every file, and B4")
            os.sched_setaffinity(0, cores[:1])
            shares = given.take(content, folder / "taken", taken)
            os.sched_setaffinity(0, cores)
            if "B4" in wanted:
                _tell(found, "B4", comparison.b4(shares), asked)
            if "B2" in wanted:
                _tell(found, "B2", edits.b2(content, taken, folder, cores, asked.procedures), asked)
            if "B1" in wanted:
                seconds = asked.minutes * 60 - (time.perf_counter() - STARTED)
                share = 1 if asked.whole else SHARE
                _tell(found, "B1", comparison.b1(content, taken, folder, cores, share=share, seconds=seconds), asked)
        if "B3" in wanted:
            os.sched_setaffinity(0, every)
            sizes = asked.sizes or (growth.QUICK_SIZES if asked.quick else growth.SIZES)
            procedures = growth.QUICK_PROCEDURES if asked.quick else growth.PROCEDURES
            _tell(found, "B3", growth.b3(folder, every, sizes=sizes, procedures=procedures), asked)
    if asked.json is not None:
        text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
        sys.stdout.write(text) if str(asked.json) == "-" else asked.json.write_text(text, encoding="utf-8")
    if asked.docs:
        _publish(found)
    missed = [line["name"] for name in NAMES for line in _promises(found.get(name, {})) if line["met"] is False]
    for line in missed:
        _say(f"missed: {line}")
    return 1 if missed else 0


STARTED = time.perf_counter()


def _asked(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./loa bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=NAMES, help="one of them; may be given again")
    parser.add_argument("--json", type=Path, help="where to write what was measured; - for the screen")
    parser.add_argument("--docs", action="store_true", help="write the tables of docs/benchmarks.md and its JSON")
    parser.add_argument("--quick", action="store_true", help="B3 with few communes of five procedures")
    parser.add_argument("--minutes", type=float, default=8.0, help="B1 goes on in rounds until these are over")
    parser.add_argument("--whole", action="store_true", help="B1: every command of the shell, no sample")
    parser.add_argument("--sizes", type=_numbers, help="B3: numbers of communes, 10,30,100")
    parser.add_argument("--procedures", type=int, default=20, help=argparse.SUPPRESS)  # tests want few
    parser.add_argument("--broadcasts", type=int, default=5, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder otherwise")
    return parser.parse_args(words)


def _numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _tell(found: dict[str, Any], name: str, result: dict[str, Any], asked: argparse.Namespace) -> None:
    found[name] = result
    if str(asked.json) != "-":
        print(f"\n{name}\n\n{report.table(name, result)}", flush=True)


def _promises(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [*result.get("lines", []), *(row for row in result.get("rows", []) if "met" in row)]


def _publish(found: dict[str, Any]) -> None:
    """The page and its JSON; what this run did not measure stays as it was."""
    before = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    whole = {**before, **found}
    RESULTS.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    report.put(PAGE, "machine", _machine_words(whole["machine"]))
    for name in NAMES:
        if name in whole:
            report.put(PAGE, name, report.table(name, whole[name]))
    if "B3" in whole:
        report.put(PLAN, "plan", plan.words(whole))


def _machine() -> dict[str, Any]:
    told = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    models = (line.partition(":")[2].strip() for line in told if line.startswith("model name"))
    return {
        "processor": next(models, platform.machine()),
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
    }


def _machine_words(machine: dict[str, Any]) -> str:
    return f"{machine['processor']}, {machine['cores']} cores, {machine['system']}, Python {machine['python']}."


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
