"""Duties, fees and deadlines that name no legal basis: what people must do or pay has to stand somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generators import document as d
from generators.checks.places import ITEMS, Place, Same, flat, places
from generators.findings import Finding, Severity
from generators.model import Item, Procedure
from generators.model.body import RuleBlock
from generators.model.parts import Deadline, Fee
from generators.reader import Publication
from generators.texts import dated
from generators.validity import State, item_state
from generators.values import Day

CODES: Mapping[str, Severity] = {
    "claim-without-basis": Severity.WARNING,
    "fee-without-source": Severity.WARNING,
    "deadline-without-source": Severity.WARNING,
}

_DUTY = re.compile(
    r"\b(?:bắt buộc|nghiêm cấm|không được phép|bị (?:xử )?phạt|xử phạt|bị truy cứu"
    r"|phải (?:nộp|trả|đóng) (?:phí|lệ phí|tiền))\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\b\d[\d.]*\s*(?:nghìn|triệu|tỷ)?\s*(?:đồng|VNĐ|VND)\b|\b\d{1,3}(?:\.\d{3})+\s*đ\b", re.IGNORECASE)
_DEADLINE = re.compile(
    r"\b(?:trong (?:thời hạn|vòng)|chậm nhất(?: là)?|không quá|thời hạn(?: là)?)\s+\d+\s+(?:giờ|ngày|tuần|tháng|năm)\b",
    re.IGNORECASE,
)
_LAW = re.compile(
    r"\b(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|Công văn)\b.{0,40}?\d|\bĐiều \d",
    re.IGNORECASE | re.DOTALL,
)


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    for key, item in publication.items():
        if item_state(publication.commune, item, day) is State.OVER:
            continue  # a document of its time; nobody is told to follow it any more
        for path, code, words in _found(Same(item)):
            yield publication.finding(key, path, CODES[code], code, found=words)


Found = tuple[tuple[str | int, ...], str, str]


@lru_cache(maxsize=ITEMS)
def _found(same: Same[Item]) -> tuple[Found, ...]:
    return *_claims(same.item), *_values(same.item)


def _claims(item: Item) -> Iterator[Found]:
    if isinstance(item, Procedure) and item.legal_basis:
        return  # all it says stands on what it lists
    for place in places(item):
        if _has_basis(place):
            continue
        words = place.written
        rule = isinstance(place.holder, RuleBlock) and place.name == "rule"
        duty, money, deadline = _DUTY.search(words), _MONEY.search(words), _DEADLINE.search(words)
        if duty or rule:
            yield place.path, "claim-without-basis", duty[0] if duty else words[:60]
        if money:
            yield place.path, "fee-without-source", money[0]
        if deadline:
            yield place.path, "deadline-without-source", deadline[0]


def _has_basis(place: Place) -> bool:
    """Whether the value names a law, or has a basis or source of its own."""
    return bool(
        place.sources
        or getattr(place.holder, "basis", None)
        or any(isinstance(inline, d.LegalReference) for inline in flat(place.inlines))
        or _LAW.search(place.written)
    )


def _values(item: Item) -> Iterator[Found]:
    """Fees and deadlines that are values: each needs a source, its own or what the procedure stands on."""
    if isinstance(item, Procedure) and item.legal_basis:
        return
    for path, entry in dated(item):
        match entry:
            case Fee(amount=int(amount)) if amount and not entry.source:
                yield path, "fee-without-source", d.written((entry.money,)) if entry.money else str(amount)
            case Deadline(quantity=int()) if not entry.source:
                shown = d.written(entry.text) if entry.text else f"{entry.quantity:02d} {entry.unit.value}"
                yield path, "deadline-without-source", shown
            case _:
                pass  # says nothing in figures
