"""What every official text has, Nghị định 30/2020/NĐ-CP, Điều 8: its head, its titles, its foot, its marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from generators.document import AnnexHeading, Letterhead, Mark, MarkKind, NoticeTitle, Signature
from generators.nd30.styles import MM, Style
from generators.values import month_written
from generators.wording import Wording
from generators.writers.notice_measure import AFTER_TITLE, RULE_SHARE, SLACK, Measure, after
from generators.writers.notice_runs import (
    NBSP,
    Run,
    Runs,
    clean,
    ending,
    in_brackets,
    joined,
    plain,
    runs,
    text_of,
    upper,
)
from generators.writers.notice_sheet import Foot, Head, Item, Line, Margins, Rule

NATION_COLUMN = 98 * MM  # Quốc hiệu at 13 pt takes 95.7 mm; less, and it would wrap
ISSUER_COLUMN_LEAST = 45 * MM  # "ỦY BAN NHÂN DÂN" at 13 pt takes 44 mm
NUMBER_ROOM = NBSP * 10  # 11 mm for a pen
DAY_ROOM = NBSP * 6  # 7 mm for two digits


# ── Head ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def head(letterhead: Letterhead, wording: Wording, measure: Measure) -> Head:
    """Ô 1 to 4 and 5b: the columns are cut so that Quốc hiệu, Tiêu ngữ and the date stay on a line each."""
    nation = Line(Style.NATION, plain(wording("common.national-title")))
    motto = Line(Style.MOTTO, plain(wording("common.national-motto")))
    date = Line(Style.DATE, _place_and_date(letterhead, wording))
    needed = measure.widest((nation, motto, date), measure.width) + 2 * SLACK
    right = min(max(NATION_COLUMN, needed), measure.width - ISSUER_COLUMN_LEAST)
    left = measure.width - right
    parent = [Line(Style.PARENT, plain(letterhead.parent.upper()))] if letterhead.parent.strip() else []
    issuer = [Line(Style.ISSUER, plain(line.upper())) for line in letterhead.issuer]
    about = _about(runs(letterhead.about), wording)
    return Head(
        issuer=(*parent, *issuer, Rule(measure.widest(issuer, left) * RULE_SHARE, left)),
        nation=(nation, motto, Rule(measure.widest((motto,), right), right)),
        number=Line(Style.NUMBER, _number(letterhead, wording)),
        date=date,
        left=left,
        right=right,
        about=measure.phrased(Style.ABOUT, about, left - SLACK) if about else None,
    )


def _number(letterhead: Letterhead, wording: Wording) -> Runs:
    """`Số: 05/TB-UBND`; a number not yet given leaves room for a pen."""
    number = clean(letterhead.number).strip()
    if number.isdigit():
        number = number.zfill(2)  # below ten a zero in front: Phụ lục I, mục II.3
    symbol = clean(letterhead.symbol).strip().removeprefix("/")
    return plain(f"{wording('notices.number')}{number or NUMBER_ROOM}/{symbol}")


def _place_and_date(letterhead: Letterhead, wording: Wording) -> Runs:
    date = letterhead.date
    return plain(
        " ".join(
            (
                f"{clean(date.place).strip()},",
                wording("notices.day"),
                DAY_ROOM if date.day is None else f"{date.day:02d}",
                wording("notices.month"),
                DAY_ROOM if date.month is None else month_written(date.month),
                wording("notices.year"),
                DAY_ROOM if date.year is None else str(date.year),
            )
        )
    )


def _about(words: Runs, wording: Wording) -> Runs:
    prefix = wording("notices.about")
    given = text_of(words).casefold().startswith(prefix.strip().casefold())
    return words if given else after(prefix, words)


def addressees(letterhead: Letterhead, wording: Wording) -> Iterator[Line]:
    """Kính gửi: one addressee on the same line, several as a list (Phụ lục I, mục II.9)."""
    given = [words for addressee in letterhead.addressees if (words := runs(addressee))]
    label = wording("notices.addressee")
    if len(given) == 1:
        yield Line(Style.ADDRESSEE, after(label, ending(given[0], "")))
    elif given:
        yield Line(Style.ADDRESSEES, plain(label.rstrip()), keep_next=True)
        *others, last = _listed(Style.ADDRESSEE_ITEM, given)
        yield from others
        yield replace(last, gap=AFTER_TITLE)


def _listed(style: Style, items: list[Runs]) -> list[Line]:
    """`- one;` … `- the last.`"""
    marks = [";"] * (len(items) - 1) + ["."]
    return [Line(style, after("- ", ending(words, mark))) for words, mark in zip(items, marks, strict=True)]


# ── Titles ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def title(notice: NoticeTitle, measure: Measure) -> Iterator[Item]:
    """Ô 5a: the name of the kind, the subject below it, a line below that."""
    last = Line(Style.KIND, plain(notice.kind.upper()))
    yield last
    if subject := runs(notice.subject):
        last = measure.title(Style.SUBJECT, subject)
        yield last
    yield measure.share_rule(last)


def annex_heading(heading: AnnexHeading, measure: Measure) -> Iterator[Item]:
    last = Line(Style.ANNEX, plain(heading.label))
    yield last
    if name := upper(runs(heading.title)):
        last = measure.title(Style.ANNEX_TITLE, name)
        yield last
    if of := joined(in_brackets(runs(heading.attached_to))):
        last = measure.title(Style.ANNEX_OF, of)
        yield last
    yield measure.share_rule(last)


# ── Foot ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def foot(signature: Signature, wording: Wording, measure: Measure) -> Foot:
    """Ô 7 and 9b. A name or a signature not there yet leaves its room."""
    given = [words for recipient in signature.recipients if (words := runs(recipient))]
    if archive := runs(signature.archive):
        given.append(archive)
    listed = _listed(Style.RECIPIENT, given) if given else []
    label = Line(Style.RECIPIENTS, plain(wording("notices.recipients")))
    return Foot(
        recipients=(label, *listed) if listed else (),
        signature=(
            *(Line(Style.AUTHORITY, plain(line.upper())) for line in signature.authority),
            Line(Style.SIGNATORY, plain(signature.name)),
        ),
        left=measure.width / 2,
        right=measure.width / 2,
    )


# ── Marks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def margins(marks: Iterable[Mark]) -> Margins:
    """What the marks of a document put outside the text, where it disturbs none of the components."""
    first: list[Line] = []
    others: list[Line] = []
    feet: list[Line] = []
    watermark = ""
    for mark in marks:
        detail = runs(mark.detail)
        shown = plain(mark.text, strong=mark.kind is not MarkKind.AS_OF)
        line = Line(Style.MARK, shown)
        detailed = Line(Style.MARK, joined((*shown, Run(". "), *detail)) if detail else shown)
        match mark.kind:
            case MarkKind.DRAFT:
                boxed = (replace(run, boxed=True) for run in shown)
                first.append(Line(Style.MARK, joined((*boxed, Run(NBSP * 2), *detail)), flush_left=True))
            case MarkKind.ARCHIVE:
                first.append(detailed)
                others.append(line)
                watermark = text_of(shown)
            case MarkKind.ILLUSTRATIVE:
                first.append(detailed)
                others.append(line)
                feet.append(line)
            case MarkKind.AS_OF:
                feet.append(detailed)
            case _:
                assert_never(mark.kind)
    return Margins(tuple(first), tuple(others), tuple(feet), watermark)
