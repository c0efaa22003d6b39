"""What the commands have in common: the language, the folders, the days, and how findings are told."""

from __future__ import annotations

import datetime
import errno
import gettext
import os
import sys
from pathlib import Path
from typing import Any

import click

from generators.wording import Wording, read_wording

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("vi", "en")


def _language() -> str:
    """--lang anywhere on the line, else LOA_LANG; help texts need it before options are read."""
    words = sys.argv[1:]
    for index, word in enumerate(words):
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1]
    return os.environ.get("LOA_LANG", "vi")


_LANGUAGE = "en" if _language() == "en" else "vi"
tell: Wording = read_wording(ROOT / "templates" / "wording" / _LANGUAGE)

# What Click itself says ("Usage:", "No such option") it looks up by gettext; English is its own.
os.environ["LANGUAGE"] = _LANGUAGE
gettext.bindtextdomain("messages", ROOT / "templates" / "wording")


def words_for(key: str) -> str:
    """A help text in the language of this run."""
    return tell(f"cli.{key}")


def usage(key: str, **values: str) -> click.UsageError:
    return click.UsageError(tell(f"cli.{key}", **values))


class DayParameter(click.ParamType):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(tell("cli.bad-date", value=str(value)), param, ctx)


FOLDER = click.Path(path_type=Path)
CONTENT = click.option("--content", type=FOLDER, default=ROOT / "content", help=words_for("opt-content"))
OUTPUT = click.option("--output", type=FOLDER, default=None, help=words_for("opt-output"))


def print_findings(findings: Any, form: str = "text") -> None:
    """For people on the error stream, for machines on the output."""
    from generators.finding_forms import Form, printed

    text = printed(findings, Form(form), tell, terminal=sys.stderr.isatty())
    if text:
        click.echo(text, err=form == "text")


def reason_of(error: OSError) -> str:
    """What the system says, in the language of this run where we have words for it."""
    key = f"cli.system-{errno.errorcode.get(error.errno or 0, '')}"
    return tell(key) if key in tell else error.strerror or str(error)
