"""The text an issued notice carries, as one sum: it must not change without another document correcting it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from generators.model import Notice
from generators.model.body import GuideBlock
from generators.reader import Publication
from generators.texts import dated, texts


def frozen_sum(notice: Notice, publication: Publication) -> str:
    """The sum of every word a notice carries: its own, those of the article it takes over and of its annexes, and of
    the guides that these tell."""
    found = hashlib.sha256()
    for part in _parts(notice, publication):
        found.update(part.encode("utf-8") + b"\0")
    return found.hexdigest()


def _parts(notice: Notice, publication: Publication) -> Iterator[str]:
    life = {"status", "number", "date", "corrected_by", "withdrawn", "signed", "summary", "air"}
    for path, words in texts(notice):
        if path[0] not in life:
            yield words
    campaigns = [notice.campaign, *(annex.campaign for annex in notice.annexes)]
    articles = [publication.campaigns.get(each or "") for each in campaigns]
    told = (entry for item in (notice, *articles) for _, entry in dated(item) if isinstance(entry, GuideBlock))
    procedures = [*(annex.procedure for annex in notice.annexes), *(entry.guide for entry in told)]
    for source, wanted in ((publication.campaigns, campaigns), (publication.procedures, procedures)):
        for item_id in wanted:
            item = source.get(item_id or "")
            if item is not None:
                yield from (words for path, words in texts(item) if path[0] != "withdrawn")
