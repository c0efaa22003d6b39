"""The same files by off-the-shelf programs, one command line a file: for a shell, for xargs, for make.

Needs pandoc, ffmpeg, espeak-ng, pdftoppm, make and xargs; weasyprint, mkdocs and qr come with our own libraries. The
commands are those a careful author of such a script would write: the sound is levelled in two passes, as ours is.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from shlex import quote

from benchmarks.given import Job, variant

TOOLS = {  # the program, and the package of Debian and Ubuntu that has it
    "pandoc": "pandoc",
    "ffmpeg": "ffmpeg",
    "espeak-ng": "espeak-ng",
    "pdftoppm": "poppler-utils",
    "make": "make",
    "xargs": "findutils",
}
SOUND = """\
#!/bin/sh
# sound.sh SSML SPEED LOUDNESS PEAK RATE BITRATE MP3 OPUS
set -eu
espeak-ng -m -v vi -s "$2" -f "$1" -w "$7.wav"
told=$(ffmpeg -hide_banner -nostats -i "$7.wav" -af "loudnorm=I=$3:TP=$4:print_format=json" -f null - 2>&1)
of() { printf '%s\\n' "$told" | sed -n "s/.*\\"$1\\" : \\"\\(.*\\)\\".*/\\1/p"; }
level="loudnorm=I=$3:TP=$4:linear=true:measured_I=$(of input_i):measured_TP=$(of input_tp)"
level="$level:measured_LRA=$(of input_lra):measured_thresh=$(of input_thresh):offset=$(of target_offset)"
ffmpeg -y -v error -i "$7.wav" -filter_complex "[0]$level,asplit[a][b]" \\
    -map '[a]' -ar "$5" -ac 1 -c:a libmp3lame -b:a "$6k" "$7" \\
    -map '[b]' -ar 16000 -ac 1 -c:a libopus -b:a 32k "$8"
rm "$7.wav"
"""
RULES = """\
# The same files by make: what is older than its input is made again.
all: {targets}
"""


def lacking() -> list[str]:
    """The packages to install before any of this can run."""
    return sorted(package for program, package in TOOLS.items() if shutil.which(program) is None)


def line(job: Job, given: Path, output: Path) -> str:
    """The command line that makes a job's files."""
    source = quote(str((output if job.from_output else given) / job.given))
    targets = [quote(str(output / path)) for path in job.outputs]
    match job.kind:
        case "pdf":
            return f"weasyprint -q --pdf-variant {variant(job)} {source} {targets[0]}"
        case "picture":
            png, webp = targets
            stem = quote(str(output / job.outputs[0].removesuffix(".png")))
            return (
                f"weasyprint -q {source} {stem}.pdf && pdftoppm -r 96 -png -singlefile {stem}.pdf {stem} && "
                f"ffmpeg -y -v error -i {png} -lossless 1 {webp} && rm {stem}.pdf"
            )
        case "word":
            return f"pandoc -f html -t docx -o {targets[0]} {quote(str(given / job.settings['html']))}"
        case "sound":
            told = job.settings
            ssml = quote(str(given / job.given.removesuffix(".json"))) + ".ssml"
            numbers = f"{told['speed']} {told['loudness']} {told['peak']} {told['rate']} {told['bitrate']}"
            return f"sh {quote(str(given / 'sound.sh'))} {ssml} {numbers} {targets[0]} {targets[1]}"
        case "site":
            return f"mkdocs build -q -f {source} -d {quote(str(output / job.settings['folder']))}"
        case "code":
            return f"qr --factory=svg-path {quote(job.settings['address'])} > {targets[0]}"
        case "copy":
            return f"mkdir -p $(dirname {targets[0]}) && cp {source} {targets[0]}"
        case "zip":
            name = Path(job.outputs[0]).name
            there = quote(str(output / job.given))
            zipping = f"{quote(sys.executable)} -m zipfile -c .{quote(name)} $(ls)"
            return f"cd {there} && rm -f {quote(name)} && {zipping} && mv .{quote(name)} {quote(name)}"


def prepare(jobs: Iterable[Job], given: Path, output: Path) -> None:
    """What such a script finds in place: its own helper, and the folders."""
    (given / "sound.sh").write_text(SOUND, encoding="utf-8")
    for job in jobs:
        for path in job.outputs:
            if job.kind != "site":
                (output / path).parent.mkdir(parents=True, exist_ok=True)


def one_by_one(lines: Sequence[str], file: Path, at_once: int) -> list[str]:
    """The command that runs the lines, so many at a time."""
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return ["sh", "-c", f"xargs -d '\\n' -P {at_once} -I LINE sh -c LINE < {quote(str(file))}"]


def makefile(jobs: Sequence[Job], given: Path, output: Path) -> str:
    """The rules of all jobs; of a job with several files the first stands for all."""
    site = next((job for job in jobs if job.kind == "site"), None)
    targets, rules = [], []
    for job in jobs:
        target = _target(job, output)
        needs = [str((output if job.from_output else given) / job.given)] if job.given and job.kind != "zip" else []
        if job.kind == "zip" and site is not None:
            needs = [_target(site, output)]
        command = line(job, given, output).replace("$", "$$")
        after = f" && touch {quote(target)}" if job.kind == "site" else ""
        targets.append(target)
        first = _target(site, output) if site is not None and "/site/" in target else ""  # MkDocs empties its folder
        rules.append(f"{target}: {' '.join(needs)} | {first}\n\t{command}{after}\n")
    return RULES.format(targets=" ".join(targets)) + "\n".join(rules)


def inputs(job: Job, given: Path) -> list[Path]:
    """The files whose change makes the job's outputs stale."""
    return [given / job.given] if job.given and not job.from_output and job.kind != "zip" else []


def _target(job: Job, output: Path) -> str:
    return str(output / "site.made") if job.kind == "site" else str(output / job.outputs[0])


Parts = Mapping[str, Sequence[Job]]


def parts(jobs: Sequence[Job]) -> Parts:
    """The jobs by what can be sampled of them, in an order in which they can be run."""
    found: dict[str, list[Job]] = {"pdf": [], "picture": [], "sound": [], "small": [], "copy": [], "zip": []}
    for job in jobs:
        found["small" if job.kind in ("word", "site", "code") else job.kind].append(job)
    found["copy"].sort(key=lambda job: job.from_output)
    return found
