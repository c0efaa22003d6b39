"""Which layer each value of an item came from: a line a value, for `loa check --explain`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generators.layers import Path, Tree
from generators.reader import Publication
from generators.validation import dotted, shown


def explained(publication: Publication, wanted: str) -> Iterator[str]:
    """Lines `path = value  [file:line]` of every item with that id, or of the one named kind/id."""
    for (kind, item_id), tree in sorted(publication.trees.items()):
        if wanted in (item_id, f"{kind}/{item_id}"):
            yield f"{publication.commune.id}: {kind}/{item_id}"
            yield from _values(tree, tree.data, ())


def _values(tree: Tree, value: Any, path: Path) -> Iterator[str]:
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from _values(tree, entry, (*path, key))
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _values(tree, entry, (*path, index))
    else:
        mark = tree.mark(path)
        said = "–" if value is None else shown(value)
        yield f"  {dotted(path)} = {said}  [{mark.file}:{mark.line}]"
