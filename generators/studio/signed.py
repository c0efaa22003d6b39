"""What is known of a notice's signed original, and the desk's own shelf of those there have been, by their digest."""

from __future__ import annotations

import datetime
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from generators.findings import Finding, Severity
from generators.model.notice import Status
from generators.originals import Original, Unfit
from generators.reader import Publication
from generators.studio.places import Place
from generators.whole import write

if TYPE_CHECKING:
    from generators.studio.desk import Desk

HOLDS = (Status.ISSUED, Status.CORRECTED)
"""What an original can be given to: before that it has no number, after that it holds no more."""
SHELF = "originals"


@dataclass(frozen=True)
class Shelved:
    """An original there was before, by its digest."""

    sha: str
    at: datetime.datetime
    size: int


@dataclass(frozen=True)
class Signed:
    """How a notice stands with its original: `now` is its size (0: none), `wrong` why what is named is none."""

    open: bool
    name: str = ""
    now: int = 0
    by_machine: bool = False
    """Whether it carries a digital signature, not only ink."""
    wrong: str = ""
    before: tuple[Shelved, ...] = ()


def signed(desk: Desk, where: Place, publication: Publication | None) -> Signed | None:
    """None for what never has an original."""
    notice = publication.notices.get(where.item) if publication and where.kind == "notices" else None
    if publication is None or notice is None or (notice.status not in HOLDS and notice.signed is None):
        return None
    name = notice.signed or ""
    found = publication.originals.get(name)
    held = original(publication, where.item)
    wrong = Finding(Severity.ERROR, found.code, name, values=found.values) if isinstance(found, Unfit) else None
    there = [
        Shelved(file.stem, datetime.datetime.fromtimestamp(file.stat().st_mtime).astimezone(), file.stat().st_size)
        for file in _shelf(desk, where).glob("*.pdf")
        if held is None or file.stem != held.sha256
    ]
    return Signed(
        open=notice.status in HOLDS,
        name=PurePath(name).name,
        now=held.file.stat().st_size if held else 0,
        by_machine=held is not None and held.signed,
        wrong=wrong.message(desk.say) if wrong else "",
        before=tuple(sorted(there, key=lambda one: one.at, reverse=True)),
    )


def original(publication: Publication | None, item: str) -> Original | None:
    """The signed original of a notice, where it has a sound one."""
    notice = publication.notices.get(item) if publication else None
    found = publication.originals.get(notice.signed or "") if publication and notice else None
    return found if isinstance(found, Original) else None



def _shelf(desk: Desk, where: Place) -> Path:
    return desk.settings.state / SHELF / where.commune / where.item


def shelve(desk: Desk, where: Place, data: bytes) -> None:
    """Keep an original for whoever wants it back."""
    file = _shelf(desk, where) / f"{hashlib.sha256(data).hexdigest()}.pdf"
    if not file.exists():
        write(file, data, private=True)


def shelved(desk: Desk, where: Place, sha: str) -> bytes | None:
    """The original of this digest; None where there was none."""
    file = _shelf(desk, where) / f"{sha}.pdf"
    return file.read_bytes() if re.fullmatch("[0-9a-f]{64}", sha) and file.is_file() else None
