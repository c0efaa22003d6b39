"""The cache stays within its bounds: what was used longest ago goes first."""

from __future__ import annotations

import os
from pathlib import Path

from click.testing import CliRunner

from generators import cached
from generators.cached import Kept, prune, shown
from generators.cli.cache import cache as command


def kept(output: Path, **ages: int) -> Path:
    """Files of a thousand bytes each, last used so many hours ago."""
    for name, hours in ages.items():
        file = output / cached.FOLDER / "voices" / name[:1] / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes(1000))
        moment = 1_700_000_000 - hours * 3600
        os.utime(file, (moment, moment))
    return output


def names(output: Path) -> set[str]:
    return {path.name for path in (output / cached.FOLDER).rglob("*") if path.is_file()}


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    output = kept(tmp_path, old=30, middle=20, new=10)
    assert shown(output) == {"voices": Kept(3, 3000)}
    assert prune(output, 2000) == Kept(1, 1000)
    assert names(output) == {"middle", "new"}
    assert prune(output, 2000) == Kept(0, 0)
    assert prune(output, 0) == Kept(2, 2000)
    assert names(output) == set()


def test_an_empty_cache_is_nothing_to_prune(tmp_path: Path) -> None:
    assert shown(tmp_path) == {}
    assert prune(tmp_path) == Kept(0, 0)


def test_the_command_shows_and_prunes(tmp_path: Path) -> None:
    output = kept(tmp_path, old=30, new=10)
    assert "2 tệp" in CliRunner().invoke(command, ["--output", str(output)]).output
    assert "Đã xóa 2 tệp" in CliRunner().invoke(command, ["--output", str(output), "--prune", "0"]).output
