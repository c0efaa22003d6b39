"""The ways to file of a record, with deadline and fee: a table whose cells ran together. A number without a unit, a fee that
its own remark takes back: asked, not decided.
"""

from __future__ import annotations

import re
from typing import Any

from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.source import Piece

_HEAD = re.compile(r"Hình thức nộp\s*Thời (?:gian|hạn)(?: giải quyết)?\s*Phí, lệ phí\s*Mô tả\s*")
_METHODS = {
    "trực tuyến": "trực tuyến",
    "trực tiếp": "trực tiếp",
    "dịch vụ bưu chính": "bưu chính",
    "qua dịch vụ bưu chính": "bưu chính",
    "qua dịch vụ bưu chính công ích": "bưu chính",
    "bưu chính công ích": "bưu chính",
    "qua đường bưu điện": "bưu chính",
    "bưu chính": "bưu chính",
}
_METHOD = r"(?P<method>Trực tuyến|Trực tiếp|Qua dịch vụ bưu chính công ích|Qua dịch vụ bưu chính|Dịch vụ bưu chính|Bưu chính công ích|Qua đường bưu điện)"
_UNITS = r"Ngày làm việc|Ngày|Giờ làm việc|Giờ|Tháng|Tuần|Năm|Phút"
_ROW = re.compile(rf"{_METHOD}(?=\s*(?:\d|Không có thông tin|Không quy định|Miễn phí|Trong |Ngay |$))")
_LINE = re.compile(rf"(?:[-+*•]\s*)?{_METHOD}\s*[:.–-]?\s*(?P<words>.*)", re.IGNORECASE | re.DOTALL)
_TIME = re.compile(
    rf"\s*(?:(?P<number>\d{{1,4}}(?:[.,]\d{{1,2}})?)\s*(?P<unit>{_UNITS})?|(?P<none>Không có thông tin|Không quy định))",
    re.IGNORECASE,
)
_FEE = re.compile(
    r"\s*(?:(?P<kind>Phí|Lệ phí)\s*:?\s*)?(?:(?P<free>Miễn phí|Không thu phí|Không mất phí)|(?P<amount>\d[\d.,]*)\s*(?P<unit>Việt Nam Đồng|VNĐ|VND|Đồng|đồng|USD|Đô la Mỹ)"
    r"|(?P<none>Không có thông tin))"
)
_PER = re.compile(r"/\s*(?P<per>[^/().,;\d]{2,30}(?:/[^/().,;\d]{2,30})?)\s*$")
_PER_IN_TEXT = re.compile(r"(?P<amount>\d[\d.]*)\s*(?:đồng|đ)\s*/\s*(?P<per>[^.,;()]{2,40})")
_EXEMPT = re.compile(r"Miễn (?:thu )?(?:lệ phí|phí|phí, lệ phí)\s*(?:đối với|cho)\s*:?\s*(?P<who>.+)", re.DOTALL)
_DECIDED = re.compile(r"Mức (?:thu|lệ phí|phí)|Hội đồng nhân dân|HĐND|mức thu|\d[\d.]* ?(?:đồng|USD)", re.IGNORECASE)
_ALL_FREE = re.compile(r"Miễn (?:lệ phí|phí)\.?$|Không (?:thu|mất) (?:phí|lệ phí)\.?$")
_WHO = re.compile(r";\s*|,\s+(?=(?:người|trẻ em|hộ|gia đình|trường hợp|cá nhân|thân nhân|công dân)\b)")
_UNIT_NAMES = {"ngày làm việc": "ngày làm việc", "ngày": "ngày", "giờ": "giờ", "tháng": "tháng"}


class Channels:
    """What the field gives: ways to file, and the deadline and fee that all of them share."""

    def __init__(self) -> None:
        self.channels: list[Node] = []
        self.deadline: Node | None = None
        self.fee: Node | None = None
        self.rest: list[Piece] = []
        """Words that no way to file could be made of."""


def channels(lines: list[Piece], drafter: Drafter) -> Channels:
    made = Channels()
    if not lines:
        return made
    rows = _rows(lines)
    if not rows:
        _told(lines, drafter, made)
        return made
    for method, piece in rows:
        made.channels.append(_row(method, piece, drafter))
    _shared(made)
    return made


def _rows(lines: list[Piece]) -> list[tuple[str, Piece]]:
    """The rows of the table, method by method."""
    found: list[tuple[str, Piece]] = []
    for line in lines:
        head = _HEAD.match(line.text)
        start = head.end() if head else 0
        marks = [*_ROW.finditer(line.text, start)]
        if not marks or line.text[start : marks[0].start()].strip():
            if found and not head:  # the table's last cell goes on in a line of its own
                from generators.importers.source import joined

                found[-1] = (found[-1][0], joined([found[-1][1], line]))
                continue
            return []
        ends = [mark.start() for mark in marks[1:]] + [len(line.text)]
        found += [(mark["method"], line.part(mark.start(), end)) for mark, end in zip(marks, ends, strict=True)]
    return found


def _told(lines: list[Piece], drafter: Drafter, made: Channels) -> None:
    """Ways to file in words of their own, a line each."""
    for line in lines:
        found = _LINE.fullmatch(line.text)
        if found is None:
            made.rest.append(line)
            continue
        node = Node(method=_METHODS[found["method"].lower()])
        if found["words"].strip():
            drafter.say(node, "where", line.part(*found.span("words")))
        made.channels.append(drafter.sourced(node, line))


def _row(method: str, piece: Piece, drafter: Drafter) -> Node:
    node = Node(method=_METHODS[method.lower()])
    at = len(method)
    time = _TIME.match(piece.text, at)
    if time:
        at = time.end()
        if (deadline := _deadline(time, piece, drafter)) is not None:
            node["deadline"] = deadline
    fees: list[Node] = []
    while (fee := _FEE.match(piece.text, at)) is not None and fee.end() > at:
        end = _closing(piece.text, fee.end())
        if not fee["none"]:
            fees.append(_fee(fee, piece.part(fee.end(), end), piece.part(fee.start(), end), drafter))
        at = end
    if fees:
        node["fee"] = _joined_fees(fees)
    words = piece.part(at)
    if words:
        sentences = words.part(1 if words.text.startswith("-") else 0).sentences()
        drafter.say(node, "where", sentences[0])
        if len(sentences) > 1:
            drafter.say(node, "note", words.part(words.text.find(sentences[1].text)))
    return drafter.sourced(node, piece)


def _deadline(time: re.Match[str], piece: Piece, drafter: Drafter) -> Node | None:
    if time["none"]:
        return None
    number, unit = time["number"], (time["unit"] or "").lower()
    node = Node()
    words = piece.part(*time.span())
    name = _UNIT_NAMES.get(unit)
    if name is not None and number.isdigit() and int(number) > 0:
        node["quantity"], node["unit"] = int(number), name
    elif unit:
        node["text"] = f"{number} {unit}"
    else:
        node["text"] = f"Cần kiểm tra lại: bản ghi ghi “{number}”, không ghi đơn vị"
        node.ask("text", "unit-missing", piece.first, found=number, place=drafter.spot(piece.first))
    return drafter.sourced(node, words)


def _fee(fee: re.Match[str], remark: Piece, whole: Piece, drafter: Drafter) -> Node:
    node = Node()
    words = _unwrapped(remark)
    per = _PER.fullmatch(words.text) if words else None
    exemptions, others = _exemptions(words, drafter) if words and not per else ([], [])
    said = " ".join(piece.text for piece in others)
    if fee["free"]:
        if not said or not _DECIDED.search(said):
            node["free"] = True
            others = [piece for piece in others if not _ALL_FREE.fullmatch(piece.text)]
        else:
            node.ask("", "fee-hidden", whole.first, found=fee["free"], place=drafter.spot(whole.first))
    elif fee["unit"].lower() in ("usd", "đô la mỹ"):
        node["text"] = f"{fee['amount']} {fee['unit']}" + (f"/{per['per'].strip()}" if per else "")
    else:
        amount = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", fee["amount"])
        if amount.isdigit() and int(amount) > 0:
            node["amount"] = int(amount)
            inside = next(
                (m for m in _PER_IN_TEXT.finditer(words.text) if m["amount"].replace(".", "") == amount), None
            )
            if per or inside:
                node["per"] = (per or inside)["per"].strip()  # type: ignore[index]
        elif amount.isdigit():
            node["text"] = f"Cần kiểm tra lại: bản ghi ghi phí “{fee['amount']}”"
            node.ask("text", "fee-zero", whole.first, found=whole.text[:60], place=drafter.spot(whole.first))
        else:
            node["text"] = f"Cần kiểm tra lại: bản ghi ghi phí “{fee['amount']}”"
            node.ask("text", "fee-unclear", whole.first, found=fee["amount"], place=drafter.spot(whole.first))
    if (
        (fee["kind"] or "").lower() == "phí"
        or not fee["kind"]
        and not re.search(r"lệ phí", said, re.IGNORECASE)
        and "phí" in said
    ):
        node["kind"] = "phí"
    if exemptions:
        node["exemptions"] = exemptions
    if others:
        said_piece = Node()
        texts = []
        for piece in others:
            drafter.say(said_piece, "text", piece)
            texts.append(said_piece["text"])
        node.doubts += said_piece.doubts
        node["text"] = ". ".join(filter(None, [node.get("text", "").rstrip("."), " ".join(texts)]))
    if not any(key in node for key in ("amount", "free", "text")):
        node["text"] = "Cần kiểm tra lại: mức phí"
    return drafter.sourced(node, whole)


def _joined_fees(fees: list[Node]) -> Node:
    """One fee is itself; of several, the first is the amount and the others are told in words."""
    first, *others = fees
    for other in others:
        words = [
            f"{other['amount']} đồng" if "amount" in other else "miễn phí" if other.get("free") else "",
            str(other.get("text", "")),
        ]
        first["text"] = ". ".join(filter(None, [str(first.get("text", "")), " ".join(filter(None, words))]))
        first.doubts += other.doubts
        first["source"] = f"{first.pop('source')}; {other['source']}"
    return first


def _exemptions(words: Piece, drafter: Drafter) -> tuple[list[Node], list[Piece]]:
    """Who pays nothing, and the other sentences of a fee's remark."""
    found: list[Node] = []
    others: list[Piece] = []
    for sentence in words.part(len(words.text) - len(words.text.lstrip("-+* "))).sentences():
        exempt = _EXEMPT.match(sentence.text)
        if exempt is None:
            others.append(sentence)
            continue
        base = exempt.start("who")
        cuts = [0, *(cut for part in _WHO.finditer(exempt["who"]) for cut in part.span()), len(exempt["who"])]
        for begin, end in zip(cuts[::2], cuts[1::2], strict=True):
            who = sentence.part(base + begin, base + end).without_end(".;,")
            if who:
                node = Node()
                drafter.say(node, "who", who)
                found.append(drafter.sourced(node, who))
    return found, others


def _unwrapped(remark: Piece) -> Piece:
    """A remark without the brackets around it, however many."""
    while remark.text.startswith("(") and remark.text.endswith(")"):
        remark = remark.part(1, len(remark.text) - 1)
    return remark


def _closing(text: str, start: int) -> int:
    """Where the bracket that begins here is closed; `start` where none begins."""
    at = start
    while at < len(text) and text[at].isspace():
        at += 1
    if at >= len(text) or text[at] != "(":
        return start
    depth = 0
    for index in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[index], 0)
        if depth == 0:
            return index + 1
    return len(text)


def _shared(made: Channels) -> None:
    """A deadline or fee that every way to file has in common belongs to the procedure."""
    for key in ("deadline", "fee"):
        values = [channel.get(key) for channel in made.channels]
        if not values or any(value is None for value in values):
            continue
        if len({_bare(value) for value in values}) == 1:
            setattr(made, key, values[0])
            for channel in made.channels:
                channel.pop(key)


def _bare(value: Any) -> str:
    if isinstance(value, dict):
        return repr([(key, _bare(each)) for key, each in value.items() if key != "source"])
    return repr([_bare(each) for each in value]) if isinstance(value, list) else repr(value)
