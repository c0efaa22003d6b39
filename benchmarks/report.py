"""What was measured, as a table for people and for the page in docs/; numbers come from the JSON alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

BEGIN, END = "<!-- loa bench: {} -->", "<!-- /loa bench: {} -->"
SECONDS = {
    "loa_two_cores": "Loa, whole process, two cores",
    "loa_one_core": "Loa, whole process, one core",
    "direct_one_core": "direct library calls, one warm program, one core",
    "shell_serial": "shell pipeline, one command at a time",
    "shell_two_at_a_time": "shell pipeline, two at a time, two cores",
}


def table(name: str, found: dict[str, Any]) -> str:
    """One benchmark as Markdown."""
    return "\n".join({"B1": _b1, "B2": _b2, "B3": _b3, "B4": _b4}[name](found))


def put(page: Path, name: str, words: str) -> None:
    """Write a table between its two marks; SystemExit where the page lacks them."""
    text = page.read_text(encoding="utf-8")
    begin, end = BEGIN.format(name), END.format(name)
    if begin not in text or end not in text:
        raise SystemExit(f"{page.name}: no place for {name}")
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    page.write_text(f"{before}{begin}\n{words}\n{end}{after}", encoding="utf-8")


def _lines(lines: list[dict[str, Any]]) -> Iterator[str]:
    yield "| line | measured | promised | |"
    yield "|---|---:|---:|---|"
    for line in lines:
        sign = "≥" if line["least"] else "≤"
        yield f"| {line['name']} | {line['value']:.2f} | {sign} {line['limit']:g} | {_met(line['met'])} |"


def _met(met: bool | None) -> str:
    return "" if met is None else "met" if met else "**missed**"


def _b1(found: dict[str, Any]) -> Iterator[str]:
    sampled = "all" if found["share_of_shell"] == 1 else f"one in {found['share_of_shell']}"
    yield f"{found['files']} files; rounds: {found['rounds']}; of the shell's commands {sampled} were run."
    yield ""
    yield "| who | seconds |"
    yield "|---|---:|"
    for key, name in SECONDS.items():
        yield f"| {name} | {found['seconds'][key]:.1f} |"
    yield ""
    yield from _lines(found["lines"])


def _b2(found: dict[str, Any]) -> Iterator[str]:
    yield "| change | files remade | Loa (s) | make (s) | promised (s) | |"
    yield "|---|---:|---:|---:|---:|---|"
    for row in found["rows"]:
        limit = "" if row["limit"] is None else f"≤ {row['limit']:g}"
        make = "–" if row["make"] is None else f"{row['make']:.2f}"
        yield f"| {row['name']} | {row['files']} | {row['loa']:.2f} | {make} | {limit} | {_met(row['met'])} |"


def _b3(found: dict[str, Any]) -> Iterator[str]:
    beside = "; the largest beside the others, on cores of its own" if found.get("beside") else ""
    yield f"{found['procedures']} procedures each, shared by all; two workers on two cores{beside}."
    yield ""
    yield "| communes | seconds | seconds a commune | processor seconds a commune | memory (MB) | MB a commune |"
    yield "|---:|---:|---:|---:|---:|---:|"
    for row in found["rows"]:
        yield (
            f"| {row['communes']} | {row['seconds']:.0f} | {row['seconds_a_commune']:.1f} | "
            f"{row['processor_a_commune']:.1f} | {row['peak_mb']} | {row['mb_a_commune']:.1f} |"
        )
    yield ""
    yield from _lines(found["lines"])


def _b4(found: dict[str, Any]) -> Iterator[str]:
    yield f"{found['processor_seconds']:.0f} processor seconds in all, one process."
    yield ""
    yield "| part | share | seconds | a second |"
    yield "|---|---:|---:|---|"
    for part in found["parts"]:
        rates = ", ".join(f"{rate:,.1f} {unit}" for unit, rate in part["a_second"].items())
        rates = rates.replace("seconds of sound", "× real time")
        yield f"| {part['name']} | {part['share']:.1%} | {part['seconds']:.1f} | {rates} |"
