"""loa new: a content file to start from."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from generators.cli.options import CONTENT, ROOT, tell, usage, words_for


@click.command(help=words_for("new"))
@click.argument("kind", type=click.Choice(["commune", "procedure", "campaign", "notice", "broadcast"]))
@click.argument("item_id", metavar="ID")
@click.option("--commune", default=None, help=words_for("opt-new-commune"))
@CONTENT
def new(kind: Any, item_id: str, commune: str | None, content: Path) -> None:
    from generators.starting import NotStarted, start
    from generators.values import Day

    today = Day(datetime.date.today())
    try:
        file = start(kind, item_id, commune, content, ROOT / "templates", today)
    except NotStarted as refused:
        raise usage(refused.key, **refused.values) from None
    click.echo(tell("cli.started", path=str(file)))
