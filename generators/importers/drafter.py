"""Pieces of one document as values of a draft: words with their markup, their source and what is doubtful about them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generators.checks import domains
from generators.importers import prose
from generators.importers.casing import Casing, in_capitals
from generators.importers.draft import Node, place
from generators.importers.slips import slips
from generators.importers.source import Piece, Source
from generators.model.national import Domain
from generators.vietnamese import slug

MOST_ID = 60  # characters: an address people can still type

_SCREENSHOT = re.compile(
    r"giao diện (?:như )?(?:màn hình|sau|dưới)|như (?:trên )?(?:màn hình|hình)|như sau hình|(?:theo|xem|ở) hình(?! thức)|hình (?:ảnh )?"
    r"(?:dưới|sau|bên|minh họa)|\(hình \d|hình \d",
    re.IGNORECASE,
)
_SCAN = re.compile(r"quét mã(?! hồ sơ)(?! QR hồ sơ)|mã QR (?:sau|dưới|bên|kèm)", re.IGNORECASE)


@dataclass
class Drafter:
    """What all parts of one document share. `known`: addresses that are official; `steps`: ids by number, in a guide."""

    source: Source
    casing: Casing
    known: Sequence[Domain] = ()
    steps: dict[str, str] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    numbers: dict[str, str] = field(default_factory=dict)
    """Each contact's telephone by its id."""

    def passage(self, piece: Piece, **more: object) -> Node:
        """A sentence or a few, with their place."""
        node = Node()
        self.say(node, "text", piece)
        node.update(more)
        return self.sourced(node, piece)

    def say(self, node: Node, key: str, piece: Piece, links: Mapping[str, str] | None = None) -> None:
        """The words as the prose of a key, what is doubtful about them asked at that key."""
        if not piece:
            return
        node[key] = prose.prose(piece.text, links or self.source.links, self.steps)
        self.doubt(node, key, piece)

    def plain(self, node: Node, key: str, piece: Piece) -> None:
        """The words as a plain text without markup."""
        if piece:
            node[key] = piece.text
            self.doubt(node, key, piece)

    def title(self, node: Node, key: str, piece: Piece) -> None:
        """A title; one in capitals is written as a sentence, and that is told."""
        words = piece.without_end(":.")
        if in_capitals(words.text):
            self.doubt(node, key, words)
            node[key] = prose.escaped(self.casing.sentence(words.text))
            node.ask(key, "recased", words.first, found=words.text)
        else:
            self.say(node, key, words)

    def sourced(self, node: Node, piece: Piece) -> Node:
        """The node, knowing where it comes from; `source` stands last."""
        node.pop("source", None)
        node["source"] = place(self.source, piece)
        return node

    def doubt(self, node: Node, key: str, piece: Piece) -> None:
        """What is doubtful about the words themselves."""
        for slip in slips(piece.text):
            line = piece.origin.line(piece.places[slip.start])
            node.ask(key, slip.code, line, found=slip.found, near=slip.near, place=self.spot(line))
        for day in prose.wrong_days(piece.text):
            node.ask(key, "wrong-day", piece.first, found=day, place=self.spot(piece.first))
        if _SCREENSHOT.search(piece.text):
            node.ask(key, "picture-lost", piece.first, place=self.spot(piece.first))
        elif _SCAN.search(piece.text):
            node.ask(key, "code-lost", piece.first, place=self.spot(piece.first))
        for address in prose.ADDRESS.finditer(piece.text):
            self.doubt_address(node, key, address["address"], piece)

    def doubt_address(self, node: Node, key: str, address: str, piece: Piece) -> None:
        """Whether an address is not, or only nearly, one we know as official."""
        if not self.known:
            return
        for fault, values in domains.faults(prose.address_of(address.rstrip(".,;:")), self.known):
            if fault == "link-lookalike":
                near, spot = values.get("near", ""), self.spot(piece.first)
                node.ask(key, "address-near", piece.first, found=values["host"], near=near, place=spot)
            elif fault != "link-http":
                spot = self.spot(piece.first)
                node.ask(key, "address", piece.first, found=values.get("host", address), place=spot)

    def spot(self, line: int) -> str:
        return f"{self.source.name}, {self.source.unit} {line}"

    def id_of(self, title: str, fallback: str) -> str:
        """An id nobody in this document has yet, made from the title's first words."""
        made = slug(title)
        if len(made) > MOST_ID:
            made = made[: MOST_ID + 1].rpartition("-")[0] or made[:MOST_ID]
        return self.unique(made or fallback)

    def contact_id(self, wanted: str, number: str) -> str:
        """The id of whoever has this telephone: another one of the same role gets an id of its own."""
        digits = "".join(sign for sign in number if sign.isdigit())
        made, count = wanted, 2
        while self.numbers.get(made, digits) != digits:
            made, count = f"{wanted}-{count}", count + 1
        self.numbers[made] = digits
        return made

    def unique(self, wanted: str) -> str:
        made, number = wanted, 2
        while made in self.ids:
            made, number = f"{wanted}-{number}", number + 1
        self.ids.add(made)
        return made
