"""loa new: a content file to start from."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from generators.cli.options import CONTENT, ROOT, tell, usage, words_for
from generators.starting import NOTICE_TYPES, NotStarted, start


@click.command(help=words_for("new"))
@click.argument("kind", type=click.Choice(["commune", "procedure", "campaign", "notice", "broadcast"]))
@click.argument("item_id", metavar="ID")
@click.option("--commune", default=None, help=words_for("opt-new-commune"))
@click.option("--type", "notice_type", type=click.Choice(NOTICE_TYPES), default=None, help=words_for("opt-new-type"))
@CONTENT
def new(kind: Any, item_id: str, commune: str | None, notice_type: str | None, content: Path) -> None:
    from generators.values import Day

    today = Day(datetime.date.today())
    if notice_type and kind != "notice":
        raise usage("type-of-notice")
    try:
        file = start(kind, item_id, commune, content, ROOT / "templates", today, notice_type or NOTICE_TYPES[0])
    except NotStarted as refused:
        raise usage(refused.key, **refused.values) from None
    click.echo(tell("cli.started", path=str(file)))
