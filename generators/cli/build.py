"""loa build: everything there is to publish, or what has changed of it. Knows no content and no form."""

from __future__ import annotations

import datetime
import os
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from generators.cli.explanation import explanation
from generators.cli.options import (
    CONTENT,
    OUTPUT,
    ROOT,
    DayParameter,
    print_findings,
    reason_of,
    tell,
    usage,
    words_for,
)


@click.command(help=words_for("build"))
@CONTENT
@OUTPUT
@click.option("--commune", "communes", multiple=True, help=words_for("opt-commune"))
@click.option(
    "--only",
    "scopes",
    multiple=True,
    type=click.Choice(["site", "announcements", "notices", "audio"]),
    help=words_for("opt-only"),
)
@click.option("--voice", default=None, help=words_for("opt-voice"))
@click.option("--date", "day", type=DayParameter(), default=None, help=words_for("opt-date"))
@click.option("--as-issued", is_flag=True, help=words_for("opt-as-issued"))
@click.option("--jobs", type=int, default=None, help=words_for("opt-jobs"))
@click.option("--cluster", "address", metavar="tcp://…", default=None, help=words_for("opt-cluster"))
@click.option("--shared", default=None, help=words_for("opt-shared"))
@click.option("--explain", "explained", is_flag=True, help=words_for("opt-explain-build"))
@click.option("--json", "as_json", is_flag=True, help=words_for("opt-explain-json"))
@click.option("--debug", is_flag=True, help=words_for("opt-debug"))
def build(
    content: Path,
    output: Path | None,
    communes: tuple[str, ...],
    scopes: tuple[Any, ...],
    voice: str | None,
    day: datetime.date | None,
    as_issued: bool,
    jobs: int | None,
    address: str | None,
    shared: str | None,
    explained: bool,
    as_json: bool,
    debug: bool,
) -> None:
    from generators import treestamp
    from generators.request import SCOPES, Request
    from generators.values import Day

    today = datetime.date.today()
    if day is not None and as_issued:
        raise usage("both-dates")
    if (as_issued or day not in (None, today)) and output is None:
        raise usage("past-needs-output")
    if not content.is_dir():
        raise usage("no-content", path=str(content))
    if jobs is not None and jobs < 1:
        raise usage("bad-jobs")
    _known_voice(voice)
    request = Request(
        root=ROOT,
        content=content.resolve(),
        output=(output or ROOT).resolve(),
        today=Day(today),
        day=None if as_issued else Day(day or today),
        communes=communes,
        scopes=frozenset(scopes or SCOPES),
        voice=voice,
        jobs=jobs or len(os.sched_getaffinity(0)),
    )
    started = time.monotonic()
    stands = treestamp.unchanged(request.output, request.asked, request.tree(), today.isoformat())
    if stands is not None and not (explained or as_json):  # for reasons each edition is looked at
        click.echo(tell("cli.nothing-to-do", kept=str(stands), seconds=f"{time.monotonic() - started:.2f}"))
        return
    from concurrent.futures import BrokenExecutor

    from generators.workers import warm_up

    if address is None:
        warm_up()
    from generators.build import build as run
    from generators.cluster import NoCluster, cluster

    hands = cluster(address, shared or str(request.output / ".loa" / "shared")) if address else nullcontext()
    try:
        with hands as executor:
            outcome = run(request, _progress(), executor)
    except BrokenExecutor:
        click.echo(tell("cli.worker-died"), err=True)
        sys.exit(1)
    except NoCluster as refused:
        click.echo(tell(f"cli.{refused.key}", **refused.values), err=True)
        sys.exit(1)
    except OSError as error:  # no space, no right to write: nothing of ours is half-written
        path = str(error.filename or request.output)
        click.echo(tell("cli.cannot-write", path=path, reason=reason_of(error)), err=True)
        sys.exit(1)
    print_findings(outcome.findings)
    if explained or as_json:
        click.echo(explanation(outcome, as_json=as_json))
    for trace in outcome.traces if debug else ():
        click.echo(trace, err=True)
    click.echo(
        tell(
            "cli.summary",
            made=str(len(outcome.made)),
            kept=str(len(outcome.kept)),
            removed=str(len(outcome.removed)),
            seconds=f"{time.monotonic() - started:.1f}",
            output=str(output or ROOT),
        ),
        err=as_json,
    )
    if outcome.voices:
        click.echo(tell("cli.summary-voices", voices=", ".join(sorted(outcome.voices))), err=as_json)
    if outcome.withheld:
        items = ", ".join("/".join(part for part in item if part) for item in sorted(outcome.withheld))
        click.echo(tell("cli.summary-withheld", items=items), err=True)
    sys.exit(1 if outcome.failed else 0)


def _known_voice(voice: str | None) -> None:
    if voice is None:
        return
    from generators.voices import available

    known = [found.name for found in available()]
    if voice not in known:
        raise usage("no-such-voice", voice=voice, known=", ".join(known))


def _progress() -> Callable[[str, int, int], None]:
    """A bar on a terminal; nothing where output goes to a file."""
    if not sys.stderr.isatty():
        return lambda stride, done, of: None
    from rich.console import Console
    from rich.progress import Progress

    bars = Progress(console=Console(stderr=True), transient=True)
    tasks: dict[str, Any] = {}

    def advance(stride: str, done: int, of: int) -> None:
        if not tasks:
            bars.start()
        if stride not in tasks:
            tasks[stride] = bars.add_task(tell(f"cli.stride-{stride}"), total=of)
        bars.update(tasks[stride], completed=done, total=of)
        if done == of:
            bars.refresh()
            if stride == "websites":
                bars.stop()

    return advance
