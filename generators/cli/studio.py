"""loa studio: the editing desk in a browser, and its accounts."""

from __future__ import annotations

from pathlib import Path

import click

from generators.cli.options import CONTENT, OUTPUT, ROOT, tell, usage, words_for


@click.command(help=words_for("studio"))
@CONTENT
@OUTPUT
@click.option("--port", type=click.IntRange(0, 65535), default=0, help=words_for("opt-studio-port"))
@click.option("--host", default="127.0.0.1", show_default=True, help=words_for("opt-studio-host"))
@click.option("--address", default="", help=words_for("opt-studio-address"))
@click.option("--add-account", "account", default=None, metavar="NAME", help=words_for("opt-studio-account"))
@click.option("--role", type=click.Choice(["writer", "approver"]), default="writer", help=words_for("opt-studio-role"))
@click.option("--commune", "communes", multiple=True, help=words_for("opt-studio-commune"))
def studio(
    content: Path,
    output: Path | None,
    port: int,
    host: str,
    address: str,
    account: str | None,
    role: str,
    communes: tuple[str, ...],
) -> None:
    from generators.studio import accounts
    from generators.studio.serving import NotServed, opened

    if not content.is_dir():
        raise usage("no-content", path=str(content))
    folder = (output or ROOT).resolve()
    if account is not None:
        password = click.prompt(tell("cli.studio-password"), hide_input=True, confirmation_prompt=True)
        try:
            accounts.add(folder / ".loa" / "studio", account, password, accounts.Role(role), account, communes)
        except accounts.BadAccount as refused:
            raise usage(str(refused)) from None
        click.echo(tell("cli.studio-account", name=account, role=role))
        return
    try:
        desk = opened(ROOT, content.resolve(), folder, host=host, port=port, address=address)
    except NotServed as refused:
        raise usage(refused.key, **refused.values) from None
    click.echo(tell("cli.studio-open" if desk.accounts else "cli.studio-open-once", address=desk.address))
    if host != "127.0.0.1" and not address.startswith("https:"):
        click.echo(tell("cli.studio-no-tls"), err=True)
    try:
        desk.serve()
    except KeyboardInterrupt:
        click.echo()
