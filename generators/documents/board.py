"""What hangs on a village's board besides posters: an urgent message in large type, and when the loudspeaker speaks."""

from __future__ import annotations

from collections.abc import Iterator

from generators import document as d
from generators.document import Block, Document, Kind
from generators.documents import broadcast as broadcasts
from generators.documents import message_sheet, on_air
from generators.documents.setting import Setting
from generators.model import Broadcast
from generators.model.broadcast import AirStatus, Priority
from generators.reader import ItemKey
from generators.schedule import Airing
from generators.values import Day


def urgent(setting: Setting) -> Iterator[tuple[ItemKey, Document]]:
    """Each urgent broadcast with words of its own or of a notice: what is said, without the station's formulas."""
    for key, source in broadcasts.broadcasts(setting):
        if source.priority is not Priority.URGENT or not broadcasts.begun(source, setting):
            continue
        sheet = message_sheet.message(source, setting)
        if sheet.blocks:
            yield key, sheet


def schedule(setting: Setting) -> tuple[ItemKey, Document] | None:
    """When the station is heard, day by day; None where nothing approved has its first day.

    The airings are those of the station's own sheet: one working out of `schedule.airings`.
    """
    planned = [
        (key, source)
        for key, source in broadcasts.broadcasts(setting)
        if source.status is AirStatus.APPROVED and source.schedule and broadcasts.current(source, setting)
    ]
    say = setting.wording
    heard: dict[tuple[Day, str], list[Airing]] = {}
    for _, source in planned:
        for airing in on_air.run(source, setting):
            heard.setdefault((airing.day, broadcasts.title(source, setting)), []).append(airing)
    if not heard:
        return None
    days = sorted(heard, key=lambda row: (row[0].date, _first_time(heard[row]), row[1]))
    header = tuple(d.text(say(f"sheets.board-{column}")) for column in ("day", "time", "title"))
    blocks: tuple[Block, ...] = (
        d.Heading(2, d.text(say("sheets.board-what"))),
        d.Bullets(
            tuple(
                (d.Strong(d.text(broadcasts.title(source, setting))), *_how_often(source, setting))
                for _, source in planned
            )
        ),
        d.Heading(2, d.text(say("sheets.board-days"))),
        d.Table(header, tuple(_row(heard[row], row[1], setting) for row in days), ()),
    )
    return planned[0][0], Document(
        kind=Kind.POSTER,
        id="lich-phat-thanh",
        title=say("sheets.board-schedule"),
        subtitle=on_air.station(setting).name,
        issuer=setting.issuer,
        blocks=blocks,
        summary=say("sheets.board-schedule"),
        marks=setting.marks(),
        as_of=max((source.as_of for _, source in planned if source.as_of), default=setting.commune.as_of),
        valid_to=days[-1][0],
        footer=setting.footer(None),
    )


def _how_often(source: Broadcast, setting: Setting) -> d.Inlines:
    found = on_air.terms(source, setting)
    return (*d.text(": "), *found) if found else ()


def _first_time(airings: list[Airing]) -> str:
    return min((airing.time.written for airing in airings if airing.time), default="")


def _row(airings: list[Airing], title: str, setting: Setting) -> tuple[d.Inlines, ...]:
    """What is heard of one broadcast on one day; a day of the weeks that a range leaves open says so."""
    first = airings[0]
    sure = "" if first.certain else f" ({setting.wording('sheets.board-uncertain')})"
    times = ", ".join(sorted(airing.time.written for airing in airings if airing.time))
    day = (*d.text(f"{first.weekday.value.capitalize()}, "), first.day)
    return (day, d.text(times or "–"), d.text(title + sure))
