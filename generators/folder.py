"""One folder of content – the nation's, a province's, a commune's – as trees of what lies in it; knows no kind of item
and no other folder."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generators.findings import Finding, Severity
from generators.layers import Tree
from generators.model.base import MAX_ID, SLUG
from generators.strays import LANGUAGE, TRANSLATED
from generators.validation import shown
from generators.yaml_text import compose

Key = tuple[str, str]
"""(kind folder, id)."""


@dataclass(frozen=True)
class Folder:
    """What one layer says; shared by all communes above it."""

    trees: Mapping[Key, Tree] = field(default_factory=dict)
    broken: frozenset[Key] = frozenset()
    """Items whose file is there and is no tree: findings say why."""
    lexicon: Mapping[str, str] = field(default_factory=dict)
    """How it says what is written so."""
    lexicon_whole: bool = True
    """False where its file is in error, and `lexicon` no more than what could be read."""
    translations: tuple[tuple[str, Key, Tree], ...] = ()
    """By language and item."""


def read_folder(content: Path, folder: Path, kinds: Collection[str], findings: list[Finding]) -> Folder:
    """All files of a layer but its settings, each composed once."""
    commune = folder.name if folder.parent.name == "communes" else ""
    trees: dict[Key, Tree] = {}
    broken: set[Key] = set()
    for kind in kinds:
        for file in sorted((folder / kind).glob("*.yml")):
            where = (commune, kind, file.stem)
            if not good_name(file.stem):
                name, values = file.relative_to(content.parent).as_posix(), {"name": file.name}
                findings.append(Finding(Severity.ERROR, "bad-name", name, values=values, item=where))
                tree = None
            else:
                tree = compose(file, content, findings, where)
            if tree is None:
                broken.add((kind, file.stem))
            else:
                trees[kind, file.stem] = tree
    lexicon, whole = _lexicon(content, folder / "lexicon.yml", commune, findings)
    translations = tuple(_translations(content, folder, commune, findings))
    return Folder(trees, frozenset(broken), lexicon, whole, translations)


def good_name(name: str) -> bool:
    """Whether a file or folder of this name can serve as an id."""
    return bool(SLUG.fullmatch(name)) and len(name) <= MAX_ID


def _lexicon(content: Path, file: Path, commune: str, findings: list[Finding]) -> tuple[Mapping[str, str], bool]:
    """A line `written: spoken` each; and whether the file is free of errors."""
    if not file.exists():
        return {}, True
    where = (commune, "lexicon", "lexicon")
    tree = compose(file, content, findings, where)
    if tree is None:
        return {}, False
    words: dict[str, str] = {}
    for written, spoken in tree.data.items():
        if isinstance(spoken, str):
            words[written] = spoken
        else:
            values = {"expected": "spoken", "found": shown(spoken)}
            name, line = file.relative_to(content.parent).as_posix(), tree.mark((written,)).line
            findings.append(Finding(Severity.ERROR, "wrong-type", name, line, written, values, where))
    return words, len(words) == len(tree.data)


def _translations(
    content: Path, folder: Path, commune: str, findings: list[Finding]
) -> Iterator[tuple[str, Key, Tree]]:
    """`translations/<language>/<kind>/<id>.yml`."""
    for file in sorted((folder / "translations").glob("*/*/*.yml")):
        language, kind, item_id = file.parts[-3], file.parts[-2], file.stem
        if kind not in TRANSLATED or not LANGUAGE.fullmatch(language):
            continue  # a stray file: a finding of its own says so
        # A fault in it withholds the translation, not the item.
        tree = compose(file, content, findings, (commune, "translations", item_id))
        if tree is not None:
            yield language, (kind, item_id), tree
