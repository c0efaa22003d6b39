"""loa issue, correct, withdraw: the steps in the life of what is published."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from generators.cli.options import CONTENT, ROOT, DayParameter, print_findings, tell, words_for

COMMUNE = click.option("--commune", required=True, help=words_for("opt-new-commune"))
DAY = click.option("--date", "day", type=DayParameter(), default=None, help=words_for("opt-day"))
KINDS = click.Choice(["notice", "campaign", "procedure", "broadcast"])
KIND = click.option("--kind", type=KINDS, default=None, help=words_for("opt-kind"))


@click.command(help=words_for("issue"))
@click.argument("item_id", metavar="ID")
@click.option("--number", type=click.IntRange(1, 99_999), required=True, help=words_for("opt-number"))
@DAY
@COMMUNE
@CONTENT
def issue(item_id: str, number: int, day: datetime.date | None, commune: str, content: Path) -> None:
    from generators import life, life_form
    from generators.values import Day

    on = Day(day or datetime.date.today())
    def step(publication: Any) -> Any:
        change = life.issue(content, publication, item_id, number, on)
        life_form.hold(publication, item_id, number, on, ROOT / "templates")
        return change

    _live(content, commune, step)


@click.command(help=words_for("correct"))
@click.argument("item_id", metavar="ID")
@click.option("--what", required=True, help=words_for("opt-what"))
@DAY
@KIND
@COMMUNE
@CONTENT
def correct(
    item_id: str, what: str, day: datetime.date | None, kind: str | None, commune: str, content: Path
) -> None:
    from generators import life
    from generators.values import Day

    on = Day(day or datetime.date.today())
    _live(content, commune, lambda publication: life.correct(content, publication, item_id, on, what, _folder(kind)))


@click.command(help=words_for("withdraw"))
@click.argument("item_id", metavar="ID")
@click.option("--reason", required=True, help=words_for("opt-reason"))
@DAY
@KIND
@COMMUNE
@CONTENT
def withdraw(
    item_id: str, reason: str, day: datetime.date | None, kind: str | None, commune: str, content: Path
) -> None:
    from generators import life
    from generators.values import Day

    on = Day(day or datetime.date.today())
    _live(content, commune, lambda publication: life.withdraw(content, publication, item_id, on, reason, _folder(kind)))


def _folder(kind: str | None) -> Any:
    return f"{kind}s" if kind else None


def _live(content: Path, commune: str, step: Callable[[Any], Any]) -> None:
    """Take one step in a life: all its files are written, or none."""
    from generators import life
    from generators.findings import Finding, Severity
    from generators.reader import read

    reading = read(content.resolve(), (commune,))
    if not reading.publications:
        print_findings(reading.findings)
        sys.exit(1)
    try:
        change = step(reading.publications[0])
    except life.Refused as refused:
        print_findings((Finding(Severity.ERROR, refused.key, f"content/communes/{commune}", values=refused.values),))
        sys.exit(1)
    for file in change.write():
        click.echo(tell("cli.wrote", path=str(file)))
