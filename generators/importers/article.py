"""One document as an article: its head and foot, salutation, sections, the guides in it, the closing words. Knows no file
format and no item to be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generators.importers import body, closing, guide_extent, notice_parts, places, prose_guide, steps
from generators.importers.casing import Casing
from generators.importers.draft import Draft, Node, place, spot
from generators.importers.drafter import Drafter
from generators.importers.outline import ORDINAL, Kind, Part
from generators.importers.sections import Section, is_section, leads_on, number_of, split_heading
from generators.importers.source import Piece, Source
from generators.model.national import Domain

_SALUTATION = re.compile(
    r"Kính thưa|Thưa (?:toàn thể|các|bà con|quý)|Kính gửi (?:bà con|toàn thể|nhân dân)", re.IGNORECASE
)
_ON_AIR = re.compile(
    r"(?:chương trình|buổi|bản tin) (?:phát thanh|truyền thanh|thời sự|hôm nay)|(?:[Đđ]ây là|Mời bà con nghe) (?:[Đđ]ài|chương trình)"
)
_GUIDE_TITLE = re.compile(r"(?:\S+\s+){0,2}?(?:hướng dẫn|cách|quy trình|các bước|trình tự|thủ tục)\b", re.IGNORECASE)


class Article:
    """What one document says, part by part. After `read`, its attributes hold what was found."""

    def __init__(self, source: Source, parts: list[Part], known: Sequence[Domain]) -> None:
        self.source, self.parts = source, parts
        self.drafter = Drafter(source, Casing([part.whole.text for part in parts]), known)
        self.head = notice_parts.head(parts)
        self.foot = notice_parts.foot(parts, self.head.used)
        self.unit = places.commune(part.whole for part in parts)
        self.procedures: list[Draft] = []
        self.annexes: list[Draft] = []
        self.guides: list[str] = []
        self.sections: list[Section] = []
        self.intro = body.Body(self.drafter)
        self.contacts: list[Node] = []
        self.opening: list[Piece] = []
        self.salutation: Piece | None = None
        self.closing: list[Piece] = []
        self.codes: list[Node] = []

    # ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────

    def read(self) -> Article:
        """Read from the first part to the last; gives itself."""
        end = self.foot.start
        self.closing, text_end, after = closing.closing(self.parts, self.head.used, end)
        self._main(self.head.used, text_end)
        self._main(after, end)  # between the end mark and the recipients: part of the text all the same
        self._annexes(self.foot.end)
        return self

    def _main(self, start: int, end: int) -> None:
        index = start
        while index < end:
            index = self._next(index, end)

    @property
    def _here(self) -> body.Body:
        return self.sections[-1].body if self.sections else self.intro

    # ── one part after another ───────────────────────────────────────────────────────────────────────────────────────

    def _next(self, index: int, end: int) -> int:
        part = self.parts[index]
        piece = part.piece
        if part.kind is Kind.HEADING and steps.is_caption(piece):
            self._caption(piece)
            return index + 1
        if part.kind is Kind.HEADING:
            return self._heading(index, end)
        if part.kind is Kind.NUMBER and part.style != ORDINAL and is_section(self.parts, index, end, self.sections):
            return self._heading(index, end)
        if part.kind is Kind.STEP:
            return self._guide(index, index, end, None)
        if part.kind is Kind.PLAIN:
            if steps.is_caption(piece):
                self._caption(piece)
                return index + 1
            if self.salutation is None and not self.sections and _SALUTATION.match(piece.text):
                self.salutation = piece
                return index + 1
            if not self.sections and _ON_AIR.search(piece.text) and len(piece.text) < 300:
                self.opening.append(piece)
                return index + 1
            if leads_on(self.parts, index, end, self.sections):
                return self._lead_section(index, end)
        if part.kind in (Kind.BULLET, Kind.NUMBER) and self._tells_steps(index):
            return self._bullet_guide(index, end)
        return self._blocks(index, end)

    def _blocks(self, index: int, end: int) -> int:
        """All parts up to the next one that is no plain block."""
        stop = index + 1
        while stop < end and not self._breaks(stop, end):
            stop += 1
        self._here.read(self.parts[index:stop])
        return stop

    def _breaks(self, index: int, end: int) -> bool:
        part = self.parts[index]
        if part.kind in (Kind.HEADING, Kind.STEP):
            return True
        if part.kind is Kind.NUMBER:
            return part.style != ORDINAL and is_section(self.parts, index, end, self.sections)
        if part.kind is Kind.BULLET:
            return self.parts[index - 1].kind not in (Kind.BULLET,) and self._tells_steps(index)
        text = part.piece.text
        return part.kind is Kind.PLAIN and (
            steps.is_caption(part.piece)
            or not self.sections
            and (_ON_AIR.search(text) is not None or self.salutation is None and _SALUTATION.match(text) is not None)
            or leads_on(self.parts, index, end, self.sections)
        )

    def _caption(self, piece: Piece) -> None:
        node = Node()
        self.drafter.title(node, "caption", piece)
        node["address"] = "Cần kiểm tra lại: địa chỉ mà mã QR mở"
        node.ask("address", "code-address", piece.first, place=self.drafter.spot(piece.first))
        self.codes.append(self.drafter.sourced(node, piece))

    # ── sections ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _heading(self, index: int, end: int) -> int:
        """A section, or the guide that the heading announces."""
        part = self.parts[index]
        first = guide_extent.first_step(self.parts, index + 1, end)
        if first is not None:
            return self._guide(index, first, end, part)
        head, rest = split_heading(part.piece)
        if not rest and _GUIDE_TITLE.match(head.text) and self._told_as_guide(index, end, part):
            return self._prose_guide(index, part)
        self._section(part, head)
        if rest:
            self._here.read([Part(Kind.PLAIN, rest, rest)])
        return index + 1

    def _section(self, part: Part, head: Piece) -> None:
        node = Node(number=number_of(part))
        self.drafter.title(node, "heading", head)
        if part.kind is not Kind.HEADING and len(part.number) > 1 or part.level > 2:
            node["level"] = 3
        self.drafter.sourced(node, part.whole if head.text == part.piece.text else head)
        self.sections.append(Section(part.number, part.style, node, body.Body(self.drafter)))

    def _lead_section(self, index: int, end: int) -> int:
        part = self.parts[index]
        node = Node()
        self.drafter.title(node, "heading", part.piece)
        node.ask("heading", "heading-from-lead", part.piece.first, place=self.drafter.spot(part.piece.first))
        self.drafter.sourced(node, part.piece)
        self.sections.append(Section((), "", node, body.Body(self.drafter)))
        return index + 1

    # ── guides ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _guide(self, title_at: int, first: int, end: int, heading: Part | None) -> int:
        stop = guide_extent.end_of(self.parts, first, end, heading, self.sections)
        made = steps.guide(self.parts, title_at + (1 if heading is not None else 0), stop, self.drafter)
        self._keep(made, heading)
        return stop

    def _tells_steps(self, index: int) -> bool:
        right_below = bool(self.sections) and not self._here.blocks
        heading = str(self.sections[-1].node.get("heading", "")) if right_below else ""
        return guide_extent.bullets_are_steps(self.parts, index, heading)

    def _bullet_guide(self, index: int, end: int) -> int:
        stop = min(end, index + guide_extent.run_of(self.parts, index))
        made = steps.guide(self.parts, index, stop, self.drafter, bullets=True)
        lead = self.parts[index - 1]
        if self.sections and not self._here.blocks:
            section = self.sections[-1]
            title = Node(heading=section.node.get("heading"))
            draft = self._procedure(made.node, str(title["heading"]), lead.piece if lead.piece else lead.whole)
            draft.node.ask("title", "guide-title", lead.piece.first, place=self.drafter.spot(lead.piece.first))
        else:
            draft = self._procedure(made.node, "", lead.piece)
        self._here.guide(Node(guide=draft.id, source=spot(self.source, lead.whole)))
        return stop

    def _told_as_guide(self, index: int, end: int, heading: Part) -> bool:
        """Whether the section below a guide's heading is running text in which somebody acts."""
        if index + 1 >= end or self.parts[index + 1].kind is not Kind.PLAIN:
            return False
        after = self.parts[index + 2] if index + 2 < end else None
        alone = after is None or after.kind in (Kind.HEADING, Kind.NUMBER)
        return alone and prose_guide.from_sentences(self.parts[index + 1].piece, self._silent()) is not None

    def _silent(self) -> Drafter:
        return Drafter(self.source, self.drafter.casing, self.drafter.known)

    def _prose_guide(self, index: int, heading: Part) -> int:
        node = prose_guide.from_sentences(self.parts[index + 1].piece, self.drafter)
        assert node is not None
        self._keep(steps.Guide(node), heading)
        return index + 2

    def _keep(self, made: steps.Guide, heading: Part | None) -> None:
        """The guide as a procedure; below a numbered heading the article tells it there, else it goes along."""
        self.contacts += made.contacts
        piece = heading.piece if heading is not None else None
        draft = self._procedure(made.node, "", piece)
        if heading is None or not heading.number:
            if heading is None and self.sections:
                self._here.guide(Node(guide=draft.id))
            else:
                self.guides.append(draft.id)
            return
        around = [
            section
            for section in self.sections
            if section.number == heading.number[: len(section.number)] and section.number
        ]
        block = Node(guide=draft.id, number=number_of(heading))
        self.drafter.title(block, "heading", heading.piece)
        block.doubts.clear()  # asked at the guide's own title
        self.drafter.sourced(block, heading.whole)
        if around and len(heading.number) > 1:
            around[-1].body.guide(block)
        else:
            self._section(heading, heading.piece)
            self.sections[-1].node.doubts.clear()
            self._here.guide(Node(guide=draft.id))

    def _procedure(self, tree: Node, title: str, piece: Piece | None) -> Draft:
        node = Node(draft=True)
        if title:
            node["title"] = title
        elif piece is not None and len(piece.text) > 2:
            self.drafter.title(node, "title", piece)
        elif self.head.title is not None:
            self.drafter.title(node, "title", self.head.title)
        else:
            node["title"] = "Cần kiểm tra lại: tên hướng dẫn"
            node.ask("title", "no-title", 0, name=self.source.name)
        node["source"] = place(self.source, piece) if piece is not None and piece else self.source.name
        for key in PROCEDURE_ORDER:
            if key in tree:
                node[key] = tree[key]
        node.doubts += tree.doubts
        node.notes += tree.notes
        draft = Draft("procedures", self.drafter.id_of(bare_title(node["title"]), "huong-dan"), node)
        self.procedures.append(draft)
        return draft

    # ── after the signature ──────────────────────────────────────────────────────────────────────────────────────────

    def _annexes(self, start: int) -> None:
        """Guides and articles below the signature go with the notice."""
        index, before = start, len(self.procedures)
        guides = len(self.guides)
        while index < len(self.parts):
            index = self._next(index, len(self.parts))
        self.annexes = self.procedures[before:]
        self.guides = self.guides[:guides] if self.official else self.guides

    @property
    def official(self) -> bool:
        kind = self.head.kind
        return self.head.official or bool(self.foot) or (kind is not None and kind.issued and kind.slug != "huong-dan")


PROCEDURE_ORDER = (
    "intro", "needs", "dossier", "steps", "cautions", "hints", "after", "delivery", "lookup", "qr", "contact",
)  # fmt: skip


def bare_title(title: str) -> str:
    return re.sub(r"\{\w+:([^}|]*)(?:\|[^}]*)?\}", r"\1", title).removeprefix("Cần kiểm tra lại: ")
