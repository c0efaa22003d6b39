"""A programme with an urgent message, a dated run and one that still waits for its first day."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generators.model.broadcast import Schedule
from generators.schedule import airings
from generators.station import NoCalendar, Programme, Track, in_play_order
from generators.values import ClockTime, Day
from generators.writers.assets import read_assets

ASSETS = read_assets(Path(__file__).parent.parent.parent / "templates")
SOUNDS = {f"audio/vi-du/{name}.mp3": f"sound of {name}".encode() for name in ("run", "storm", "waiting")}
SCRIPTS = {"audio/vi-du/run.pdf": b"%PDF script"}
RUN = airings(
    Schedule.model_validate({"times_per_week": 2, "weeks_min": 4, "weeks_max": 5, "first_day": "2026-09-07"}),
    (ClockTime(5, 30), ClockTime(17, 0)),
)


def track(name: str, title: str, seconds: float, **more: object) -> Track:
    path = f"audio/vi-du/{name}.mp3"
    return Track(f"{name}/3m", title, path, hashlib.sha256(SOUNDS[path]).hexdigest(), seconds, **more)  # type: ignore[arg-type]


TRACKS = (
    track("waiting", "Đăng ký khai sinh", 171.2, planned=(8, 10), why_not=NoCalendar.NO_FIRST_DAY, terms="2 lần/tuần, 4-5 tuần"),
    track("run", "Nộp hồ sơ: lợi ích & cách làm", 180.4, airings=RUN, planned=(8, 10), script="audio/vi-du/run.pdf", terms="2 lần/tuần, phát từ 4-5 tuần"),
    track("storm", "Bão số 5", 30.0, priority="khan-cap"),
)
PROGRAMME = Programme(
    commune="vi-du",
    station="Đài truyền thanh xã Ví Dụ",
    issuer="Ủy ban nhân dân xã Ví Dụ",
    tracks=in_play_order(TRACKS),
    open_from=ClockTime(5, 30),
    open_to=ClockTime(20, 0),
    stamped=Day.parse("2026-09-07"),
    missing=("Chưa có bản ghi âm tiếng Mường của “Đăng ký khai sinh”.",),
)


def read(path: str) -> bytes:
    return {**SOUNDS, **SCRIPTS}[path]
