"""All files of a station's folder, their check sums, and the one file that holds them all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from generators.archive import zipped
from generators.station import calendar, liquidsoap, playlists, sheets
from generators.station.programme import Programme, file_name
from generators.writers.assets import Assets

SUMS = "SHA256SUMS"
ARCHIVE = "station.zip"
SCRIPTS = "scripts"  # beside the sounds, for the day the player fails; players list sounds only


def files(programme: Programme, read: Callable[[str], bytes], assets: Assets) -> Mapping[str, bytes]:
    """The folder by file name. `read` gives the bytes of a track's `path` or `script`. Equal input, equal bytes.

    Without any airing there is no calendar; everything else is made, and the schedule sheet says why.
    """
    say = assets.wording
    found: dict[str, bytes] = {}
    for place, track in enumerate(programme.tracks, 1):
        found[file_name(track, place)] = read(track.path)
        if track.script:
            found[f"{SCRIPTS}/{file_name(track, place, 'pdf')}"] = read(track.script)
    found["playlist.m3u8"] = playlists.m3u8(programme)
    found["playlist.xspf"] = playlists.xspf(programme)
    if programme.has_calendar:
        found["schedule.ics"] = calendar.ics(programme, say)
    found["schedule.pdf"] = sheets.schedule(programme, assets)
    found["log.pdf"] = sheets.log(programme, assets)
    found["station.liq"] = liquidsoap.program(programme)
    found[SUMS] = _sums(found)
    found[ARCHIVE] = zipped(found)
    return found


def _sums(found: Mapping[str, bytes]) -> bytes:
    """As `sha256sum -c` reads it, run inside the station's folder."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(found.items()))
    return "".join(lines).encode("utf-8")
