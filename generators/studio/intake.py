"""A Word file into a draft, through the importer; what it could not place is left out, never guessed."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from generators.studio import answers
from generators.studio.answers import Draft
from generators.studio.places import Place
from generators.studio.shapes import Group

KINDS = ("notices", "campaigns", "procedures")
MOST_UNPACKED = 60 * 1024 * 1024  # bytes: a Word file of a hundred scanned pages
MOST_PARTS = 2000


class NotTaken(Exception):
    """Why a file was not taken in: the key of a phrase."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def filled(where: Place, data: bytes, name: str, draft: Draft, shape: Group) -> Draft:
    """The draft with what the file says in the place of what was typed. Raises NotTaken."""
    if where.kind not in KINDS or not name.lower().endswith(".docx"):
        raise NotTaken("not-a-word-file")
    _safe(data)
    found = _imported(data, where.kind)
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


def _imported(data: bytes, kind: str) -> dict[str, Any]:
    """What the importer makes of it; without an importer, its paragraphs in order."""
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
    except (KeyError, ValueError, OSError):
        raise NotTaken("not-a-word-file") from None
    lines = [" ".join(paragraph.text.split()) for paragraph in document.paragraphs]
    lines = [line for line in lines if line]
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
