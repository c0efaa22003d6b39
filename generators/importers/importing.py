"""From files to drafts in the content folder: what is read, what is new, what is there already, what differs. Writes only when
told to, never over what a person has worked on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from generators.findings import Finding, Severity
from generators.importers import compare, contradictions, draft, drafting, duplicates, portal, reading
from generators.importers.compare import Difference
from generators.importers.contradictions import Contradiction, Statement
from generators.importers.draft import Draft
from generators.importers.drafting import Drafted
from generators.importers.source import Remark, Unreadable
from generators.layers import Tree
from generators.model import Commune
from generators.model.national import Domain
from generators.reader import COMMUNE, KINDS, read
from generators.validation import typed
from generators.values import Day, Phone
from generators.vietnamese import slug
from generators.whole import write as write_file
from generators.wording import Wording
from generators.yaml_text import compose, parse

BASE = Path(".loa") / "imported"
"""Beside the content folder: each file as it was drafted last, so that the next update knows who changed what."""

_REFERS = 0.5  # of a draft's words: a file with so many of them is the same item under another id


class State(StrEnum):
    NEW = "new"
    SAME = "same"  # drafted again with nothing new
    THERE = "there"  # a file is there and may have been worked on: only an update touches it
    CHANGED = "changed"
    KEPT = "kept"  # an update found nothing to do


@dataclass(frozen=True)
class Planned:
    """One file: its path below the content folder, its text, what becomes of it."""

    draft: Draft
    path: str
    text: str
    state: State
    differences: tuple[Difference, ...] = ()


@dataclass
class Imported:
    """What an import would do, and what it has to say."""

    planned: list[Planned] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    repairs: list[tuple[str, Remark]] = field(default_factory=list)
    twins: list[tuple[str, str, int]] = field(default_factory=list)
    """A file, what it says the same as, and how much of it in percent."""
    contradictions: list[Contradiction] = field(default_factory=list)
    failed: bool = False

    @property
    def written(self) -> list[Planned]:
        return [each for each in self.planned if each.state in (State.NEW, State.CHANGED)]


@dataclass(frozen=True)
class Wanted:
    """What to import and how. `commune`: the folder of the drafts, "" for the one each document names."""

    files: Sequence[tuple[str, bytes]]
    content: Path
    portal: bool = False
    commune: str = ""
    update: bool = False


def imported(wanted: Wanted, today: Day, wording: Wording) -> Imported:
    """Read, draft and compare; writes nothing. A file that cannot be read is a finding, the others go on."""
    return _Import(wanted, today, wording).run()


def write(made: Imported, content: Path) -> None:
    """Put the drafts in their places, and keep each as the base of the next update."""
    for each in made.planned:
        if each.state in (State.NEW, State.CHANGED):
            write_file(content / each.path, each.text.encode("utf-8"))


def remember(made: Imported, content: Path, wording: Wording) -> None:
    """Keep every draft as it was made, below .loa."""
    for each in made.planned:
        if each.state is not State.THERE:
            write_file(content.parent / BASE / each.path, draft.text(each.draft, wording).encode("utf-8"))


class _Import:
    def __init__(self, wanted: Wanted, today: Day, wording: Wording) -> None:
        self.wanted, self.today, self.wording = wanted, today, wording
        self.content = wanted.content
        self.made = Imported()
        self.known = _domains(wanted.content)
        self.statements: list[tuple[str, list[Statement]]] = []
        self.communes: dict[str, Draft] = {}

    def run(self) -> Imported:
        texts: list[tuple[str, frozenset[tuple[str, ...]]]] = []
        taken: set[str] = set()
        for name, data in self.wanted.files:
            try:
                documents = self._drafted(name, data)
            except Unreadable as refused:
                reason = self.wording(f"importers.{refused.code}", **refused.values)
                if (hint := f"importers.{refused.code}-hint") in self.wording:
                    reason = f"{reason}; {self.wording(hint)}"
                self.made.findings.append(
                    Finding(Severity.ERROR, "import-unread", name, values={"name": name, "reason": reason})
                )
                self.made.failed = True
                continue
            for document in documents:
                self.made.repairs += [(name, remark) for remark in document.repairs]
                if document.statements:
                    runs = duplicates.runs(" ".join(piece.text for piece in document.statements))
                    twin = duplicates.alike(runs, texts)
                    texts.append((name, runs))
                    self.statements.append(
                        (name, [Statement(_spot(name, piece.first), piece) for piece in document.statements])
                    )
                    if twin is not None:
                        self.made.twins.append((name, twin[0], round(100 * twin[1])))
                        continue  # the first of the two is drafted; where they differ is told below
                for each in self._settled(document):
                    self._plan(each, taken)
                self._doubts(document)
        self._compare()
        return self.made

    def _drafted(self, name: str, data: bytes) -> list[Drafted]:
        if self.wanted.portal:
            return portal.drafted(name, data, self.wanted.commune, self.known)
        source = reading.read(name, data)
        return [drafting.drafted(source, self.wanted.commune, self._contacts, self.known, self.today)]

    def _contacts(self, folder: str) -> dict[str, str] | None:
        """A commune's contacts by telephone, None where there is no such commune."""
        if folder in self.communes:  # drafted from an earlier file of this import
            return {
                str(each["phone"]): str(each["id"])
                for each in self.communes[folder].node.get("contacts", [])
                if "phone" in each
            }
        file = self.content / "communes" / folder / "commune.yml"
        if not file.is_file():
            return None
        tree = compose(file, self.content, [], (folder, COMMUNE, folder))
        found: dict[str, str] = {}
        for contact in (tree.data.get("contacts") or []) if tree is not None else []:
            if isinstance(contact, dict) and contact.get("phone"):
                try:
                    found[Phone.parse(str(contact["phone"])).digits] = str(contact.get("id"))
                except ValueError:
                    continue  # the reader tells what is wrong with it
        return found

    # ── where a draft belongs ────────────────────────────────────────────────────────────────────────────────────────

    def _settled(self, document: Drafted) -> list[Draft]:
        """The drafts under the ids of the files that are the same items already."""
        names: dict[tuple[str, str], str] = {}
        for each in sorted(document.drafts, key=lambda draft: draft.kind == "broadcasts"):  # what they tell comes first
            there = self._told(each, names) if each.kind == "broadcasts" else self._there(each)
            if there and there != each.id:
                names[each.kind, each.id] = there
        return [compare.of_ids(each, names) for each in document.drafts] if names else document.drafts

    def _told(self, broadcast: Draft, names: dict[tuple[str, str], str]) -> str | None:
        """The id of the file that already broadcasts the same article or guide."""
        for key, kind in (("campaign", "campaigns"), ("procedure", "procedures")):
            told = broadcast.node.get(key)
            if told is None:
                continue
            for file in sorted((self.content / broadcast.path).parent.glob("*.yml")):
                tree = compose(file, self.content, [], broadcast.item)
                if tree is not None and tree.data.get(key) == names.get((kind, told), told):
                    return file.stem
        return None

    def _there(self, each: Draft) -> str | None:
        """The id of the file that already holds this item: by code, by the document it was imported from, by its words."""
        if each.kind == "commune":
            return None
        folder = (self.content / each.path).parent
        if (self.content / each.path).is_file() and each.node.get("code") is None:
            return each.id
        runs = duplicates.runs(_words(each.node))
        best: tuple[float, str] = (0.0, "")
        for file in sorted(folder.glob("*.yml")):
            tree = compose(file, self.content, [], each.item)
            if tree is None:
                continue
            if each.node.get("code") is not None:
                if tree.data.get("code") == each.node["code"]:
                    return file.stem
                continue
            likeness = duplicates.likeness(runs, duplicates.runs(_words(tree.data)))
            best = max(best, (likeness, file.stem))
        return best[1] if best[0] >= _REFERS else None

    def _free(self, each: Draft, taken: set[str]) -> Draft:
        """The draft under an id of its own: two procedures can have one name, never one code."""
        path = self.content / each.path
        if each.path not in taken and not (path.is_file() and self._other(path, each)):
            return each
        suffix = slug(str(each.node.get("code") or "")) or "2"
        number, made = 2, f"{each.id}-{suffix}"
        while f"{Path(each.path).parent}/{made}.yml" in taken:
            made, number = f"{each.id}-{suffix}-{number}", number + 1
        return Draft(each.kind, made, each.node, each.commune, each.source, each.headings)

    def _other(self, path: Path, each: Draft) -> bool:
        """Whether the file of this name is another procedure."""
        tree = compose(path, self.content, [], each.item)
        code = each.node.get("code")
        return code is not None and tree is not None and tree.data.get("code") not in (None, code)

    # ── plans ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _plan(self, each: Draft, taken: set[str]) -> None:
        if each.kind == "commune":
            self.communes[each.commune] = each
        each = self._free(each, taken)
        taken.add(each.path)
        each.headings = [self.wording("importers.head", file=each.source)]
        text = draft.text(each, self.wording)
        file = self.content / each.path
        if not file.is_file():
            self._take(Planned(each, each.path, text, State.NEW))
            return
        existing = file.read_text(encoding="utf-8")
        if existing == text:
            self._take(Planned(each, each.path, text, State.SAME))
            return
        base = self._base(each)
        result = compare.compared(existing, each, base, self.wording)
        if not self.wanted.update:
            nothing = not result.differences
            self._take(Planned(each, each.path, existing, State.SAME if nothing else State.THERE, result.differences))
        elif each.kind == "commune" or not result.changes:
            self._take(Planned(each, each.path, existing, State.KEPT, result.differences))
        else:
            self._take(Planned(each, each.path, result.text, State.CHANGED, result.differences))

    def _base(self, each: Draft) -> str | None:
        file = self.content.parent / BASE / each.path
        return file.read_text(encoding="utf-8") if file.is_file() else None

    def _take(self, planned: Planned) -> None:
        self.made.planned.append(planned)
        if planned.state in (State.NEW, State.CHANGED):
            self._check(planned)

    def _check(self, planned: Planned) -> None:
        """Read the draft as the reader will; ask every question at its line."""
        each = planned.draft
        name = f"{self.content.name}/{planned.path}"
        tree = parse(planned.text, name, self.made.findings, each.item)
        if tree is None:
            self.made.failed = True
            return
        before = len(self.made.findings)
        kind = Commune if each.kind == "commune" else KINDS[each.kind]
        typed(kind, tree, each.id, each.item, self.made.findings)
        self.made.failed |= len(self.made.findings) > before
        if planned.state is State.NEW:
            self._ask(each, tree)

    def _ask(self, each: Draft, tree: Tree) -> None:
        for path, remark in each.questions():
            mark = tree.mark(path)
            words = draft.said(remark, self.wording)
            dotted = ".".join(str(part) for part in path)
            self.made.findings.append(
                Finding(Severity.TODO, "draft-doubt", mark.file, mark.line, dotted, {"question": words}, each.item)
            )

    def _doubts(self, document: Drafted) -> None:
        """Questions about a document as a whole, at its line."""
        for remark in document.doubts:
            words = draft.said(remark, self.wording)
            name = document.name or (document.drafts[0].source if document.drafts else "")
            self.made.findings.append(
                Finding(Severity.TODO, "draft-doubt", name, remark.line, values={"question": words})
            )

    def _compare(self) -> None:
        """What the documents of this import say otherwise than each other; a twin only otherwise than its original."""
        original = {name: other for name, other, _ in self.made.twins}
        for index, (first, one) in enumerate(self.statements):
            for second, two in self.statements[index + 1 :]:
                if first in original or second in original and original[second] != first:
                    continue
                self.made.contradictions += contradictions.contradictions(one, two)


def _domains(content: Path) -> tuple[Domain, ...]:
    """The addresses the content folder knows as official."""
    return read(content, ("-",)).national.domains if (content / "national" / "domains.yml").is_file() else ()


def _words(value: object) -> str:
    """All words of an item, as they would be read."""
    if isinstance(value, dict):
        return " ".join(
            _words(each) for key, each in value.items() if key not in ("source", "facts", "id", "goto", "aliases")
        )
    if isinstance(value, list):
        return " ".join(_words(each) for each in value)
    return draft.without_markup(value) if isinstance(value, str) else ""


def _spot(name: str, line: int) -> str:
    return f"{name}:{line}"
