"""The papers of a record: groups of items with their counts, forms with their files; notes that stand there as papers of which
nobody needs one are told apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generators.importers.draft import Node
from generators.importers.drafter import Drafter
from generators.importers.source import Piece, joined
from generators.vietnamese import slug
from generators.vietnamese.tones import UPPER

_HEAD = re.compile(r"Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng\s*")
_COUNT = re.compile(
    r"(?P<before>(?<!\s)|(?<=\n)|^)(?P<originals>\d{1,3})\s?[Bb]ản chính\s*(?:,?\s*(?P<copies>\d{1,3})\s?[Bb]ản sao)?(?=$|\S)"
    r"|(?<!\s)(?P<only>\d{1,3})\s?[Bb]ản sao(?=$|\S)"
)
_FILE = re.compile(
    r"(?P<file>[A-Za-z0-9][A-Za-z0-9_.&-]{0,120}\.(?:docx?|pdf|xlsx?|rtf|odt|rar|zip))\s*$", re.IGNORECASE
)
_HAND_IN = re.compile(r"giấy tờ (?:phải )?nộp|phải nộp", re.IGNORECASE)
_SHOW = re.compile(r"xuất trình", re.IGNORECASE)
_HEED = re.compile(r"lưu ý|ghi chú|chú ý", re.IGNORECASE)
_GENERAL = re.compile(
    r"^\W*(?:hồ sơ|thành phần hồ sơ|hồ sơ [^:]{0,80}gồm)?\W*$|^\W*Hồ sơ (?:đăng ký|gồm|bao gồm|yêu cầu|cấp)[^:]{0,100}:?\s*$",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"^\W*(?:Giấy|Tờ khai|Đơn|Văn bản|Bản sao|Bản chính|Biên bản|Quyết định|Hợp đồng|Hộ chiếu|Thẻ|Ảnh|Danh sách|Phiếu|Mẫu|Sơ đồ|Chứng|"
    r"Hồ sơ|Bản vẽ|Báo cáo|Thuyết minh|Sổ|Bản khai|Bản cam kết|Trích lục|Tài liệu|Bảng|Công văn|Tờ trình|Hóa đơn|Bằng)\b"
)
_NOTE = re.compile(
    r"^\W*(?:Trường hợp|Đối với|Người tiếp nhận|Cán bộ|Cơ quan|Cá nhân có quyền|Trong thời hạn|Việc|Ví dụ|Lưu ý|Nếu|Người có yêu cầu|"
    r"Người yêu cầu|Bản chụp|Giấy tờ do cơ quan có thẩm quyền của nước ngoài|Khi|\*?Lưu ý)"
)
_CASE = re.compile(
    r"(?P<when>Trường hợp .+?),? (?:thì )?(?P<verb>(?:phải |cần )?(?:có|nộp|xuất trình|kèm theo)) (?P<name>(?:biên bản|văn bản|giấy|tờ|đơn|bản|quyết định).+)",
    re.DOTALL,
)
_WHEN_BEFORE = re.compile(r"(?P<when>(?:Đối với|Trường hợp|Nếu) [^:]{3,120}):\s*(?P<name>.+)", re.DOTALL)
_WHEN_AT_END = re.compile(r"(?P<name>.{8,}?)[ ,]+(?P<when>(?:trong|đối với) (?:các )?trường hợp .+)", re.DOTALL)
_WHEN_IN_BRACKETS = re.compile(
    r"(?P<name>.{4,}?)\s*\((?:(?P<note>[^()]*?),\s*)?(?P<when>(?:nếu|đối với|trường hợp)\b[^()]*)\)", re.DOTALL
)
_FORM_NAME = re.compile(r"^\W*(?P<name>(?:Tờ khai|Đơn|Phiếu|Bản khai|Mẫu(?! số lượng))[^;.(]{3,150})")
_FORM_NUMBER = re.compile(
    r"\((?:[Tt]heo )?[Mm]ẫu (?:số )?(?P<number>[A-Z]{0,4}\.?\d{1,3}[A-Za-z0-9./-]*)[^)]*\)|[Mm]ẫu (?:số )?(?P<bare>[A-Z]{1,4}\d{1,3}[A-Za-z]?)\b"
)
_TRUNCATED = re.compile(r"\[?…?\s*truncated at[^\]]*\]?|\[\.\.\.\]$|…\s*$", re.IGNORECASE)

LONG_NAME = 200  # characters: what is longer is an explanation


@dataclass
class Dossier:
    """What the field gives. `notes` are sentences about the papers that are none themselves."""

    items: list[Node] = field(default_factory=list)
    cases: list[Node] = field(default_factory=list)
    forms: list[Node] = field(default_factory=list)
    notes: list[Node] = field(default_factory=list)


@dataclass
class _Group:
    head: Piece | None
    items: list[tuple[Piece, int, int | None]] = field(default_factory=list)


def dossier(lines: list[Piece], drafter: Drafter) -> Dossier:
    made = Dossier()
    if not lines:
        return made
    whole = joined(lines)
    if not _HEAD.search(whole.text):
        _told(lines, drafter, made)
        return made
    for group in _groups(whole, drafter, made):
        _read(group, drafter, made)
    return made


# ── The table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _groups(whole: Piece, drafter: Drafter, made: Dossier) -> list[_Group]:
    """The groups of the table: the words before each table head name the group that follows."""
    heads = [*_HEAD.finditer(whole.text)]
    ends = [head.start() for head in heads[1:]] + [len(whole.text)]
    groups = [_Group(whole.part(0, heads[0].start()))]
    for index, (head, end) in enumerate(zip(heads, ends, strict=True)):
        group = groups[index]
        at = head.end()
        for count in _COUNT.finditer(whole.text, at, end):
            words, originals, copies = _counted(whole, at, count, drafter)
            if words:
                group.items.append((words, originals, copies))
            at = count.end()
        rest = whole.part(at, end)
        if index + 1 < len(heads):
            groups.append(_Group(rest))
        elif rest:
            _leftover(rest, drafter, made)
    return groups


def _counted(whole: Piece, at: int, count: re.Match[str], drafter: Drafter) -> tuple[Piece, int, int | None]:
    """An item's words and counts. Where a figure of the words runs into the count, its last digit is the count."""
    if count["only"] is not None:
        return whole.part(at, count.start()), 0, int(count["only"])
    start = count.start("originals")
    digits = count["originals"]
    if len(digits) > 1 and digits[0] != "0" or start > 0 and whole.text[start - 1].isdigit():
        start = count.end("originals") - 1
        digits = digits[-1]
    copies = int(count["copies"]) if count["copies"] else None
    return whole.part(at, start), int(digits), copies


def _leftover(rest: Piece, drafter: Drafter, made: Dossier) -> None:
    """What stands after the last count: cut off, or no item at all."""
    node = drafter.passage(rest)
    code = "truncated" if _TRUNCATED.search(rest.text) else "left-over"
    node["text"] = f"Cần kiểm tra lại: “{node['text']}”"
    node.ask("text", code, rest.first, place=drafter.spot(rest.first))
    made.notes.append(node)


def _read(group: _Group, drafter: Drafter, made: Dossier) -> None:
    head = group.head.text.strip(" *-:") if group.head is not None else ""
    show = _SHOW.search(head) is not None and not _HAND_IN.search(head)
    heed = _HEED.search(head) is not None
    items = []
    for words, originals, copies in group.items:
        if heed or _is_note(words, originals, copies):
            for sentence in _points(_bare(words)):
                note = drafter.passage(sentence)
                if not heed and not _NOTE.match(words.text):
                    note.ask("text", "note-as-item", words.first, place=drafter.spot(words.first))
                made.notes.append(note)
        else:
            items.append(_item(words, originals, copies, show, drafter, made))
    if not items:
        return
    own_case = head and not _GENERAL.match(head) and not show and not _HAND_IN.search(head) and not heed
    if own_case and group.head is not None:
        name = group.head.part(0, len(group.head.text.rstrip(" :"))).part(
            len(group.head.text) - len(group.head.text.lstrip(" *-"))
        )
        name = _without_lead(name)
        taken = {str(known["id"]) for known in made.cases}
        case = Node(id=_unique(slug(name.text)[:50].strip("-") or "truong-hop", taken))
        drafter.say(case, "name", name)
        case["dossier"] = items
        made.cases.append(drafter.sourced(case, group.head))
    else:
        made.items += items


def _is_note(words: Piece, originals: int, copies: int | None) -> bool:
    """Nothing to bring, and no name of a paper: a sentence that only the table made an item of."""
    if originals or copies:
        return False
    return not _PAPER.match(words.text) or _NOTE.match(words.text) is not None or len(words.text) > LONG_NAME


def _bare(words: Piece) -> Piece:
    return words.part(len(words.text) - len(words.text.lstrip(" *-+•")))


def _points(words: Piece) -> list[Piece]:
    """Notes that ran together: Lưu ý: - … - …"""
    lead = re.match(r"(?:Lưu ý|Ghi chú|Chú ý)\s*:\s*", words.text)
    words = words.part(lead.end()) if lead else words
    cuts = [found.end() for found in re.finditer(rf"(?:^|(?<=[.;])\s)-\s(?=[{UPPER}])", words.text)]
    if not cuts:
        return [words]
    ends = [*(cut - 2 for cut in cuts[1:]), len(words.text)]
    pieces = [words.part(0, cuts[0] - 2), *(words.part(cut, end) for cut, end in zip(cuts, ends, strict=True))]
    return [piece for piece in pieces if piece]


def _without_lead(name: Piece) -> Piece:
    """A case's name without "hồ sơ gồm"."""
    found = re.search(r"[,:]?\s*(?:thành phần )?hồ sơ (?:gồm|bao gồm)\s*$|\s+gồm\s*$", name.text)
    return name.part(0, found.start()) if found and found.start() > 5 else name


def _item(words: Piece, originals: int, copies: int | None, show: bool, drafter: Drafter, made: Dossier) -> Node:
    node = Node()
    whole = words
    words = _bare(words)
    attached = _FILE.search(words.text)
    file = ""
    if attached and _starts_file(words.text, attached.start()):
        file = attached["file"]
        words = words.part(0, attached.start()).without_end(";") or words
    name, rest = words, words.part(0, 0)
    sentences = name.sentences()
    if len(sentences) > 1:
        name, rest = sentences[0], name.part(name.text.find(sentences[1].text))
    name = name.without_end(".;") or whole
    note = rest.part(0, 0)
    clauses = _split(name)
    if len(clauses) > 1:
        note = name.part(len(clauses[0].text)).part(1)
        name = clauses[0]
    for pattern in (_CASE, _WHEN_BEFORE, _WHEN_IN_BRACKETS, _WHEN_AT_END):
        if (case := pattern.fullmatch(name.text)) is not None:
            drafter.say(node, "when", name.part(*case.span("when")))
            if pattern is _CASE:
                show = show or case["verb"].endswith("xuất trình")
            elif pattern is _WHEN_IN_BRACKETS and case["note"] and not note:
                note = name.part(*case.span("note"))
            name = name.part(*case.span("name"))
            break
    drafter.say(node, "name", name)
    node["name"] = node["name"][:1].upper() + node["name"][1:]
    if originals:
        node["originals"] = originals
    if copies is not None:
        node["copies"] = copies
    if not originals and not copies:
        node.ask("name", "count-zero", words.first, place=drafter.spot(words.first))
    if show:
        node["handing"] = "xuất trình"
    form = _form(words, file, drafter, made)
    if form:
        node["form"] = form
    drafter.say(node, "note", rest)
    if note:
        drafter.say(node, "note", note)
        if rest:
            more = Node()
            drafter.say(more, "note", rest)
            node["note"] = f"{node['note']}. {more['note']}"
    if len(name.text) > LONG_NAME:
        node.ask("name", "long-paper", name.first, count=str(len(name.text)), place=drafter.spot(name.first))
    return drafter.sourced(node, whole)


def _starts_file(text: str, start: int) -> bool:
    """Whether a file's name begins here: after a mark, or where Vietnamese letters end."""
    return start == 0 or text[start - 1] in ";.):,” " or not text[start - 1].isascii() or text[start - 1].islower()


def _form(words: Piece, file: str, drafter: Drafter, made: Dossier) -> str | None:
    """The id of the form this item is, added to the forms; None for a paper that is no form."""
    named, number = _FORM_NAME.match(words.text), _FORM_NUMBER.search(words.text)
    if not file and not named:
        return None
    node = Node()
    name = words.part(*named.span("name")) if named else (words.sentences() or [words])[0]
    code = (number["number"] or number["bare"]) if number else ""
    wanted = slug(code) or slug(name.text)[:40].strip("-") or "mau"
    for known in made.forms:
        if (code and known.get("number") == code) or known["id"] == wanted:
            return str(known["id"])
    node["id"] = wanted
    drafter.say(node, "name", name)
    node.doubts.clear()  # asked at the paper itself
    if code:
        node["number"] = code
    if file:
        node.note("name", f"Tệp mẫu trong bản ghi: {file}")
    made.forms.append(drafter.sourced(node, words))
    return wanted


def _unique(wanted: str, taken: set[str]) -> str:
    made, number = wanted, 2
    while made in taken:
        made, number = f"{wanted}-{number}", number + 1
    return made


# ── In words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _told(lines: list[Piece], drafter: Drafter, made: Dossier) -> None:
    """Papers that are only listed in words, between semicolons or line by line; nobody says how many."""
    pieces = [part for line in lines for part in _split(line)]
    show = False
    for piece in pieces:
        bare = _bare(piece)
        if bare.text.endswith(":"):
            show = _SHOW.search(bare.text) is not None and not _HAND_IN.search(bare.text)
            if not re.search(r"gồm|giấy tờ|hồ sơ", bare.text, re.IGNORECASE):
                made.notes.append(drafter.passage(bare))
            continue
        if _NOTE.match(bare.text) and not _CASE.fullmatch(bare.text.rstrip(".")):
            made.notes.append(drafter.passage(bare))
            continue
        node = _item(piece, 0, None, show, drafter, made)
        node.doubts = [(key, remark) for key, remark in node.doubts if remark.code != "count-zero"]
        node.ask("name", "count-missing", piece.first, place=drafter.spot(piece.first))
        made.items.append(node)


def _split(line: Piece) -> list[Piece]:
    """The stretches between semicolons that stand in no bracket."""
    found, depth, begin = [], 0, 0
    for at, sign in enumerate(line.text):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == ";" and depth <= 0:
            found.append(line.part(begin, at))
            begin = at + 1
    found.append(line.part(begin))
    return [piece for piece in found if piece]
