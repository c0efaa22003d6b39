"""How fast text is put into spoken words: short phrases a second on one core, and whether time is linear in length.

Run: python benchmarks/speech.py [--at-least 10000]. CPU time of this process only, best of several rounds.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from generators.vietnamese import say  # noqa: E402  the package lies beside this folder

TESTS = ROOT / "tests" / "vietnamese"

GOAL = 10_000
"""Short phrases a second on one core; a station's day is a few thousand."""

ROUNDS = 7


def phrases(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t")[0].replace("\\n", "\n") for line in lines]


def best_seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--at-least", type=int, default=GOAL, help="phrases a second below which the exit code is 1")
    goal = parser.parse_args().at_least

    examples = phrases(TESTS / "speech_examples.tsv")
    rows = [row for file in sorted((TESTS / "tables").glob("*.tsv")) for row in phrases(file)]
    rates = {}
    for name, given in (("examples", examples), ("tables", rows)):
        times = max(1, 1000 // len(given))
        seconds = best_seconds(lambda given=given, times=times: [say(text) for text in given * times])  # type: ignore[misc]
        rates[name] = len(given) * times / seconds
        letters = sum(map(len, given)) / len(given)
        print(f"{name:10} {len(given):5} phrases of {letters:4.0f} letters: {rates[name]:8,.0f} a second")

    print("\none text, growing:")
    document = " ".join(examples)
    for times in (1, 4, 16, 64):
        text = document * times
        seconds = best_seconds(lambda text=text: say(text))  # type: ignore[misc]
        print(f"{len(text):9,} letters: {seconds * 1000:8.1f} ms, {len(text) / seconds:10,.0f} letters a second")

    return 0 if min(rates.values()) >= goal else 1


if __name__ == "__main__":
    sys.exit(main())
