"""loa publish: the website to where it is read, and back to an earlier version."""

from __future__ import annotations

from pathlib import Path

import click

from generators.cli.options import OUTPUT, ROOT, tell, usage, words_for


@click.command(help=words_for("publish"))
@click.argument("target")
@OUTPUT
@click.option("--keep", type=click.IntRange(1), default=5, help=words_for("opt-keep"))
@click.option("--rollback", is_flag=True, help=words_for("opt-rollback"))
def publish(target: str, output: Path | None, keep: int, rollback: bool) -> None:
    from generators import publish as publishing

    try:
        if rollback:
            click.echo(tell("cli.rolled-back", version=publishing.roll_back(target)))
            return
        done = publishing.publish((output or ROOT).resolve(), target, keep=keep)
    except publishing.NotPublished as refused:
        raise usage(refused.key, **refused.values) from None
    numbers = {"version": done.version, "sent": str(done.sent), "kept": str(done.kept)}
    click.echo(tell("cli.published", **numbers) if done.sent or done.removed else tell("cli.published-same"))
