"""The checker of Word documents: any .docx against the rules that hold on a day, whoever made it.

What it does not judge: what depends on the issuing body (its abbreviations, the name of its place, who may sign), how
Word breaks the pages, and lengths of lines that are drawn rather than bordered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generators.font_metrics import Family
from generators.nd30.breaches import Breach, softened
from generators.nd30.check_annex import check_annexes
from generators.nd30.check_body import check_body
from generators.nd30.check_foot import check_foot
from generators.nd30.check_head import check_head
from generators.nd30.check_page import check_page
from generators.nd30.components import find
from generators.nd30.rules import rule_book
from generators.nd30.word_text import WordText, read_word

DRAFT = "DỰ THẢO"
LACKING = frozenset({"authority", "recipients", "recipients-archive"})  # what a draft need not have yet


def check_docx(docx: bytes, family: Family | None = None, *, day: date | None = None) -> list[Breach]:
    """Everything in the document that breaks a rule, in the order of the rules.

    `family` (font_metrics.tinos) measures the lines under Tiêu ngữ, issuer and subject; without it their lengths are
    not judged. `day`: the rules as they held then; the newest otherwise. Raises NotWord for anything but a .docx.
    """
    text = read_word(docx)
    drafted = any(
        DRAFT in para.text.upper() for sheet in text.sheets for para in (*sheet.first_header.paras, *sheet.header.paras)
    )
    found = [
        softened(each) if drafted and each.code in LACKING else each
        for each in _breaches(text, family)
        if day is None or each.rule.holds_on(day)
    ]
    order = list(rule_book().rules)
    return sorted(found, key=lambda each: order.index(each.code))


def _breaches(text: WordText, family: Family | None) -> Iterator[Breach]:
    found = find(text.paras)
    yield from check_page(text)
    issued = found.kind is None or found.kind.issued  # an article handed out alone is no official text
    if issued and (found.nation or not found.annexes or found.title):
        yield from check_head(text, found, family)
        yield from check_foot(found)
    yield from check_body(found)
    yield from check_annexes(text, found)
