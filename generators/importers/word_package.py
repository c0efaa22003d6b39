"""The parts inside a Word file: taken out one by one, only those asked for, none larger than a text can be. Knows the package,
not what its parts say.
"""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from generators.importers.source import Unreadable

MOST_XML = 40_000_000  # bytes of one part, unpacked: five hundred pages have a tenth of it, and a zip can hold any lie
MOST_PICTURE = 60_000_000  # bytes: the camera of a phone makes a tenth of it
MOST_PICTURES = 300_000_000  # bytes of all pictures together
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
OLD_FILE = b"\xd0\xcf\x11\xe0"
"""How the files of old Word begin, and those that a password locks."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")


class Package:
    """A Word file opened. Raises Unreadable for what is none, is locked, or unpacks to more than any text."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        if data.startswith(OLD_FILE):
            raise Unreadable("locked" if _LOCKED in data else "old-word", name=name, suffix=".doc")
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise Unreadable("not-word", name=name) from error
        self._spent = 0
        self._main = next((target for kind, target, _ in self._related("") if kind == "officeDocument"), "")
        self._main = self._main or "word/document.xml"
        main = self._xml(self._main)
        if main is None or main.tag.rpartition("}")[2] != "document" or not len(main):
            raise Unreadable("not-word", name=name)
        self.document: Any = main
        self.relations = {identifier: (kind, target) for kind, target, identifier in self._related(self._main)}

    def part(self, kind: str) -> Any | None:
        """The root of the part of that kind (styles, numbering, comments …), None where there is none."""
        return next(iter(self.parts(kind)), None)

    def parts(self, kind: str) -> list[Any]:
        """The roots of all parts of that kind: a document can have several page headers."""
        roots = (self._xml(target) for each, target in self.relations.values() if each == kind)
        return [root for root in roots if root is not None]

    def link(self, identifier: str) -> str:
        """The address a link opens, "" for a link within the file."""
        kind, target = self.relations.get(identifier, ("", ""))
        return target if kind == "hyperlink" and target.startswith(("http://", "https://")) else ""

    def picture(self, identifier: str) -> bytes | None:
        """The bytes of a picture; None where the file has lost it, or it is larger than any."""
        _, target = self.relations.get(identifier, ("", ""))
        data = self._bytes(target, MOST_PICTURE) if self._spent < MOST_PICTURES else None
        self._spent += len(data or b"")
        return data

    def _bytes(self, target: str, most: int) -> bytes | None:
        try:
            if self._zip.getinfo(target).file_size > most:
                return None
            with self._zip.open(target) as part:
                data = part.read(most + 1)  # whatever the directory says of its size
        except (KeyError, BadZipFile, zlib.error, ValueError, EOFError, OSError, RuntimeError, NotImplementedError):
            return None
        return data if len(data) <= most else None

    def _xml(self, target: str) -> Any | None:
        try:
            size = self._zip.getinfo(target).file_size
        except KeyError:
            return None
        if size > MOST_XML:
            raise Unreadable("unpacks-large", name=self.name)
        data = self._bytes(target, MOST_XML)
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable("not-word", name=self.name) from error

    def _related(self, part: str) -> list[tuple[str, str, str]]:
        """What a part refers to: the kind, the target's place in the package or on the web, the identifier."""
        folder, name = posixpath.split(part)
        root = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = []
        for each in root.iter(_RELATIONS) if root is not None else ():
            kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
            if each.get("TargetMode") != "External":
                target = (
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.normpath(f"{folder}/{target}").lstrip("/")
                )
            found.append((kind, target, each.get("Id", "")))
        return found
