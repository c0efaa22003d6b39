"""The life of what a commune publishes: a notice given its number; anything corrected, withdrawn; the register.

Edits the commune's own YAML files with their comments kept. The register (Sổ đăng ký văn bản đi, Nghị định
30/2020/NĐ-CP, Điều 15) is `register.yml` beside commune.yml: a line a number, with the sum of the text it froze.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generators import checks
from generators.faults import Fault
from generators.findings import Severity
from generators.frozen import frozen_sum
from generators.life_drafts import Act, Kind, corrections
from generators.model import Broadcast, Campaign, Notice, Procedure
from generators.model.broadcast import AirStatus
from generators.model.notice import FROZEN, Status
from generators.reader import Publication
from generators.register import Entry, Register
from generators.values import Day
from generators.whole import write_all

NUMBER_WIDTH = 2  # numbers below ten take a zero: Số: 05/TB-UBND. PL I, phần I, mục II.3


class Refused(Exception):
    """Why a step of a notice's life is not taken: the key of a phrase in findings, and its values."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class Change:
    """Files to write, by path."""

    files: dict[Path, str]

    def write(self) -> tuple[Path, ...]:
        """Put all of them in place, or none."""
        write_all({file: text.encode("utf-8") for file, text in self.files.items()})
        return tuple(self.files)


def issue(content: Path, publication: Publication, item_id: str, number: int, day: Day) -> Change:
    """Give a notice its number and day; its text is frozen from now on.

    Raises Refused for a notice there is none of, that has been issued, is still a draft, an example or in error; for a
    number taken, a day out of order.
    """
    notice = _notice(publication, item_id)
    if notice.status in FROZEN:
        raise Refused("already-issued", id=item_id, number=notice.number or "")
    if notice.status is not Status.FOR_SIGNATURE or notice.draft:
        raise Refused("not-for-signature", id=item_id)
    if notice.illustrative:
        raise Refused("issue-illustrative", id=item_id)
    for finding in checks.run(publication, day):
        waiting = finding.code == "signed-not-issued"  # its original is there; this is the step it waits for
        if finding.severity is Severity.ERROR and finding.item[1:] == ("notices", item_id) and not waiting:
            raise Refused(finding.code, **finding.values)
    try:
        register = Register.read(content, publication.commune.id)
    except Fault as fault:  # no number without knowing which are taken
        raise Refused("register-unreadable", reason=fault.key, **fault.values) from fault
    text_number = f"{number:0{NUMBER_WIDTH}d}"
    for entry in register.of_year(day.date.year):
        if entry.number == number:
            raise Refused("number-taken", number=text_number, id=entry.notice, day=entry.on.written)
        if (entry.number < number and entry.on > day) or (entry.number > number and entry.on < day):
            raise Refused("day-out-of-order", number=text_number, other=str(entry.number), day=entry.on.written)
    file, data, yaml = _opened(content, publication, "notices", item_id)
    data["status"] = Status.ISSUED.value
    if "number" not in data:
        data.insert(list(data).index("status") + 1, "number", None)
    data["number"] = text_number
    place = {key: value for key, value in (data.get("date") or {}).items() if key == "place"}
    data["date"] = {**place, "day": day.date.day, "month": day.date.month, "year": day.date.year}
    entry = Entry(number, day, item_id, frozen_sum(notice, publication))
    return Change({file: _dumped(yaml, data), **register.with_entry(entry)})


def withdraw(
    content: Path, publication: Publication, item_id: str, day: Day, reason: str, kind: Kind | None = None
) -> Change:
    """Take something back: marked everywhere, off every list and off the air from that day on.

    What says so is drafted: on paper for a notice, for the air in any case. Raises Refused for a notice that was never
    issued, an item there is none of, or whose file is not the commune's own, or that is withdrawn already.
    """
    kind = _kind(publication, item_id, kind)
    item = _item(publication, kind, item_id)
    if isinstance(item, Notice) and item.status not in FROZEN:
        raise Refused("not-issued", id=item_id)
    if item.withdrawn is not None or (isinstance(item, Broadcast) and item.status is AirStatus.WITHDRAWN):
        raise Refused("already-withdrawn", id=item_id)
    file, data, yaml = _opened(content, publication, kind, item_id)
    if isinstance(item, Notice | Broadcast):
        data["status"] = "withdrawn"
    data.pop("corrected_by", None)
    data["withdrawn"] = {"on": day.date.isoformat(), "reason": reason}
    files = {file: _dumped(yaml, data)}
    files |= _off_air(content, publication, kind, item_id)
    return Change(files | _drafts(content, publication, item, "withdrawal", reason))


def correct(
    content: Path, publication: Publication, item_id: str, day: Day, what: str, kind: Kind | None = None
) -> Change:
    """Say that something was wrong, and draft what corrects it.

    A format or content error of an issued notice is corrected by another document (Điều 18 khoản 3): its công văn is
    drafted. The text of a page, a poster, a broadcast is mended in its file; the page tells since when, and a broadcast
    waits to be approved again. What is said on air is drafted in any case. Raises Refused as `withdraw` does.
    """
    kind = _kind(publication, item_id, kind)
    item = _item(publication, kind, item_id)
    if item.withdrawn is not None or (isinstance(item, Broadcast) and item.status is AirStatus.WITHDRAWN):
        raise Refused("already-withdrawn", id=item_id)  # nobody puts back on air what was taken off it
    file, data, yaml = _opened(content, publication, kind, item_id)
    match item:
        case Notice():
            if item.status is not Status.ISSUED:
                raise Refused("not-issued", id=item_id)
            data["status"] = Status.CORRECTED.value
            data["corrected_by"] = f"dinh-chinh-{item_id}"
        case Broadcast():
            data["status"] = AirStatus.DRAFT.value
            data.pop("approved", None)
        case Campaign() | Procedure():
            data.setdefault("changes", []).append({"on": day.date.isoformat(), "what": what})
    return Change({file: _dumped(yaml, data), **_drafts(content, publication, item, "correction", what)})


# ── What is meant ────────────────────────────────────────────────────────────────────────────────────────────────────


def _kind(publication: Publication, item_id: str, wanted: Kind | None) -> Kind:
    """The kind asked for; else a notice of that id, else the only kind that has one."""
    if wanted is not None:
        return wanted
    found: list[Kind] = [kind for kind in LIVING if item_id in getattr(publication, kind)]
    if "notices" in found or not found:
        return "notices"
    if len(found) > 1:
        raise Refused("several-items", id=item_id, kinds=", ".join(kind.removesuffix("s") for kind in found))
    return found[0]


LIVING: tuple[Kind, ...] = ("notices", "campaigns", "procedures", "broadcasts")


def _item(publication: Publication, kind: Kind, item_id: str) -> Notice | Campaign | Procedure | Broadcast:
    if kind == "notices":
        return _notice(publication, item_id)
    items = getattr(publication, kind)
    if item_id not in items:
        raise Refused("no-such-item", id=item_id, kind=kind, known=", ".join(sorted(items)) or "-")
    found: Campaign | Procedure | Broadcast = items[item_id]
    return found


def _notice(publication: Publication, item_id: str) -> Notice:
    notice = publication.notices.get(item_id)
    if notice is None:
        known = ", ".join(sorted(publication.notices)) or "-"
        raise Refused("no-such-notice", id=item_id, commune=publication.commune.id, known=known)
    return notice


# ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _opened(content: Path, publication: Publication, kind: Kind, item_id: str) -> tuple[Path, Any, YAML]:
    file = content / "communes" / publication.commune.id / kind / f"{item_id}.yml"
    if not file.exists():  # shared by all communes: not this one's to change
        raise Refused("not-own", id=item_id, kind=kind)
    return (file, *_loaded(file))


def _loaded(file: Path) -> tuple[Any, YAML]:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096  # lines stay broken where their writer broke them
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml.load(file.read_text(encoding="utf-8")), yaml


def _dumped(yaml: YAML, data: Any) -> str:
    out = StringIO()
    yaml.dump(data, out)
    return out.getvalue()


def _off_air(content: Path, publication: Publication, kind: Kind, item_id: str) -> dict[Path, str]:
    """Broadcasts that tell this stop."""
    files = {}
    for broadcast in publication.broadcasts.values():
        told = {"notices": broadcast.notice, "campaigns": broadcast.campaign, "procedures": broadcast.procedure}
        if told.get(kind) == item_id and broadcast.status is not AirStatus.WITHDRAWN:
            file, data, yaml = _opened(content, publication, "broadcasts", broadcast.id)
            data["status"] = AirStatus.WITHDRAWN.value
            files[file] = _dumped(yaml, data)
    return files


def _drafts(
    content: Path, publication: Publication, item: Notice | Campaign | Procedure | Broadcast, act: Act, words: str
) -> dict[Path, str]:
    """Drafts of what says so, never over a file that is there."""
    home = content / "communes" / publication.commune.id
    yaml = YAML()
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    files = {}
    for place, data in corrections(publication.commune, item, act, words):
        file = home / place
        if file.exists():
            raise Refused("draft-exists", path=str(file))
        files[file] = HEAD + _dumped(yaml, data)
    return files


HEAD = "# Bản nháp do Loa soạn sẵn: đọc lại, sửa cho đủ rồi đổi status.\n"
