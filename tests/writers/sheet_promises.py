"""What every printed sheet keeps, whatever its form: the tests of each form hold its samples against these."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args

import pypdfium2
import pytest

from generators.document import (
    Document,
    Fact,
    Inline,
    Letterhead,
    MarkKind,
    Paragraph,
    ParagraphRole,
    Portal,
    QrCode,
    written,
)
from generators.values import Phone
from generators.writers.assets import Assets, read_assets
from generators.writers.html import plain_address, short_address
from tests.writers import sheet_reading as reading

MM = 25.4 / 72
LEAST_PT = 9.0
UNPRINTABLE_MM = 4.2  # the rim that common laser printers leave white
MOST_BYTES = 300_000


@cache
def assets() -> Assets:
    return read_assets(Path(__file__).parents[2] / "templates")


def squeezed(words: str) -> str:
    """Without white space, as lines may break anywhere."""
    return "".join(words.split())


def said(value: Any) -> Iterator[str]:
    """Every text of a document that a reader must find: inlines as written, and the words between them."""
    match value:
        case Paragraph(role=ParagraphRole.SIGNPOST) | Letterhead():
            return
        case Phone():
            yield value.written
        case Portal(name, address, menu):
            yield from (written(name), plain_address(address), written(menu))
        case tuple() if value and all(is_dataclass(item) for item in value) and _is_inlines(value):
            yield written(value)
        case tuple():
            for item in value:
                yield from said(item)
        case _ if is_dataclass(value):
            for part in fields(value):
                content = getattr(value, part.name)
                if isinstance(content, StrEnum):
                    continue
                if isinstance(content, str):
                    if part.name in {"label", "field", "role", "person", "number"}:
                        yield content
                else:
                    yield from said(content)


def _is_inlines(value: tuple[Any, ...]) -> bool:
    return isinstance(value[0], get_args(Inline))


_Part = TypeVar("_Part")


def parts_of(kind: type[_Part], value: Any) -> Iterator[_Part]:
    """Every part of this kind within a document's blocks, in order."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from parts_of(kind, item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from parts_of(kind, getattr(value, part.name))


def says_everything(pdf: bytes, document: Document) -> None:
    printed = squeezed(reading.printed_text(pdf))
    missing = [
        words for words in [document.title, document.subtitle, *said(document.blocks)] if squeezed(words) not in printed
    ]
    assert missing == []
    for fact in parts_of(Fact, document.blocks):
        if not fact.content:
            assert squeezed(assets().wording("common.unknown")) in printed


def says_who_when_and_whom_to_ask(pdf: bytes, document: Document) -> None:
    printed = squeezed(reading.printed_text(pdf))
    assert squeezed(document.issuer.committee).upper() in printed
    assert squeezed("Cần hỗ trợ, hỏi " + written(document.footer)) in printed
    assert document.as_of is not None
    assert f"Nộidungtạingày{document.as_of.written}" in printed
    if document.valid_to:
        assert f"Ápdụngđếnhếtngày{document.valid_to.written}" in printed


def carries_its_marks(pdf: bytes, document: Document) -> None:
    printed = squeezed(reading.printed_text(pdf))
    across = [tag.alt for tag in reading.tags(pdf) if tag.kind == "Figure" and not tag.alt.startswith("Mã QR")]
    pages = len(pypdfium2.PdfDocument(pdf))
    for mark in document.marks:
        assert printed.count(squeezed(mark.text)) >= pages
        assert printed.count(squeezed(written(mark.detail))) >= pages
    heavy = [mark.text for mark in document.marks if mark.kind in {MarkKind.DRAFT, MarkKind.ARCHIVE}]
    assert across.count(heavy[0]) == pages if heavy else not across


def is_legible(pdf: bytes) -> None:
    """No text below 9 pt, none outside the printable page, none over other text."""
    assert min(character.size_pt for character in reading.characters(pdf)) >= LEAST_PT - 0.01
    assert reading.closest_to_the_edge_mm(pdf) >= UNPRINTABLE_MM
    assert reading.overlaps(pdf) == []


def keeps_off(pdf: bytes, lines_mm: Sequence[Sequence[float]], clear_mm: float = 3.0) -> None:
    """No letter of a page comes nearer than `clear_mm` to where its paper is cut or folded (mm from the left)."""
    for character in reading.characters(pdf):
        for line in lines_mm[character.page] if lines_mm else ():
            left, right = character.left * MM, character.right * MM
            assert right < line - clear_mm or left > line + clear_mm, character


def carries_its_codes(pdf: bytes, document: Document, least_mm: float) -> None:
    """Each code is large enough, and its address and caption are in plain letters with it."""
    wanted = list(parts_of(QrCode, document.blocks))
    found = reading.printed_codes(pdf)
    assert sorted(code.address for code in found) == sorted(code.address for code in wanted)
    assert all(code.side_mm >= least_mm for code in found)
    printed = squeezed(reading.printed_text(pdf))
    for code in wanted:
        assert squeezed(written(code.caption)) in printed
        shown = short_address(code.address)
        assert shown in printed
        assert plain_address(code.address).startswith(shown.rstrip("…"))
    if any("dichvucong.gov.vn" in code.address for code in wanted):
        assert squeezed("Chỉ nhập thông tin khi địa chỉ đúng là dichvucong.gov.vn") in printed
    alternatives = [tag.alt for tag in reading.tags(pdf) if tag.alt.startswith("Mã QR")]
    assert len(alternatives) == len(wanted)


def can_be_scanned_in_bad_shape(pdf: bytes, document: Document) -> None:
    wanted = {code.address for code in parts_of(QrCode, document.blocks)}
    looks: dict[str, set[str]] = {}
    for page in reading.pictures(pdf, dpi=150):
        for look, picture in reading.degraded(page).items():
            looks.setdefault(look, set()).update(reading.codes(picture))
    assert {look: found for look, found in looks.items() if found != wanted} == {}


def is_well_formed(pdf: bytes, document: Document) -> None:
    """Tagged, titled, light."""
    assert len(pdf) < MOST_BYTES
    found = pypdfium2.PdfDocument(pdf).get_metadata_dict(skip_empty=True)
    assert found["Title"] == document.title
    assert found["Author"] == document.issuer.committee
    tags = reading.tags(pdf)
    assert [tag.kind for tag in tags].count("H1") == 1
    assert all(tag.alt for tag in tags if tag.kind == "Figure")


def left_out(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What of the style sheets and pages WeasyPrint did not understand."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("weasyprint") and record.levelno >= logging.WARNING
    ]
