"""loa cache: what costly parts are remembered."""

from __future__ import annotations

from pathlib import Path

import click

from generators.cli.options import OUTPUT, ROOT, tell, words_for


@click.command(help=words_for("cache"))
@OUTPUT
@click.option("--prune", "limit", type=click.IntRange(0), default=None, help=words_for("opt-prune"))
def cache(output: Path | None, limit: int | None) -> None:
    from generators import cached

    folder = (output or ROOT).resolve()
    if limit is not None:
        gone = cached.prune(folder, limit * 1024**2)
        click.echo(tell("cli.cache-pruned", files=str(gone.files), size=f"{gone.size / 1024**2:.1f}"))
    parts = cached.shown(folder)
    for name, part in parts.items():
        click.echo(tell("cli.cache-part", part=name, files=str(part.files), size=f"{part.size / 1024**2:.1f}"))
    if not parts:
        click.echo(tell("cli.cache-empty"))
