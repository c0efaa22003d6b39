"""Files below the content folder that nothing reads: a misspelt folder or suffix must not lose a text in silence."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from generators.findings import Finding, Severity

MAX_STRAYS = 50  # more of them say nothing new
TRANSLATED = ("procedures", "campaigns")
"""Kinds that may be told in another language. A notice is an official text: it says what it says in Vietnamese."""
LANGUAGE = re.compile(r"[a-z]{2,3}")
"""ISO 639: en, hmn."""
OF_A_COMMUNE = {"commune.yml", "lexicon.yml", "register.yml"}
WORKING_FILES = {"README.md", "Thumbs.db", "desktop.ini"}


def found(content: Path, kinds: Collection[str], named: Collection[Path]) -> Iterator[Finding]:
    """A warning for each file that is in no place where content is read from.

    `kinds` are the folders of items, `named` the files that an item of a commune names.
    """
    for file in islice(_strays(content, kinds, named), MAX_STRAYS):
        known = ", ".join(f"{kind}/" for kind in kinds)
        name = file.relative_to(content.parent).as_posix()
        yield Finding(Severity.WARNING, "stray-file", name, values={"name": file.name, "known": known})


def _strays(content: Path, kinds: Collection[str], named: Collection[Path]) -> Iterator[Path]:
    for folder, below, files in os.walk(content):  # does not follow links
        below[:] = sorted(name for name in below if not name.startswith("."))
        place = Path(folder).relative_to(content).parts
        for name in sorted(files):
            if name in WORKING_FILES or name.startswith((".", "~$")) or name.endswith("~"):
                continue
            if not _is_read((*place, name), kinds) and Path(folder) / name not in named:
                yield Path(folder) / name


def _is_read(place: tuple[str, ...], kinds: Collection[str]) -> bool:
    """Whether a file at this place below the content folder is content."""
    match place:
        case ("national", *rest) | ("provinces" | "communes", _, *rest):
            pass
        case _:
            return False
    match rest:
        case ["images" | "recordings" | "voices", _, *_]:
            return True
        case ["nd30.docx"] if place[0] == "communes":
            return True  # the commune's own look of notices
        case [name]:
            return name.endswith(".yml") and (place[0] != "communes" or name in OF_A_COMMUNE)
        case ["translations", language, kind, name]:
            return kind in TRANSLATED and LANGUAGE.fullmatch(language) is not None and name.endswith(".yml")
        case [kind, name]:
            return kind in kinds and name.endswith(".yml")
        case _:
            return False
