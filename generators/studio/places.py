"""Where an item stands: commune, kind, id, and its file; the one gate between an address asked for and the disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generators.model.base import MAX_ID, SLUG
from generators.reader import COMMUNE, KINDS


class NoSuchPlace(LookupError):
    """An address that names no place of content: a kind there is none of, an id that is no id, a commune not there."""


@dataclass(frozen=True)
class Place:
    """One file of content that the desk may change."""

    commune: str
    kind: str
    item: str

    def file(self, content: Path) -> Path:
        home = content / "communes" / self.commune
        return home / "commune.yml" if self.kind == COMMUNE else home / self.kind / f"{self.item}.yml"

    @property
    def key(self) -> tuple[str, str, str]:
        return self.commune, self.kind, self.item


def place(content: Path, commune: str, kind: str, item: str) -> Place:
    """The place of an item, there or not yet; NoSuchPlace for anything that could lead elsewhere."""
    home = commune_home(content, commune)
    if kind not in KINDS and kind != COMMUNE:
        raise NoSuchPlace(kind)
    if not SLUG.fullmatch(item) or len(item) > MAX_ID or (kind == COMMUNE and item != commune):
        raise NoSuchPlace(item)
    found = Place(commune, kind, item)
    if not found.file(content).resolve().is_relative_to(home.resolve()):
        raise NoSuchPlace(item)  # a link within the folder that leads out of it
    return found


def commune_home(content: Path, commune: str) -> Path:
    """The folder of a commune that is there; NoSuchPlace otherwise."""
    if not SLUG.fullmatch(commune) or len(commune) > MAX_ID:
        raise NoSuchPlace(commune)
    home = content / "communes" / commune
    if not (home / "commune.yml").is_file() or not home.resolve().is_relative_to(content.resolve()):
        raise NoSuchPlace(commune)
    return home


def communes(content: Path) -> tuple[str, ...]:
    """The communes that are there, by id."""
    return tuple(sorted(file.parent.name for file in (content / "communes").glob("*/commune.yml")))


def text_at(content: Path, where: Place) -> str:
    """The file's text; "" where there is none yet. ValueError (UnicodeDecodeError) where it is no UTF-8."""
    file = where.file(content)
    return file.read_text(encoding="utf-8-sig") if file.is_file() else ""
