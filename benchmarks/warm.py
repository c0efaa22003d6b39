"""A program that stays, as `loa serve` does: makes what an edit changed, again and again, and tells the seconds.

    python -m benchmarks.warm CONTENT OUTPUT FILE TEXT INSTEAD TIMES [SCOPE…]

In FILE, TEXT becomes INSTEAD and a number, TIMES times; printed is a JSON list of {seconds, made}.
"""

from __future__ import annotations

import datetime
import json
import sys
import time
from pathlib import Path

from benchmarks.running import ROOT
from generators.build import build, pressmen
from generators.request import SCOPES, Request
from generators.values import Day


def main(content: str, output: str, file: str, text: str, instead: str, times: str, *scopes: str) -> None:
    today = Day(datetime.date.today())
    wanted = frozenset(scope for scope in SCOPES if not scopes or scope in scopes)
    request = Request(ROOT, Path(content), Path(output), today, today, scopes=wanted)
    edited = Path(file)
    original = edited.read_text(encoding="utf-8")
    told = []
    with pressmen(request) as executor:
        for count in range(-1, int(times)):  # the first one warms the hands, as the first build of a serving Loa does
            edited.write_text(original.replace(text, f"{instead} {count + 2}", 1), encoding="utf-8")
            started = time.perf_counter()
            outcome = build(request, executor=executor)
            if count >= 0:
                told.append({"seconds": time.perf_counter() - started, "made": len(outcome.made)})
    edited.write_text(original, encoding="utf-8")
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
