"""What a station takes away, as files that need nothing else: sounds in play order, playlists, calendar, sheets, sums.

It is handed finished sounds, their airings and set phrases; it knows no content, no voice and no network.
"""

from generators.station.package import files
from generators.station.programme import NoCalendar, Programme, Track, file_name, in_play_order

__all__ = ["NoCalendar", "Programme", "Track", "file_name", "files", "in_play_order"]
