"""The command ./loa: one file a command, a few lines each; knows no content and no form.

Vietnamese first; English with --lang en or LOA_LANG=en. Exit 0 when all is well, 1 when something was found or
withheld, 2 when the command was used wrongly.
"""

from __future__ import annotations

import signal
import sys

import click

from generators.cli.bench import bench
from generators.cli.build import build
from generators.cli.cache import cache
from generators.cli.check import check
from generators.cli.importing import import_
from generators.cli.life import correct, issue, withdraw
from generators.cli.new import new
from generators.cli.options import LANGUAGES, words_for
from generators.cli.publish import publish
from generators.cli.say import say
from generators.cli.schema import schema
from generators.cli.serve import serve
from generators.cli.studio import studio
from generators.cli.verify import verify
from generators.cli.voices import voices


@click.group(help=words_for("main"), context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, help=words_for("opt-lang"))
def loa(lang: str | None) -> None:
    """The language is read before anything else, by `options`."""


for _command in (
    *(build, check, verify, serve, publish, cache),
    *(new, import_, studio, issue, correct, withdraw),
    *(say, voices, schema, bench),
):
    loa.add_command(_command)


def main() -> None:
    """Run the command and exit. Ctrl-C ends any of them in order, with a word about it and 130."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        code = loa.main(prog_name="loa", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo(words_for("interrupted"), err=True)
        code = 130
    except click.ClickException as wrong:
        wrong.show()
        code = wrong.exit_code
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # from here on there is nothing left to end with care
    sys.exit(code)
