"""The tree of every item, of each commune's own file and of the files they share, as published last, kept below the
output folder; knows no form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from generators import manifest
from generators.in_force import FILES, LastGood
from generators.layers import Mark, Tree
from generators.reader import COMMUNE, Publication

FILE = f"{manifest.STATE}/last-good.json"


def load(output: Path) -> LastGood:
    """What was published last; nothing where it is lost or damaged: an error then has no earlier form."""
    try:
        found = json.loads((output / FILE).read_text(encoding="utf-8"))
        return {
            (commune, kind, item): Tree(data, {(): Mark(f"{commune}/{kind}/{item}.yml", 1)})
            for commune, kinds in found.items()
            for kind, items in kinds.items()
            for item, data in items.items()
        }
    except (OSError, ValueError, AttributeError):
        return {}


def save(output: Path, published: Iterable[Publication], files: Mapping[str, Tree], before: LastGood) -> None:
    """Remember the tree of every item that went out, and of `files` by their path; of what was not built, what was
    remembered before."""
    kept: dict[str, dict[str, dict[str, object]]] = {}

    def remember(commune: str, kind: str, item: str, data: Mapping[str, object]) -> None:
        kept.setdefault(commune, {}).setdefault(kind, {})[item] = data

    built = {publication.commune.id: publication for publication in published}
    for (commune, kind, item), tree in before.items():
        if commune not in built:
            remember(commune, kind, item, tree.data)
    for commune, publication in built.items():
        remember(commune, COMMUNE, commune, publication.trees[COMMUNE, commune].data)
        for (kind, item), _ in publication.items():
            remember(commune, kind, item, publication.trees[kind, item].data)
    for name, tree in files.items():
        remember("", FILES, name, tree.data)
    data = json.dumps(kept, ensure_ascii=False, sort_keys=True).encode("utf-8")
    manifest.put(output, FILE, data)
