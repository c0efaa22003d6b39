"""loa verify: what was made, read back; and any official text in Word held to its decree."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generators.cli.options import CONTENT, FOLDER, OUTPUT, ROOT, reason_of, tell, usage, words_for


@click.command(help=words_for("verify"))
@click.argument("papers", nargs=-1, type=FOLDER, metavar="[FILE.docx]…")
@CONTENT
@OUTPUT
@click.option("--facts", type=FOLDER, default=None, help=words_for("opt-facts"))
@click.option("--json", "as_json", is_flag=True, help=words_for("opt-verify-json"))
def verify(papers: tuple[Path, ...], content: Path, output: Path | None, facts: Path | None, as_json: bool) -> None:
    from generators.proof.placements import read_facts
    from generators.proof.telling import as_json as json_of
    from generators.proof.telling import told
    from generators.proof.verdict import verify as run

    if papers:
        sys.exit(0 if _papers_hold(papers) else 1)
    listed = facts or ROOT / "tests" / "facts" / "source_facts.json"
    try:
        wanted = read_facts(listed, listed.with_name("communes.json")) if facts or listed.exists() else ()
    except OSError as error:
        raise usage("bad-facts", path=str(error.filename or listed), reason=reason_of(error)) from None
    except ValueError as error:
        raise usage("bad-facts", path=str(listed), reason=str(error)) from None
    if not content.is_dir():
        raise usage("no-content", path=str(content))
    verdict = run((output or ROOT).resolve(), content.resolve(), ROOT / "templates" / "wording", wanted)
    if not verdict.communes and not verdict.unreadable:
        raise usage("nothing-made", path=str(output or ROOT))
    for line in [json_of(verdict)] if as_json else told(verdict, tell):
        click.echo(line)
    made = sorted((output or ROOT).glob("announcements/*/notices/*.docx"))
    official = as_json or _papers_hold(tuple(made), only_errors=True)
    sys.exit(0 if verdict.holds and official else 1)


def _papers_hold(papers: tuple[Path, ...], *, only_errors: bool = False) -> bool:
    """Whether official texts in Word keep Nghị định 30/2020/NĐ-CP; says of each what a clerk should mend."""
    from generators.font_metrics import tinos
    from generators.nd30.breaches import report
    from generators.nd30.check import check_docx
    from generators.nd30.rules import Severity
    from generators.nd30.word_text import NotWord
    from generators.writers.assets import read_assets

    family = tinos(read_assets(ROOT / "templates"))
    hold = True
    for paper in papers:
        try:
            found = check_docx(paper.read_bytes(), family)
        except (OSError, NotWord) as error:
            reason = tell("cli.no-paper") if isinstance(error, OSError) else str(error)
            click.echo(f"{paper}: {reason}", err=True)
            hold = False
            continue
        wrong = any(breach.severity is Severity.ERROR for breach in found)
        hold = hold and not wrong
        if wrong or not only_errors:
            click.echo(f"{paper}:\n{report(found)}")
    return hold
