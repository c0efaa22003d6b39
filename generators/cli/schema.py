"""loa schema: the JSON Schema of a kind of content."""

from __future__ import annotations

import json

import click

from generators.cli.options import tell, words_for


@click.command(help=words_for("schema"))
@click.argument("kind", type=click.Choice(["commune", "procedure", "campaign", "notice", "broadcast", "translation"]))
def schema(kind: str) -> None:
    from generators.schema import schema as schema_of

    click.echo(json.dumps(schema_of(kind, tell), ensure_ascii=False, indent=2))
