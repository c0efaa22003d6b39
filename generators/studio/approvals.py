"""What was approved and would now say other words: such a broadcast is a draft again, at once; knows no page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generators.model.broadcast import AirStatus
from generators.reader import read
from generators.studio import edited
from generators.studio.places import Place
from generators.studio.versions import Held

TOLD = {"campaigns": "campaign", "procedures": "procedure"}
"""The kinds a broadcast reads out while they can still be changed, and the key it names them by."""
UNHEARD = {"source", "as_of", "checked", "qr", "aliases", "facts"}
"""The keys of such an item that are never said."""
LOST: dict[str, object] = {"status": AirStatus.DRAFT.value, "approved": None}


def lost(content: Path, told: Place, before: str, now: str) -> tuple[Place, ...]:
    """The approved broadcasts that read an item out which is about to be other words, or will be on some other day."""
    if told.kind not in TOLD or not _heard_otherwise(before, now):
        return ()
    publication = next(iter(read(content, (told.commune,)).publications), None)
    found = [
        Place(told.commune, "broadcasts", source.id)
        for source in (publication.broadcasts.values() if publication else ())
        if source.status is AirStatus.APPROVED and getattr(source, TOLD[told.kind]) == told.item
    ]
    return tuple(where for where in found if where.file(content).is_file())


def drafts_again(content: Path, broadcasts: Iterable[Place]) -> dict[Path, Held]:
    """The files of these broadcasts without their approval."""
    files = [where.file(content) for where in broadcasts]
    return {file: edited.changed(file.read_text(encoding="utf-8"), LOST) for file in files}


def _heard_otherwise(before: str, now: str) -> bool:
    old, new = (edited.tree(text).data if text.strip() else {} for text in (before, now))
    return any(old.get(key) != new.get(key) for key in {*old, *new} - UNHEARD)
