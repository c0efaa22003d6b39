"""loa voices: which voices this machine can use."""

from __future__ import annotations

import click

from generators.cli.options import tell, words_for


@click.command(help=words_for("voices"))
def voices() -> None:
    from generators.voices import available

    for voice in available():
        about = tell("cli.voice-usable") if voice.usable else voice.why_not or ""
        online = f" ({tell('cli.voice-online')})" if voice.online else ""
        click.echo(f"{voice.name}: {about}{online} – {voice.licence}")
