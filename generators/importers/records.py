"""Procedure records of the national database as a person or a program saved them: fields by name, with their lines. Knows
names of fields, not what they mean.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generators.importers import text
from generators.importers.source import Piece, Remark, Unreadable

LABELS = {
    "ma_thu_tuc": "Mã thủ tục",
    "ten_thu_tuc": "Tên thủ tục",
    "so_quyet_dinh": "Số quyết định",
    "cap_thuc_hien": "Cấp thực hiện",
    "loai_thu_tuc": "Loại thủ tục",
    "linh_vuc": "Lĩnh vực",
    "trinh_tu_thuc_hien": "Trình tự thực hiện",
    "cach_thuc_thuc_hien": "Cách thức thực hiện",
    "thanh_phan_ho_so": "Thành phần hồ sơ",
    "doi_tuong_thuc_hien": "Đối tượng thực hiện",
    "co_quan_thuc_hien": "Cơ quan thực hiện",
    "co_quan_co_tham_quyen": "Cơ quan có thẩm quyền",
    "dia_chi_tiep_nhan": "Địa chỉ tiếp nhận hồ sơ",
    "co_quan_duoc_uy_quyen": "Cơ quan được ủy quyền",
    "co_quan_phoi_hop": "Cơ quan phối hợp",
    "ket_qua_xu_ly": "Kết quả thực hiện",
    "can_cu_phap_ly": "Căn cứ pháp lý",
    "yeu_cau_dieu_kien": "Yêu cầu, điều kiện",
    "thu_tuc_lien_quan": "Thủ tục liên quan",
    "thoi_han": "Thời hạn giải quyết",
    "so_bo_ho_so": "Số bộ hồ sơ",
    "tu_khoa": "Từ khóa",
    "thu_tuc_thanh_phan": "Thủ tục thành phần",
    "detail_url": "Trang của thủ tục",
}
"""The fields of a record, as the national portal names them."""

_ALSO = {
    "ten": "ten_thu_tuc",
    "ho_so": "thanh_phan_ho_so",
    "noi_nop": "dia_chi_tiep_nhan",
    "thoi_han_giai_quyet": "thoi_han",
    "trinh_tu": "trinh_tu_thuc_hien",
    "cach_thuc": "cach_thuc_thuc_hien",
    "doi_tuong": "doi_tuong_thuc_hien",
    "ket_qua": "ket_qua_xu_ly",
    "ket_qua_thuc_hien": "ket_qua_xu_ly",
    "can_cu": "can_cu_phap_ly",
    "yeu_cau": "yeu_cau_dieu_kien",
    "url": "detail_url",
}
_NO_FACTS = {"raw_text", "formality_id", "id", "state", "created_at", "updated_at"}
"""What a crawler adds: the same page once more, and numbers of its own."""
NOTHING = re.compile(r"(?:Không có thông tin|Chưa có thông tin|N/A|null|None|-+)\.?", re.IGNORECASE)
_HEADED = re.compile(r"(?m)^==+[ \t]*([a-z][a-z_0-9]*)[ \t]*=*[ \t]*$")
_KEYED = re.compile(r"([a-z][a-z_0-9]{2,40})[ \t]*:[ \t]*(.*)")
_COMMENT = re.compile(r"#[ \t]")
MOST_RECORDS = 5000


@dataclass(frozen=True)
class Record:
    """One procedure's fields: for each, its lines. `strange`: fields whose names we do not know."""

    file: str
    fields: dict[str, list[Piece]]
    strange: dict[str, list[Piece]] = field(default_factory=dict)
    repairs: tuple[Remark, ...] = ()

    def lines(self, name: str) -> list[Piece]:
        """The lines of a field that says something."""
        found = self.fields.get(name, [])
        return [] if len(found) == 1 and NOTHING.fullmatch(found[0].text.strip()) else found

    def one(self, name: str) -> Piece | None:
        """The field as one line, None where it says nothing."""
        lines = self.lines(name)
        return lines[0] if lines else None

    def silent(self, name: str) -> bool:
        """Whether the field is there and says that nothing is known."""
        return name in self.fields and not self.lines(name)


def read(name: str, data: bytes) -> list[Record]:
    """All records of a file: the flat text, JSON, or lines of `key: value`. Raises Unreadable where there is none."""
    decoded, repairs = text.decoded(data)
    if tagged := _TAG.search(decoded):
        repairs.append(Remark("fixed-tags", decoded.count("\n", 0, tagged.start()) + 1, {"found": tagged[0]}))
    stripped = decoded.lstrip("\ufeff \r\n\t")
    found = _json if stripped[:1] in "[{" else _flat
    records = [record for record in found(name, decoded, tuple(repairs)) if "ten_thu_tuc" in record.fields or "ma_thu_tuc" in record.fields]
    if not records:
        raise Unreadable("no-record", name=name)
    if len(records) > MOST_RECORDS:
        raise Unreadable("too-many-records", limit=str(MOST_RECORDS))
    return records


def _json(name: str, decoded: str, repairs: tuple[Remark, ...]) -> list[Record]:
    try:
        loaded = json.loads(decoded)
    except (ValueError, RecursionError) as error:
        raise Unreadable("broken-file", name=name, reason=str(error)[:80]) from error
    lines = decoded.split("\n")
    return [_of_mapping(name, each, lines, repairs) for each in _mappings(loaded)]


def _mappings(loaded: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The records within whatever a program wrapped them in."""
    if isinstance(loaded, dict):
        if any(key in loaded for key in ("ma_thu_tuc", "ten_thu_tuc")):
            yield loaded
        elif depth < 4:
            for value in loaded.values():
                yield from _mappings(value, depth + 1)
    elif isinstance(loaded, list) and depth < 4:
        for value in loaded:
            yield from _mappings(value, depth + 1)


def _of_mapping(name: str, mapping: dict[str, Any], lines: list[str], repairs: tuple[Remark, ...]) -> Record:
    fields: dict[str, list[Piece]] = {}
    strange: dict[str, list[Piece]] = {}
    for key, value in mapping.items():
        number = next((n for n, line in enumerate(lines, 1) if f'"{key}"' in line), 1)
        rows = [row for row in _text_of(value).replace("\r", "").split("\n") if row.strip()]
        _put(fields, strange, key, [Piece.of([(number, row)]) for row in rows])
    return Record(name, fields, strange, repairs)


def _text_of(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case list():
            return "\n".join(_text_of(each) for each in value)
        case dict():
            return "\n".join(f"{key}: {_text_of(each)}" for key, each in value.items())
        case _:
            return str(value)


def _flat(name: str, decoded: str, repairs: tuple[Remark, ...]) -> list[Record]:
    """A record of fields under a heading each (`== key ==`), or of lines `key: value`; comments end where text begins."""
    headed = _HEADED.search(decoded) is not None
    fields: dict[str, list[Piece]] = {}
    strange: dict[str, list[Piece]] = {}
    key = ""
    rows: list[Piece] = []
    for number, line in enumerate(decoded.replace("\r\n", "\n").split("\n"), 1):
        head = _HEADED.fullmatch(line) if headed else _KEYED.match(line)
        if head:
            _put(fields, strange, key, rows)
            key, rows, line = head[1], [], "" if headed else head[2]
        elif _COMMENT.match(line) and not (headed and key):
            continue
        if line.strip():
            rows.append(Piece.of([(number, line)]))
    _put(fields, strange, key, rows)
    return [Record(name, fields, strange, repairs)]


_TAG = re.compile(
    r"</?(?:p|br|div|span|b|i|u|em|strong|ul|ol|li|table|tbody|thead|tr|td|th|a|font|h[1-6])(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^<>]*>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)


def _without_tags(value: str) -> str:
    """The words of a value that still carries the tags of the page it was taken from; each block a line."""
    if _TAG.search(value) is None and _ENTITY.search(value) is None:
        return value
    plain = _TAG.sub("", _BREAKS.sub("\n", value))
    return _ENTITY.sub(lambda found: html.unescape(found[0]), plain)


def _put(fields: dict[str, list[Piece]], strange: dict[str, list[Piece]], key: str, rows: list[Piece]) -> None:
    """The rows under their field's usual name, without the tags of a page; the same field twice is one field."""
    if not key or key in _NO_FACTS:
        return
    rows = [
        Piece.of([(row.first, line)]) for row in rows for line in _without_tags(row.text).split("\n") if line.strip()
    ]
    known = _ALSO.get(key, key)
    home = fields if known in LABELS else strange
    home.setdefault(known, []).extend(rows)
