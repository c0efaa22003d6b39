"""The words between which a broadcast stands: who speaks, when it is heard, what comes, and that it is over."""

from __future__ import annotations

from collections.abc import Iterator

from generators import document as d
from generators.document import Block, Inlines
from generators.documents.setting import Setting
from generators.model import Broadcast, Notice
from generators.model.broadcast import Priority, Weekday
from generators.model.commune import Station
from generators.schedule import Airing, airings
from generators.values import ClockTime


def station(setting: Setting) -> Station:
    """The commune's station, with what is set for it or usual."""
    commune = setting.commune
    return commune.station or Station(name=setting.wording("documents.station-default", commune=commune.full_name))


def run(source: Broadcast, setting: Setting) -> tuple[Airing, ...]:
    """Its airings by its schedule; none without a first day."""
    return airings(source.schedule, station(setting).slots) if source.schedule else ()


def opening(source: Broadcast, setting: Setting, *, greeted: bool) -> Iterator[Block]:
    """Who speaks, and when where all airings share it; a greeting unless the text has one of its own."""
    say = setting.wording
    found: Inlines = d.text(say("documents.air-station", station=station(setting).name))
    when = _moment(run(source, setting))
    if when:
        found = (*found, *d.text(" "), *_filled(say("documents.air-slot"), when=when))
    if not greeted:
        found = (*found, *d.text(" " + say("documents.air-greeting")))
    yield d.Paragraph(found, d.ParagraphRole.SALUTATION)
    if source.illustrative:
        yield d.Paragraph(d.text(say("documents.air-illustrative", issuer=setting.issuer.committee)))
    if any(mark.kind is d.MarkKind.ARCHIVE for mark in setting.marks(source)):
        yield d.Paragraph(d.text(say("documents.air-archive")))  # a file outlives the page that it was taken from


def announced(source: Broadcast, title: str, setting: Setting) -> Iterator[Block]:
    """What comes now: by its title, a notice by who issued it, an urgent message by its urgency."""
    say = setting.wording
    heard = title.replace(": ", ", ").rstrip(".")  # a colon within a title is only a breath
    notice = setting.publication.notices.get(source.notice or "")
    if source.priority is Priority.URGENT:
        words = say("documents.air-urgent", title=heard)
    elif notice is not None and source.title is None:
        words = say("documents.air-notice", kind=_kind(notice, setting), issuer=setting.issuer.committee, title=heard)
    else:
        words = say("documents.air-title", title=heard)
    yield d.Paragraph(d.text(words), d.ParagraphRole.SIGNPOST)


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
    again = _week(run(source, setting))
    if again and not brief:
        yield d.Paragraph(_filled(say("documents.air-repeated"), when=again), d.ParagraphRole.CLOSING)
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


def _week(run: tuple[Airing, ...]) -> Inlines:
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
    for time, days in sorted(by_time.items(), key=lambda entry: entry[0] or ClockTime(0, 0)):
        if found:
            found = (*found, *d.text("; "))
        if time is not None:
            found = (*found, *d.text("lúc "), time, *d.text(" "))
        found = (*found, *d.text(_days(days)))
    return (*found, *d.text(" hằng tuần, đến hết ngày "), sure[-1].day)


def _days(days: list[Weekday]) -> str:
    names = [day.value for day in sorted(days, key=lambda day: day.number)]
    if len(names) == len(Weekday):
        return "các ngày"
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " và " + names[-1]


def _filled(phrase: str, **values: Inlines) -> Inlines:
    """A set phrase with inlines in its places."""
    found: Inlines = ()
    rest = phrase
    while "{" in rest:
        words, _, after = rest.partition("{")
        name, _, rest = after.partition("}")
        found = (*found, *d.text(words), *values[name])
    return (*found, *d.text(rest))
