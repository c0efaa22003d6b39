"""The five source documents imported alone, each into an empty content folder, and their drafts read as content."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any

from generators.importers import draft, drafting, reading
from generators.importers.drafting import Drafted
from generators.layers import Tree
from generators.model import Commune
from generators.model.national import Domain
from generators.reader import KINDS, read
from generators.validation import typed
from generators.values import Day
from generators.wording import read_wording
from generators.yaml_text import parse

ROOT = Path(__file__).parent.parent.parent
SOURCES = Path(__file__).parent / "sources"
WORDING = read_wording(ROOT / "templates" / "wording" / "vi")
TODAY = Day(datetime.date(2026, 11, 20))


@cache
def known_domains() -> tuple[Domain, ...]:
    return read(ROOT / "content", ("nga-son",)).national.domains


def names() -> list[str]:
    return sorted(file.name for file in SOURCES.glob("*.txt"))


@cache
def drafted(name: str) -> Drafted:
    return of_bytes(name, (SOURCES / name).read_bytes())


def of_bytes(name: str, data: bytes, commune: str = "") -> Drafted:
    return drafting.drafted(reading.read(name, data), commune, lambda folder: None, known_domains(), TODAY)


def model_of(each: draft.Draft) -> tuple[Any, Tree]:
    """The draft as its file is read: the typed item and the tree. Fails where the reader finds an error."""
    findings: list[Any] = []
    tree = parse(draft.text(each, WORDING), each.path, findings, each.item)
    assert tree is not None, [finding.printed(WORDING) for finding in findings]
    kind = Commune if each.kind == "commune" else KINDS[each.kind]
    made = typed(kind, tree, each.id, each.item, findings)
    assert not findings, [finding.printed(WORDING) for finding in findings]
    assert made is not None
    return made, tree


@cache
def models(name: str) -> tuple[tuple[draft.Draft, Any], ...]:
    return tuple((each, model_of(each)[0]) for each in drafted(name).drafts)
