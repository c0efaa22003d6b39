"""loa check: what is wrong with the content, and where each value of an item comes from."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import Any

import click

from generators.cli.options import CONTENT, ROOT, DayParameter, print_findings, tell, usage, words_for
from generators.wording import read_wording

FINDING_FORMS = ("text", "json", "sarif", "github")


@click.command(help=words_for("check"))
@CONTENT
@click.option("--date", "day", type=DayParameter(), default=None, help=words_for("opt-date"))
@click.option("--commune", "communes", multiple=True, help=words_for("opt-commune"))
@click.option("--format", "form", type=click.Choice(FINDING_FORMS), default="text", help=words_for("opt-format"))
@click.option("--json", "as_json", is_flag=True, help=words_for("opt-findings-json"))
@click.option("--explain", "explained_item", metavar="ID", default=None, help=words_for("opt-explain-item"))
def check(
    content: Path,
    day: datetime.date | None,
    communes: tuple[str, ...],
    form: str,
    as_json: bool,
    explained_item: str | None,
) -> None:
    from generators.findings import Severity, in_order
    from generators.publishable import publishable
    from generators.reader import read
    from generators.values import Day

    if not content.is_dir():
        raise usage("no-content", path=str(content))
    on = Day(day or datetime.date.today())
    reading = read(content.resolve(), communes)
    if explained_item is not None:
        _explain(reading, explained_item)
        return
    found = publishable(reading, {}, lambda commune: on)
    findings = in_order([*found.findings, *_on_air(found.publications, on)])
    print_findings(findings, "json" if as_json else form)
    count = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    if not findings:
        items = sum(1 for publication in found.publications for _ in publication.items())
        click.echo(tell("cli.all-well", count=str(items)), err=as_json or form != "text")
    else:
        counts = {f"{severity.value}s": str(number) for severity, number in count.items()}
        click.echo(tell("cli.counts", **counts), err=True)
    sys.exit(1 if count[Severity.ERROR] else 0)


def _on_air(publications: Any, on: Any) -> Any:
    """What is wrong with scripts and sessions, by how long they will be."""
    from generators.documents.setting import Setting
    from generators.expected import expected_findings
    from generators.validity import Moment

    words = read_wording(ROOT / "templates" / "wording" / "vi")
    for publication in publications:
        yield from expected_findings(Setting.at(publication, Moment(on), words))


def _explain(reading: Any, wanted: str) -> None:
    from generators.explain import explained

    lines = [line for publication in reading.publications for line in explained(publication, wanted)]
    if not lines:
        raise usage("nothing-to-explain", id=wanted)
    for line in lines:
        click.echo(line)
