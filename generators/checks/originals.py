"""Signed originals: there, a PDF, and only beside a notice that has been issued."""

from __future__ import annotations

from collections.abc import Iterator

from generators.findings import Finding, Severity
from generators.model.notice import FROZEN
from generators.originals import Unfit
from generators.reader import Publication
from generators.values import Day


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    for item_id, notice in publication.notices.items():
        if notice.signed is None:
            continue
        key, path = ("notices", item_id), ("signed",)
        found = publication.originals.get(notice.signed)
        if isinstance(found, Unfit):
            yield publication.finding(key, path, Severity.ERROR, found.code, **found.values)
        elif notice.status not in FROZEN:
            values = {"name": notice.signed, "id": item_id}
            yield publication.finding(key, path, Severity.ERROR, "signed-not-issued", **values)
        elif found is not None and not found.signed:
            yield publication.finding(key, path, Severity.WARNING, "original-unsigned", name=notice.signed)
