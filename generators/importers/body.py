"""The blocks of an article: paragraphs, lists, definitions, duties, portals, cautions. Knows no head and no guide."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generators.importers import contacts, prose
from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.outline import CAUTIONS, ORDINAL, Kind, Part
from generators.importers.source import Piece, joined
from generators.vietnamese import sms

DEFINITION = re.compile(r"(?P<term>[^:.?!;]{3,110}):\s*(?P<text>(?:[Ll]à|LÀ|[Đđ]ược hiểu là)\s.+)", re.DOTALL)
_PORTAL = re.compile(
    r"(?P<name>[^:]{3,140}?)\s*(?::|tại|là)\s*<?(?P<address>(?:https?://|www\.)?[\w.-]+\.[a-z]{2,}(?:/\S*)?)>?\s*[;.,]?",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"\bbắt buộc\b|\bnghiêm cấm\b|\btuyệt đối không\b|\bkhông được phép\b|\btrừ (?:các |những )?trường hợp\b",
    re.IGNORECASE,
)
_LEAD = re.compile(r":\s*$")


class Body:
    """Collects blocks in order. `contacts` are those the text names; `codes` are captions of QR codes."""

    def __init__(self, drafter: Drafter) -> None:
        self.drafter = drafter
        self.blocks: list[Node] = []
        self.contacts: list[Node] = []
        self.codes: list[Node] = []
        self._lead: Piece | None = None
        """The words of the last paragraph, while it waits for a list."""

    def read(self, parts: Sequence[Part]) -> None:
        index = 0
        while index < len(parts):
            index = self._part(parts, index)

    def guide(self, node: Node) -> None:
        self._put(node)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _part(self, parts: Sequence[Part], index: int) -> int:
        part = parts[index]
        piece = part.piece
        match part.kind:
            case Kind.PICTURE:
                self._picture(part)
            case Kind.LABEL if re.fullmatch(CAUTIONS, part.mark, re.IGNORECASE):
                return self._caution(parts, index)
            case Kind.LABEL:
                self._text(part.whole)
            case Kind.BULLET:
                return self._list(parts, index)
            case Kind.NUMBER if part.style != ORDINAL:
                return self._list(parts, index)
            case Kind.NUMBER:
                if not self._defined(part.whole):
                    self._text(part.whole)
            case _:
                end = self._portals(parts, index)
                if end > index:
                    return end
                self._paragraph(piece)
        return index + 1

    def _picture(self, part: Part) -> None:
        place = self.drafter.spot(part.piece.first)
        if part.code:
            node = Node(caption="Cần kiểm tra lại: mã QR này mở trang nào", address=part.code, source=place)
            node.ask("caption", "code-read", part.piece.first, found=part.code, place=place)
            self.codes.append(node)
        elif self.blocks:
            self.blocks[-1].ask("", "picture", part.piece.first, place=place)

    def _paragraph(self, piece: Piece) -> None:
        if contacts.is_contact(piece):
            self.contacts.append(contact := contacts.contact(piece, self.drafter))
            self._put(Node(contact=contact["id"], source=contact["source"]))
        elif self._belongs_to_definition(piece):
            self.blocks[-1].setdefault("also", []).append(self.drafter.passage(piece))
            self.blocks[-1]["source"] = self.blocks[-1].pop("source")
        elif not self._defined(piece) and not self._messages(piece):
            self._text(piece)

    def _text(self, piece: Piece) -> None:
        if _RULE.search(piece.text) and not _LEAD.search(piece.text):
            node = Node()
            self.drafter.say(node, "rule", piece)
            self._put(self.drafter.sourced(node, piece))
            return
        self._put(self.drafter.passage(piece))
        self._lead = piece if _LEAD.search(piece.text) else None

    def _put(self, node: Node) -> None:
        self.blocks.append(node)
        self._lead = None

    def _defined(self, piece: Piece) -> bool:
        found = DEFINITION.fullmatch(piece.text)
        if found is None:
            return False
        node = Node()
        self.drafter.say(node, "definition", piece.part(*found.span("term")))
        self.drafter.say(node, "text", piece.part(*found.span("text")))
        self._put(self.drafter.sourced(node, piece))
        if _LEAD.search(piece.text):
            self._lead = None
        return True

    def _belongs_to_definition(self, piece: Piece) -> bool:
        """ "Với dịch vụ công trực tuyến mức độ 3: …" after the definition of that level."""
        if not self.blocks or "definition" not in self.blocks[-1]:
            return False
        term = re.sub(r"^Thứ \w+,?\s*", "", self.blocks[-1]["definition"]).casefold()
        return piece.text.casefold().startswith((f"với {term}", f"đối với {term}"))

    def _messages(self, piece: Piece) -> bool:
        """A look-up by text message that is a paragraph of its own."""
        found = sms.find_all(piece.text)
        purpose = re.match(r"(?P<purpose>(?:Để|Muốn|Khi cần) .+?)[,;:]?\s+(?:soạn|nhắn|cú pháp)", piece.text)
        if not found or not purpose:
            return False
        _, _, to, to_end, message = found[0]
        node = Node(sms=message.text, to=re.sub(r"\D", "", piece.text[to:to_end]))
        self.drafter.say(node, "purpose", piece.part(*purpose.span("purpose")))
        self._put(self.drafter.sourced(node, piece))
        return True

    # ── runs ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _list(self, parts: Sequence[Part], start: int) -> int:
        """A run of bullets or numbers: definitions where they define, else one list; a single one is a paragraph."""
        kind, end = parts[start].kind, start
        while end < len(parts) and parts[end].kind in (kind, Kind.BULLET) and parts[end].style != ORDINAL:
            end += 1
        run = parts[start:end]
        if all(DEFINITION.fullmatch(part.piece.text) for part in run):
            for part in run:
                self._defined(part.piece)
            return end
        if len(run) == 1 and self._lead is None:
            self._paragraph(run[0].piece)
            return end
        node = Node()
        lead = self._lead
        if lead is not None:
            before = self.blocks.pop()
            node["intro"] = before["text"]
            node.doubts += [("intro", remark) for _, remark in before.doubts]
        items = [self.drafter.passage(part.piece) for part in run]
        node["list"] = items
        whole = joined([*([lead] if lead is not None else []), run[0].whole])
        self._put(self.drafter.sourced(node, whole))
        return end

    def _caution(self, parts: Sequence[Part], start: int) -> int:
        part = parts[start]
        node = Node(label=part.mark.capitalize()) if part.mark.capitalize() != "Lưu ý" else Node()
        self.drafter.say(node, "caution", part.piece)
        end = start + 1
        if not part.piece or _LEAD.search(part.piece.text):
            while end < len(parts) and parts[end].kind in (Kind.BULLET, Kind.NUMBER):
                node.setdefault("items", []).append(self.drafter.passage(parts[end].piece))
                end += 1
        if "caution" not in node and "items" not in node:
            self._text(part.whole)
        else:
            if "caution" not in node and len(node["items"]) == 1:
                only = node.pop("items")[0]
                node["caution"] = only["text"]
                node.doubts += [("caution", remark) for _, remark in only.doubts]
            self._put(self.drafter.sourced(node, part.whole))
        return end

    def _portals(self, parts: Sequence[Part], start: int) -> int:
        """Lines that only name a place on the web and its address."""
        end = start
        entries = []
        while end < len(parts) and parts[end].kind in (Kind.PLAIN, Kind.BULLET):
            found = _PORTAL.fullmatch(parts[end].piece.text)
            if found is None or not prose.ADDRESS.search(parts[end].piece.text):
                break
            piece, node = parts[end].piece, Node()
            name = re.sub(r"\s*:$", "", piece.text[: found.start("address")].rstrip(" :<"))
            self.drafter.say(node, "name", piece.part(0, len(name)))
            node["address"] = found["address"].rstrip(".,;")
            self.drafter.doubt_address(node, "address", node["address"], piece)
            entries.append(self.drafter.sourced(node, piece))
            end += 1
        if not entries:
            return start
        node = Node(portals=entries)
        if self._lead is not None:
            before = self.blocks.pop()
            node["intro"] = before["text"]
            node["source"] = before["source"]
            node.doubts += [("intro", remark) for _, remark in before.doubts]
        self._put(node)
        return end
