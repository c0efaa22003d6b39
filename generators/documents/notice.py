"""An official notice: letterhead, subject, body, foot and annexes in the order Nghị định 30/2020/NĐ-CP gives them."""

from __future__ import annotations

from collections.abc import Iterator

from generators import document as d
from generators.document import Block, Blocks, Document, Inlines, Kind
from generators.documents import body, campaign, guide
from generators.documents.setting import Setting
from generators.model import Notice
from generators.model.notice import FROZEN, Annex
from generators.nd30.kinds import Kind as NoticeKind
from generators.nd30.kinds import kinds
from generators.values import Day, month_written


def notice(source: Notice, setting: Setting) -> Document:
    """The notice with its annexes, as it is printed, signed and put on file; what is blank stays blank."""
    kind = kinds()[source.kind.value]
    blocks = (*_head(source, kind, setting), *main(source, setting), *_end(source, kind, setting))
    for index, annex in enumerate(source.annexes):
        blocks = (*blocks, *_annex(annex, _numeral(source, index), kind.name, source, setting))
    title = f"{kind.name}: {d.written(source.subject)}"
    return _document(Kind.NOTICE, title, "", blocks, source, setting)


def page(source: Notice, setting: Setting) -> Document:
    """The notice as a page of the website: its words, with the official form beside it to download."""
    kind = kinds()[source.kind.value]
    blocks = (*_corrected(source, setting), *_head(source, kind, setting), *main(source, setting))
    if kind.issued:
        blocks = (*blocks, _signature(source, setting))
    for index, annex in enumerate(source.annexes):
        annexed = _annex(annex, _numeral(source, index), kind.name, source, setting)
        blocks = (*blocks, *(block for block in annexed if not isinstance(block, d.EndMark)))
    return _document(Kind.PAGE, d.written(source.subject), kind.name, blocks, source, setting)


def _document(
    form: Kind, title: str, subtitle: str, blocks: Blocks, source: Notice, setting: Setting
) -> Document:
    return Document(
        kind=form,
        id=source.id,
        title=title,
        subtitle=subtitle,
        issuer=setting.issuer,
        blocks=blocks,
        summary=d.written(source.summary or source.subject),
        marks=setting.marks(source),
        as_of=source.as_of,
        valid_to=source.valid_to,
        checked=source.checked,
        source=(source.source or "") if form is Kind.PAGE else "",
    )


def _numeral(source: Notice, index: int) -> str:
    """Annexes are numbered from two on. PL I, phần I, mục III.1."""
    return _roman(index + 1) if len(source.annexes) > 1 else ""


def _head(source: Notice, kind: NoticeKind, setting: Setting) -> Iterator[Block]:
    """Letterhead, title or V/v, grounds; an article that is no issued document has its title alone."""
    if kind.issued:
        yield _letterhead(source, kind, setting)
    if kind.titled:
        yield d.NoticeTitle(kind.name, source.subject)
    if kind.slug == DECISION:
        yield d.Heading(1, d.text(_decider(source, setting)))
    for index, ground in enumerate(source.grounds):
        last = index == len(source.grounds) - 1
        yield d.LegalGround((*ground.text, d.Text("." if last else ";")), last=last)
    if kind.slug == DECISION:
        yield d.Heading(1, d.text(setting.wording("documents.decides")))


DECISION = "quyet-dinh"


def _decider(source: Notice, setting: Setting) -> str:
    """Who decides: the chairman alone, or the committee where it signs as a body (TM.)."""
    committee = setting.issuer.committee.upper()
    collective = any(line.startswith("TM.") for line in source.signer.authority)
    return committee if collective else f"{setting.wording('documents.chairman')} {committee}"


def _end(source: Notice, kind: NoticeKind, setting: Setting) -> Iterator[Block]:
    yield d.EndMark()
    if kind.issued:
        yield _signature(source, setting)


def _corrected(source: Notice, setting: Setting) -> Iterator[Block]:
    """On the website a corrected notice opens with the document that corrects it, and that one names the first."""
    known = setting.publication.notices
    for other, key in ((source.corrected_by, "corrected-by"), (source.corrects, "corrects")):
        if other is not None and other in known:
            link = d.ItemLink(f"notice/{other}", cited(known[other]))
            yield d.Caution(setting.wording(f"documents.{key}"), (link,), kind=d.CautionKind.WARNING)


def stands(source: Notice, setting: Setting) -> bool:
    """Whether it has been issued and holds: what is withdrawn or over is shown with its mark alone."""
    return source.status in FROZEN and source.withdrawn is None and not setting.over(source)


def cited(source: Notice) -> str:
    """Thông báo số 15/TB-UBND ngày 05/3/2026, or its subject while it has no number."""
    name = kinds()[source.kind.value].name
    if source.number is None or source.issued_on is None:
        return f"{name} “{d.written(source.subject)}”"
    return f"{name} số {source.number}/{symbol(source)} ngày {Day(source.issued_on).written}"


def symbol(source: Notice) -> str:
    """TB-UBND; a công văn has no abbreviation of its kind, only the drafting unit after the body (15/UBND-VX)."""
    abbreviation = kinds()[source.kind.value].abbreviation
    return source.symbol or (f"{abbreviation}-UBND" if abbreviation else "UBND")


def _roman(number: int) -> str:
    """1 to 99."""
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
    ones = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return tens[number // 10 % 10] + ones[number % 10]


def _letterhead(source: Notice, kind: NoticeKind, setting: Setting) -> d.Letterhead:
    commune = setting.commune
    committee = ("ỦY BAN NHÂN DÂN", commune.full_name.upper())
    date = source.date
    return d.Letterhead(
        issuer=(source.unit.upper(),) if source.unit else committee,
        parent=source.parent or (f"UBND {commune.full_name}".upper() if source.unit else ""),
        symbol=symbol(source),
        date=d.DatePlace(date.place or commune.name, date.day, date.month, date.year),
        number=source.number or "",
        about=() if kind.titled else source.subject,
        addressees=tuple(passage.text for passage in source.addressees),
    )


def main(source: Notice, setting: Setting) -> Blocks:
    """The body: the notice's own words, with the article it takes over."""
    found: list[Block] = [d.Paragraph(passage.text) for passage in source.intro]
    if source.campaign is not None:
        article = setting.publication.campaigns.get(source.campaign)
        if article is not None:
            found += campaign.article(article, setting)
    found += body.sections(source.sections, setting)
    found += (d.Paragraph(passage.text, d.ParagraphRole.CLOSING) for passage in source.closing)
    return tuple(found)


def _signature(source: Notice, setting: Setting) -> d.Signature:
    return d.Signature(
        authority=source.signer.authority,
        name="" if setting.over(source) else source.signer.name or "",
        recipients=tuple(passage.text for passage in source.recipients),
        archive=source.archive.text if source.archive else (),
    )


def _annex(annex: Annex, numeral: str, kind: str, source: Notice, setting: Setting) -> Iterator[Block]:
    publication = setting.publication
    if annex.campaign is not None:
        article = publication.campaigns.get(annex.campaign)
        if article is None:
            return
        title: Inlines = annex.title or article.title
        blocks: tuple[Block, ...] = campaign.article(article, setting)
        codes: tuple[Block, ...] = ()
        if not any(each.procedure for each in source.annexes):  # else the guide's annex has codes and contact
            blocks = (*blocks, *_contact(article.contact, setting))
            codes = tuple(guide.codes(article.qr, setting))
    elif annex.body:
        title, codes = annex.title or (), ()
        blocks = tuple(body.blocks(annex.body, setting))
    else:
        procedure = publication.procedures.get(annex.procedure or "")
        if procedure is None:
            return
        title = annex.title or procedure.title
        blocks = (*guide.whole(procedure, setting), *_contact(procedure.contact, setting))
        codes = tuple(guide.codes(procedure.qr, setting))
    label = f"Phụ lục {numeral}".strip()
    yield d.AnnexHeading(title, _attached(kind, source, setting), label)
    yield from blocks
    yield d.EndMark()
    yield from codes  # pictures beside the text, not part of its end


def _contact(wanted: str | None, setting: Setting) -> Iterator[Block]:
    contact = setting.contact(wanted)
    if contact is not None:
        yield contact


def _attached(kind: str, source: Notice, setting: Setting) -> Inlines:
    """(Kèm theo Thông báo số …/TB-UBND ngày … tháng … năm … của …), its blanks left for a pen."""
    say = setting.wording
    date = source.date

    def pen(value: int | str | None, dots: int) -> Inlines:
        return d.text(str(value)) if value else (d.Blank(dots),)

    return (
        *d.text(say("documents.annex-attached", kind=kind) + " "),
        *pen(source.number, 5),
        *d.text(f"/{symbol(source)} ngày "),
        *pen(f"{date.day:02d}" if date.day else None, 3),
        *d.text(" tháng "),
        *pen(month_written(date.month) if date.month else None, 3),
        *d.text(" năm "),
        *pen(date.year, 5),
        *d.text(" " + say("documents.annex-of", issuer=source.unit or setting.issuer.committee)),
    )
