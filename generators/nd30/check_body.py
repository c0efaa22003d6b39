"""The body against Phụ lục I, phần I, mục II.6 and II.9a, and Phụ lục II."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generators.nd30.breaches import Breach, breach, look
from generators.nd30.components import GROUND, Components
from generators.nd30.rules import LONG_WORD, rule_book
from generators.nd30.word_text import Para

SINGLE = 1.15  # a single-spaced line of Times New Roman, in ems
CM = 72 / 2.54
NAMED_PEOPLE = ("ủy ban", "uỷ ban", "hội đồng", "tòa án", "toà án", "viện kiểm sát", "quân đội", "công an")


def check_body(found: Components) -> Iterator[Breach]:
    yield from look("addressee", found.addressees[:1], bold=False, italic=False)
    if found.addressees and not re.match(r"^Kính gửi\s*:", found.addressees[0].text):
        yield breach("addressee", "thiếu dấu hai chấm", found.addressees[0])
    if found.kind and found.kind.addressed == "always" and not found.addressees:
        yield breach("addressee-needed", f"{found.kind.name} không có Kính gửi")
    yield from _grounds(found)
    running = [para for para in found.body if para.align != "center"]
    for para in running:
        yield from _paragraph(para)
    yield from _gaps(running)
    if found.body and not found.body[-1].text.endswith("./."):
        yield breach("end-mark", "không có ./.", found.body[-1])


def _grounds(found: Components) -> Iterator[Breach]:
    yield from look("ground-look", found.grounds, italic=True)
    for number, para in enumerate(found.grounds):
        mark = "." if number == len(found.grounds) - 1 else ";"
        if not para.text.endswith(mark):
            yield breach("ground-end", f"cuối dòng là “{para.text[-1]}”", para)


def _paragraph(para: Para) -> Iterator[Breach]:
    ground = GROUND.match(para.text)
    if not ground:
        upright = None if para.text.startswith("(") else False  # a remark in brackets may lean
        yield from look("body-size", [para], italic=upright)
    article = re.match(r"Điều \d+\.?", para.text)
    if article and not para.solid[0].bold:
        yield breach("article-look", "không đậm", para)
    if para.align not in ("both", "distribute") and not _has_long_word(para):
        yield breach("body-aligned", {"left": "canh trái", "right": "canh phải"}.get(para.align, para.align), para)
    begins = (para.left + para.first) / CM
    rule = rule_book()["body-indent"]
    if all(abs(begins - allowed) > 0.04 for allowed in (rule.low, rule.high)):
        yield breach("body-indent", f"lùi {begins:.2f} cm".replace(".", ","), para)
    spacing = para.line / (para.size * SINGLE) if para.line_exact and para.size else para.line
    if not rule_book()["body-line"].allows(spacing):
        yield breach("body-line", f"{spacing:.2f} dòng".replace(".", ","), para)
    for match in re.finditer(r"\bnhân dân\b", para.text):
        if not para.text[: match.start()].rstrip().lower().endswith(NAMED_PEOPLE):
            yield breach("capital-people", "nhân dân", para)
            break


def _has_long_word(para: Para) -> bool:
    return any(len(word) >= LONG_WORD for word in para.text.split())


def _gaps(running: list[Para]) -> Iterator[Breach]:
    for para, following in pairwise(running):
        gap = para.after + following.before
        if not rule_book()["body-gap"].allows(gap):
            yield breach("body-gap", f"{gap:g} pt", para)
