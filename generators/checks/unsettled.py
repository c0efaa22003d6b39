"""Values that nobody has settled, an import's question or the words of an example: with one of these none goes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generators.checks.places import places
from generators.drafts import CHECK
from generators.findings import Finding, Severity
from generators.reader import COMMUNE, Publication
from generators.values import Day

CODES: Mapping[str, Severity] = {"unsettled": Severity.ERROR, "sample-left": Severity.ERROR}

_SHOWN = 60  # characters of the question

SAMPLES = frozenset({
    "tên đầy đủ của thủ tục", "tên ngắn", "việc này là gì, dành cho ai", "tên thường gọi",
    "ai được làm thủ tục này", "tên giấy tờ", "ai không phải nộp",
    "giấy tờ người dân nhận được", "tên luật, nghị định, thông tư", "tên bài tuyên truyền", "tên ngắn cho áp phích",
    "một câu cho biết bài nói về việc gì", "câu mở đầu, nói ngay điều bà con cần biết",
    "ý thứ nhất", "ý thứ hai", "làm ở đâu, làm thế nào", "về việc gì", "phối hợp việc gì", "tên bài",
    "làm việc gì", "làm việc gì, năm nào", "kết quả việc gì, thời gian nào", "dự hội nghị gì", "câu mở đầu, nêu lý do",
    "điều cần thông báo",
})  # fmt: skip
"""Whole values that `loa new` writes to tell what belongs there; in small letters, without the last full stop."""


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    for key, item in (*publication.items(), ((COMMUNE, publication.commune.id), publication.commune)):
        if item.draft:
            continue  # it goes nowhere, and its comments say the same
        drafted = getattr(item, "status", "") == "draft"
        for place in places(item):
            if place.written.strip(" .").lower() in SAMPLES and not drafted:
                yield publication.finding(key, place.path, CODES["sample-left"], "sample-left", found=place.written)
            if CHECK in place.written:
                values = {"found": place.written.partition(CHECK)[2].lstrip(": ")[:_SHOWN] or CHECK}
                yield publication.finding(key, place.path, CODES["unsettled"], "unsettled", **values)
