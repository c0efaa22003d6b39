"""A Word file into a draft, through the importer; what it could not place is left out, never guessed."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx

from generators.importers.importing import Wanted, imported
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


class NotTaken(Exception):
    """Why a file was not taken in: the key of a phrase."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def filled(where: Place, data: bytes, name: str, draft: Draft, shape: Group, desk: Desk) -> Draft:
    """The draft with what the file says in the place of what was typed. Raises NotTaken."""
    if where.kind not in KINDS or not name.lower().endswith(".docx"):
        raise NotTaken("not-a-word-file")
    _safe(data)
    found = _imported(data, where, desk)
    if not found:
        raise NotTaken("nothing-found")
    taken = answers.opened(found, shape)
    return {**draft, **{key: value for key, value in _unplaced(taken).items() if value}}


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


def _imported(data: bytes, where: Place, desk: Desk) -> dict[str, Any]:
    """What the importer makes of it as an item of this kind; its paragraphs in order where it sees none."""
    wanted = Wanted([(f"{where.item}.docx", data)], desk.settings.content, commune=where.commune)
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
    return {key: value for key, value in found.items() if key not in OWN} or _paragraphs(data, where.kind)


OWN = ("id", "draft", "status", "facts")
"""What a form decides itself."""
REFERS = ("campaign", "annexes")
"""What would lead to other drafts of the same file, which nobody has saved."""


def _article(campaign: dict[str, Any]) -> dict[str, Any]:
    """An article as the body of a notice: its paragraphs, sections and close."""
    if not campaign:
        return {}
    texts = [block["text"] if isinstance(block, dict) else block for block in campaign.get("intro") or ()
             if isinstance(block, str) or "text" in block]  # fmt: skip
    return {
        "subject": campaign.get("title"),
        "intro": texts,
        "sections": campaign.get("sections"),
        "closing": campaign.get("closing"),
        "source": campaign.get("source"),
    }


def _paragraphs(data: bytes, kind: str) -> dict[str, Any]:
    try:
        document = docx.Document(io.BytesIO(data))
    except Exception as error:  # as above
        raise NotTaken("not-a-word-file") from error
    lines = [line for paragraph in document.paragraphs if (line := " ".join(paragraph.text.split()))]
    if not lines:
        return {}
    if kind == "notices":
        return {"intro": lines}
    if kind == "campaigns":
        return {"title": lines[0], "intro": lines[1:]}
    return {"title": lines[0], "steps": [{"id": f"buoc-{n}", "do": line} for n, line in enumerate(lines[1:], 1)]}


def _unplaced(draft: Any) -> Any:
    if isinstance(draft, dict):
        return {key: _unplaced(value) for key, value in draft.items() if key != answers.WAS}
    if isinstance(draft, list):
        return [_unplaced(entry) for entry in draft]
    return draft
