"""The life of a notice: given its number, corrected, withdrawn; the register of outgoing documents keeps the order.

Edits the commune's own YAML files with their comments kept. The register (Sổ đăng ký văn bản đi, Nghị định
30/2020/NĐ-CP, Điều 15) is `register.yml` beside commune.yml: a line a number, with the sum of the text it froze.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from generators.frozen import frozen_sum
from generators.model import Notice
from generators.model.notice import FROZEN, Status
from generators.reader import Publication
from generators.register import Entry, Register
from generators.values import Day

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
        """Write all of them beside their places first, then put them in place one by one."""
        drafts = {}
        try:
            for file, text in self.files.items():
                file.parent.mkdir(parents=True, exist_ok=True)
                drafts[file] = file.with_name(f".{file.name}.{os.getpid()}")
                drafts[file].write_text(text, encoding="utf-8", newline="\n")
            for file, draft in drafts.items():
                draft.replace(file)
        finally:
            for draft in drafts.values():
                draft.unlink(missing_ok=True)
        return tuple(self.files)


def issue(content: Path, publication: Publication, item_id: str, number: int, day: Day) -> Change:
    """Give a notice its number and day; its text is frozen from now on.

    Raises Refused for a notice there is none of or that has been issued, a number taken, a day out of order.
    """
    notice = _found(publication, item_id)
    if notice.status in FROZEN:
        raise Refused("already-issued", id=item_id, number=notice.number or "")
    register = Register.read(content, publication.commune.id)
    text_number = f"{number:0{NUMBER_WIDTH}d}"
    for entry in register.of_year(day.date.year):
        if entry.number == number:
            raise Refused("number-taken", number=text_number, id=entry.notice, day=entry.on.written)
        if (entry.number < number and entry.on > day) or (entry.number > number and entry.on < day):
            raise Refused("day-out-of-order", number=text_number, other=str(entry.number), day=entry.on.written)
    file, data, yaml = _opened(content, publication, item_id)
    data["status"] = Status.ISSUED.value
    if "number" not in data:
        data.insert(list(data).index("status") + 1, "number", None)
    data["number"] = text_number
    place = {key: value for key, value in (data.get("date") or {}).items() if key == "place"}
    data["date"] = {**place, "day": day.date.day, "month": day.date.month, "year": day.date.year}
    entry = Entry(number, day, item_id, frozen_sum(notice, publication))
    return Change({file: _dumped(yaml, data), **register.with_entry(entry)})


def withdraw(content: Path, publication: Publication, item_id: str, day: Day, reason: str) -> Change:
    """Withdraw an issued notice: marked everywhere, off every list from that day on."""
    notice = _found(publication, item_id)
    if notice.status not in (Status.ISSUED, Status.CORRECTED):
        raise Refused("not-issued", id=item_id)
    file, data, yaml = _opened(content, publication, item_id)
    data["status"] = Status.WITHDRAWN.value
    data["withdrawn"] = {"on": day.date.isoformat(), "reason": reason}
    files = {file: _dumped(yaml, data)}
    files |= _off_air(content, publication, item_id)
    files |= _drafts(content, publication, item_id, notice, "withdrawal", reason)
    return Change(files)


def correct(content: Path, publication: Publication, item_id: str, what: str) -> Change:
    """Mark an issued notice as corrected, and draft the công văn that corrects it, with what is said on air.

    A format or content error of an issued document is corrected by another document (Điều 18 khoản 3).
    """
    notice = _found(publication, item_id)
    if notice.status is not Status.ISSUED:
        raise Refused("not-issued", id=item_id)
    file, data, yaml = _opened(content, publication, item_id)
    data["status"] = Status.CORRECTED.value
    data["corrected_by"] = f"dinh-chinh-{item_id}"
    files = {file: _dumped(yaml, data)}
    files |= _drafts(content, publication, item_id, notice, "correction", what)
    return Change(files)


def _found(publication: Publication, item_id: str) -> Notice:
    notice = publication.notices.get(item_id)
    if notice is None:
        known = ", ".join(sorted(publication.notices)) or "-"
        raise Refused("no-such-notice", id=item_id, commune=publication.commune.id, known=known)
    return notice


def _opened(content: Path, publication: Publication, item_id: str) -> tuple[Path, Any, YAML]:
    file = content / "communes" / publication.commune.id / "notices" / f"{item_id}.yml"
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


def _off_air(content: Path, publication: Publication, item_id: str) -> dict[Path, str]:
    """Broadcasts that tell this notice stop."""
    files = {}
    for broadcast in publication.broadcasts.values():
        if broadcast.notice == item_id:
            file = content / "communes" / publication.commune.id / "broadcasts" / f"{broadcast.id}.yml"
            data, yaml = _loaded(file)
            data["status"] = "withdrawn"
            files[file] = _dumped(yaml, data)
    return files


_WORDS = {
    "correction": ("dinh-chinh", "đính chính", "Nay đính chính như sau"),
    "withdrawal": ("thu-hoi", "thu hồi", "Nay thu hồi văn bản trên, lý do"),
}


def _drafts(
    content: Path, publication: Publication, item_id: str, notice: Notice, kind: str, words: str
) -> dict[Path, str]:
    """The draft công văn that says so, and the draft broadcast of it; a person completes and approves both."""
    from generators.document import written
    from generators.documents.notice import cited

    slug, verb, sentence = _WORDS[kind]
    home = content / "communes" / publication.commune.id
    name = f"{slug}-{item_id}"
    letter, air = home / "notices" / f"{name}.yml", home / "broadcasts" / f"{name}.yml"
    if letter.exists() or air.exists():
        raise Refused("draft-exists", path=str(letter if letter.exists() else air))
    subject = f"{verb} {cited(notice)}"
    body = f"{publication.commune.full_name[0].upper()}{publication.commune.full_name[1:]}"
    recipients = [written(passage.text) for passage in notice.recipients] or ["Như trên;"]
    yaml = YAML()
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    head = "# Bản nháp do Loa soạn sẵn: đọc lại, sửa cho đủ rồi đổi status.\n"
    drafted = {
        "kind": "cong-van",
        "status": "draft",
        "subject": subject,
        "corrects": item_id,
        "addressees": ["Tổ chức, công dân trên địa bàn"],
        "intro": [
            f"Ủy ban nhân dân {publication.commune.full_name} đã ban hành {cited(notice)} "
            f"về việc {_lower(written(notice.subject))}."
        ],
        "closing": [f"{sentence}: {words}"],
        "recipients": recipients,
        "archive": "Lưu: VT.",
        "signer": {"authority": list(notice.signer.authority)},
    }
    spoken = {
        "title": f"{verb.capitalize()} {cited(notice)}",
        "status": "draft",
        "priority": "uu-tien",
        "message": [f"{body} {verb} {cited(notice)}. {sentence}: {words}"],
    }
    return {letter: head + _dumped(yaml, drafted), air: head + _dumped(yaml, spoken)}


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
