"""Issued is issued: a notice with a number stands in the register, and its words stay what they were."""

from __future__ import annotations

from collections.abc import Iterator

from generators.findings import Finding, Severity
from generators.frozen import frozen_sum
from generators.model.notice import FROZEN
from generators.reader import Publication
from generators.values import Day


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    entries = {entry.notice: entry for entry in publication.register}
    for item_id, notice in publication.notices.items():
        key = ("notices", item_id)
        entry = entries.pop(item_id, None)
        if notice.status not in FROZEN:
            if entry is not None:
                values = {"number": str(entry.number), "day": entry.on.written}
                yield publication.finding(key, ("status",), Severity.ERROR, "issued-no-more", **values)
            continue
        if entry is None:
            yield publication.finding(key, ("number",), Severity.ERROR, "not-registered", number=notice.number or "")
        elif entry.on.date != notice.issued_on or str(entry.number) != (notice.number or "").lstrip("0"):
            values = {"number": str(entry.number), "day": entry.on.written}
            yield publication.finding(key, ("number",), Severity.ERROR, "register-differs", **values)
        elif entry.text != frozen_sum(notice, publication):
            values = {"number": str(entry.number), "day": entry.on.written, "id": item_id}
            yield publication.finding(key, ("status",), Severity.ERROR, "issued-text-changed", **values)
    for entry in entries.values():
        if ("notices", entry.notice) not in publication.broken:
            file = f"content/communes/{publication.commune.id}/register.yml"
            values = {"number": str(entry.number), "id": entry.notice}
            yield Finding(Severity.ERROR, "issued-file-gone", file, values=values)
