"""What outputs may say: every text of the content and every set phrase, read from the files themselves.

It reads YAML and wording on its own, past the model and the documents, so that a fault in those cannot hide itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from generators import document as d
from generators.document import Inlines
from generators.markup import MarkupError, parse
from generators.proof.phrases import Phrases
from generators.values import Day, Money

NOT_SAID = {
    "id", "goto", "facts", "air", "poster", "status", "valid_from", "valid_to", "as_of", "level", "voice",
    "pattern", "unless", "severities", "weight", "priority", "variant", "guide", "guides", "needed", "warning",
}  # fmt: skip
"""Keys whose values steer or explain the content and are never printed."""

OF_THE_CODE = ("gửi", "Phụ lục", "TB-UBND", "Lưu ý")
"""Words of the code: of an SMS (TTTB gửi 1414), an annex, a notice's usual symbol, a caution's usual label."""

OF_THE_THEME = ("Bỏ qua",)
"""Words the website's theme brings in itself: its skip link, which ours stands before."""

SAID_ROOMS = ("air", "common", "documents", "notices", "parts", "sheets", "site", "station")
"""The rooms of wording that speak to readers and listeners; the others speak to officers."""


@dataclass(frozen=True)
class Sources:
    """One commune's texts as they are written, the addresses among them, and the facts they say they carry."""

    texts: tuple[str, ...]
    addresses: frozenset[str]
    facts: frozenset[str]


def read_phrases(wording: Path, *languages: str) -> Phrases:
    """The set phrases of these languages; each is a folder below `wording`."""
    found: list[str] = []
    for language in languages:
        for room in SAID_ROOMS:
            found += (text for _, text in _scalars(_tree(wording / language / f"{room}.yml"), ""))
    names = (str(_tree(folder / "site.yml").get("language-name", "")) for folder in sorted(wording.glob("*")))
    archived = str(_tree(wording / languages[0] / "common.yml").get("mark-archive", ""))
    return Phrases((*found, *names), archived)


def read_sources(content: Path, commune: str) -> Sources:
    """Everything below the folders a commune takes its content from."""
    own = content / "communes" / commune
    folders = [content / "national", own]
    layer = _tree(own / "commune.yml").get("province_layer")
    if isinstance(layer, str):
        folders.append(content / "provinces" / layer)
    texts: list[str] = [*OF_THE_CODE, *OF_THE_THEME, *_names(_tree(own / "commune.yml"))]
    addresses: set[str] = set()
    facts: set[str] = set()
    for folder in folders:
        for file in sorted(folder.rglob("*.yml")):
            for key, text in _scalars(_tree(file), ""):
                if key == "facts":
                    facts.add(text)
                if key == "address":
                    addresses.add(text)
                texts += _days(text)
                if key == "amount":
                    texts += _amounts(text)
                if key not in NOT_SAID:
                    inlines = _prose(text)
                    texts.append(d.written(inlines))
                    texts += _values(inlines)
                    addresses |= {inline.address for inline in _flat(inlines) if isinstance(inline, d.Link)}
    texts += (label for address in addresses for label in address.replace("/", ".").split("."))  # lines break there
    return Sources(tuple(texts), frozenset(addresses), frozenset(facts))


def _days(text: str) -> Iterator[str]:
    """A day of the content as our outputs write it, in Vietnamese and for others."""
    try:
        day = Day.parse(text)
    except ValueError:
        return
    yield from (day.written, day.written_long, f"{day.date:%d/%m/%Y}")


def _amounts(text: str) -> Iterator[str]:
    """A sum of money of the content as our outputs write it, in Vietnamese and for others."""
    if text.isdigit():
        yield from (Money(int(text)).written, f"VND {int(text):,}")


def _names(commune: dict[str, object]) -> Iterator[str]:
    """The commune's names as offices write them, made from its kind and name."""
    full = f"{commune.get('kind')} {commune.get('name')}"
    yield from (full, f"UBND {full}", f"Ủy ban nhân dân {full}", f"Đài truyền thanh {full}")


def _tree(file: Path) -> dict[str, object]:
    try:
        found = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}  # `check` tells what is wrong with it; nothing of it can have been published
    return found if isinstance(found, dict) else {}


def _scalars(value: object, key: str) -> Iterator[tuple[str, str]]:
    """Every text of a tree with the nearest key above it."""
    match value:
        case str():
            yield key, value
        case dict():
            for name, inside in value.items():
                yield from _scalars(inside, str(name))
        case list():
            for inside in value:
                yield from _scalars(inside, key)
        case _:
            pass  # CBaseLoader makes nothing else


def _prose(text: str) -> Inlines:
    try:
        return parse(text)
    except MarkupError:
        return d.text(text)


def _flat(inlines: Inlines) -> Iterator[d.Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, d.Strong):
            yield from _flat(inline.children)


def _values(inlines: Inlines) -> Iterator[str]:
    """What a writer may print in another way than in the running text."""
    for inline in _flat(inlines):
        match inline:
            case d.Link(address, shown):
                yield address
                yield shown
            case d.Abbreviation(_, full):
                yield full
            case Money(amount):
                yield from _amounts(str(amount))
            case _:
                pass  # printed as it is written
