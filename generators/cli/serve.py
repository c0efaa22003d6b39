"""loa serve: the website while one writes."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from generators.cli.options import CONTENT, OUTPUT, ROOT, print_findings, reason_of, tell, usage, words_for


@click.command(help=words_for("serve"))
@CONTENT
@OUTPUT
@click.option("--commune", "communes", multiple=True, help=words_for("opt-commune"))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help=words_for("opt-port"))
def serve(content: Path, output: Path | None, communes: tuple[str, ...], port: int) -> None:
    from generators import serve as serving
    from generators.request import Request
    from generators.values import Day

    today = Day(datetime.date.today())
    request = Request(
        root=ROOT,
        content=content.resolve(),
        output=(output or ROOT).resolve(),
        today=today,
        day=today,
        communes=communes,
    )

    def told(outcome: Any, seconds: float) -> None:
        if isinstance(outcome, str):
            click.echo(outcome, err=True)
            return
        print_findings(outcome.findings)
        click.echo(tell("cli.rebuilt", made=str(len(outcome.made)), seconds=f"{seconds:.1f}"))

    def opened(address: str) -> None:
        click.echo(tell("cli.serving", address=address))

    try:
        serving.serve(request, tell, port=port, told=told, opened=opened)
    except KeyboardInterrupt:
        click.echo()
    except OSError as error:
        raise usage("studio-port", port=str(port), reason=reason_of(error)) from None
