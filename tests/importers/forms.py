"""The same paragraphs as a Word file, a PDF, a web page and Markdown: what a test imports in place of a text."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import cache
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from generators.importers import old_fonts, reading, wraps


def paragraphs_of(name: str, data: bytes) -> list[str]:
    """The paragraphs of a text, as somebody would have typed them."""
    return [each.piece.text for each in wraps.paragraphs(reading.read(name, data))[0]]


def as_word(paragraphs: Sequence[str], font: str = "") -> bytes:
    """A Word file, a paragraph each; in an old font, the letters are that font's."""
    made: Document = docx.Document()
    for text in paragraphs:
        capitals = font.startswith(".Vn") and text.isupper()  # TCVN3 has fonts of their own for these
        run = made.add_paragraph().add_run(in_old_font(text.lower() if capitals else text, font) if font else text)
        if font:
            run.font.name = f"{font}H" if capitals else font
    return saved(made)


def saved(made: Document) -> bytes:
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def as_html(paragraphs: Sequence[str]) -> bytes:
    body = "\n".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    page = f"<html><head><title>x</title></head><body><nav><a href='/'>Trang chủ</a></nav>{body}<script>1</script></body></html>"
    return page.encode()


def as_pdf(paragraphs: Sequence[str], extra: str = "") -> bytes:
    """A page of a word processor: justified, cut by its margins, with page numbers."""
    import weasyprint

    style = (
        "@page { size: A4; margin: 20mm 15mm 20mm 30mm; @bottom-center { content: counter(page); font-size: 10pt } }"
        "p { font: 14pt/1.2 serif; text-align: justify; text-indent: 10mm; margin: 0 0 6pt } img { width: 40mm }"
    )
    body = "".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    return bytes(weasyprint.HTML(string=f"<style>{style}</style>{body}{extra}").write_pdf())


@cache
def _inverse(font: str) -> dict[str, str]:
    if font.startswith(".Vn"):
        return {unicode: sign for sign, unicode in old_fonts.TCVN3.items()}
    table: dict[str, str] = {}
    for written, letter in old_fonts.VNI.items():
        table.setdefault(letter, written)
    return table


def in_old_font(text: str, font: str) -> str:
    """The signs somebody typed to see these letters in that font."""
    return "".join(_inverse(font).get(sign, sign) for sign in text)


def numbered(made: Document, texts: Sequence[str], pattern: str, kind: str = "decimal", *, again: bool = False) -> None:
    """Paragraphs whose marks Word counts: `pattern` is %1. or Bước %1:; `again`: the last list goes on."""
    part = made.part.numbering_part.element
    lists = part.findall(qn("w:abstractNum"))
    identifier = str(len(lists) + (49 if again else 50))
    if not again:
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), identifier)
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for tag, value in (("start", "1"), ("numFmt", kind), ("lvlText", pattern)):
            child = OxmlElement(f"w:{tag}")
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
        part.insert(0, abstract)
        number = OxmlElement("w:num")
        number.set(qn("w:numId"), identifier)
        reference = OxmlElement("w:abstractNumId")
        reference.set(qn("w:val"), identifier)
        number.append(reference)
        part.append(number)
    for text in texts:
        properties = made.add_paragraph(text)._p.get_or_add_pPr()
        holder = OxmlElement("w:numPr")
        for tag, value in (("ilvl", "0"), ("numId", identifier)):
            child = OxmlElement(f"w:{tag}")
            child.set(qn("w:val"), value)
            holder.append(child)
        properties.append(holder)
