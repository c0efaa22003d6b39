"""A commune's website as the set of its pages, with what can be taken away or listened to on each; knows no look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generators import document as d
from generators import translations
from generators.catalogue import Page, page, pages
from generators.document import Blocks
from generators.documents import body, broadcast, notice, on_air
from generators.documents.setting import Setting
from generators.model import Broadcast, Campaign, Notice, Procedure, national
from generators.model.base import Published
from generators.model.broadcast import AirStatus, Priority
from generators.model.notice import FROZEN
from generators.reader import ItemKey
from generators.values import Day
from generators.website import Change, Download, Listen, Site, SitePage, Term, Version
from generators.wording import Language

DownloadKind = Literal["poster", "leaflet", "notice-pdf", "notice-docx", "notice-signed", "script"]


class Files:
    """What has been made so far, by path below the output folder: size in bytes and, for a sound, seconds."""

    def __init__(self, sizes: Mapping[str, int], seconds: Mapping[str, float]) -> None:
        self.sizes, self.seconds = sizes, seconds

    def download(self, kind: DownloadKind, path: str) -> Iterator[Download]:
        if path in self.sizes:
            yield Download(kind, path, self.sizes[path])


def site(
    setting: Setting,
    files: Files,
    glossary: tuple[national.Term, ...],
    languages: tuple[Language, ...] = (),
) -> Site:
    """The whole website. `languages` are those it can be read in besides Vietnamese; an archive has no others."""
    commune = setting.commune
    spoken = () if setting.archived else languages
    versions = {
        (type(item), item.id, version.language): version
        for language in spoken
        for item, version in _versions(setting, language)
    }
    calendar = f"audio/{commune.id}/station/schedule.ics"
    return Site(
        issuer=setting.issuer,
        pages=tuple(
            replace(
                _page(page, setting, files),
                versions=tuple(versions[type(page.item), page.item.id, language.code] for language in spoken),
            )
            for page in sorted(pages(setting), key=lambda page: _place(page, setting))
        ),
        contacts=_contacts(setting),
        hours=commune.hours or (),
        marks=setting.marks(),
        as_of=setting.moment.day if setting.moment.past else None,
        until=None if setting.archived else commune.valid_to,
        glossary=tuple(_term(term) for term in glossary),
        schedule=_schedule(setting),
        archived=setting.archived,
        description=setting.wording("documents.site-description", commune=commune.full_name),
        address=commune.address or "",
        urgent=_urgent(setting),
        listen=tuple(_untold(setting, files)),
        calendar=calendar if calendar in files.sizes and not setting.archived else "",
        email=commune.email or "",
        zalo=commune.zalo or "",
        languages=spoken,
        plain_words=tuple((word.hard, word.plain) for word in setting.publication.national.plain_words),
    )


def _place(page: Page, setting: Setting) -> int:
    """Procedures in the order in which the commune lists them: it knows what its people come for."""
    wanted = setting.commune.procedures
    listed = isinstance(page.item, Procedure) and page.item.id in wanted
    return wanted.index(page.item.id) if listed else len(wanted)


def _versions(setting: Setting, language: Language) -> Iterator[tuple[Procedure | Campaign | Notice, Version]]:
    """Every page in this language: the words that are translated, or the Vietnamese ones under its headings."""
    told = dict(_told_in(language.code, setting))
    page_language = language.spoken or translations.VIETNAMESE
    items = {
        key: translations.translated(item, told.get(key, NOTHING).texts, language.code, page_language)
        for key, item in setting.publication.items()
    }
    theirs = replace(setting, publication=setting.publication.holding(items), wording=language.wording)
    around = replace(setting, wording=language.around)
    for (kind, _), source in setting.publication.items():
        if isinstance(source, Broadcast):
            continue
        words = told.get((kind, source.id), NOTHING)
        sentences = tuple(dict.fromkeys(translations.sentences(source)))
        left = sum(sentence not in words.texts for sentence in sentences)
        if not words.texts or left == len(sentences):
            yield source, Version(language.code, page(source, around).document)
            continue
        item = items[kind, source.id]
        assert isinstance(item, (Procedure, Campaign))
        yield (
            source,
            Version(
                language.code,
                replace(page(item, theirs).document, language=page_language),
                named=d.written(item.title) != d.written(getattr(source, "title", ())),
                short=d.written(words.texts.get(getattr(source, "short_title", None) or (), ())),
                aliases=words.aliases,
                life_event=_plain(words, getattr(source, "life_event", None)),
                field=_plain(words, getattr(source, "field", None)),
                told=len(sentences) - left,
                left=left,
            ),
        )


@dataclass(frozen=True)
class _Words:
    """What has been translated of an item, over all layers."""

    texts: translations.Texts
    aliases: tuple[str, ...]


NOTHING = _Words({}, ())


def _told_in(language: str, setting: Setting) -> Iterator[tuple[ItemKey, _Words]]:
    found: dict[ItemKey, _Words] = {}
    for file in setting.publication.translations:
        if file.language == language:
            before = found.get(file.item, NOTHING)
            texts = {**before.texts, **translations.usable(file.translation)}
            found[file.item] = _Words(texts, (*before.aliases, *file.translation.aliases))
    yield from found.items()


def _plain(words: _Words, label: str | None) -> str:
    """A label of one or two words, in the translation where it has it."""
    return d.written(words.texts.get(d.text(label or ""), ()))


def _contacts(setting: Setting) -> tuple[d.Contact, ...]:
    """Whom to ask; where nobody is named, the one-stop centre at least is where one can go."""
    named = tuple(found for entry in setting.commune.contacts if (found := setting.contact(entry.id)) is not None)
    centre = setting.commune.one_stop
    return named or ((d.Contact(role=centre),) if centre and not setting.archived else ())


def _term(term: national.Term) -> Term:
    name = f"{term.term} ({term.short})" if term.short else term.term
    return Term(d.Definition(d.text(name), term.text), term.aliases)


def _urgent(setting: Setting) -> d.Inlines:
    """What every page says first while it holds: the urgent broadcasts that are approved."""
    told: list[d.Inline] = []
    for _, source in broadcast.broadcasts(setting):
        approved = source.status is AirStatus.APPROVED and source.priority is Priority.URGENT
        if setting.archived or not approved or not broadcast.current(source, setting):
            continue
        said = [block.content for block in body.blocks(source.message, setting) if isinstance(block, d.Paragraph)]
        title = broadcast.title(source, setting)
        named = said and (not source.title or d.written(said[0]).startswith(title))
        lines = said if named else [d.text(title), *said]
        for line in lines:
            ended = d.written(line).endswith((".", "!", "?", ":"))
            told += [*(d.text(" ") if told else ()), *line, *(() if ended else d.text("."))]
    return tuple(told)


def _changes(item: Published) -> tuple[Change, ...]:
    """What has changed in it, the newest first."""
    return tuple(sorted((Change(one.on, one.what) for one in item.changes), key=lambda one: one.on, reverse=True))


def _page(page: Page, setting: Setting, files: Files) -> SitePage:
    item, slug = page.item, setting.commune.id
    sheets = f"announcements/{slug}"
    picture = f"{sheets}/pictures/{item.id}.png"
    picture = picture if picture in files.sizes and setting.commune.address else ""
    match item:
        case Procedure():
            return SitePage(
                page.document,
                "procedure",
                item.id,
                aliases=item.aliases,
                life_event=item.life_event or "",
                field=item.field or "",
                downloads=tuple(_sheets(item.id, sheets, files)),
                listen=tuple(_listen(item, setting, files)),
                short=d.written(item.short_title or ()),
                changes=_changes(item),
                picture=picture,
            )
        case Campaign():
            return SitePage(
                page.document,
                "campaign",
                item.id,
                aliases=item.aliases,
                downloads=tuple(_sheets(item.id, sheets, files)),
                listen=tuple(_listen(item, setting, files)),
                short=d.written(item.short_title or ()),
                changes=_changes(item),
                picture=picture,
            )
        case Notice():
            return SitePage(
                page.document,
                "notice",
                item.id,
                downloads=_papers(item, setting, files),
                settled=item.status in FROZEN,
                listen=tuple(_listen(item, setting, files)),
                changes=_changes(item),
            )


def _papers(item: Notice, setting: Setting, files: Files) -> tuple[Download, ...]:
    """What was signed, where that is known: beside it a copy of ours could only be taken for it."""
    base = f"announcements/{setting.commune.id}"
    if item.signed and notice.stands(item, setting):
        signed = tuple(files.download("notice-signed", f"{base}/signed/{item.id}.pdf"))
        if signed:
            return signed
    return (
        *files.download("notice-pdf", f"{base}/notices/{item.id}.pdf"),
        *files.download("notice-docx", f"{base}/notices/{item.id}.docx"),
    )


def _sheets(item_id: str, sheets: str, files: Files) -> Iterator[Download]:
    yield from files.download("poster", f"{sheets}/posters/{item_id}.pdf")
    yield from files.download("leaflet", f"{sheets}/leaflets/{item_id}.pdf")


def _told(source: Broadcast, item: Procedure | Campaign | Notice) -> bool:
    match item:
        case Campaign():
            return source.campaign == item.id
        case Procedure():
            return source.procedure == item.id
        case Notice():
            return source.notice == item.id


def _listen(item: Procedure | Campaign | Notice, setting: Setting, files: Files) -> Iterator[Listen]:
    """The recordings that tell this item, the shorter first, other languages last."""
    for _, source in broadcast.broadcasts(setting):
        if _told(source, item):
            yield from _recordings(source, setting, files)


def _untold(setting: Setting, files: Files) -> Iterator[Listen]:
    """The recordings whose words stand on no page."""
    for _, source in broadcast.broadcasts(setting):
        if not (source.campaign or source.procedure or source.notice):
            yield from _recordings(source, setting, files)


def _recordings(source: Broadcast, setting: Setting, files: Files) -> Iterator[Listen]:
    say, title = setting.wording, broadcast.title(source, setting)
    stem = f"audio/{setting.commune.id}/{source.id}"
    approved = source.status is AirStatus.APPROVED and (setting.archived or broadcast.current(source, setting))
    heard = [(variant.value, "vi", say(f"documents.variant-{variant}")) for variant in broadcast.VARIANTS]
    heard += [(one.language, one.language, on_air.language(one.language, setting)) for one in source.languages]
    for name, language, told in heard:
        path = f"{stem}/{name}"
        if f"{path}.mp3" in files.sizes:
            yield Listen(
                mp3=f"{path}.mp3",
                seconds=files.seconds.get(f"{path}.mp3", 0.0),
                size=files.sizes[f"{path}.mp3"],
                title=f"{title} ({told})",
                opus=f"{path}.opus" if f"{path}.opus" in files.sizes else None,
                captions=f"{path}.vtt" if f"{path}.vtt" in files.sizes else None,
                language=language,
                approved=approved,
            )


def _schedule(setting: Setting) -> Blocks:
    """What goes on air and how often, in the documents' own words where they have some."""
    rows = tuple(_airings(setting))
    return (d.Bullets(rows),) if rows and not setting.archived else ()


def _airings(setting: Setting) -> Iterator[d.Inlines]:
    for _, source in broadcast.broadcasts(setting):
        if source.status is not AirStatus.APPROVED or not broadcast.current(source, setting):
            continue
        name = d.text(broadcast.title(source, setting))
        terms = on_air.terms(source, setting)
        first: Day | None = source.schedule.first_day if source.schedule else None
        since = d.text(setting.wording("documents.air-since", day=first.written)) if first else ()
        yield (*name, *d.text(": "), *terms, *since) if terms else name
