"""The sheets that hang beside the amplifier: the schedule to follow, and a blank log of what was played."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from generators.schedule import Airing
from generators.station.programme import Programme, Track
from generators.writers import pdf
from generators.writers.assets import Assets

FOLDER = "broadcasts"
LOG_ROWS = 18  # of 7.5 mm: one landscape page, written in by hand


@dataclass(frozen=True)
class Row:
    """One line of the schedule: an airing, or a blank one to be dated by hand."""

    week: int
    day: str
    time: str
    place: int
    title: str
    note: str


def schedule(programme: Programme, assets: Assets) -> bytes:
    """What is heard when, with a box to tick; where no first day is set, lines for a pen instead of dates."""
    say = assets.wording
    dated = sorted(_airings(programme), key=lambda entry: (entry[0].day, _clock(entry[0]), entry[1]))
    first = dated[0][0].day.date if dated else None
    rows = [
        Row(
            week=(airing.day.date - first).days // 7 + 1 if first else 1,
            day=f"{airing.weekday.value.capitalize()}, {airing.day.written}",
            time=airing.time.written if airing.time else "",
            place=place,
            title=track.named,
            note="" if airing.certain else say("station.uncertain"),
        )
        for airing, place, track in dated
    ]
    waiting = [
        (place, track, range(1, track.planned[1] + 1))
        for place, track in enumerate(programme.tracks, 1)
        if track.why_not is not None
    ]
    html = _template(assets.template(f"{FOLDER}/schedule.html.jinja")).render(
        programme=programme,
        say=say,
        rows=rows,
        waiting=waiting,
        length=_length,
        period=(dated[0][0].day.written, dated[-1][0].day.written) if dated else None,
    )
    return _printed(html, "schedule", say("station.schedule-title"), programme, assets)


def _airings(programme: Programme) -> Iterator[tuple[Airing, int, Track]]:
    for place, track in enumerate(programme.tracks, 1):
        for airing in track.airings:
            yield airing, place, track


def _clock(airing: Airing) -> str:
    return airing.time.written if airing.time else ""


def log(programme: Programme, assets: Assets) -> bytes:
    """The broadcast log (nhật ký phát thanh), blank: what was played when, by whom, and what went wrong."""
    html = _template(assets.template(f"{FOLDER}/log.html.jinja")).render(
        programme=programme, say=assets.wording, rows=range(LOG_ROWS)
    )
    return _printed(html, "log", assets.wording("station.log-title"), programme, assets)


def _printed(html: str, form: str, title: str, programme: Programme, assets: Assets) -> bytes:
    css = assets.template(f"{FOLDER}/sheets.css") + assets.template(f"{FOLDER}/{form}.css")
    return pdf.render(html, css, assets, title=f"{title} – {programme.station}", author=programme.issuer)


def _length(seconds: float) -> str:
    """3:07, as players show it."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


@lru_cache(maxsize=8)
def _template(source: str) -> Template:
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)
