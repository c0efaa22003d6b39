"""An official notice: letterhead, subject, body, foot and annexes in the order Nghị định 30/2020/NĐ-CP gives them."""

from __future__ import annotations

from collections.abc import Iterator

from generators import document as d
from generators.document import Block, Blocks, Document, Inlines, Kind
from generators.documents import body, campaign, guide
from generators.documents.setting import Setting
from generators.model import Notice
from generators.model.notice import Annex, Status
from generators.values import month_written


def notice(source: Notice, setting: Setting) -> Document:
    """The notice with its annexes, as it is printed, signed and put on file; what is blank stays blank."""
    kind = setting.wording(f"documents.kind-{source.kind.value}")
    blocks: tuple[Block, ...] = (
        _letterhead(source, setting),
        d.NoticeTitle(kind, source.subject),
        *main(source, setting),
        d.EndMark(),
        _signature(source, setting),
    )
    several = len(source.annexes) > 1
    for index, annex in enumerate(source.annexes):
        blocks = (*blocks, *_annex(annex, _ROMAN[index] if several else "", kind, source, setting))
    return Document(
        kind=Kind.NOTICE,
        id=source.id,
        title=f"{kind}: {d.written(source.subject)}",
        issuer=setting.issuer,
        blocks=blocks,
        summary=d.written(source.summary or source.subject),
        marks=marks(source, setting),
        as_of=source.as_of,
        valid_to=source.valid_to,
        footer=d.text(setting.issuer.committee),
    )


def page(source: Notice, setting: Setting) -> Document:
    """The notice as a page of the website: its words, with the official form beside it to download."""
    kind = setting.wording(f"documents.kind-{source.kind.value}")
    found: list[Block] = [_letterhead(source, setting), d.NoticeTitle(kind, source.subject)]
    found += main(source, setting)
    found.append(_signature(source, setting))
    for index, annex in enumerate(source.annexes):
        numeral = _ROMAN[index] if len(source.annexes) > 1 else ""
        found += (
            block
            for block in _annex(annex, numeral, kind, source, setting)
            if not isinstance(block, d.EndMark)
        )
    return Document(
        kind=Kind.PAGE,
        id=source.id,
        title=d.written(source.subject),
        subtitle=kind,
        issuer=setting.issuer,
        blocks=tuple(found),
        summary=d.written(source.summary or source.subject),
        marks=marks(source, setting),
        as_of=source.as_of,
        valid_to=source.valid_to,
        footer=d.text(setting.issuer.committee),
    )


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def marks(source: Notice, setting: Setting) -> tuple[d.Mark, ...]:
    return setting.marks(source, draft=source.status is Status.DRAFT)


def _letterhead(source: Notice, setting: Setting) -> d.Letterhead:
    commune = setting.commune
    return d.Letterhead(
        issuer=("ỦY BAN NHÂN DÂN", commune.full_name.upper()),
        symbol=source.symbol,
        date=d.DatePlace(
            place=source.date.place or commune.name,
            day=source.date.day,
            month=source.date.month,
            year=source.date.year,
        ),
        number=source.number or "",
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
        name="" if setting.archived else source.signer.name or "",
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
        if not any(each.procedure for each in source.annexes):  # else the guide's annex has codes and contact
            blocks = (*blocks, *guide.codes(article.qr, setting), *_contact(article.contact, setting))
    else:
        procedure = publication.procedures.get(annex.procedure or "")
        if procedure is None:
            return
        title = annex.title or procedure.title
        blocks = (
            *guide.whole(procedure, setting),
            *guide.codes(procedure.qr, setting),
            *_contact(procedure.contact, setting),
        )
    label = f"Phụ lục {numeral}".strip()
    yield d.AnnexHeading(title, _attached(kind, source, setting), label)
    yield from blocks
    yield d.EndMark()


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
        *d.text(f"/{source.symbol} ngày "),
        *pen(f"{date.day:02d}" if date.day else None, 3),
        *d.text(" tháng "),
        *pen(month_written(date.month) if date.month else None, 3),
        *d.text(" năm "),
        *pen(date.year, 5),
        *d.text(" " + say("documents.annex-of", issuer=setting.issuer.committee)),
    )
