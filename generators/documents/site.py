"""A commune's website as the set of its pages, with what can be taken away or listened to on each; knows no look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from generators import document as d
from generators.catalogue import Page, pages
from generators.document import Blocks
from generators.documents import broadcast, on_air
from generators.documents.setting import Setting
from generators.model import Campaign, Notice, Procedure
from generators.model.broadcast import AirStatus
from generators.model.national import Term
from generators.values import Day
from generators.website import Download, Listen, Site, SitePage

DownloadKind = Literal["poster", "leaflet", "notice-pdf", "notice-docx", "script"]


class Files:
    """What has been made so far, by path below the output folder: size in bytes and, for a sound, seconds."""

    def __init__(self, sizes: Mapping[str, int], seconds: Mapping[str, float]) -> None:
        self.sizes, self.seconds = sizes, seconds

    def download(self, kind: DownloadKind, path: str) -> Iterator[Download]:
        if path in self.sizes:
            yield Download(kind, path, self.sizes[path])


def site(setting: Setting, files: Files, glossary: tuple[Term, ...]) -> Site:
    commune = setting.commune
    contacts = (setting.contact(entry.id) for entry in commune.contacts)
    return Site(
        issuer=setting.issuer,
        pages=tuple(_page(page, setting, files) for page in pages(setting)),
        contacts=tuple(contact for contact in contacts if contact is not None),
        hours=commune.hours or (),
        marks=setting.marks(),
        as_of=setting.moment.day if setting.moment.past else None,
        glossary=tuple(d.Definition(d.text(term.term), term.text) for term in glossary),
        schedule=_schedule(setting),
        archived=setting.archived,
        description=setting.wording("documents.site-description", commune=commune.full_name),
    )


def _page(page: Page, setting: Setting, files: Files) -> SitePage:
    item, slug = page.item, setting.commune.id
    sheets = f"announcements/{slug}"
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
            )
        case Campaign():
            return SitePage(
                page.document,
                "campaign",
                item.id,
                aliases=item.aliases,
                downloads=tuple(_sheets(item.id, sheets, files)),
                listen=tuple(_listen(item, setting, files)),
            )
        case Notice():
            return SitePage(
                page.document,
                "notice",
                item.id,
                downloads=(
                    *files.download("notice-pdf", f"{sheets}/notices/{item.id}.pdf"),
                    *files.download("notice-docx", f"{sheets}/notices/{item.id}.docx"),
                ),
            )


def _sheets(item_id: str, sheets: str, files: Files) -> Iterator[Download]:
    yield from files.download("poster", f"{sheets}/posters/{item_id}.pdf")
    yield from files.download("leaflet", f"{sheets}/leaflets/{item_id}.pdf")


def _listen(item: Procedure | Campaign, setting: Setting, files: Files) -> Iterator[Listen]:
    """The recordings that tell this item, the shorter first."""
    for _, source in broadcast.broadcasts(setting):
        if item.id != (source.campaign if isinstance(item, Campaign) else source.procedure):
            continue
        for variant in broadcast.VARIANTS:
            stem = f"audio/{setting.commune.id}/{source.id}/{variant}"
            if f"{stem}.mp3" in files.sizes:
                yield Listen(
                    mp3=f"{stem}.mp3",
                    seconds=files.seconds.get(f"{stem}.mp3", 0.0),
                    size=files.sizes[f"{stem}.mp3"],
                    title=f"{broadcast.title(source, setting)} ({setting.wording(f'documents.variant-{variant}')})",
                    opus=f"{stem}.opus" if f"{stem}.opus" in files.sizes else None,
                    captions=f"{stem}.vtt" if f"{stem}.vtt" in files.sizes else None,
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
