"""A record of the national database becomes a draft of a procedure with every part the law names; what is not understood stays
as quoted text with a question. Knows no file format and writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generators.importers import channels, dossier, left_out, legal_bases, procedure_steps, records
from generators.importers.casing import Casing
from generators.importers.draft import Draft, Node
from generators.importers.drafter import Drafter
from generators.importers.drafting import Drafted
from generators.importers.records import LABELS, Record
from generators.importers.repair import Mended
from generators.importers.source import Piece, Remark, Source, joined
from generators.model.national import Domain
from generators.vietnamese import slug

_FURNITURE = re.compile(
    r"(?:Từ khóa\s*(?:Không có thông tin)?|Mô tả\s*Không có thông tin|Chọn cơ quan thực hiện).*$", re.DOTALL
)
_RESULT = re.compile(
    r"(?P<name>.+?)\s*Mã:\s*(?P<code>[A-Z]{1,4}(?:\.[A-Z0-9]+?)*\.?\d{3,7}|Không có thông tin)", re.DOTALL
)
_CODE = re.compile(r"\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.H\d{2})?")
_NO_NAME = re.compile(r"^(?:Quyết định|Công bố|Về việc|V/v|Danh mục)\b")
_NONE_BY_LAW = re.compile(r"(?:Không(?: có)?|Không quy định|Không yêu cầu)\.?", re.IGNORECASE)
_MEMBER = re.compile(r"(?P<code>\d\.\d{6})\s*\((?P<name>[^()]+)\)")
_PORTAL = re.compile(r"Cổng [Dd]ịch vụ công|dichvucong|VNeID", re.IGNORECASE)
_TERM = re.compile(
    r"(?P<number>\d{1,3})\s*(?P<unit>ngày làm việc|ngày|giờ|tháng)(?:[^;]*?không quá (?P<most>\d{1,3}))?", re.IGNORECASE
)

_TABLE = re.compile(
    r"Tên giấy tờ\s*Mẫu đơn, tờ khai\s*Số lượng|Hình thức nộp\s*Thời gian\s*Phí, lệ phí\s*Mô tả|Tên văn bản pháp lý\s*Mã văn bản"
    r"|\d{1,3}\s?[Bb]ản (?:chính|sao)|\*? ?Giấy tờ phải (?:nộp|xuất trình)(?: gồm)?\s*:?|\*? ?(?:Lưu ý|Chú ý|Ghi chú)\s*:|Không có thông tin|Việt Nam Đồng"
)
"""Words that only say what the columns of a table are; what they say stands in the draft as numbers and keys."""

_SETS = re.compile(
    r"(?:Số lượng\s*:?\s*)?(?P<number>\d{1,2})(?:\s*\([^()]*\))?\s*(?:bộ)?(?: hồ sơ)?\s*\.?", re.IGNORECASE
)

LONG_NAME = 200  # characters: no page title and no poster holds more
MOST_ID = 60

_PARTS = {
    "audience": "doi_tuong_thuc_hien",
    "authority": "co_quan_thuc_hien",
    "channels": "cach_thuc_thuc_hien",
    "dossier": "thanh_phan_ho_so",
    "deadline": "cach_thuc_thuc_hien",
    "fee": "cach_thuc_thuc_hien",
    "forms": "thanh_phan_ho_so",
    "results": "ket_qua_xu_ly",
    "conditions": "yeu_cau_dieu_kien",
    "legal_basis": "can_cu_phap_ly",
}
"""The parts that the law names, and the field each is looked for in."""


def drafted(name: str, data: bytes, commune: str, known: Sequence[Domain]) -> list[Drafted]:
    """A draft for each record of a file. `commune`: the folder they go to, "" for the national layer.

    Raises Unreadable for a file that holds no record.
    """
    taken: dict[str, str] = {}
    return [_Procedure(record, known).read(commune, taken) for record in records.read(name, data)]


class _Procedure:
    def __init__(self, record: Record, known: Sequence[Domain]) -> None:
        self.record, self.known = record, known
        words = " ".join(line.text for lines in record.fields.values() for line in lines)
        self.mended = Mended(words, cells=True)
        self.fields = {key: [self._mend(line) for line in lines] for key, lines in record.fields.items()}
        self.code = (self._text("ma_thu_tuc") or "").strip()
        self.node = Node(draft=True)
        self.repairs: list[Remark] = []
        self.furniture: list[str] = []
        """Words of the web page around the record."""
        self.doubts: list[Remark] = []

    def _mend(self, line: Piece) -> Piece:
        return self.mended.piece(line)

    def _lines(self, field: str) -> list[Piece]:
        if not self.record.lines(field):
            return []
        return [line for line in self.fields.get(field, []) if line]

    def _text(self, field: str) -> str | None:
        lines = self._lines(field)
        return " ".join(line.text for line in lines) if lines else None

    def _drafter(self, field: str) -> Drafter:
        """Says of every value which field of the record it comes from."""
        label = LABELS.get(field, field)
        name = f"{self.record.file}, bản ghi {self.code or '(không có mã)'}, mục {label}"
        return Drafter(Source(name, "dòng", ()), Casing([]), self.known)

    def read(self, commune: str, taken: dict[str, str]) -> Drafted:
        self._head()
        self._who()
        self._papers()
        self._ways()
        self._outcome()
        self._course()
        self._others()
        self._missing()
        item_id = self._id(taken)
        node = _in_order(self.node)
        draft = Draft("procedures", item_id, node, commune, self.record.file)
        self._left_out(draft)
        repairs = [*self.record.repairs, *self.mended.told(), *self.repairs]
        return Drafted([draft], None, repairs, [*self.mended.doubts, *self.doubts])

    def _left_out(self, draft: Draft) -> None:
        """Words of the record that found no place anywhere: quoted in a question at the head of the draft."""
        parts: list[Piece] = []
        fields: dict[int, str] = {}
        for field in (*self.record.fields, *self.record.strange):
            for line in (*self._lines(field), *(self._mend(line) for line in self.record.strange.get(field, []))):
                parts += [part for part in (line.part(*span) for span in _between(line.text)) if part]
                fields[id(line.origin)] = field
        for lost in left_out.clauses(parts, [draft], self.furniture):
            place = self._drafter(fields[id(lost.origin)]).spot(lost.first)
            draft.node.ask("", "left-out", lost.first, found=lost.quote, place=place)

    def _id(self, taken: dict[str, str]) -> str:
        """The name's words; the code is what identifies a procedure, so a second one of that name carries it."""
        words = slug(re.sub(r"^Thủ tục\s+", "", self._text("ten_thu_tuc") or ""))
        made = (words[: MOST_ID + 1].rpartition("-")[0] or words[:MOST_ID]) if len(words) > MOST_ID else words
        made = made or slug(self.code) or "thu-tuc"
        if taken.get(made, self.code) != self.code or made in taken:
            made = f"{made}-{slug(self.code)}".strip("-")
        while made in taken:
            made += "-2"
        taken[made] = self.code
        return made

    # ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _head(self) -> None:
        drafter, node = self._drafter("ten_thu_tuc"), self.node
        lines = self._lines("ten_thu_tuc")
        name = joined(lines).part() if lines else None
        if name is None:
            node["title"] = f"Cần kiểm tra lại: tên thủ tục {self.code}"
            node.ask("title", "no-title", 0, name=self.record.file)
        else:
            drafter.title(node, "title", name)
            if len(name.text) > LONG_NAME:
                node.ask("title", "long-name", name.first, count=str(len(name.text)))
            if _NO_NAME.match(name.text):
                node.ask("title", "name-is-decision", name.first, found=name.text[:60])
        if self.code:
            node["code"] = self.code
            if not _CODE.fullmatch(self.code):
                node.ask("code", "strange-code", self._lines("ma_thu_tuc")[0].first, found=self.code)
        else:
            node.ask("title", "no-code", 0, name=self.record.file)
        for key, field in (("decision", "so_quyet_dinh"), ("field", "linh_vuc")):
            if (text := self._text(field)) is not None:
                node[key] = text
        if levels := self._text("cap_thuc_hien"):
            node["level"] = [each.strip() for each in re.split(r"[,;]", levels) if each.strip()]
        if kind := self._text("loai_thu_tuc"):
            node.note("decision" if "decision" in node else "title", f"Loại thủ tục trong bản ghi: {kind}")
        if keywords := self._lines("tu_khoa"):
            node["aliases"] = [w.strip() for line in keywords for w in re.split(r"[,;]", line.text) if w.strip()]
        if page := self._text("detail_url"):
            node.note("title", f"Trang của thủ tục: {page}")
        whole = f"Cơ sở dữ liệu quốc gia về thủ tục hành chính, bản ghi {self.code or '(không có mã)'}, tệp {self.record.file}"
        quotes = [
            f"{LABELS[field]}, dòng {lines[0].first}: “{lines[0].quote}”"
            for field in ("ten_thu_tuc", "so_quyet_dinh", "cap_thuc_hien", "linh_vuc", "tu_khoa")
            if (lines := self._lines(field))
        ]
        node["source"] = "; ".join([whole, *quotes])

    def _who(self) -> None:
        if lines := self._lines("doi_tuong_thuc_hien"):
            self._drafter("doi_tuong_thuc_hien").say(self.node, "audience", joined(lines).part())
        authority = Node()
        sources = []
        for key, field in (
            ("performing", "co_quan_thuc_hien"),
            ("competent", "co_quan_co_tham_quyen"),
            ("delegated", "co_quan_duoc_uy_quyen"),
            ("coordinating", "co_quan_phoi_hop"),
            ("receiving", "dia_chi_tiep_nhan"),
        ):
            lines = self._lines(field)
            if lines:
                drafter = self._drafter(field)
                whole = joined(lines).part()
                drafter.say(authority, key, whole.without_end("."))
                sources.append(drafter.sourced(Node(x="x"), whole)["source"])
        if authority:
            authority["source"] = "; ".join(sources)
            self.node["authority"] = authority

    def _papers(self) -> None:
        made = dossier.dossier(self._lines("thanh_phan_ho_so"), self._drafter("thanh_phan_ho_so"))
        self.node.update(
            {k: v for k, v in (("dossier", made.items), ("forms", made.forms), ("cases", made.cases)) if v}
        )
        if made.notes:
            caution = Node(items=made.notes)
            caution["source"] = self._drafter("thanh_phan_ho_so").source.name
            self.node.setdefault("cautions", []).append(caution)
        for line in self._lines("so_bo_ho_so"):
            number = _SETS.fullmatch(line.text)
            if number and int(number["number"]) > 0 and "sets" not in self.node:
                self.node["sets"] = int(number["number"])
            else:
                self._keep("so_bo_ho_so", line)

    def _ways(self) -> None:
        drafter = self._drafter("cach_thuc_thuc_hien")
        made = channels.channels(self._lines("cach_thuc_thuc_hien"), drafter)
        if made.channels:
            self.node["channels"] = made.channels
        if made.deadline is not None:
            self.node["deadline"] = made.deadline
        if made.fee is not None:
            self.node["fee"] = made.fee
        for piece in made.rest:
            self._keep("cach_thuc_thuc_hien", piece)
        if not made.channels:
            self._online()
        if lines := self._lines("thoi_han"):
            self._term(joined(lines).part())

    def _online(self) -> None:
        """A record without ways to file that names the portal as the place: that much is a way."""
        for line in self._lines("dia_chi_tiep_nhan"):
            if _PORTAL.search(line.text):
                drafter, node = self._drafter("dia_chi_tiep_nhan"), Node(method="trực tuyến")
                drafter.say(node, "where", line)
                node.ask("method", "method-from-place", line.first, place=drafter.spot(line.first))
                self.node.setdefault("channels", []).append(drafter.sourced(node, line))

    def _term(self, piece: Piece) -> None:
        """A deadline in words: the first figure with its unit, the longest it may take, and the words as they stand."""
        drafter, node = self._drafter("thoi_han"), Node()
        found = _TERM.match(piece.text)
        if found:
            node["quantity"], node["unit"] = int(found["number"]), found["unit"].lower()
            if found["most"]:
                node["at_most"] = int(found["most"])
            rest = piece.part(found.end()).part(1 if piece.text[found.end() : found.end() + 1] in ";,." else 0)
            drafter.say(node, "text", rest)
        else:
            drafter.say(node, "text", piece)
        self.node["deadline"] = drafter.sourced(node, piece)

    def _outcome(self) -> None:
        lines = self._lines("ket_qua_xu_ly")
        if lines:
            drafter, whole = self._drafter("ket_qua_xu_ly"), joined(lines)
            page = _FURNITURE.search(whole.text)
            if page:
                self.repairs.append(Remark("fixed-record", whole.first, {"found": f"{page[0][:60]}…"}))
                self.furniture.append(page[0])
                whole = whole.part(0, page.start())
            self.node["results"] = self._results(whole, drafter)
        if lines := self._lines("yeu_cau_dieu_kien"):
            if len(lines) == 1 and _NONE_BY_LAW.fullmatch(lines[0].text):
                self.node["not_applicable"] = ["conditions"]
            else:
                drafter = self._drafter("yeu_cau_dieu_kien")
                bare = (line.part(len(line.text) - len(line.text.lstrip(" -+*•"))) for line in lines)
                self.node["conditions"] = [drafter.passage(line) for line in bare if line]
        if lines := self._lines("can_cu_phap_ly"):
            self.node["legal_basis"] = legal_bases.legal_bases(joined(lines), self._drafter("can_cu_phap_ly"))

    @staticmethod
    def _results(whole: Piece, drafter: Drafter) -> list[Node]:
        found, at = [], 0
        for match in _RESULT.finditer(whole.text):
            node = Node()
            drafter.say(node, "name", whole.part(*match.span("name")))
            found.append(drafter.sourced(node, whole.part(*match.span())))
            at = match.end()
        rest = whole.part(at)
        if rest:
            node = Node()
            drafter.say(node, "name", rest)
            found.append(drafter.sourced(node, rest))
        return found

    def _course(self) -> None:
        drafter = self._drafter("trinh_tu_thuc_hien")
        made = procedure_steps.steps(self._lines("trinh_tu_thuc_hien"), drafter)
        if not made.steps:
            step = Node(id="trinh-tu", do="Cần kiểm tra lại: bản ghi không nêu trình tự thực hiện")
            step.ask("do", "no-steps", 0, name=self.record.file)
            step["source"] = drafter.source.name
            made.steps.append(step)
        self.node["steps"] = made.steps
        if made.cautions:
            kept = [caution for caution in made.cautions if "text" in caution or "items" in caution]
            self.node["cautions"] = [*kept, *self.node.get("cautions", [])]

    def _others(self) -> None:
        """Bundles; fields we know and have no place for; fields we do not know: quoted, asked, never dropped."""
        for line in self._lines("thu_tuc_thanh_phan"):
            for found in _MEMBER.finditer(line.text):
                piece = line.part(*found.span())
                drafter, node = self._drafter("thu_tuc_thanh_phan"), Node()
                drafter.say(node, "name", line.part(*found.span("name")))
                node["code"] = found["code"]
                node["agency"] = "Cần kiểm tra lại: cơ quan giải quyết"
                node["deadline"] = self._member_term(found["name"])
                node.ask("agency", "member", piece.first, found=found["code"], place=drafter.spot(piece.first))
                self.node.setdefault("members", []).append(drafter.sourced(node, piece))
            if not _MEMBER.search(line.text):
                self._keep("thu_tuc_thanh_phan", line)
        for line in self._lines("thu_tuc_lien_quan"):
            self._keep("thu_tuc_lien_quan", line)
        for field, lines in self.record.strange.items():
            for line in lines:
                mended = self._mend(line)
                if mended and not records.NOTHING.fullmatch(mended.text):
                    self._keep(field, mended)

    def _member_term(self, name: str) -> Node:
        """What the record's deadline says of one procedure of the bundle: khai sinh 24 giờ; thường trú 02 (…)."""
        for line in self._lines("thoi_han"):
            for clause in re.finditer(r"[^;]+", line.text):
                words = line.part(*clause.span())
                if words.text.casefold().startswith(name.casefold().split(" dưới ")[0]):
                    rest = words.part(len(name.split(" dưới ")[0]))
                    term = _TERM.fullmatch(rest.text.rstrip("."))
                    node = Node(text=f"Cần kiểm tra lại: “{rest.text}”")
                    if term and not term["most"]:
                        node = Node(quantity=int(term["number"]), unit=term["unit"].lower())
                    return self._drafter("thoi_han").sourced(node, words)
        return Node(text="Cần kiểm tra lại: thời hạn của thủ tục này")

    def _keep(self, field: str, piece: Piece) -> None:
        """Words we have no place for, kept where nobody can overlook them."""
        drafter = self._drafter(field)
        node = drafter.passage(piece)
        node["text"] = f"Cần kiểm tra lại: “{node['text']}”"
        node.ask("text", "no-place", piece.first, found=LABELS.get(field, field), place=drafter.spot(piece.first))
        self.node.setdefault("intro", []).append(node)

    def _missing(self) -> None:
        """Each part the law names that the record says nothing about is asked for."""
        node = self.node
        own = [*node.get("channels", []), *node.get("cases", [])]
        for part, field in _PARTS.items():
            given = node.get(part)
            if part == "authority" and given:  # who helps does not tell who decides
                given = given.get("performing") or given.get("competent")
            has = given or part in ("deadline", "fee") and any(part in each for each in own)
            has = has or part == "dossier" and any("dossier" in each for each in own)
            if not has and part not in node.get("not_applicable", []):
                lines = self.record.fields.get(field, [])
                line = lines[0].first if lines else 0
                node.ask("", "part-missing", line, part=part, field=LABELS.get(field, field))


_ORDER = (
    "draft", "title", "short_title", "aliases", "field", "code", "decision", "level", "source", "audience", "authority",
    "channels", "deadline", "fee", "dossier", "sets", "forms", "cases", "results", "conditions", "not_applicable", "members",
    "intro", "steps", "cautions", "legal_basis",
)  # fmt: skip


def _between(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a line between what only a table's frame says."""
    at = 0
    for found in _TABLE.finditer(text):
        yield at, found.start()
        at = found.end()
    yield at, len(text)


def _in_order(node: Node) -> Node:
    kept = dict(node)
    node.clear()
    node.update({key: kept[key] for key in _ORDER if key in kept})
    return node
