"""A Word file, or what was copied out of one, into a draft: through the importer; what it cannot place is left out."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from generators.importers import reading
from generators.importers.importing import Wanted, imported
from generators.importers.source import Unreadable
from generators.studio import answers
from generators.studio.answers import Draft
from generators.studio.places import Place
from generators.studio.shapes import Group
from generators.values import Day
from generators.yaml_text import parse

if TYPE_CHECKING:
    from generators.studio.desk import Desk

KINDS = ("notices", "campaigns", "procedures")
MOST_UNPACKED = 60 * 1024 * 1024  # bytes: a Word file of a hundred scanned pages
MOST_PARTS = 2000
LONGEST_NAME = 80  # characters of a file's name that are kept as a source


class NotTaken(Exception):
    """Why a file was not taken in: the key of a phrase."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


@dataclass(frozen=True)
class Brought:
    """What is taken in, under a name whose ending says what it is."""

    name: str
    data: bytes
    called: str = ""
    """The name the officer knows the file by; "" for what was pasted."""

    def told(self, desk: Desk) -> str:
        """Where it was taken from, in words."""
        return desk.say("studio.source-word", name=self.called) if self.called else desk.say("studio.source-pasted")


def of_file(name: str, data: bytes) -> Brought:
    """A file somebody chose. Raises NotTaken for what is no Word file of today, or unpacks without end."""
    if not name.lower().endswith(".docx"):
        raise NotTaken("old-word-file" if name.lower().endswith((".doc", ".rtf", ".odt")) else "not-a-word-file")
    _safe(data)
    return Brought("tep.docx", data, " ".join(PurePath(name.replace("\\", "/")).stem.split())[:LONGEST_NAME])


def of_clipboard(page: str, words: str) -> Brought:
    """What was copied in Word and pasted: as the page Word makes of it, else its words alone. NotTaken for nothing."""
    if page.strip():
        return Brought("dan.html", page.encode("utf-8"))
    if words.strip():
        return Brought("dan.txt", words.encode("utf-8"))
    raise NotTaken("nothing-pasted")


def filled(where: Place, brought: Brought, draft: Draft, shape: Group, desk: Desk) -> tuple[Draft, list[str]]:
    """The draft with what was brought in the place of what was typed, and what to look at again. Raises NotTaken."""
    if where.kind not in KINDS:
        raise NotTaken("not-a-word-file")
    found, doubts = _imported(brought, where, desk)
    if not found:
        raise NotTaken("nothing-found")
    taken = answers.opened(found, shape)
    return {**draft, **{key: value for key, value in answers.unplaced(taken).items() if value}}, doubts


def _safe(data: bytes) -> None:
    """A Word file is a zip: one that unpacks to more than any letter holds is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise NotTaken("not-a-word-file") from None
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise NotTaken("word-file-too-large")
    if "word/document.xml" not in {entry.filename for entry in entries}:
        raise NotTaken("not-a-word-file")


def _imported(brought: Brought, where: Place, desk: Desk) -> tuple[dict[str, Any], list[str]]:
    """What the importer makes of it as an item of this kind, and its doubts; else the paragraphs in order."""
    name = f"{where.item}{PurePath(brought.name).suffix}"
    wanted = Wanted([(name, brought.data)], desk.settings.content, commune=where.commune)
    try:
        made = imported(wanted, Day(desk.today()), desk.say)
    except Exception as error:  # a file may be broken in ways no reader of Word foresees
        raise NotTaken("not-a-word-file") from error
    trees: dict[str, dict[str, Any]] = {}
    for planned in made.planned:
        tree = parse(planned.text, planned.path, [], ("", "", ""))
        if tree is not None:
            trees.setdefault(planned.draft.kind, tree.data)
    found = dict(trees.get(where.kind, {}))
    if where.kind == "notices":
        found = {**_article(trees.get("campaigns", {})), **{k: v for k, v in found.items() if k not in REFERS}}
    kept = {key: _unsourced(value) for key, value in found.items() if key not in OWN}
    words = kept or _paragraphs(brought, where.kind)
    doubts = [_PLACE.sub("", one.values["question"]) for one in made.findings if one.code == "draft-doubt"]
    return {**words, "source": brought.told(desk)} if words else {}, doubts if kept else []


_PLACE = re.compile(r" \([^()]*(?:đoạn|dòng) \d+[^()]*\)$")
"""The line of a file, behind a question about it."""


def _unsourced(value: Any) -> Any:
    """Without the line of the file each sentence came from: who reads it again at the desk has the file."""
    if isinstance(value, dict):
        return {key: _unsourced(entry) for key, entry in value.items() if key != "source"}
    return [_unsourced(entry) for entry in value] if isinstance(value, list) else value


OWN = ("id", "draft", "status", "facts", "source")
"""What a form decides itself."""
REFERS = ("campaign", "annexes")
"""What would lead to other drafts of the same file, which nobody has saved."""


def _article(campaign: dict[str, Any]) -> dict[str, Any]:
    """An article as the body of a notice: its paragraphs, sections and close."""
    if not campaign:
        return {}
    return {
        "subject": campaign.get("title"),
        "intro": [words for block in campaign.get("intro") or () for words in _sentences(block)],
        "sections": campaign.get("sections"),
        "closing": campaign.get("closing"),
    }


def _sentences(block: Any) -> Iterator[str]:
    """What a block says, piece by piece, where only sentences have room."""
    match block:
        case str():
            yield block
        case dict():
            for key, value in block.items():
                if key in SAID:
                    yield from _sentences(value)
        case list():
            for entry in block:
                yield from _sentences(entry)
        case _:
            pass  # no words


SAID = ("text", "intro", "list", "definition", "rule", "caution", "items", "label")
"""The keys of a block that hold its words."""


def _paragraphs(brought: Brought, kind: str) -> dict[str, Any]:
    try:
        source = reading.read(brought.name, brought.data)
    except Unreadable:
        return {}
    lines = [line.text for line in source.lines if line.text]
    if not lines:
        return {}
    if kind == "notices":
        return {"intro": lines}
    if kind == "campaigns":
        return {"title": lines[0], "intro": lines[1:]}
    return {"title": lines[0], "steps": [{"id": f"buoc-{n}", "do": line} for n, line in enumerate(lines[1:], 1)]}
