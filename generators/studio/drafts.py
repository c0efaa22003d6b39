"""What someone has typed and not saved yet, kept outside the content folder; nothing of it is published."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generators.studio.answers import Draft
from generators.studio.places import Place
from generators.whole import write

FOLDER = "drafts"
HERE = datetime.timedelta(minutes=3)  # someone whose form has said nothing for so long has gone


@dataclass(frozen=True)
class Kept:
    """A draft with the digest of the file it was begun from ("" for a new one)."""

    draft: Draft
    base: str
    at: datetime.datetime
    by: str
    shown: str


def keep(state: Path, where: Place, name: str, shown: str, draft: Draft, base: str, now: datetime.datetime) -> None:
    entry = {"draft": draft, "base": base, "at": now.isoformat(), "by": name, "shown": shown}
    write(state / _path(where, name), json.dumps(entry, ensure_ascii=False).encode("utf-8"), private=True)


def kept(state: Path, where: Place, name: str) -> Kept | None:
    """What this person typed last; None where there is nothing, or nothing that can be read."""
    return _load(state / _path(where, name))


def forget(state: Path, where: Place, name: str) -> None:
    (state / _path(where, name)).unlink(missing_ok=True)  # its folder stays: someone may be about to write there


def others(state: Path, where: Place, name: str, now: datetime.datetime) -> list[Kept]:
    """Who else has this item open now."""
    found = []
    for file in sorted((state / FOLDER).glob(f"*/{_tail(where)}")):
        entry = _load(file)
        if entry is not None and entry.by != name and now - entry.at < HERE:
            found.append(entry)
    return found


def unsaved(state: Path, name: str) -> Iterator[tuple[Place, Kept]]:
    """All this person has begun and not saved, the latest first."""
    found = []
    for file in (state / FOLDER / name).glob("*/*/*.json"):
        entry = _load(file)
        if entry is not None:
            found.append((Place(file.parts[-3], file.parts[-2], file.stem), entry))
    yield from sorted(found, key=lambda pair: pair[1].at, reverse=True)


def _path(where: Place, name: str) -> str:
    return f"{FOLDER}/{name}/{_tail(where)}"


def _tail(where: Place) -> str:
    return f"{where.commune}/{where.kind}/{where.item}.json"


def _load(file: Path) -> Kept | None:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        at = datetime.datetime.fromisoformat(found["at"])
        return Kept(found["draft"], found["base"], at, found["by"], found["shown"])
    except (OSError, ValueError, KeyError, TypeError):
        return None  # cut off by a crash of the machine: the file itself is still there
