"""loa say: written Vietnamese as it is spoken."""

from __future__ import annotations

import json
import sys

import click

from generators.cli.options import tell, usage, words_for


@click.command(help=words_for("say"))
@click.argument("words", nargs=-1)
@click.option("--explain", "explained", is_flag=True, help=words_for("opt-explain"))
@click.option("--json", "as_json", is_flag=True, help=words_for("opt-json"))
def say(words: tuple[str, ...], explained: bool, as_json: bool) -> None:
    from generators.vietnamese import explain
    from generators.vietnamese import say as spoken

    if as_json:
        try:
            given = json.loads(sys.stdin.buffer.read().decode("utf-8"))
        except ValueError:
            raise usage("not-json") from None
        if not isinstance(given, list) or not all(isinstance(text, str) for text in given):
            raise usage("not-json")
        click.echo(json.dumps([spoken(text).text for text in given], ensure_ascii=False))
        return
    texts = [" ".join(words)] if words else sys.stdin.buffer.read().decode("utf-8").splitlines()
    for text in texts:
        result = spoken(text)
        click.echo(result.text)
        if explained:
            click.echo(explain(result))
        for doubt in result.unsure if not explained else ():
            click.echo(tell("cli.unsure", message=doubt.message), err=True)
