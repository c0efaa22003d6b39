"""loa publish: the website to where it is read, and back to an earlier version."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generators.cli.options import OUTPUT, ROOT, reason_of, tell, usage, words_for


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
    except (OSError, ValueError, ImportError) as error:  # fsspec: no such kind of address, no one there, no right
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        click.echo(tell("cli.not-published", target=target, reason=reason or type(error).__name__), err=True)
        sys.exit(1)
    numbers = {"version": done.version, "sent": str(done.sent), "kept": str(done.kept)}
    click.echo(tell("cli.published", **numbers) if done.sent or done.removed else tell("cli.published-same"))
