"""A guide's steps out of marked paragraphs: steps, sub-steps, choices, branches with the step they lead to, cautions, field
hints, examples, what to do afterwards. Knows no file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generators.importers import contacts, step_papers
from generators.importers.branches import CONDITION, GOTO, Branches
from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.outline import CAUTIONS, Kind, Part
from generators.importers.source import Piece
from generators.vietnamese import slug, sms

_FOR_WHOM = re.compile(
    r"\s*\(\s*(?P<who>(?:đối với|nếu|trường hợp|dành cho|áp dụng|chỉ áp dụng)[^()]*)\)\s*[.;]?$", re.IGNORECASE
)
_CHOOSES = re.compile(
    r"(?:chọn|lựa chọn)(?: (?:một|1) trong (?:các|những|hai|ba|số).*)?\s*:?$|(?:một|1) trong (?:các|những|hai|ba)",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"(?P<intro>[^.:]*\b(?:một|1) trong (?:các|những|số|hai|ba|bốn)[^.:]*:)\s*(?P<options>[^;.]+(?:;\s*[^;.]+)+)\.?"
)
_HINT = re.compile(
    r"(?:[Mm]ục|[Tt]rường|[Ôô]|[Pp]hần|[Cc]ột|[Dd]òng)(?: thông tin)? [“\"](?P<field>[^”\"]{1,60})[”\"]\s*[:–-]\s*(?P<text>.+)",
    re.DOTALL,
)
_AFTER = re.compile(
    r"Sau khi (?:đã )?(?:nhập|nộp|gửi|đăng ký|hoàn thành|hoàn tất)(?: hồ sơ| xong| thông tin)*(?: thành công| xong)(?!\w)|Sau khi nộp hồ sơ"
)
_DELIVERY = re.compile(
    r"(?:nhận|trả|chuyển|giao) (?:được )?kết quả.*(?:tại nhà|bưu chính|bưu điện|tận nhà|chuyển phát|trực tuyến|bộ phận)",
    re.IGNORECASE,
)
_QR = re.compile(r"(?:MÃ|Mã|mã) QR\s")
_DOTTED_LEAD = re.compile(r"\s*:$")

MOST_ACTION = 240  # characters: a longer step says its first sentence, and the rest as details


@dataclass
class Guide:
    """A procedure's tree, and what the guide says besides that belongs elsewhere."""

    node: Node
    contacts: list[Node] = field(default_factory=list)
    steps: int = 0
    end: int = 0
    """The index of the first part that is no longer of the guide."""


@dataclass
class _Step:
    number: int
    node: Node
    pieces: list[Piece] = field(default_factory=list)


def guide(parts: Sequence[Part], start: int, stop: int, drafter: Drafter, *, bullets: bool = False) -> Guide:
    """The steps among parts[start:stop]; with `bullets`, each bullet of the first list is a step."""
    return _Guide(drafter, bullets).read(parts, start, stop)


class _Guide:
    def __init__(self, drafter: Drafter, bullets: bool) -> None:
        self.drafter, self.bullets = drafter, bullets
        self.node = Node()
        self.steps: list[_Step] = []
        self.contacts: list[Node] = []
        self.caution: Node | None = None
        """The caution whose points may follow."""
        self.hint: Node | None = None
        self.taken: set[str] = set()
        self.ids: dict[str, str] = {}
        self.branches = Branches(drafter)

    def read(self, parts: Sequence[Part], start: int, stop: int) -> Guide:
        within = parts[start:stop]
        before = self.drafter.steps
        self.ids = self._ids(within)
        self.drafter.steps = self.ids
        try:
            for index, part in enumerate(within):
                self._part(part, within[index + 1 :])
        finally:
            self.drafter.steps = before
        self._settle()
        return Guide(self.node, self.contacts, len(self.steps), stop)

    def _ids(self, parts: Sequence[Part]) -> dict[str, str]:
        """An id for each step by its number, made of its first words."""
        found: dict[str, str] = {}
        number = 0
        for index, part in enumerate(parts):
            if not self._begins_step(part):
                continue
            number = part.number[0] if part.kind is Kind.STEP else number + 1
            words = part.piece.text or (parts[index + 1].piece.text if index + 1 < len(parts) else "")
            found.setdefault(str(number), self._id(words, number))
        return found

    def _id(self, words: str, number: int) -> str:
        plain = re.sub(r"https?://\S+|www\.\S+|\S+\.vn\S*|[“”\"()]", " ", words)
        plain = re.sub(r"^(?:(?:Công dân|Người dân|Bà con|Từ màn hình|ta|sẽ|Nếu công dân)[, ]*)+", "", plain.strip())
        made = "-".join(slug(plain).split("-")[:5]) or f"buoc-{number}"
        if made in self.taken:
            made = f"{made}-{number}"
        self.taken.add(made)
        return made

    def _begins_step(self, part: Part) -> bool:
        return part.kind is Kind.STEP or (self.bullets and part.kind in (Kind.BULLET, Kind.NUMBER))

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _part(self, part: Part, following: Sequence[Part]) -> None:
        piece = part.piece
        if part.kind is Kind.PICTURE:
            self._picture(part)
        elif self._begins_step(part) and not (self.bullets and self._no_step(part)):
            self._step(part)
        elif part.kind is Kind.LABEL:
            self._label(part, following)
        elif _QR.match(piece.text):
            self._code(piece)
        elif contacts.is_contact(piece):
            self.contacts.append(contacts.contact(piece, self.drafter))
            self.node["contact"] = self.contacts[-1]["id"]
        elif found := _HINT.fullmatch(piece.text):
            self._hint(piece, found)
        elif _AFTER.match(piece.text):
            self._add(self.node, "after", piece)
        elif (
            _DELIVERY.search(piece.text) and part.kind is Kind.PLAIN and self.steps and not CONDITION.match(piece.text)
        ):
            self._add(self.node, "delivery", piece)
        elif self._looks_up(piece):
            pass
        elif part.kind in (Kind.NUMBER, Kind.BULLET):
            self._point(part)
        else:
            self._sentence(piece, following)

    @staticmethod
    def _no_step(part: Part) -> bool:
        return contacts.is_contact(part.piece) or _HINT.fullmatch(part.piece.text) is not None

    def _picture(self, part: Part) -> None:
        node = self.steps[-1].node if self.steps else self.node
        if part.code:
            place = self.drafter.spot(part.piece.first)
            known = self.node.setdefault("qr", [])
            if not any(each.get("address") == part.code for each in known):
                entry = Node(caption="Cần kiểm tra lại: mã QR này mở trang nào", address=part.code, source=place)
                entry.ask("caption", "code-read", part.piece.first, found=part.code, place=place)
                known.append(entry)
        else:
            node.ask("", "picture", part.piece.first, place=self.drafter.spot(part.piece.first))

    def _step(self, part: Part) -> None:
        self.caution = self.hint = None
        number = part.number[0] if part.kind is Kind.STEP else len(self.steps) + 1
        node = Node(id=self.ids.get(str(number), f"buoc-{number}"))
        if self.steps and number != self.steps[-1].number + 1:
            place = self.drafter.spot(part.whole.first)
            values = {"found": str(number), "wanted": str(self.steps[-1].number + 1), "place": place}
            node.ask("id", "step-order", part.whole.first, **values)
            if any(step.number == number for step in self.steps):
                node["id"] = self._id(part.piece.text, len(self.steps) + 1)
        self.steps.append(_Step(number, node, [part.whole]))
        self._action(node, part.piece)

    def _action(self, node: Node, piece: Piece) -> None:
        """What a step says after its mark: the action, for whom it is, what one chooses from, further sentences."""
        piece = piece.without_end(",")
        who = _FOR_WHOM.search(piece.text)
        if who:
            self.drafter.say(node, "condition", piece.part(*who.span("who")))
            piece = piece.part(0, who.start())
        if (choice := _ONE_OF.search(piece.text)) and choice.start() > 0:
            self._options(node, piece, choice)
            piece = piece.part(0, choice.start())
        sentences = piece.sentences()
        if len(piece.text) > MOST_ACTION and len(sentences) > 1:
            for sentence in sentences[1:]:
                self._add(node, "details", sentence)
            piece = sentences[0]
        if piece:
            self.drafter.say(node, "do", piece.part(0, len(_DOTTED_LEAD.sub("", piece.text))))
            if listed := step_papers.papers(piece, self.drafter):
                self.node.setdefault("dossier", []).extend(listed)

    def _options(self, node: Node, piece: Piece, choice: re.Match[str]) -> None:
        self.drafter.say(node, "options_intro", piece.part(*choice.span("intro")))
        start = choice.start("options")
        for option in re.finditer(r"[^;]+;?", choice["options"]):
            self._add(node, "options", piece.part(start + option.start(), start + option.end()))
        rest = piece.part(choice.end())
        if rest:
            self._add(node, "details", rest)

    def _label(self, part: Part, following: Sequence[Part]) -> None:
        label, piece = part.mark, part.piece
        if label in ("Ví dụ", "VD"):
            if self.hint is not None:
                self._add(self.hint, "examples", piece)
            elif self.steps:
                self._add(self.steps[-1].node, "details", part.whole)
            else:
                self._add(self.node, "intro", part.whole)
            return
        if label in ("Yêu cầu", "Điều kiện"):
            self._add(self.node, "needs", piece)
            return
        if re.fullmatch(CAUTIONS, label, re.IGNORECASE):
            node = Node(label=label.capitalize()) if label.capitalize() != "Lưu ý" else Node()
            if piece:
                self.drafter.say(node, "text", piece)
            self.caution = self.drafter.sourced(node, part.whole) if piece else node
            holder = self.steps[-1].node if self.steps else self.node
            holder.setdefault("cautions", []).append(node)
            self.hint = None
            return
        holder = self.steps[-1].node if self.steps else self.node
        self._add(holder, "details" if self.steps else "intro", part.whole)

    def _code(self, piece: Piece) -> None:
        """A caption whose picture is gone: what the code opened, nobody can tell from here."""
        node = Node()
        self.drafter.title(node, "caption", piece)
        node["address"] = "Cần kiểm tra lại: địa chỉ mà mã QR mở"
        node.ask("address", "code-address", piece.first, place=self.drafter.spot(piece.first))
        self.node.setdefault("qr", []).append(self.drafter.sourced(node, piece))

    def _hint(self, piece: Piece, found: re.Match[str]) -> None:
        node = Node(field=found["field"].strip())
        self.drafter.say(node, "text", piece.part(*found.span("text")))
        holder = self.steps[-1].node if self.steps else self.node
        holder.setdefault("hints", []).append(self.drafter.sourced(node, piece))
        self.hint = node

    def _looks_up(self, piece: Piece) -> bool:
        """A look-up by text message: Để biết … soạn tin TTTB gửi 1414."""
        found = sms.find_all(piece.text)
        purpose = re.match(r"(?P<purpose>(?:Để|Muốn|Khi cần) .+?)[,;:]?\s+(?:soạn|nhắn|cú pháp|gửi)", piece.text)
        if not found or not purpose or "lookup" in self.node:
            return False
        _, _, to, to_end, message = found[0]
        node = Node()
        self.drafter.say(node, "purpose", piece.part(*purpose.span("purpose")))
        node["sms"] = message.text
        node["to"] = "".join(sign for sign in piece.text[to:to_end] if sign.isdigit())
        self.node["lookup"] = self.drafter.sourced(node, piece)
        return True

    def _point(self, part: Part) -> None:
        """A bullet or a numbered point within a step: a branch, a choice, a sub-step, or a point of a caution."""
        piece = part.piece
        if self.caution is not None:
            self.caution.setdefault("items", []).append(self.drafter.passage(piece))
            return
        if not self.steps:
            self._add(self.node, "intro", piece)
            return
        step = self.steps[-1]
        inner = part.kind is Kind.NUMBER and part.number[:1] == (step.number,) and len(part.number) > 1
        conditional = CONDITION.match(piece.text) and (inner or GOTO.search(piece.text) or part.kind is Kind.NUMBER)
        if conditional or "branches" in step.node and part.kind is Kind.NUMBER:
            self.branches.add(step.node, piece)
        elif choice := _ONE_OF.search(piece.text):
            for sentence in piece.part(0, choice.start()).sentences():
                self._add(step.node, "details", sentence)
            self._options(step.node, piece, choice)
        elif "options" in step.node or "substeps" not in step.node and _chooses(step):
            self._add(step.node, "options", piece)
        else:
            self._add(step.node, "substeps", piece)
        step.pieces.append(part.whole)

    def _sentence(self, piece: Piece, following: Sequence[Part]) -> None:
        """A paragraph without a mark."""
        if not self.steps:
            self._add(self.node, "intro", piece)
            return
        step = self.steps[-1]
        branches = step.node.get("branches")
        if self.caution is not None and _DOTTED_LEAD.search(self.caution.get("text", "")):
            self.caution.setdefault("items", []).append(self.drafter.passage(piece))
        elif branches and not self.branches.leads(branches[-1]):
            self.branches.goes_on(branches[-1], piece)
        elif CONDITION.match(piece.text) and GOTO.search(piece.text):
            self.branches.add(step.node, piece)
        elif re.match(r"Hướng dẫn ", piece.text) and any(self._begins_step(part) for part in following):
            node = self.drafter.passage(piece)
            node.ask("text", "variant", piece.first, place=self.drafter.spot(piece.first))
            self.node.setdefault("intro", []).append(node)
        else:
            self.caution = None
            self._add(step.node, "details", piece)

    def _settle(self) -> None:
        """Branches lead to their steps; what a caution or a step lacks is told."""
        self.branches.settle(self.ids)
        for step in self.steps:
            for branch in step.node.get("branches", []):
                branch["source"] = branch.pop("source")
            if not any(key in step.node for key in ("do", "branches", "substeps")):
                options = step.node.get("options")
                step.node["do"] = "Chọn" if options else "Cần kiểm tra lại: tài liệu không ghi bước này làm gì"
                if not options:
                    place = self.drafter.spot(step.pieces[0].first)
                    step.node.ask("do", "empty-step", step.pieces[0].first, place=place)
            _in_order(step.node)
            self.drafter.sourced(step.node, step.pieces[0])
        for holder in (self.node, *(step.node for step in self.steps)):
            _settle_cautions(holder)
        self.node["steps"] = [step.node for step in self.steps]

    def _add(self, node: Node, key: str, piece: Piece) -> None:
        if piece:
            node.setdefault(key, []).append(self.drafter.passage(piece))
            if "source" in node:
                node["source"] = node.pop("source")


def _settle_cautions(holder: Node) -> None:
    """A caution with one point only is that point; one with none at all is nothing."""
    kept = []
    for caution in holder.get("cautions", []):
        items = caution.get("items", [])
        if "text" not in caution and len(items) == 1:
            caution.pop("items")
            only = items[0]
            caution.doubts += only.doubts
            caution["text"] = only["text"]
            caution["source"] = only["source"]
        if "text" in caution or items:
            kept.append(caution)
    if kept:
        holder["cautions"] = kept
    else:
        holder.pop("cautions", None)


_ORDER = (
    "id", "do", "short", "condition", "options_intro", "options", "details", "substeps", "branches", "cautions", "hints",
    "papers", "source",
)  # fmt: skip


def _in_order(step: Node) -> None:
    kept = dict(step)
    step.clear()
    step.update({key: kept[key] for key in _ORDER if key in kept})


def _chooses(step: _Step) -> bool:
    """Whether the step's own words say that one of what follows is chosen."""
    words = " ".join(piece.text for piece in step.pieces[:1])
    bare = re.sub(r"\s*:$", "", words)
    return _CHOOSES.search(bare) is not None


def is_caption(piece: Piece) -> bool:
    return _QR.match(piece.text) is not None

