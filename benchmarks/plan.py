"""A whole country planned from what was measured: the arithmetic of docs/scale.md, every factor shown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

COMMUNES, PROVINCES = 3_321, 34  # since 1 July 2025
PROCEDURES = 400  # what a commune decides, receives or passes on, rounded up
NIGHT_HOURS = 8.0
CORES_A_MACHINE = 16
RECORD_BYTES = 420  # a file's entry in the manifest and in the memory of file times
EFFICIENCY = 0.9  # of a core on a busy machine


def words(found: Mapping[str, Any]) -> str:
    return "\n".join(_words(found))


def _words(found: Mapping[str, Any]) -> Iterator[str]:
    grown = found["B3"]
    row, few = grown["rows"][-1], grown["procedures"]
    times = PROCEDURES / few
    processor = row["processor_a_commune"] * times
    hours = COMMUNES * processor / 3600
    machines = hours / (CORES_A_MACHINE * EFFICIENCY * NIGHT_HOURS)
    megabytes = row["mb_a_commune"] * times
    state = row["state_mb_a_commune"] * times
    files = row["files_a_commune"] * times
    a_province = COMMUNES / PROVINCES
    manifest = files * a_province * RECORD_BYTES / 1e6
    yield f"From B3's {row['communes']} communes of {few} procedures, each figure times {PROCEDURES}/{few} = {times:g}:"
    yield ""
    yield "| what | arithmetic | result |"
    yield "|---|---|---:|"
    yield f"| processor, a commune | {row['processor_a_commune']:.1f} s × {times:g} | {processor / 60:.1f} min |"
    yield f"| processor, the country | {COMMUNES:,} × {processor:,.0f} s / 3600 | {hours:,.0f} core-hours |"
    yield (
        f"| machines of {CORES_A_MACHINE} cores for one night | "
        f"{hours:,.0f} / ({CORES_A_MACHINE} × {EFFICIENCY:g} × {NIGHT_HOURS:g} h) | {machines:.1f} |"
    )
    days = machines * NIGHT_HOURS / 24
    yield f"| one such machine alone | {hours:,.0f} / ({CORES_A_MACHINE} × {EFFICIENCY:g}) | {days:.1f} days |"
    yield f"| published files, a commune | {row['files_a_commune']:,} × {times:g} | {files:,.0f} |"
    yield f"| storage, a commune | {row['mb_a_commune']:.1f} MB × {times:g} | {megabytes:,.0f} MB |"
    yield f"| storage, the country | {COMMUNES:,} × {megabytes:,.0f} MB | {COMMUNES * megabytes / 1e6:.2f} TB |"
    yield f"| build folders (`.loa`) | {COMMUNES:,} × {state:,.0f} MB | {COMMUNES * state / 1e6:.2f} TB |"
    yield f"| communes of a province | {COMMUNES:,} / {PROVINCES} | {a_province:.0f} |"
    yield f"| manifest of a province | {a_province:.0f} × {files:,.0f} × {RECORD_BYTES} bytes | {manifest:,.0f} MB |"
    yield f"| processor, a province | {hours:,.0f} / {PROVINCES} | {hours / PROVINCES:.0f} core-hours |"
    yield (
        f"| a national wording changed | all sheets again: at most the {hours:,.0f} core-hours above | "
        f"{machines:.1f} machines, one night |"
    )
