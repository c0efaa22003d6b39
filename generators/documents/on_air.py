"""The words between which a broadcast stands: who speaks, when it is heard, what comes, and that it is over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generators import document as d
from generators.document import Block, Inlines
from generators.documents import parts
from generators.documents.setting import Setting
from generators.model import Broadcast, Campaign, Notice, Procedure
from generators.model.body import TextBlock
from generators.model.broadcast import AirStatus, LanguageVersion, Priority, Weekday
from generators.model.commune import BITRATE, LOUDNESS_LUFS, Station
from generators.schedule import Airing, airings
from generators.validity import State, item_state
from generators.values import ClockTime


@dataclass(frozen=True)
class OnAir:
    """What goes with a broadcast's words: tags, level, chime, the recording that replaces the voice, the script's head.

    `date` is ISO; `language` ISO 639; `recording` a file below the commune's content folder; `mark` what lists and
    displays show behind the title.
    """

    station: str
    programme: str
    date: str = ""
    language: str = "vie"
    chime: bool = True
    recording: str = ""
    comment: str = ""
    mark: str = ""
    loudness_lufs: float = LOUDNESS_LUFS
    bitrate: int = BITRATE
    cover: tuple[tuple[str, str], ...] = ()
    """Rows for the head of the reading script: label and value, an empty value for a pen."""


def on_air(source: Broadcast, setting: Setting, *, recorded: bool) -> OnAir:
    """Of one length of it. `recorded`: it is the one that goes on air, which a recording replaces."""
    found = station(setting)
    day = source.approved.on if source.approved else source.as_of
    say = setting.wording
    draft = [say("documents.air-draft")] if source.status is not AirStatus.APPROVED else []
    return OnAir(
        station=found.name,
        programme=source.programme or say("documents.air-programme", commune=setting.commune.full_name),
        date=day.date.isoformat() if day else "",
        chime=source.priority is not Priority.URGENT,  # nobody may take it for the usual programme
        recording=(source.recording or "") if recorded else "",
        comment="; ".join([*draft, *filter(None, [example(source, setting)])]),
        mark=mark(source, setting),
        loudness_lufs=found.loudness_lufs,
        bitrate=found.bitrate,
        cover=tuple(_cover(source, setting)),
    )


def example(source: Broadcast, setting: Setting) -> str:
    """What marks an example as one; empty for what was really issued."""
    return "; ".join(mark.text for mark in setting.marks(source) if mark.kind is d.MarkKind.ILLUSTRATIVE)


def mark(source: Broadcast, setting: Setting) -> str:
    """The same in a word, for lists and displays."""
    return setting.wording("station.mark-illustrative") if example(source, setting) else ""


def in_language(source: Broadcast, version: LanguageVersion, setting: Setting) -> OnAir:
    return replace(
        on_air(source, setting, recorded=False), language=version.language, recording=version.recording, cover=()
    )


def _cover(source: Broadcast, setting: Setting) -> Iterator[tuple[str, str]]:
    say = setting.wording
    yield say("station.cover-station"), station(setting).name
    if source.priority is not Priority.NORMAL:
        yield say("station.cover-priority"), say(f"station.priority-{source.priority.value}")
    said = d.written(terms(source, setting))
    if said:
        yield say("station.cover-airs"), said
    by = source.approved
    if by is not None:
        approved = say("station.cover-approved-by", office=by.office, day=by.on.written)
    else:
        approved = say("station.not-approved") if source.status is AirStatus.DRAFT else ""
    yield say("station.cover-approved"), approved


def station(setting: Setting) -> Station:
    """The commune's station, with what is set for it or usual."""
    commune = setting.commune
    return commune.station or Station(name=setting.wording("documents.station-default", commune=commune.full_name))


def sources(source: Broadcast, setting: Setting) -> tuple[Procedure | Campaign | Notice, ...]:
    """The items whose words a broadcast says."""
    found = setting.publication
    items = (
        found.campaigns.get(source.campaign or ""),
        found.notices.get(source.notice or ""),
        found.procedures.get(source.procedure or ""),
    )
    return tuple(item for item in items if item is not None)


def run(source: Broadcast, setting: Setting) -> tuple[Airing, ...]:
    """Its airings by its schedule: none without a first day, none in the quiet hours unless it is urgent, none on a
    day on which it or what it tells does not hold. What is left out is a finding of `checks.schedule`."""
    if source.schedule is None:
        return ()
    told = (source, *sources(source, setting))
    open_from, open_to = station(setting).open_from, station(setting).open_to

    def heard(airing: Airing) -> bool:
        wakes = airing.time is not None and not open_from <= airing.time < open_to
        if wakes and source.priority is not Priority.URGENT:
            return False
        return all(item_state(setting.commune, item, airing.day) is State.CURRENT for item in told)

    return tuple(filter(heard, airings(source.schedule, station(setting).slots)))


def terms(source: Broadcast, setting: Setting) -> Inlines:
    """How often and for how long, in the document's own words where it has some; empty without a schedule."""
    found = source.schedule
    if found is None:
        return ()
    if found.written is not None:
        return found.written
    weeks = str(found.weeks_min) if found.weeks_min == found.weeks_max else f"{found.weeks_min}-{found.weeks_max}"
    return d.text(setting.wording("documents.air-terms", times=str(found.times_per_week), weeks=weeks))


def language(code: str, setting: Setting) -> str:
    key = f"station.language-{code}"
    return setting.wording(key) if key in setting.wording else setting.wording("station.language-other", code=code)


def opening(source: Broadcast, setting: Setting, *, greeted: bool, brief: bool) -> Iterator[Block]:
    """Who speaks, and when where all airings share it; a greeting unless the text has one of its own."""
    say = setting.wording
    found: Inlines = d.text(say("documents.air-station", station=station(setting).name))
    when = _moment(run(source, setting))
    if when:
        found = (*found, *d.text(" "), *parts.filled(say("documents.air-slot"), when=when))
    if not greeted:
        found = (*found, *d.text(" " + say("documents.air-greeting")))
    yield d.Paragraph(found, d.ParagraphRole.SALUTATION)
    if source.illustrative:
        key = "documents.air-illustrative-brief" if brief else "documents.air-illustrative"
        yield d.Paragraph(d.text(say(key, issuer=setting.issuer.committee)))
    if any(mark.kind is d.MarkKind.ARCHIVE for mark in setting.marks(source)):
        yield d.Paragraph(d.text(say("documents.air-archive")))  # a file outlives the page that it was taken from


def announced(source: Broadcast, title: str, setting: Setting) -> Iterator[Block]:
    """What comes now: by its title, a notice by who issued it, an urgent message by its urgency. Nothing is announced
    without a title but urgency."""
    say = setting.wording
    heard = title.replace(": ", ", ").rstrip(".")  # a colon within a title is only a breath
    notice = setting.publication.notices.get(source.notice or "")
    echoed = bool(source.message) and _message(source).startswith(title.rstrip(".…"))
    if source.priority is Priority.URGENT:
        words = say("documents.air-urgent") + ("" if echoed or not title else f" {heard}.")
    elif echoed or not title:
        return  # the text begins with its title
    elif notice is not None and source.title is None:
        words = say("documents.air-notice", kind=_kind(notice, setting), issuer=setting.issuer.committee, title=heard)
    else:
        words = say("documents.air-title", title=heard)
    yield d.Paragraph(d.text(words), d.ParagraphRole.SIGNPOST)


LONGEST_NAME = 60  # letters: what a player's display and a list still show


def first_words(source: Broadcast) -> str:
    """How a message of its own begins: what it is called where nobody gave it a title."""
    first = re.split(r"(?<=[.!?;:])\s", _message(source))[0].rstrip(".;:")
    return first if len(first) <= LONGEST_NAME else first[:LONGEST_NAME].rsplit(" ", 1)[0] + "…"


def _message(source: Broadcast) -> str:
    found = next((block.text for block in source.message if isinstance(block, TextBlock)), ())
    return " ".join(d.written(found).split())


def _kind(notice: Notice, setting: Setting) -> str:
    return setting.wording(f"documents.kind-{notice.kind.value}")


def guide_announced(title: str, setting: Setting) -> Block:
    """That the steps come now; a title that says so itself is not said twice."""
    own = title.lower().startswith(("hướng dẫn", "cách"))
    key = "documents.air-guide-named" if own else "documents.air-guide"
    named = title[:1].lower() + title[1:] if own else title
    return d.Paragraph(d.text(setting.wording(key, title=named)), d.ParagraphRole.SIGNPOST)


def ending(source: Broadcast, setting: Setting, *, brief: bool) -> Iterator[Block]:
    """That it is over, who spoke, and when it is heard again; the last only where there is time for it."""
    say = setting.wording
    if source.priority is Priority.URGENT:
        yield d.Paragraph(d.text(say("documents.air-end-urgent")), d.ParagraphRole.CLOSING)
        return
    again = _week(run(source, setting), setting)
    if again and not brief:
        yield d.Paragraph(parts.filled(say("documents.air-repeated"), when=again), d.ParagraphRole.CLOSING)
    words = say("documents.air-end-brief") if brief else say("documents.air-end", station=station(setting).name)
    yield d.Paragraph(d.text(words), d.ParagraphRole.CLOSING)


def _moment(run: tuple[Airing, ...]) -> Inlines:
    """What all airings share: the slot, and the date where there is but one day."""
    if not run:
        return ()
    times = {airing.time for airing in run}
    days = {airing.day for airing in run}
    (time, *others) = times
    found: Inlines = (time,) if time is not None and not others else ()
    if len(days) == 1:
        found = (*found, *d.text(", " if found else ""), *d.text(f"{run[0].weekday.value}, ngày "), run[0].day)
    return found


def _week(run: tuple[Airing, ...], setting: Setting) -> Inlines:
    """The rhythm of a run of several days: each time with its days, and the last day that is certain."""
    sure = [airing for airing in run if airing.certain]
    if len({airing.day for airing in sure}) < 2:
        return ()
    by_time: dict[ClockTime | None, list[Weekday]] = {}
    for airing in sure:
        days = by_time.setdefault(airing.time, [])
        if airing.weekday not in days:
            days.append(airing.weekday)
    found: Inlines = ()
    for index, (time, days) in enumerate(sorted(by_time.items(), key=lambda entry: entry[0] or ClockTime(0, 0)), 1):
        if found:
            found = (*found, *d.text(" và " if index == len(by_time) else "; "))
        if time is not None:
            found = (*found, *d.text("lúc "), time, *d.text(" "))
        found = (*found, *d.text(_days(days)))
    return (*found, *d.text(f" {setting.wording('documents.air-weekly-until')} "), sure[-1].day)


def _days(days: list[Weekday]) -> str:
    names = [day.value for day in sorted(days, key=lambda day: day.number)]
    if len(names) == len(Weekday):
        return "các ngày"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " và " + names[-1]
