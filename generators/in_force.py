"""What a file of the content says or, while it is in error, what it said when it was published last; knows no kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generators.layers import Tree

LastGood = Mapping[tuple[str, str, str], Tree]
"""The tree of each item, and of each commune's own file, as it was published last, by (commune, kind, id); of the files
that are neither, by ("", FILES, their path)."""

FILES = "files"
"""The kind of what is neither an item nor a commune's own file: the nation's rules and words, a layer's lexicon."""


@dataclass(frozen=True)
class Files:
    """The files that are neither items nor a commune's own, as one reading finds them."""

    content: Path
    before: LastGood
    trees: dict[str, Tree] = field(default_factory=dict)
    """By their path in the content folder."""

    def in_force(self, file: Path, tree: Tree | None) -> Tree | None:
        """`tree` or, where it is None for an error, the earlier form; None where there is no such form either."""
        name = file.relative_to(self.content).as_posix()
        tree = tree or self.before.get(("", FILES, name))
        if tree is not None:
            self.trees[name] = tree
        return tree
