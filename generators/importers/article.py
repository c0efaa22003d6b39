"""One document as an article: its head and foot, salutation, sections, the guides in it, the closing words. Knows no file
format and no item to be.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from generators.importers import body, contacts, notice_parts, outline, places, steps
from generators.importers.casing import Casing, in_capitals
from generators.importers.draft import Draft, Node, place, spot
from generators.importers.drafter import Drafter
from generators.importers.outline import ORDINAL, Kind, Part
from generators.importers.source import Piece, Source
from generators.model.national import Domain

_SALUTATION = re.compile(
    r"Kính thưa|Thưa (?:toàn thể|các|bà con|quý)|Kính gửi (?:bà con|toàn thể|nhân dân)", re.IGNORECASE
)
_ON_AIR = re.compile(
    r"(?:chương trình|buổi|bản tin) (?:phát thanh|truyền thanh|thời sự|hôm nay)|(?:[Đđ]ây là|Mời bà con nghe) (?:[Đđ]ài|chương trình)"
)
_CLOSING = re.compile(
    r"Trên đây là|Kính mong|Rất mong|Kính đề nghị|Đề nghị (?:các|toàn thể|bà con|nhân dân|cán bộ)|Trân trọng|Vậy (?:UBND|Ủy ban|đề nghị|thông báo)|"
    r"(?:UBND|Ủy ban nhân dân|Đảng ủy)[^.]{0,60}(?:kính |trân trọng |yêu cầu và )?(?:đề nghị|kêu gọi|mong|thông báo để)|Xin (?:trân trọng )?cảm ơn|"
    r"Nhận được thông báo"
)
_END_MARK = re.compile(r"\s*\./\.?\s*$|\s*/\.\s*$")
_GUIDE_TITLE = re.compile(r"(?:\S+\s+){0,2}?(?:hướng dẫn|cách|quy trình|các bước|trình tự|thủ tục)\b", re.IGNORECASE)
_AS_STEPS = re.compile(r"các bước|theo (?:trình tự|thứ tự)|lần lượt", re.IGNORECASE)
_QUESTION = re.compile(r"(?P<head>[^.:;?!]{3,140}\?)\s+(?P<rest>\S.+)", re.DOTALL)
_RUN_IN = re.compile(r"(?P<head>[^.:;?!]{3,110}):\s+(?P<rest>\S.+)", re.DOTALL)

MOST_HEADING = 240  # characters: three lines; a numbered paragraph that is longer is no heading


@dataclass
class Section:
    """A section with its heading's tree and the blocks below it."""

    number: tuple[int, ...]
    style: str
    node: Node
    body: body.Body


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
        start = self.head.used
        end = self._close(start, end)
        self._main(start, end)
        self._annexes(self.foot.end)
        return self

    def _close(self, start: int, end: int) -> int:
        """The closing paragraphs, taken off the end; gives where the text before them ends."""
        first = next(
            (index for index in range(start, end) if _END_MARK.search(self.parts[index].whole.text)),
            end - 1,
        )
        last = min(first, end - 1)
        index = last
        while index >= start and index > last - 4 and self._closes(self.parts[index]):
            index -= 1
        for part in self.parts[index + 1 : last + 1]:
            words = part.piece.part(0, len(_END_MARK.sub("", part.piece.text)))
            if words.text[-1:].isalnum() or words.text[-1:] in ")”":
                words = part.piece.part(
                    0, len(words.text) + (part.piece.text[len(words.text) : len(words.text) + 1] == ".")
                )
            self.closing += [sentence for sentence in words.sentences() if sentence]
        if index + 1 <= last:
            self._after_end(last + 1, end)
            return index + 1
        return end

    def _after_end(self, start: int, end: int) -> None:
        """What stands between the end mark and the recipients is read as part of the text all the same."""
        self._late = (start, end)

    _late: tuple[int, int] = (0, 0)

    @staticmethod
    def _closes(part: Part) -> bool:
        if part.kind is not Kind.PLAIN or contacts.is_contact(part.piece):
            return False
        return _CLOSING.match(part.piece.text) is not None or _END_MARK.search(part.piece.text) is not None

    def _main(self, start: int, end: int) -> None:
        index = start
        while index < end:
            index = self._next(index, end)
        late, self._late = self._late, (0, 0)
        if late[0] < late[1]:
            index = late[0]
            while index < late[1]:
                index = self._next(index, late[1])

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
        if part.kind is Kind.NUMBER and part.style != ORDINAL and self._is_section(index, end):
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
            if self._leads_on(index, end):
                return self._lead_section(index, end)
        if part.kind in (Kind.BULLET, Kind.NUMBER) and self._bullets_are_steps(index):
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
            return part.style != ORDINAL and self._is_section(index, end)
        if part.kind is Kind.BULLET:
            return self.parts[index - 1].kind not in (Kind.BULLET,) and self._bullets_are_steps(index)
        text = part.piece.text
        return part.kind is Kind.PLAIN and (
            steps.is_caption(part.piece)
            or not self.sections
            and (_ON_AIR.search(text) is not None or self.salutation is None and _SALUTATION.match(text) is not None)
            or self._leads_on(index, end)
        )

    def _caption(self, piece: Piece) -> None:
        node = Node()
        self.drafter.title(node, "caption", piece)
        node["address"] = "Cần kiểm tra lại: địa chỉ mà mã QR mở"
        node.ask("address", "code-address", piece.first, place=self.drafter.spot(piece.first))
        self.codes.append(self.drafter.sourced(node, piece))

    # ── sections ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _is_section(self, index: int, end: int) -> bool:
        """Whether a numbered paragraph heads a section: it has something below it, or its brothers have."""
        part = self.parts[index]
        if len(part.piece.text) > MOST_HEADING and not _headed(part.piece):
            return False
        brothers = [
            i for i in range(index, end) if self.parts[i].kind is Kind.NUMBER and self.parts[i].style == part.style
        ]
        before = [i for i in range(index) if self.parts[i].kind is Kind.NUMBER and self.parts[i].style == part.style]
        if part.number[-1] > 1 and before and self._heads(before[-1], part):
            return True
        children = any(two - one > 1 for one, two in itertools.pairwise(brothers))
        deeper = index + 1 < end and self._below(part, self.parts[index + 1])
        return children or deeper or _headed(part.piece)

    def _heads(self, index: int, part: Part) -> bool:
        """Whether the earlier numbered paragraph became a section, so that this one is its brother."""
        return any(
            section.style == part.style and section.number == self.parts[index].number for section in self.sections
        )

    @staticmethod
    def _below(part: Part, following: Part) -> bool:
        if following.kind in (Kind.STEP, Kind.BULLET):
            return True
        return following.kind is Kind.NUMBER and (
            len(following.number) > len(part.number) or following.style != part.style
        )

    def _heading(self, index: int, end: int) -> int:
        """A section, or the guide that the heading announces."""
        part = self.parts[index]
        first = self._first_step(index + 1, end, part)
        if first is not None:
            return self._guide(index, first, end, part)
        head, rest = _split_heading(part.piece)
        if not rest and _GUIDE_TITLE.match(head.text) and self._told_as_guide(index, end, part):
            return self._prose_guide(index, part)
        self._section(part, head)
        if rest:
            self._here.read([Part(Kind.PLAIN, rest, rest)])
        return index + 1

    def _section(self, part: Part, head: Piece) -> None:
        node = Node(number=_number(part))
        self.drafter.title(node, "heading", head)
        if part.kind is not Kind.HEADING and len(part.number) > 1 or part.level > 2:
            node["level"] = 3
        self.drafter.sourced(node, part.whole if head.text == part.piece.text else head)
        self.sections.append(Section(part.number, part.style, node, body.Body(self.drafter)))

    def _leads_on(self, index: int, end: int) -> bool:
        """A line that only introduces what follows, after the list of a section is over: nothing else divides them."""
        part = self.parts[index]
        if not self.sections or part.kind is not Kind.PLAIN or not re.search(r":\s*$", part.piece.text):
            return False
        numbered = any(section.number for section in self.sections)
        after_list = self.parts[index - 1].kind is Kind.BULLET
        return after_list and not numbered and index + 1 < end and len(part.piece.text) < 120

    def _lead_section(self, index: int, end: int) -> int:
        part = self.parts[index]
        node = Node()
        self.drafter.title(node, "heading", part.piece)
        node.ask("heading", "heading-from-lead", part.piece.first, place=self.drafter.spot(part.piece.first))
        self.drafter.sourced(node, part.piece)
        self.sections.append(Section((), "", node, body.Body(self.drafter)))
        return index + 1

    # ── guides ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _first_step(self, start: int, end: int, heading: Part) -> int | None:
        """Where the steps begin that this heading announces; None where another heading or a list comes first."""
        for index in range(start, min(end, start + 8)):
            part = self.parts[index]
            if part.kind is Kind.STEP:
                return index
            if part.kind is Kind.HEADING or part.kind is Kind.NUMBER and part.style != ORDINAL:
                return None
        return None

    def _guide_end(self, start: int, end: int, heading: Part | None) -> int:
        """Where the guide is over: the next heading, the next number of a section around it, the closing words."""
        stops = outline.next_numbers(heading.number) if heading is not None and heading.number else set()
        for section in self.sections:
            stops |= outline.next_numbers(section.number)
        styles = {section.style for section in self.sections} | ({heading.style} if heading is not None else set())
        last = max(index for index in range(start, end) if self.parts[index].kind is Kind.STEP)
        for index in range(start + 1, end):
            part = self.parts[index]
            if part.kind is Kind.HEADING and not steps.is_caption(part.piece):
                return index
            if part.kind is Kind.NUMBER and part.number in stops and part.style in styles and part.style != "step":
                return index
            if (
                part.kind is Kind.STEP
                and part.number == (1,)
                and index > start
                and self.parts[index - 1].kind is Kind.PLAIN
            ):
                return index - 1
            if index > last and part.kind is Kind.PLAIN and _CLOSING.match(part.piece.text):
                return index
        return end

    def _guide(self, title_at: int, first: int, end: int, heading: Part | None) -> int:
        stop = self._guide_end(first, end, heading)
        made = steps.guide(self.parts, title_at + (1 if heading is not None else 0), stop, self.drafter)
        self._keep(made, heading)
        return stop

    def _bullets_are_steps(self, index: int) -> bool:
        """Whether the list that begins here tells what to do in order: its lead or its heading says so."""
        part = self.parts[index]
        if part.kind not in (Kind.BULLET, Kind.NUMBER) or index == 0:
            return False
        run = self._run(index)
        lead = self.parts[index - 1]
        announces = lead.kind is Kind.PLAIN and lead.piece.text.endswith(":") and _AS_STEPS.search(lead.piece.text)
        headed = (
            bool(self.sections)
            and not self._here.blocks
            and _AS_STEPS.search(str(self.sections[-1].node.get("heading", "")))
        )
        return run >= 2 and bool(announces or headed)

    def _run(self, index: int) -> int:
        count = 0
        while index + count < len(self.parts) and self.parts[index + count].kind is self.parts[index].kind:
            count += 1
        return count

    def _bullet_guide(self, index: int, end: int) -> int:
        stop = min(end, index + self._run(index))
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
        return alone and steps.from_sentences(self.parts[index + 1].piece, self._silent()) is not None

    def _silent(self) -> Drafter:
        return Drafter(self.source, self.drafter.casing, self.drafter.known)

    def _prose_guide(self, index: int, heading: Part) -> int:
        node = steps.from_sentences(self.parts[index + 1].piece, self.drafter)
        assert node is not None
        self._keep(steps.Guide(node), heading)
        return index + 2

    def _keep(self, made: steps.Guide, heading: Part | None) -> None:
        """The guide as a procedure; below a numbered heading the article tells it there, else it goes along."""
        if made.contact is not None:
            self.contacts.append(made.contact)
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
        block = Node(guide=draft.id, number=_number(heading))
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


def _headed(piece: Piece) -> bool:
    """Whether a numbered paragraph begins with its own heading: a question, a defined term."""
    return bool(_QUESTION.fullmatch(piece.text) or body.DEFINITION.fullmatch(piece.text))


def _split_heading(piece: Piece) -> tuple[Piece, Piece]:
    """The heading, and the text that follows it in the same paragraph; a definition keeps its term in both."""
    if found := _QUESTION.fullmatch(piece.text):
        return piece.part(*found.span("head")), piece.part(*found.span("rest"))
    if found := body.DEFINITION.fullmatch(piece.text):
        return piece.part(*found.span("term")), piece
    if len(piece.text) > MOST_HEADING // 2 and (found := _RUN_IN.fullmatch(piece.text)) and not in_capitals(piece.text):
        return piece.part(*found.span("head")), piece.part(*found.span("rest"))
    return piece, piece.part(0, 0)


def _number(part: Part) -> str:
    """The outline mark as written: "3.1."."""
    return part.mark if part.number and part.kind in (Kind.NUMBER, Kind.HEADING) else ""


def bare_title(title: str) -> str:
    return re.sub(r"\{\w+:([^}|]*)(?:\|[^}]*)?\}", r"\1", title).removeprefix("Cần kiểm tra lại: ")
