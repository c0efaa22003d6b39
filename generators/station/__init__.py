"""What a station takes away, as files that need nothing else: sounds in play order, playlists, calendar, sheets, sums.

It is handed finished sounds, their airings and set phrases; it knows no content, no voice and no network. `programme`
is what a build talks of; `package` makes the files, and loads what that takes.
"""

from generators.station.programme import NoCalendar, Programme, Track, file_name, in_play_order

__all__ = ["NoCalendar", "Programme", "Track", "file_name", "in_play_order"]
