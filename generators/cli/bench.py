"""loa bench: how fast this machine makes what Loa makes; all of it lies in benchmarks/ of the checkout."""

from __future__ import annotations

import os
import subprocess
import sys

import click

from generators.cli.options import ROOT, tell, words_for


@click.command(
    help=words_for("bench"),
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
def bench(words: tuple[str, ...]) -> None:
    if not (ROOT / "benchmarks" / "__main__.py").is_file():
        click.echo(tell("cli.bench-not-here"), err=True)
        sys.exit(2)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-P", "-m", "benchmarks", *words]
    sys.exit(subprocess.run(command, env=environment, check=False).returncode)
