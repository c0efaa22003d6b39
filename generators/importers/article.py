"""One document becomes drafts: the article, the guides in it, the notice around it, the broadcast, the contact. Knows no file
format and writes nothing.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generators.importers import body, contacts, notice_parts, outline, places, schedule, steps, wraps
from generators.importers.casing import Casing, in_capitals
from generators.importers.draft import Draft, Node, place, spot
from generators.importers.drafter import Drafter
from generators.importers.outline import ORDINAL, Kind, Part
from generators.importers.prose import as_day
from generators.importers.repair import Mended
from generators.importers.source import Piece, Remark, Source, Unreadable
from generators.model.national import Domain
from generators.values import Day

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
LONGEST_LIST_POINT = 160


ContactsOf = Callable[[str], dict[str, str] | None]
"""For a commune's folder: its contacts' ids by telephone digits, None where there is no such commune yet."""


@dataclass
class Drafted:
    """What one document gave. `unit` names its commune, where it does."""

    drafts: list[Draft]
    unit: places.Unit | None
    repairs: list[Remark] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)
    name: str = ""
    statements: list[Piece] = field(default_factory=list)
    """The document's sentences, for comparing it with others."""


def drafted(source: Source, commune: str, contacts_of: ContactsOf, known: Sequence[Domain], today: Day) -> Drafted:
    """The drafts of a document. `commune`: the folder they go to, "" for the one the document names.

    Raises Unreadable for a document without words.
    """
    paragraphs, repairs = wraps.paragraphs(source)
    if not any(paragraph.piece for paragraph in paragraphs):
        raise Unreadable("no-words", name=source.name)
    mended = Mended(" ".join(paragraph.piece.text for paragraph in paragraphs))
    whole = [wraps.Paragraph(**{**vars(paragraph), "piece": mended.piece(paragraph.piece)}) for paragraph in paragraphs]
    parts = outline.parts(paragraph for paragraph in whole if paragraph.piece or paragraph.picture)
    made = _Article(source, parts, known, today).read(commune, contacts_of)
    made.repairs = [*source.repairs, *repairs, *mended.told(), *made.repairs]
    made.doubts = [*source.doubts, *mended.doubts, *made.doubts]
    made.name = source.name
    made.statements = [sentence for part in parts for sentence in part.piece.sentences()]
    return made


@dataclass
class _Section:
    number: tuple[int, ...]
    style: str
    node: Node
    body: body.Body


class _Article:
    def __init__(self, source: Source, parts: list[Part], known: Sequence[Domain], today: Day) -> None:
        self.source, self.parts, self.today = source, parts, today
        self.drafter = Drafter(source, Casing([part.whole.text for part in parts]), known)
        self.head = notice_parts.head(parts)
        self.foot = notice_parts.foot(parts, self.head.used)
        self.unit = places.commune(part.whole for part in parts)
        self.procedures: list[Draft] = []
        self.annexes: list[Draft] = []
        self.guides: list[str] = []
        self.sections: list[_Section] = []
        self.intro = body.Body(self.drafter)
        self.contacts: list[Node] = []
        self.opening: list[Piece] = []
        self.salutation: Piece | None = None
        self.closing: list[Piece] = []
        self.codes: list[Node] = []
        self.doubts: list[Remark] = []

    # ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────

    def read(self, commune: str, contacts_of: ContactsOf) -> Drafted:
        end = self.foot.start
        start = self.head.used
        end = self._close(start, end)
        self._main(start, end)
        self._annexes(self.foot.end)
        folder = commune or (self.unit.folder if self.unit else "")
        drafts = self._drafts(contacts_of(folder) if folder else None)
        if not folder:
            self.doubts.append(Remark("no-commune", 0, {"name": self.source.name}))
            folder = "chua-ro-xa"
        for draft in drafts:
            draft.commune = folder
            draft.id = folder if draft.kind == "commune" else draft.id
            draft.source = self.source.name
        return Drafted(drafts, self.unit, doubts=self.doubts)

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
        self.sections.append(_Section(part.number, part.style, node, body.Body(self.drafter)))

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
        self.sections.append(_Section((), "", node, body.Body(self.drafter)))
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
        for key in _PROCEDURE_ORDER:
            if key in tree:
                node[key] = tree[key]
        node.doubts += tree.doubts
        node.notes += tree.notes
        draft = Draft("procedures", self.drafter.id_of(_bare_title(node["title"]), "huong-dan"), node)
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
        self.guides = self.guides[:guides] if self._official else self.guides

    @property
    def _official(self) -> bool:
        kind = self.head.kind
        return self.head.official or bool(self.foot) or (kind is not None and kind.issued and kind.slug != "huong-dan")

    # ── the drafts ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _drafts(self, known_contacts: dict[str, str] | None) -> list[Draft]:
        self.contacts += [b.contact for b in (self.intro, *(s.body for s in self.sections)) if b.contact is not None]
        self.codes += [code for b in (self.intro, *(s.body for s in self.sections)) for code in b.codes]
        made: list[Draft] = []
        only_guide = (
            not self._official and not self.sections and len(self.procedures) == 1 and len(self.intro.blocks) <= 3
        )
        only_guide = (
            only_guide and not self.salutation and (self.head.kind is None or self.head.kind.slug == "huong-dan")
        )
        if only_guide:
            self._onto_guide(self.procedures[0].node)
            campaign = None
        else:
            campaign = self._campaign()
            made.append(campaign)
        made += self.procedures
        if self._official and campaign is not None:
            made.append(self._notice(campaign))
        made.append(self._broadcast(campaign or self.procedures[0]))
        self._place_codes(campaign)
        self._known_contacts(made, known_contacts)
        if known_contacts is None:
            made.append(self._commune())
        return made

    def _onto_guide(self, node: Node) -> None:
        """A document that is one guide: its paragraphs before the steps open the guide."""
        if "intro" not in node and self.intro.blocks:
            passages = [block for block in self.intro.blocks if "text" in block]
            if passages:
                node["intro"] = passages
        if self.closing:
            node.setdefault("after", []).extend(self.drafter.passage(sentence) for sentence in self.closing)
        _reordered(node, ("draft", "title", "source", *_PROCEDURE_ORDER))

    def _campaign(self) -> Draft:
        node = Node(draft=True)
        title = self.head.title or (self.head.kind_piece if self.head.kind is not None else None)
        if title is not None:
            self.drafter.title(node, "title", title)
        else:
            first = self.parts[self.head.used].piece if self.head.used < len(self.parts) else self.parts[0].piece
            sentence = (first.sentences() or [first])[0]
            node["title"] = "Cần kiểm tra lại: tên bài"
            node.ask("title", "no-title", 0, name=sentence.text[:80])
        if self.head.kind is not None and self.head.kind.name != "Bài tuyên truyền":
            node["label"] = self.head.kind.name
        heading = [piece for piece in (self.head.kind_piece, title) if piece is not None]
        node["source"] = place(self.source, heading[-1]) if heading else self.source.name
        if self.salutation is not None:
            node["salutation"] = self.drafter.passage(self.salutation)
        if self.intro.blocks:
            node["intro"] = self.intro.blocks
        made = []
        for section in self.sections:
            tree = section.node
            where = tree.pop("source", None)
            if section.body.blocks:
                tree["body"] = section.body.blocks
            tree["source"] = where
            made.append(_reordered(tree, ("number", "heading", "level", "source", "body")))
        if made:
            node["sections"] = made
        if self.closing:
            node["closing"] = [self.drafter.passage(sentence) for sentence in self.closing]
        if self.guides:
            node["guides"] = self.guides
        if self.contacts:
            node["contact"] = self.contacts[-1]["id"]
        return Draft("campaigns", self.drafter.id_of(_bare_title(node["title"]), "bai-tuyen-truyen"), node)

    def _notice(self, campaign: Draft) -> Draft:
        head, foot = self.head, self.foot
        node = Node(draft=True)
        node["kind"] = head.kind.slug if head.kind is not None and head.kind.slug else "thong-bao"
        if head.kind is not None and not head.kind.slug:
            first = head.kind_piece.first if head.kind_piece else 0
            node.ask("kind", "kind", first, found=head.kind.name, place=self.drafter.spot(first))
        node["status"] = "draft"
        if head.number:
            node["number"] = head.number
            line = head.numbered.first if head.numbered else 0
            node.ask("number", "number", line, found=head.number, place=self.drafter.spot(line))
        if head.symbol:
            node["symbol"] = head.symbol
            assert head.numbered is not None
            node.note("symbol", place(self.source, head.numbered))
        if head.dated is not None:
            node["date"] = Node(
                place=head.place, day=_figure(head.day), month=_figure(head.month), year=_year(head.year)
            )
            node.note("date", place(self.source, head.dated))
        node["subject"] = campaign.node["title"]
        node["source"] = campaign.node["source"]
        if head.addressees:
            node["addressees"] = [self.drafter.passage(piece) for piece in head.addressees]
        if head.grounds:
            node["grounds"] = [self.drafter.passage(piece.without_end(";,.")) for piece in head.grounds]
        node["campaign"] = campaign.id
        if self.annexes:
            node["annexes"] = [Node(procedure=annex.id, source=str(annex.node["source"])) for annex in self.annexes]
        if foot.recipients:
            node["recipients"] = [self.drafter.passage(piece) for piece in foot.recipients]
        if foot.archive is not None:
            node["archive"] = self.drafter.passage(foot.archive)
        if foot.authority:
            signer = Node(authority=[piece.text for piece in foot.authority])
            if foot.name is not None:
                signer["name"] = foot.name.text
            node["signer"] = signer
            node.note(
                "signer",
                "; ".join(
                    place(self.source, piece) for piece in (*foot.authority, *([foot.name] if foot.name else []))
                ),
            )
            if foot.name is None:
                node.ask(
                    "signer", "no-signer", foot.authority[-1].last, place=self.drafter.spot(foot.authority[-1].last)
                )
        return Draft("notices", campaign.id, node)

    def _broadcast(self, told: Draft) -> Draft:
        node = Node(draft=True, status="draft", source=self.source.name)
        node["campaign" if told.kind == "campaigns" else "procedure"] = told.id
        if self.opening:
            node["opening"] = [self.drafter.passage(piece) for piece in self.opening]
        asked = [*self.foot.recipients, *(part.piece for part in self.parts if part.kind is not Kind.STEP)]
        wanted = next((piece for piece in asked if schedule.is_schedule(piece.text)), None)
        if wanted is not None:
            made, words = schedule.schedule(wanted, self.drafter)
            if made is not None:
                node["schedule"] = made
            else:
                found = words.text
                node.ask("", "schedule", words.first, found=found, place=self.drafter.spot(words.first))
        return Draft("broadcasts", told.id, node)

    def _place_codes(self, campaign: Draft | None) -> None:
        """Captions found outside a guide belong to the article."""
        if self.codes:
            holder = campaign.node if campaign is not None else self.procedures[0].node
            holder.setdefault("qr", []).extend(self.codes)

    def _known_contacts(self, made: list[Draft], known: dict[str, str] | None) -> None:
        """A contact the commune has already is named by its id there; one it has not is asked about, not invented."""
        if known is None:
            return
        for contact in self.contacts:
            there = known.get(str(contact.get("phone", "")))
            for draft in made:
                _rename_contact(draft.node, str(contact["id"]), there)
            if there is None:
                line = int(re.search(r"\d+", str(contact["source"]).rpartition(self.source.unit)[2])[0])  # type: ignore[index]
                said = "; ".join(f"{key}: {value}" for key, value in contact.items() if key != "source")
                made[0].node.ask("", "contact", line, found=said, place=self.drafter.spot(line))

    def _commune(self) -> Draft:
        """The commune's own file, for a commune that has none yet."""
        unit, node = self.unit, Node(draft=True)
        node["kind"] = unit.kind if unit is not None else "xã"
        node["name"] = unit.name if unit is not None else "Cần kiểm tra lại: tên xã"
        if unit is None:
            node.ask("name", "no-commune", 0, name=self.source.name)
        found = places.province(part.whole for part in self.parts)
        if found is not None:
            node["province"] = found[0]
            node.ask("province", "province", found[1].first, found=found[0], place=self.drafter.spot(found[1].first))
        issued = _issued(self.head)
        node["as_issued"] = issued or self.today.date.isoformat()
        if issued is None:
            node.ask("as_issued", "no-date", 0, name=self.source.name)
        node["source"] = place(self.source, unit.piece) if unit is not None else self.source.name
        if self.contacts:
            seen: dict[str, Node] = {str(contact["id"]): contact for contact in self.contacts}
            node["contacts"] = list(seen.values())
        return Draft("commune", "", node)


_PROCEDURE_ORDER = (
    "intro", "needs", "dossier", "steps", "cautions", "hints", "after", "delivery", "lookup", "qr", "contact",
)  # fmt: skip


def _reordered(node: Node, order: Sequence[str]) -> Node:
    kept = dict(node)
    node.clear()
    node.update({key: kept[key] for key in order if key in kept})
    return node


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


def _figure(digits: str) -> int | None:
    return int(digits) if digits.isdigit() and int(digits) > 0 else None


def _year(digits: str) -> int | None:
    return int(digits) if len(digits) == 4 else None


def _issued(head: notice_parts.Head) -> str | None:
    day = as_day(head.day, head.month, head.year) if head.day and head.month and len(head.year) == 4 else None
    return day.date.isoformat() if day is not None else None


def _bare_title(title: str) -> str:
    return re.sub(r"\{\w+:([^}|]*)(?:\|[^}]*)?\}", r"\1", title).removeprefix("Cần kiểm tra lại: ")


def _rename_contact(value: object, old: str, new: str | None) -> None:
    if isinstance(value, list):
        for each in [*value]:
            if (
                isinstance(each, dict)
                and each.get("contact") == old
                and new is None
                and set(each) <= {"contact", "source", "air"}
            ):
                value.remove(each)
            else:
                _rename_contact(each, old, new)
    elif isinstance(value, dict):
        for key, each in [*value.items()]:
            if key == "contact" and each == old:
                if new is None:
                    del value[key]
                else:
                    value[key] = new
            else:
                _rename_contact(each, old, new)
