"""A procedure as a page of the website: the facts on top, then the steps, then everything else."""

from __future__ import annotations

from collections.abc import Iterator

from generators import document as d
from generators.document import Block, Document, Inlines, Kind
from generators.documents import guide, parts
from generators.documents.setting import Setting
from generators.model import Procedure
from generators.model.parts import Form, LegalBasis


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
    blocks += parts.channel_table(procedure, say)
    blocks += parts.members(procedure, say)
    blocks += parts.dossier_blocks(procedure, say, listed=True)
    blocks.append(d.Heading(2, d.text(say("documents.steps")), anchor="cac-buoc"))
    blocks.append(guide.steps(procedure, plain=True))
    blocks += parts.case_blocks(procedure, say)
    heading, anchor = ("hints", "cach-dien") if procedure.hints else ("cautions", "luu-y")
    blocks += _titled(f"documents.{heading}", guide.heeds(procedure), setting, anchor)
    blocks += guide.lookup(procedure, setting)
    blocks += _titled("documents.after", guide.afterwards(procedure), setting, "sau-khi-nop")
    blocks += _titled("documents.codes", guide.codes(procedure.qr, setting), setting, "ma-qr")
    if procedure.mistakes:
        wrong = d.Bullets(tuple(passage.text for passage in procedure.mistakes))
        blocks += _titled("documents.mistakes", iter((wrong,)), setting, "hay-sai")
    if procedure.forms:
        forms = d.Bullets(tuple(_form(form) for form in procedure.forms))
        blocks += _titled("documents.forms", iter((forms,)), setting, "mau-don")
    if procedure.legal_basis:
        bases = d.Bullets(tuple(_basis(basis) for basis in procedure.legal_basis))
        blocks += _titled("documents.legal-basis", iter((bases,)), setting, "can-cu")
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
        checked=procedure.checked,
        footer=setting.footer(procedure.contact),
        source=procedure.source or "",
    )


def _titled(key: str, found: Iterator[Block], setting: Setting, anchor: str) -> list[Block]:
    inside = list(found)
    return [d.Heading(2, d.text(setting.wording(key)), anchor=anchor), *inside] if inside else []


def _form(form: Form) -> Inlines:
    named = parts.joined((form.name, d.text(form.number or "")), ", ")
    return (d.Link(form.address, d.written(named)),) if form.address else named


def _basis(basis: LegalBasis) -> Inlines:
    """Law, number, article, as one cites it."""
    title = d.written(basis.title)
    number = f" số {basis.number}" if basis.number and basis.number not in title else ""
    article = f", {basis.article}" if basis.article else ""
    return (d.LegalReference(f"{title}{number}{article}"),)


def facts(procedure: Procedure, setting: Setting) -> Iterator[d.Fact]:
    """Rows in the national portal's order. A numbered procedure shows every row, known or not; a guide what it has."""
    say = setting.wording
    authority = procedure.authority
    rows: tuple[tuple[str, Inlines], ...] = (
        ("audience", procedure.audience or ()),
        ("authority", (authority.performing or authority.competent or ()) if authority else ()),
        ("channels", parts.channels(procedure.channels, say)),
        ("deadline", parts.deadline(procedure.deadline, say) if procedure.deadline else ()),
        ("fee", parts.cost(procedure, say)),
        ("result", parts.results(procedure, say)),
        ("conditions", parts.conditions(procedure, say)),
    )
    for key, content in rows:
        if content or procedure.code:
            lines = parts.each_channel(procedure.channels, say) if key == "channels" else ()
            yield d.Fact(say(f"documents.{key}"), content, key, lines if len(lines) > 1 else ())
    if authority is not None:
        decides = authority.competent if authority.performing is not None else None
        for role, named in (
            ("competent", decides if decides != authority.performing else None),
            ("delegated", authority.delegated),
            ("receiving", authority.receiving),
            ("coordinating", authority.coordinating),
        ):
            if named is not None:
                yield d.Fact(say(f"documents.{role}"), named, role)
    level = parts.online(procedure, say)
    if level:
        yield d.Fact(say("documents.online-level"), level, "online-level")
    if procedure.code:
        yield d.Fact(say("documents.code"), d.text(procedure.code), "code")
    if procedure.decision:
        yield d.Fact(say("documents.decision"), (d.LegalReference(procedure.decision),), "decision")
