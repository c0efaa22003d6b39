"""The content folder becomes typed publications, or findings; knows layers and places, not what is made of them.

Three layers are merged value by value before anything is typed: content/national < content/provinces/<slug> <
content/communes/<slug>. Every scalar is text until the model gives it a type. All mistakes are reported at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel

from generators import drafts, strays
from generators.faults import Fault
from generators.findings import Finding, Severity
from generators.images import Picture, read_images
from generators.layers import Tree, merged
from generators.model import Broadcast, Campaign, Commune, Item, Notice, Procedure
from generators.model.base import SLUG
from generators.model.national import Currency, Domains, Glossary, National, PlainWords, Portals
from generators.model.translation import Translation
from generators.originals import Original, Unfit, read_original
from generators.register import NAME as REGISTER
from generators.register import Entry, Register
from generators.validation import dotted, shown, typed
from generators.word_template import WordTemplate, read_template
from generators.yaml_text import compose

M = TypeVar("M", bound=BaseModel)

MAX_ID = 80  # characters: an id is an address to type and part of a file name

KINDS: dict[str, type[Item]] = {
    "procedures": Procedure,
    "campaigns": Campaign,
    "notices": Notice,
    "broadcasts": Broadcast,
}
"""The folder of each kind of item, below every layer."""

COMMUNE = "commune"
"""The kind of a commune's own file, commune.yml, where items have theirs."""

ItemKey = tuple[str, str]
"""(kind folder, id): ("procedures", "dang-ky-khai-sinh")."""


LastGood = Mapping[tuple[str, str, str], Tree]
"""The tree of each item, and of each commune's own file, as it was published last, by (commune, kind, id)."""

NOTHING_NATIONAL = National()

@dataclass(frozen=True)
class TranslationFile:
    """What one file says of one item in another language.

    `base` is the item as the file's own layer knows it, which its Vietnamese sentences are held against: a commune that
    words a sentence otherwise does not make the national translation wrong. None where there is no such item.
    """

    language: str
    item: ItemKey
    translation: Translation
    tree: Tree
    base: Tree | None


@dataclass(frozen=True)
class Publication:
    """One commune's content as read: typed items, and where each value stands for findings made later."""

    commune: Commune
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    campaigns: Mapping[str, Campaign] = field(default_factory=dict)
    notices: Mapping[str, Notice] = field(default_factory=dict)
    broadcasts: Mapping[str, Broadcast] = field(default_factory=dict)
    trees: Mapping[ItemKey, Tree] = field(default_factory=dict)
    broken: frozenset[ItemKey] = frozenset()
    """Items that are there but could not be read; findings say why."""
    national: National = NOTHING_NATIONAL
    lexicon: tuple[tuple[str, str], ...] = ()
    """How this commune says what is written so: (written, spoken), later entries over earlier ones."""
    register: tuple[Entry, ...] = ()
    """What its register of outgoing documents says has been issued."""
    images: Mapping[str, Picture] = field(default_factory=dict)
    """Its pictures by file name."""
    originals: Mapping[str, Original | Unfit] = field(default_factory=dict)
    """The signed originals that its notices name, by that name."""
    template: WordTemplate | None = None
    """Its own Word template of notices."""
    translations: tuple[TranslationFile, ...] = ()
    """Those of its items, the nation's before the province's before its own."""

    def holding(
        self,
        items: Mapping[ItemKey, Item],
        *,
        trees: Mapping[ItemKey, Tree] | None = None,
        broken: frozenset[ItemKey] | None = None,
    ) -> Publication:
        """The same publication with these items, each under its kind."""
        return replace(
            self,
            procedures={key[1]: item for key, item in items.items() if isinstance(item, Procedure)},
            campaigns={key[1]: item for key, item in items.items() if isinstance(item, Campaign)},
            notices={key[1]: item for key, item in items.items() if isinstance(item, Notice)},
            broadcasts={key[1]: item for key, item in items.items() if isinstance(item, Broadcast)},
            trees=self.trees if trees is None else trees,
            broken=self.broken if broken is None else broken,
        )

    def items(self) -> Iterator[tuple[ItemKey, Item]]:
        for kind in KINDS:
            found: Mapping[str, Item] = getattr(self, kind)
            for item_id, item in found.items():
                yield (kind, item_id), item

    def finding(
        self, key: ItemKey, path: tuple[str | int, ...], severity: Severity, code: str, /, **values: str
    ) -> Finding:
        """A finding about one value of one item, at the place where that value was written."""
        tree = self.trees[key]
        mark = tree.mark(path)
        return Finding(
            severity, code, mark.file, mark.line, dotted(path), values, item=(self.commune.id, *key)
        )


@dataclass(frozen=True)
class Reading:
    publications: tuple[Publication, ...]
    findings: tuple[Finding, ...]
    national: National = NOTHING_NATIONAL
    communes: tuple[str, ...] = ()
    """Every commune that has a folder, read or not."""


def read(content: Path, communes: tuple[str, ...] = (), before: LastGood = MappingProxyType({})) -> Reading:
    """Read all communes below `content`, or those named; what has errors is left out, with findings.

    A commune whose own file is in error is read with what that file said when it was published last (`before`): a
    slip in it must not hold back what the commune has to say today.
    """
    known = sorted(folder.name for folder in (content / "communes").glob("*") if folder.is_dir())
    findings: list[Finding] = []
    for wanted in communes:
        if wanted not in known:
            values = {"id": wanted, "known": ", ".join(known) or "-"}
            findings.append(Finding(Severity.ERROR, "no-such-commune", "content/communes", values=values))
    if not known:
        findings.append(Finding(Severity.ERROR, "no-communes", f"{content.name}/communes"))
    national = _national(content, findings)
    publications = []
    layers: dict[Path, dict[ItemKey, Tree]] = {}
    for slug in known:
        if communes and slug not in communes:
            continue
        publication = _publication(content, slug, layers, national, findings, before)
        if publication is not None:
            publications.append(publication)
    if not communes:
        findings.extend(strays.found(content, KINDS, frozenset(_originals(content, publications))))
    return Reading(tuple(publications), tuple(findings), national, tuple(known))


def _national(content: Path, findings: list[Finding]) -> National:
    """The files of content/national/ that hold no procedure; one in error counts as empty, with findings."""

    def found(kind: type[M], name: str) -> M | None:
        file = content / "national" / f"{name}.yml"
        where = ("", name, name)
        tree = compose(file, content, findings, where) if file.exists() else None
        return typed(kind, tree, name, where, findings) if tree else None

    glossary, portals, currency = found(Glossary, "glossary"), found(Portals, "portals"), found(Currency, "currency")
    domains, plain = found(Domains, "domains"), found(PlainWords, "plain-words")
    return National(
        terms=glossary.terms if glossary else (),
        portals=portals.portals if portals else (),
        superseded=currency.superseded if currency else (),
        domains=domains.domains if domains else (),
        plain_words=plain.words if plain else (),
        communes=_names(content),
    )


def _names(content: Path) -> tuple[str, ...]:
    """The full names of all communes that have a folder, also of those that nobody asks for now."""
    names = []
    for file in sorted((content / "communes").glob("*/commune.yml")):
        tree = compose(file, content, [], ("", COMMUNE, ""))  # its own reading tells what is wrong with it
        if tree is not None:
            names.append(f"{tree.data.get('kind')} {tree.data.get('name')}")
    return tuple(names)


def _publication(
    content: Path,
    slug: str,
    layers: dict[Path, dict[ItemKey, Tree]],
    national: National,
    findings: list[Finding],
    before: LastGood,
) -> Publication | None:
    folder = content / "communes" / slug
    if not SLUG.fullmatch(slug) or len(slug) > MAX_ID:
        name = f"{content.name}/communes/{slug}"
        findings.append(Finding(Severity.ERROR, "bad-name", name, values={"name": slug}, item=(slug, "", "")))
        return None
    where = (slug, COMMUNE, slug)
    settings = compose(folder / "commune.yml", content, findings, where)
    if settings is not None:
        base = _settings(content, str(settings.data.get("province_layer") or ""), findings, slug)
        settings = merged(base, settings) if base else settings
    commune = typed(Commune, settings, slug, where, findings) if settings else None
    if commune is None:
        settings = before.get(where)
        commune = typed(Commune, settings, slug, where, []) if settings else None
    if settings is None or commune is None:
        return None

    province = str(settings.data.get("province_layer") or "")
    shared = dict(_layer(content, content / "national", layers, findings))
    if province:
        for key, tree in _layer(content, content / "provinces" / province, layers, findings).items():
            shared[key] = merged(shared[key], tree) if key in shared else tree
    national_items = _layer(content, content / "national", layers, findings)
    trees: dict[ItemKey, Tree] = {
        key: tree for key, tree in shared.items() if key[0] != "procedures" or key[1] in commune.procedures
    }
    for key, tree in _layer(content, folder, layers, findings).items():
        trees[key] = merged(shared[key], tree) if key in shared else tree
    _missing_national(commune, trees, settings, findings)

    items: dict[ItemKey, Item] = {}
    if commune.draft:
        findings.extend(drafts.questions(content, settings, where))
    broken = {(kind, file.stem) for kind in KINDS for file in (folder / kind).glob("*.yml")} - trees.keys()
    for key, tree in sorted(trees.items(), key=lambda entry: entry[0]):
        item = typed(KINDS[key[0]], tree, key[1], (slug, *key), findings)
        if item is None:
            broken.add(key)
        else:
            items[key] = item
            if item.draft:
                findings.extend(drafts.questions(content, tree, (slug, *key)))
    empty = Publication(
        commune,
        national=national,
        lexicon=_lexicon(content, (content / "national", content / "provinces" / province, folder), findings),
        register=_register(content, slug, findings),
        images=read_images(folder, content, findings),
        template=read_template(folder, content, findings),
        originals={name: read_original(folder, name) for name in _named(items)},
        translations=(
            *_translations(content, content / "national", national_items, findings),
            *(_translations(content, content / "provinces" / province, shared, findings) if province else ()),
            *_translations(content, folder, trees, findings),
        ),
    )
    return empty.holding(items, trees={**trees, (COMMUNE, slug): settings}, broken=frozenset(broken))


def _originals(content: Path, publications: list[Publication]) -> Iterator[Path]:
    """The files that notices name as their signed originals, whether or not the notice could be read."""
    for publication in publications:
        for (kind, _), tree in publication.trees.items():
            if kind == "notices" and isinstance(named := tree.data.get("signed"), str):
                yield content / "communes" / publication.commune.id / named


def _named(items: Mapping[ItemKey, Item]) -> Iterator[str]:
    """The signed originals that notices name."""
    for item in items.values():
        if isinstance(item, Notice) and item.signed is not None:
            yield item.signed


def _translations(
    content: Path, layer: Path, items: Mapping[ItemKey, Tree], findings: list[Finding]
) -> Iterator[TranslationFile]:
    """`translations/<language>/<kind>/<id>.yml` of one layer, held against the items as that layer knows them."""
    commune = layer.name if layer.parent.name == "communes" else ""
    for file in sorted((layer / "translations").glob("*/*/*.yml")):
        language, kind, item_id = file.parts[-3], file.parts[-2], file.stem
        if kind not in strays.TRANSLATED or not strays.LANGUAGE.fullmatch(language):
            continue  # a stray file: a finding of its own says so
        where = (commune, "translations", item_id)  # a fault in it withholds the translation, not the item
        tree = compose(file, content, findings, where)
        translation = typed(Translation, tree, item_id, where, findings) if tree else None
        if tree is not None and translation is not None:
            yield TranslationFile(language, (kind, item_id), translation, tree, items.get((kind, item_id)))


def _lexicon(content: Path, layers: tuple[Path, ...], findings: list[Finding]) -> tuple[tuple[str, str], ...]:
    """`lexicon.yml` of each layer, a line `written: spoken` each."""
    words: dict[str, str] = {}
    for layer in layers:
        file = layer / "lexicon.yml"
        where = (layer.name if layer.parent.name == "communes" else "", "lexicon", "lexicon")
        tree = compose(file, content, findings, where) if file.exists() else None
        for written, spoken in tree.data.items() if tree else ():
            if isinstance(spoken, str):
                words[written] = spoken
            else:
                mark = tree.mark((written,)) if tree else None
                line = mark.line if mark else 0
                values = {"expected": "spoken", "found": shown(spoken)}
                name = file.relative_to(content.parent).as_posix()
                findings.append(Finding(Severity.ERROR, "wrong-type", name, line, written, values, where))
    return tuple(words.items())


def _register(content: Path, slug: str, findings: list[Finding]) -> tuple[Entry, ...]:
    kept = content / "communes" / slug / REGISTER
    if kept.exists() and compose(kept, content, findings, (slug, "", REGISTER)) is None:
        return ()
    try:
        return Register.read(content, slug).entries
    except Fault as fault:
        file, values = f"{content.name}/communes/{slug}/{REGISTER}", {"reason": fault.key, **fault.values}
        findings.append(Finding(Severity.ERROR, "register-unreadable", file, values=values))
        return ()


def _settings(content: Path, province: str, findings: list[Finding], slug: str) -> Tree | None:
    """What a province sets for all its communes: provinces/<slug>/province.yml."""
    if not province:
        return None
    folder = content / "provinces" / province
    if not SLUG.fullmatch(province) or not folder.is_dir():
        where = f"{content.name}/communes/{slug}/commune.yml"
        values = {"id": province}
        findings.append(
            Finding(Severity.ERROR, "no-such-province", where, 0, "province_layer", values, (slug, COMMUNE, slug))
        )
        return None
    file = folder / "province.yml"
    return compose(file, content, findings, (slug, COMMUNE, slug)) if file.exists() else None


def _missing_national(
    commune: Commune, trees: Mapping[ItemKey, Tree], own: Tree, findings: list[Finding]
) -> None:
    for index, wanted in enumerate(commune.procedures):
        if ("procedures", wanted) not in trees:
            mark = own.mark(("procedures", index))
            known = ", ".join(i for kind, i in sorted(trees) if kind == "procedures") or "-"
            values = {"kind": "procedures", "id": wanted, "known": known}
            where = (commune.id, COMMUNE, commune.id)
            path = f"procedures.{index}"
            findings.append(Finding(Severity.ERROR, "no-such-item", mark.file, mark.line, path, values, where))


def _layer(
    content: Path, folder: Path, layers: dict[Path, dict[ItemKey, Tree]], findings: list[Finding]
) -> dict[ItemKey, Tree]:
    """The items of one layer, composed once however many communes share it."""
    if folder in layers:
        return layers[folder]
    commune = folder.name if folder.parent.name == "communes" else ""
    trees: dict[ItemKey, Tree] = {}
    for kind in KINDS:
        for file in sorted((folder / kind).glob("*.yml")):
            if not SLUG.fullmatch(file.stem) or len(file.stem) > MAX_ID:
                name = file.relative_to(content.parent).as_posix()
                values = {"name": file.name}
                findings.append(
                    Finding(Severity.ERROR, "bad-name", name, values=values, item=(commune, kind, file.stem))
                )
                continue
            tree = compose(file, content, findings, (commune, kind, file.stem))
            if tree is not None:
                trees[kind, file.stem] = tree
    layers[folder] = trees
    return trees
