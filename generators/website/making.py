"""One run of MkDocs over a staging folder: strict, quiet, the same bytes every time."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from generators.website.site import WebsiteError

# What the theme brings along and no page of ours asks for: its scripts and pictures, and the maps for its authors.
UNUSED = ("assets/javascripts", "assets/images")
FIXED_TIME = "315532800"  # 1980-01-01, the first day a ZIP can name; no page shows it


def make(folder: Path) -> Path:
    """Build the staging folder into its `site/` and return that; WebsiteError with MkDocs' own warnings."""
    heard = _Warnings()
    with heard.listening(), _environment("SOURCE_DATE_EPOCH", FIXED_TIME):
        try:
            config = load_config(str((folder / "mkdocs.yml").resolve()))
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except (Abort, MkDocsException) as error:
            raise WebsiteError(f"MkDocs: {error}".strip(": "), tuple(heard.lines)) from error
    site = folder / "site"
    for path in UNUSED:
        shutil.rmtree(site / path)
    for source_map in site.rglob("*.map"):
        source_map.unlink()
    return site


class _Warnings(logging.Handler):
    """Collects what MkDocs says at warning level or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    @contextmanager
    def listening(self) -> Iterator[None]:
        logger = logging.getLogger("mkdocs")
        before, logger.propagate = logger.propagate, False
        logger.addHandler(self)
        try:
            yield
        finally:
            logger.removeHandler(self)
            logger.propagate = before


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
