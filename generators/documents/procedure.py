"""A procedure as a page of the website: the facts on top, then the steps, then everything else."""

from __future__ import annotations

from collections.abc import Iterator

from generators import document as d
from generators.document import Block, Document, Inlines, Kind
from generators.documents import guide
from generators.documents.setting import Setting
from generators.model import Procedure
from generators.model.base import Passage


def page(procedure: Procedure, setting: Setting) -> Document:
    """The whole procedure; values nobody has given are shown as not known."""
    say = setting.wording
    contact = setting.contact(procedure.contact)
    blocks: list[Block] = []
    if procedure.summary:
        blocks.append(d.Paragraph(procedure.summary, d.ParagraphRole.LEAD))
    rows = tuple(facts(procedure, setting))
    if rows:
        blocks.append(d.Facts(rows))
    blocks += guide.before(procedure)
    blocks += guide.needs(procedure, setting)
    if procedure.papers:
        blocks.append(d.Heading(2, d.text(say("documents.papers")), anchor="ho-so"))
        blocks.append(d.Checklist(tuple(d.ChecklistItem(paper.text) for paper in procedure.papers)))
    blocks.append(d.Heading(2, d.text(say("documents.steps")), anchor="cac-buoc"))
    blocks.append(guide.steps(procedure))
    blocks += _titled("documents.hints", guide.heeds(procedure), setting, "cach-dien")
    blocks += guide.lookup(procedure, setting)
    blocks += _titled("documents.after", guide.afterwards(procedure), setting, "sau-khi-nop")
    blocks += _titled("documents.codes", guide.codes(procedure.qr), setting, "ma-qr")
    if procedure.legal_basis:
        blocks.append(d.Heading(2, d.text(say("documents.legal-basis")), anchor="can-cu"))
        blocks.append(d.Bullets(tuple(basis.text for basis in procedure.legal_basis)))
    if contact is not None:
        blocks += _titled("documents.contact", iter((contact,)), setting, "lien-he")
    return Document(
        kind=Kind.PAGE,
        id=procedure.id,
        title=d.written(procedure.title),
        issuer=setting.issuer,
        blocks=tuple(blocks),
        summary=d.written(procedure.summary or procedure.title),
        marks=setting.marks(procedure),
        as_of=procedure.as_of,
        valid_to=procedure.valid_to,
        footer=setting.footer(procedure.contact),
    )


def _titled(key: str, found: Iterator[Block], setting: Setting, anchor: str) -> list[Block]:
    inside = list(found)
    return [d.Heading(2, d.text(setting.wording(key)), anchor=anchor), *inside] if inside else []


def facts(procedure: Procedure, setting: Setting) -> Iterator[d.Fact]:
    """Rows in the national portal's order. A numbered procedure shows every row, known or not; a guide what it has."""
    say = setting.wording
    rows: tuple[tuple[str, Inlines], ...] = (
        ("audience", procedure.audience or ()),
        ("authority", procedure.authority or ()),
        ("channels", _sentences(procedure.channels)),
        ("deadline", procedure.deadline or ()),
        ("fee", procedure.fee or ()),
        ("result", procedure.result or ()),
    )
    for key, content in rows:
        if content or procedure.code:
            yield d.Fact(say(f"documents.{key}"), content, key)
    if procedure.code:
        yield d.Fact(say("documents.code"), d.text(procedure.code), "code")


def _sentences(passages: tuple[Passage, ...]) -> Inlines:
    found: Inlines = ()
    for passage in passages:
        found = (*found, *d.text(" " if found else ""), *passage.text)
    return found
