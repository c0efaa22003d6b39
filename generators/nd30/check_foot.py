"""Signature and recipients against Phụ lục I, phần I, mục II.7 and II.9b."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generators.nd30.breaches import Breach, breach, look
from generators.nd30.components import Components
from generators.nd30.word_text import Para

SLASHED = re.compile(r"^(T/M|K/T|T/L|TUQ/|Q/)")
PREFIX = re.compile(r"^(TM|KT|TL|TUQ|Q)\b")
WELL_PREFIXED = re.compile(r"^(TM|KT|TL|TUQ|Q)\.\s+\S")
DEGREE = re.compile(
    r"^(GS|PGS|TS|ThS|CN|KS|BS|Giáo sư|Phó giáo sư|Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư|Bác sĩ|NGND|NGƯT)\b\.?"
)


def check_foot(found: Components) -> Iterator[Breach]:
    yield from _authority(found)
    yield from _signatory(found)
    yield from _recipients(found)


def _authority(found: Components) -> Iterator[Breach]:
    if not found.authority:
        yield breach("authority", "không thấy quyền hạn, chức vụ người ký")
        return
    yield from look("authority-look", found.authority, caps=True, bold=True, italic=False, centred=True)
    for number, para in enumerate(found.authority):
        if SLASHED.match(para.text) or (PREFIX.match(para.text) and not WELL_PREFIXED.match(para.text)):
            yield breach("authority-form", para.text, para)
        if para.text.startswith("KT.") and not any("PHÓ" in below.text for below in found.authority[number + 1 :]):
            yield breach("authority-deputy", "thiếu chức vụ cấp phó", para)


def _signatory(found: Components) -> Iterator[Breach]:
    if found.signatory is None:
        return  # not signed yet
    yield from look("signatory-look", [found.signatory], caps=False, bold=True, italic=False, centred=True)
    if DEGREE.match(found.signatory.text):
        yield breach("signatory-degree", found.signatory.text, found.signatory)


def _recipients(found: Components) -> Iterator[Breach]:
    label = found.recipients_label
    if label is None:
        yield breach("recipients", "không thấy nơi nhận")
        return
    yield from look("recipients-look", [label], caps=False, bold=True, italic=True)
    if not re.match(r"^Nơi nhận\s*:", label.text):
        yield breach("recipients-look", "thiếu dấu hai chấm", label)
    yield from look("recipient-look", found.recipients, bold=False, italic=False)
    for number, para in enumerate(found.recipients):
        mark = "." if number == len(found.recipients) - 1 else ";"
        if not para.text.startswith(("-", "–")) or not para.text.endswith(mark):
            yield breach("recipient-form", para.text, para)
    archive = found.recipients[-1].text.lstrip("-– ") if found.recipients else ""
    if not archive.startswith("Lưu"):
        yield breach("recipients-archive", "không có dòng Lưu", label)
    elif not re.match(r"^Lưu\s*: .*\bVT\b", archive):
        yield breach("archive-form", archive, label)
    if found.authority and not _level(label, found.authority[0]):
        yield breach("recipients-level", "không ngang hàng", label)
    if label.cell and not label.cell.whole:
        yield breach("signature-together", "dòng của bảng có thể bị ngắt qua trang", label)


def _level(one: Para, other: Para) -> bool:
    return bool(one.cell and other.cell and (one.cell.table, one.cell.row) == (other.cell.table, other.cell.row))
