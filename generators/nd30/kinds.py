"""The kinds of official texts, one small file each below `kinds/`, and how Phụ lục III abbreviates their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

Addressed = Literal["always", "sometimes", "never"]


@dataclass(frozen=True)
class Kind:
    """`abbreviation` begins the symbol (TB-UBND); a công văn has none. `issued`: has letterhead, number, signature."""

    slug: str
    name: str
    abbreviation: str
    titled: bool
    addressed: Addressed
    issued: bool


@cache
def abbreviations() -> Mapping[str, str]:
    """Names of kinds in sentence case, with their abbreviations."""
    found = yaml.load(files(__package__).joinpath("abbreviations.yml").read_text("utf-8"), Loader=yaml.CBaseLoader)
    return dict(found)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind by the name of its file. ValueError names a file that says something else than a kind."""
    made = {}
    for file in sorted(files(__package__).joinpath("kinds").iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".yml"):
            continue
        slug = file.name.removesuffix(".yml")
        read = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)
        if set(read) != {"name", "titled", "addressed", "issued"}:
            raise ValueError(f"kinds/{file.name}: name, titled, addressed and issued, and nothing else")
        if read["addressed"] not in ("always", "sometimes", "never"):
            raise ValueError(f"kinds/{file.name}: addressed: always, sometimes or never, not {read['addressed']!r}")
        made[slug] = Kind(
            slug=slug,
            name=read["name"],
            abbreviation=abbreviations().get(read["name"], ""),
            titled=_yes(read["titled"], file.name),
            addressed=read["addressed"],
            issued=_yes(read["issued"], file.name),
        )
    return made


def _yes(text: str, file: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(f"kinds/{file}: yes or no, not {text!r}")
    return text == "yes"


def kind_named(title: str) -> Kind | None:
    """The kind whose name this is, in whatever case; a name of Phụ lục III without a file of its own is one too."""
    wanted = " ".join(title.split()).casefold()
    for kind in kinds().values():
        if kind.name.casefold() == wanted:
            return kind
    for name, abbreviation in abbreviations().items():
        if name.casefold() == wanted:
            return Kind("", name, abbreviation, titled=True, addressed="sometimes", issued=True)
    return None
