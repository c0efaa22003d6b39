"""loa bench: how fast this machine makes what Loa makes."""

from __future__ import annotations

import sys

import click

from generators.cli.options import tell, words_for


@click.command(help=words_for("bench"), context_settings={"ignore_unknown_options": True})
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def bench(words: tuple[str, ...]) -> None:
    click.echo(tell("cli.not-yet", command="bench"), err=True)
    sys.exit(2)
