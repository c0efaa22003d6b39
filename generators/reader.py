"""The content folder becomes typed publications, or findings; knows layers and places, not what is made of them.

Three layers are merged value by value before anything is typed: content/national < content/provinces/<slug> <
content/communes/<slug>. Every scalar is text until the model gives it a type. All mistakes are reported at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from generators import drafts, strays
from generators.faults import Fault
from generators.findings import Finding, Severity
from generators.folder import Folder, good_name, read_folder
from generators.images import Picture, read_images
from generators.in_force import Files, LastGood
from generators.layers import Tree, merged
from generators.model import Broadcast, Campaign, Commune, Item, Notice, Procedure
from generators.model.base import SLUG
from generators.model.national import National
from generators.model.translation import Translation
from generators.national import read_national
from generators.originals import Original, Unfit, read_original
from generators.register import NAME as REGISTER
from generators.register import Entry, Register
from generators.validation import dotted, sound_part, typed
from generators.word_template import WordTemplate, read_template
from generators.yaml_text import compose

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
    unread: frozenset[str] = frozenset()
    """Keys of commune.yml of which nothing is known, its own file being in error: no rule may go by them."""

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
    set_aside: tuple[Publication, ...] = ()
    """Communes whose own file is in error and has no earlier form: to be checked with the others, never published."""
    files: Mapping[str, Tree] = field(default_factory=dict)
    """What files say, or said last, that are neither items nor a commune's own: by their path in the content folder."""


def read(content: Path, communes: tuple[str, ...] = (), before: LastGood = MappingProxyType({})) -> Reading:
    """Read all communes below `content`, or those named; what has errors is left out, with findings.

    A commune whose own file is in error is read with what that file said when it was published last (`before`), and so
    are the nation's rules and words and the lexicons: a slip in one must not hold back what there is to say today, nor
    let pass what a rule forbids.
    """
    known = sorted(folder.name for folder in (content / "communes").glob("*") if folder.is_dir())
    findings: list[Finding] = []
    for wanted in communes:
        if wanted not in known:
            values = {"id": wanted, "known": ", ".join(known) or "-"}
            findings.append(Finding(Severity.ERROR, "no-such-commune", f"{content.name}/communes", values=values))
    if not known:
        findings.append(Finding(Severity.ERROR, "no-communes", f"{content.name}/communes"))
    reader = _Reader(content, before, findings)
    found = [reader.publication(slug) for slug in known if not communes or slug in communes]
    publications = tuple(each for each in found if each is not None and not each.unread)
    set_aside = tuple(each for each in found if each is not None and each.unread)
    if not communes:
        named = frozenset(_originals(content, (*publications, *set_aside)))
        findings.extend(strays.found(content, KINDS, named))
    return Reading(publications, tuple(findings), reader.national, tuple(known), set_aside, reader.files.trees)


_STAND_INS = {"kind": "xã", "name": "–", "as_issued": "2000-01-01"}
"""What a commune cannot be without, for looking at its items where its own file does not say it."""


class _Reader:
    """One reading: what communes share is read once, however many they are."""

    def __init__(self, content: Path, before: LastGood, findings: list[Finding]) -> None:
        self.content, self.before, self.findings = content, before, findings
        self.settings = {
            file.parent.name: self._composed(file) for file in sorted((content / "communes").glob("*/commune.yml"))
        }
        """Of every commune, also of those that nobody asks for, its own file and what is wrong with it."""
        self.folders: dict[Path, Folder] = {}
        self.provinces: dict[str, Folder] = {}
        self.shared: dict[int, Item] = {}
        """Items made of trees that communes share, by the tree."""
        self.translations: dict[Path, tuple[TranslationFile, ...]] = {}
        self.files = Files(content, before)
        names = (f"{tree.data.get('kind')} {tree.data.get('name')}" for tree, _ in self.settings.values() if tree)
        self.national = read_national(self.files, names, findings)

    def _composed(self, file: Path) -> tuple[Tree | None, list[Finding]]:
        found: list[Finding] = []
        return compose(file, self.content, found, (file.parent.name, COMMUNE, file.parent.name)), found

    # ── what communes share ──────────────────────────────────────────────────────────────────────────────────────

    def folder(self, path: Path) -> Folder:
        if path not in self.folders:
            found = read_folder(self.content, path, KINDS, self.findings)
            if found.lexicon or not found.lexicon_whole:
                tree = Tree(dict(found.lexicon), {}) if found.lexicon_whole else None
                tree = self.files.in_force(path / "lexicon.yml", tree)
                found = replace(found, lexicon=dict(tree.data)) if tree else found
            self.folders[path] = found
        return self.folders[path]

    def province(self, province: str) -> Folder:
        """What the nation says, and a province over it; the nation alone for ""."""
        national = self.folder(self.content / "national")
        if not province:
            return national
        if province not in self.provinces:
            self.provinces[province] = _over(national, self.folder(self.content / "provinces" / province))
        return self.provinces[province]

    def item(self, key: ItemKey, tree: Tree, commune: str, shared: Folder) -> Item | None:
        """The tree as an item; one that the commune did not touch is the same thing for all that share it."""
        if shared.trees.get(key) is not tree:
            return typed(KINDS[key[0]], tree, key[1], (commune, *key), self.findings)
        if id(tree) not in self.shared:
            item = typed(KINDS[key[0]], tree, key[1], (commune, *key), self.findings)
            if item is None:
                return None
            self.shared[id(tree)] = item
        return self.shared[id(tree)]

    def translated(self, path: Path, items: Mapping[ItemKey, Tree]) -> tuple[TranslationFile, ...]:
        """The translations of a layer, held against the items as that layer knows them."""
        if path not in self.translations:
            commune = path.name if path.parent.name == "communes" else ""
            made = []
            for language, key, tree in self.folder(path).translations:
                translation = typed(Translation, tree, key[1], (commune, "translations", key[1]), self.findings)
                if translation is not None:
                    made.append(TranslationFile(language, key, translation, tree, items.get(key)))
            self.translations[path] = tuple(made)
        return self.translations[path]

    # ── one commune ──────────────────────────────────────────────────────────────────────────────────────────────

    def publication(self, slug: str) -> Publication | None:
        """The commune as far as it can be read; None where its folder cannot be one."""
        content, findings = self.content, self.findings
        home = content / "communes" / slug
        if not good_name(slug):
            name = f"{content.name}/communes/{slug}"
            findings.append(Finding(Severity.ERROR, "bad-name", name, values={"name": slug}, item=(slug, "", "")))
            return None
        if not home.joinpath("commune.yml").exists():
            compose(home / "commune.yml", content, findings, (slug, COMMUNE, slug))  # tells why not
        settings, commune, unread = self._commune(slug)
        province = str(settings.data.get("province_layer") or "") if "province_layer" not in unread else ""
        shared, own = self.province(province), self.folder(home)
        trees = {k: tree for k, tree in shared.trees.items() if k[0] != "procedures" or k[1] in commune.procedures}
        trees |= {k: merged(shared.trees[k], tree) if k in shared.trees else tree for k, tree in own.trees.items()}
        broken = {k for k in shared.broken if k[0] != "procedures" or k[1] in commune.procedures} | own.broken
        broken |= own.trees.keys() & shared.broken
        if "province_layer" in unread:
            broken |= own.trees.keys() & self._of_some_province()
        else:
            self._missing_national(commune, trees.keys() | broken, settings)
        trees = {key: tree for key, tree in trees.items() if key not in broken}

        items: dict[ItemKey, Item] = {}
        if commune.draft:
            findings.extend(drafts.questions(content, settings, (slug, COMMUNE, slug)))
        for key, tree in sorted(trees.items(), key=lambda entry: entry[0]):
            item = self.item(key, tree, slug, shared)
            if item is None:
                broken.add(key)
            else:
                items[key] = item
                if item.draft:
                    findings.extend(drafts.questions(content, tree, (slug, *key)))
        national, provincial = content / "national", content / "provinces" / province
        layers = (national, provincial, home) if province else (national, home)
        empty = Publication(
            commune,
            national=self.national,
            lexicon=tuple({w: said for path in layers for w, said in self.folder(path).lexicon.items()}.items()),
            register=_register(content, slug, findings),
            images=read_images(home, content, findings),
            template=read_template(home, content, findings),
            originals={name: read_original(home, name) for name in _named(items)},
            translations=(
                *self.translated(national, self.folder(national).trees),
                *(self.translated(provincial, shared.trees) if province else ()),
                *self.translated(home, trees),
            ),
            unread=unread,
        )
        return empty.holding(items, trees={**trees, (COMMUNE, slug): settings}, broken=frozenset(broken))

    def _commune(self, slug: str) -> tuple[Tree, Commune, frozenset[str]]:
        """A commune's own file over its province's, as it says or, if that is in error, as it said last.

        Where there is no earlier form: what can be read of it, and the keys of which nothing is known.
        """
        where = (slug, COMMUNE, slug)
        settings, wrong = self.settings.get(slug, (None, []))
        self.findings += wrong
        whole = True
        if settings is not None:
            base, whole = self._base(str(settings.data.get("province_layer") or ""), slug)
            settings = merged(base, settings) if base else settings
        wrong = []
        commune = typed(Commune, settings, slug, where, wrong) if settings else None
        # What is missing may be what the province says.
        self.findings += (finding for finding in wrong if whole or finding.code != "missing-field")
        if settings is not None and commune is not None and whole:
            return settings, commune, frozenset()
        earlier = self.before.get(where)
        commune = typed(Commune, earlier, slug, where, []) if earlier else None
        if earlier is not None and commune is not None:
            return earlier, commune, frozenset()
        left = settings or Tree({}, {})
        commune, unread = sound_part(Commune, left, slug, _STAND_INS)
        if settings is None or not whole:
            unread |= Commune.model_fields.keys() - left.data.keys()
        return left, commune, unread if whole else unread | {"province_layer"}

    def _base(self, province: str, slug: str) -> tuple[Tree | None, bool]:
        """What a province sets for all its communes, provinces/<slug>/province.yml; False where that is in error."""
        if not province:
            return None, True
        folder = self.content / "provinces" / province
        where = (slug, COMMUNE, slug)
        if not SLUG.fullmatch(province):
            return None, False  # the commune's own reading tells
        if not folder.is_dir():
            name = f"{self.content.name}/communes/{slug}/commune.yml"
            known = ", ".join(sorted(each.name for each in folder.parent.glob("*") if each.is_dir())) or "-"
            values = {"id": province, "known": known}
            self.findings.append(
                Finding(Severity.ERROR, "no-such-province", name, 0, "province_layer", values, where)
            )
            return None, False
        file = folder / "province.yml"
        if not file.exists():
            return None, True
        base = compose(file, self.content, self.findings, where)
        return base, base is not None

    def _of_some_province(self) -> set[ItemKey]:
        """Items that any province has: a commune's file of that name may say only what is different there."""
        found = (file for kind in KINDS for file in (self.content / "provinces").glob(f"*/{kind}/*.yml"))
        return {(file.parent.name, file.stem) for file in found}

    def _missing_national(self, commune: Commune, known: Collection[ItemKey], own: Tree) -> None:
        for index, wanted in enumerate(commune.procedures):
            if ("procedures", wanted) not in known:
                mark = own.mark(("procedures", index))
                there = ", ".join(i for kind, i in sorted(known) if kind == "procedures") or "-"
                values = {"kind": "procedures", "id": wanted, "known": there}
                where = (commune.id, COMMUNE, commune.id)
                path = f"procedures.{index}"
                self.findings.append(
                    Finding(Severity.ERROR, "no-such-item", mark.file, mark.line, path, values, where)
                )


def _over(base: Folder, over: Folder) -> Folder:
    """The items of two layers; one that either could not read is known to neither."""
    trees = dict(base.trees)
    for key, tree in over.trees.items():
        trees[key] = merged(base.trees[key], tree) if key in base.trees else tree
    broken = base.broken | over.broken
    return Folder({key: tree for key, tree in trees.items() if key not in broken}, broken)


def _originals(content: Path, publications: Iterable[Publication]) -> Iterator[Path]:
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
