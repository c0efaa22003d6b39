"""A Liquidsoap program that plays the schedule from its own folder; checked against Liquidsoap 2.1 of Debian 12."""

from __future__ import annotations

from generators.station.programme import Programme, file_name

# Nothing here needs the network. A session is looked up by the minute, so that one that was missed is not made up for.
_PROGRAM = """\
#!/usr/bin/env liquidsoap
# {head}
#   liquidsoap station.liq                              waits for each session and plays it
#   LOA_AT="{example}" liquidsoap station.liq   plays one session now, or everything with LOA_AT=all
#   LOA_INTO=thu.wav LOA_AT=all liquidsoap station.liq  writes it into a file as fast as it can, then ends

folder = path.dirname(argv(0))
time.zone.set("Asia/Ho_Chi_Minh")
at = getenv(default="", "LOA_AT")
into = getenv(default="", "LOA_INTO")

all = [
{all}
]

# Year-month-day hour:minute, local time, and what is heard then.
sessions = [
{sessions}
]

queue = request.queue(id="loa", interactive=false)

def play(file) =
  log("Playing #{{file}}")
  queue.push.uri(path.concat(folder, file))
end

def begin_session(minute) =
  list.iter(fun (session) -> if fst(session) == minute then list.iter(play, snd(session)) end, sessions)
end

seen = ref("")

def look() =
  minute = time.string("%Y-%m-%d %H:%M")
  if minute != !seen then
    seen := minute
    begin_session(minute)
  end
end

if at == "all" then
  list.iter(play, all)
elsif at != "" then
  begin_session(at)
else
  thread.run(every={{1.}}, look)
end

if into == "" then
  output(mksafe(queue))
else
  clock.assign_new(id="fast", sync="none", [queue])
  output.file(fallible=true, on_stop=shutdown, %wav, into, queue)
end
"""


def program(programme: Programme) -> bytes:
    names = {track.id: file_name(track, place) for place, track in enumerate(programme.tracks, 1)}
    moments = [
        (f"{session.day.date} {session.time.written}", [names[entry.id] for entry in session.heard])
        for session in programme.sessions
    ]
    listed = ",\n".join(f'  ("{minute}", [{", ".join(map(_quoted, files))}])' for minute, files in moments)
    return _PROGRAM.format(
        head=" ".join(programme.station.split()),
        example=moments[0][0] if moments else "2026-01-31 17:00",
        all=",\n".join(f"  {_quoted(name)}" for name in names.values()),
        sessions=listed,
    ).encode("utf-8")


def _quoted(name: str) -> str:
    return f'"{name}"'  # letters, digits, hyphens and a dot: see file_name
