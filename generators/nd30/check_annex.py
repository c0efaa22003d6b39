"""Annexes against Phụ lục I, phần I, mục III."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generators.nd30.breaches import Breach, breach, look
from generators.nd30.components import ANNEX, AnnexPart, Components
from generators.nd30.word_text import WordText
from generators.vietnamese.fold import fold

ROMAN = re.compile(r"[IVXLC]+")


def check_annexes(text: WordText, found: Components) -> Iterator[Breach]:
    several = len(found.annexes) > 1
    for annex in found.annexes:
        yield from _annex(text, annex, several=several)
    said = fold(" ".join(para.text for para in found.body))
    if found.annexes and found.body and not re.search(r"phu luc|kem theo", said):
        yield breach("annex-pointed", "nội dung không nhắc đến phụ lục", found.annexes[0].label)


def _annex(text: WordText, annex: AnnexPart, *, several: bool) -> Iterator[Breach]:
    label = annex.label
    yield from look("annex-label", [label], caps=False, bold=True, italic=False, centred=True)
    read = ANNEX.match(label.text)
    assert read is not None  # by which it was found
    if several and not ROMAN.fullmatch(read["number"] or ""):
        yield breach("annex-roman", label.text, label)
    if not annex.begins_page:
        yield breach("annex-page", "không ở đầu trang", label)
    if label.section and text.sheets[label.section].start != 1 or not label.section and annex.begins_page:
        yield breach("annex-numbered", "số trang nối tiếp văn bản", label)
    if annex.title:
        yield from look("annex-title", annex.title, caps=True, bold=True, italic=False, centred=True)
    else:
        yield breach("annex-title", "không thấy tên phụ lục", label)
    if annex.of is None:
        yield breach("annex-of", "không có dòng Kèm theo", label)
        return
    yield from look("annex-of", [annex.of], bold=False, italic=True, centred=True)
    if not (annex.of.text.startswith("(") and annex.of.text.endswith(")")):
        yield breach("annex-of", "không đặt trong ngoặc đơn", annex.of)
