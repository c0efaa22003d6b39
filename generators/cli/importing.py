"""loa import: Word files, PDFs and portal records into drafts of content."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from generators.cli.options import FOLDER, ROOT, print_findings, tell, usage, words_for
from generators.wording import read_wording


@click.command("import", help=words_for("import"))
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--portal", is_flag=True, help=words_for("opt-portal"))
@click.option("--commune", default="", help=words_for("opt-import-commune"))
@click.option("--output", "content", type=FOLDER, default=ROOT / "content", help=words_for("opt-import-output"))
@click.option("--update", is_flag=True, help=words_for("opt-update"))
@click.option("--dry-run", is_flag=True, help=words_for("opt-dry-run"))
def import_(files: tuple[Path, ...], portal: bool, commune: str, content: Path, update: bool, dry_run: bool) -> None:
    from generators.importers import importing, report
    from generators.model.base import SLUG
    from generators.values import Day

    if commune and not SLUG.fullmatch(commune):
        raise usage("bad-id", id=commune)
    vietnamese = read_wording(ROOT / "templates" / "wording" / "vi")  # what is written into content files
    given = [(file.name, file.read_bytes()) for file in files]
    wanted = importing.Wanted(given, content.resolve(), portal, commune, update)
    made = importing.imported(wanted, Day(datetime.date.today()), vietnamese)
    if not dry_run:
        importing.write(made, content.resolve())
        importing.remember(made, content.resolve(), vietnamese)
    for line in report.told(made, content.name, tell, written=not dry_run):
        click.echo(line)
    print_findings(made.findings)
    questions = sum(finding.code == "draft-doubt" for finding in made.findings)
    if questions:
        click.echo(tell("importers.told-questions", count=str(questions)))
    if not made.planned and not made.twins:
        click.echo(tell("importers.told-nothing"), err=True)
    sys.exit(1 if made.failed else 0)
