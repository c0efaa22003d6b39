"""The website's own pages around the items: home, lists, contacts, search; templates/site/pages/ says how they look."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from generators.document import Blocks, Contact, written
from generators.vietnamese import slug, sort_key
from generators.website import feeds, install, open_data
from generators.website.site import Listen, Site, SitePage, file_path_in_site
from generators.website.stick import STICK
from generators.website.templates import VIETNAMESE, Templates, Word, html, html_line, recording, size_written
from generators.wording import NAME

LANGUAGES_PAGE = "ngon-ngu.html"


@dataclass(frozen=True)
class Group:
    """Items that belong together: a letter, a life event, a field. `path` is empty for a letter, `shown` is the label
    with its language marked.
    """

    label: str
    shown: Markup
    anchor: str
    pages: tuple[SitePage, ...]
    path: str = ""


@dataclass(frozen=True)
class OwnPage:
    """A page of the website itself: its file, its front matter, its body in HTML."""

    source: str
    title: str
    body: str
    layout: str = "section"
    section: str = ""
    description: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()
    searchable: bool = True

    @property
    def path(self) -> str:
        return self.source.removesuffix(".md") + ".html"


# ── Groups ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def by_letter(pages: Sequence[SitePage], named: Callable[[SitePage], str]) -> tuple[Group, ...]:
    """In Vietnamese alphabetical order under its letters: Đ is a letter of its own, Ấ stands under Â."""
    groups: dict[str, list[SitePage]] = {}
    for page in sorted(pages, key=lambda page: sort_key(named(page))):
        groups.setdefault(_letter(named(page)), []).append(page)
    anchors = {"Đ": "dd", "Ă": "aw", "Â": "aa", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}  # as Telex types them
    return tuple(
        Group(letter, Markup.escape(letter), f"chu-{anchors.get(letter, letter.lower())}", tuple(found))
        for letter, found in groups.items()
    )


def _letter(title: str) -> str:
    kept = {"\u0302", "\u0306", "\u031b"}  # circumflex, breve and horn make letters; tone marks do not
    for character in unicodedata.normalize("NFC", title).upper():
        if character.isalnum():
            parts = unicodedata.normalize("NFD", character)
            first = unicodedata.normalize("NFC", parts[0] + "".join(mark for mark in parts[1:] if mark in kept))
            return "0-9" if first.isdigit() else first
    return "0-9"


def by_event(site: Site, templates: Templates) -> tuple[Group, ...]:
    """In the order in which the commune lists its procedures: what people come for most stands first."""
    return tuple(_grouped(site.of("procedure"), "life_event", "su-kien", templates))


def by_field(site: Site, templates: Templates) -> tuple[Group, ...]:
    """In alphabetical order."""
    found = _grouped(site.of("procedure"), "field", "linh-vuc", templates)
    return tuple(sorted(found, key=lambda group: sort_key(group.label)))


def _grouped(
    pages: Sequence[SitePage], label: Literal["life_event", "field"], folder: str, templates: Templates
) -> Iterator[Group]:
    groups: dict[str, list[SitePage]] = {}
    for page in pages:
        if getattr(page, label):
            groups.setdefault(getattr(page, label), []).append(page)
    for name, found in groups.items():
        versions = (version for page in found if (version := templates.version(page)))
        translated = next((getattr(one, label) for one in versions if getattr(one, label)), "")
        shown = templates.marked(translated or name, templates.foreign if translated else VIETNAMESE)
        yield Group(translated or name, shown, slug(name), tuple(found), f"thu-tuc/{folder}/{slug(name)}.html")


# ── Pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def own_pages(site: Site, templates: Templates) -> tuple[OwnPage, ...]:
    """Every page that is not an item's, in the order of the menu."""
    word, assets, render = templates.word, templates.assets, templates.render
    events, fields = by_event(site, templates), by_field(site, templates)
    announcements = site.of("notice", "campaign")
    current = site.of("notice", "campaign", "procedure")
    heard = (*(listen for page in current for listen in page.listen), *site.listen)
    recordings = [recording(listen, templates) for listen in heard]
    aired = [recording(listen, templates) for listen in heard if listen.approved]
    contacts = html(site.contacts, templates)
    home_contacts = html(site.contacts[:2], templates)
    hours = html_line(site.hours, templates)
    schedule = html(site.schedule, templates)
    as_of = assets.wording("common.mark-as-of", day=site.as_of.written) if site.as_of else ""
    home = ((word("home"), "index.html"),)
    in_procedures = (*home, (word("procedures"), "thu-tuc/index.html"))
    others = tuple(page for page in site.of("procedure") if not page.life_event)
    label = word("other-procedures" if events else "procedures")
    weight = install.weight_unasked(site)
    rest = (Group(label, Markup.escape(label), "", others),) if others else ()
    return (
        OwnPage(
            "index.md",
            word("home-title"),
            render(
                "home",
                events=(*events, *rest),
                announcements=tuple(page for page in announcements if page.settled),
                recordings=aired,
                schedule=schedule,
                contacts=home_contacts,
                hours=hours,
            ),
            layout="home",
            description=site.description,
            searchable=False,
        ),
        OwnPage(
            "thu-tuc/index.md",
            word("procedures-title"),
            render(
                "procedures",
                letters=by_letter(site.of("procedure"), templates.name),
                events=events,
                fields=fields,
                past=site.past("procedure"),
            ),
            section="procedures",
            description=word("procedures-lead"),
            crumbs=home,
        ),
        *(
            OwnPage(
                group.path.removesuffix(".html") + ".md",
                group.label,
                render("group", group=group),
                section="procedures",
                crumbs=in_procedures,
                searchable=False,
            )
            for group in (*events, *fields)
        ),
        OwnPage(
            "thong-bao/index.md",
            word("announcements-title"),
            render(
                "announcements",
                notices=site.of("notice"),
                campaigns=site.of("campaign"),
                past=site.past("notice", "campaign"),
            ),
            section="announcements",
            crumbs=home,
        ),
        OwnPage(
            "phat-thanh.md",
            word("broadcasts-title"),
            render(
                "broadcasts",
                recordings=recordings,
                schedule=schedule,
                calendar=templates.shared + file_path_in_site(site.calendar) if site.calendar else "",
                podcast=templates.shared + feeds.PODCAST if site.address and recordings else "",
            ),
            section="broadcasts",
            description=word("broadcasts-lead"),
            crumbs=home,
        ),
        OwnPage(
            "lien-he.md",
            word("contacts-title"),
            render(
                "contacts",
                contacts=contacts,
                called=first_phone(site.contacts),
                hours=hours,
                missing=_not_known(site, word),
                issuer=site.issuer,
            ),
            section="contacts",
            description=word("contacts-lead"),
            crumbs=home,
        ),
        OwnPage(
            "tu-ngu.md",
            word("glossary-title"),
            render("glossary", terms=html(_sorted_terms(site), templates)),
            section="glossary",
            description=word("glossary-lead"),
            crumbs=home,
        ),
        *_changes(site, templates, home),
        *_languages(site, templates, home),
        OwnPage(
            "gioi-thieu.md",
            word("about-title"),
            render(
                "about",
                weight=size_written(weight) if weight else "",
                issuer=site.issuer,
                as_of=as_of,
                safety=assets.wording("common.portal-warning"),
                stick=templates.shared + STICK,
                data=templates.shared + open_data.PATH,
                schema=templates.shared + open_data.SCHEMA_PATH,
                feeds=bool(site.address),
                atom=templates.shared + feeds.ANNOUNCEMENTS,
                podcast=templates.shared + feeds.PODCAST,
            ),
            section="about",
            crumbs=home,
        ),
        OwnPage("tim-kiem.md", word("search-title"), render("search"), layout="search", crumbs=home, searchable=False),
    )


def _changes(site: Site, templates: Templates, home: tuple[tuple[str, str], ...]) -> Iterator[OwnPage]:
    """What is new, where anything is: a page that says "nothing" would only be in the way."""
    rows = [
        {"page": page, "day": change.on, "what": html_line(change.what, templates)}
        for page, change in feeds.changes(site)
    ]
    if rows:
        yield OwnPage(
            "thay-doi.md",
            templates.word("changes-title"),
            templates.render("changes", rows=rows),
            section="changes",
            description=templates.word("changes-lead"),
            crumbs=home,
        )


def has_languages(site: Site) -> bool:
    return bool(site.languages or _heard_otherwise(site))


def _heard_otherwise(site: Site) -> list[Listen]:
    """The recordings in other languages."""
    heard = [one for page in site.of("notice", "campaign", "procedure") for one in page.listen]
    return [one for one in (*heard, *site.listen) if one.language != VIETNAMESE]


def _languages(site: Site, templates: Templates, home: tuple[tuple[str, str], ...]) -> Iterator[OwnPage]:
    """What can be read or heard in which language, and what cannot; where there is but one, no page about it."""
    other = [recording(one, templates) for one in _heard_otherwise(site)]
    pages = site.of("procedure", "campaign", "notice")
    rows = []
    for language in site.languages:
        versions = [(page, found) for page in pages if (found := page.version(language.code))]
        rows.append(
            {
                "name": language.wording(NAME),
                "code": language.code,
                "whole": language.whole,
                "code_path": f"{templates.shared}{language.code}/",
                "home": f"{templates.shared}{language.code}/index.html",
                "told": [(page, found) for page, found in versions if found.told],
                "left": str(sum(not found.told for _, found in versions)),
            }
        )
    if has_languages(site):
        yield OwnPage(
            LANGUAGES_PAGE.removesuffix(".html") + ".md",
            templates.word("languages-title"),
            templates.render("languages", rows=rows, recordings=other),
            section="languages",
            description=templates.word("languages-lead"),
            crumbs=home,
        )


def _sorted_terms(site: Site) -> Blocks:
    terms = (term.definition for term in site.glossary)
    return tuple(sorted(terms, key=lambda definition: sort_key(written(definition.term))))


def _not_known(site: Site, word: Word) -> tuple[str, ...]:
    """What nobody has said of any place to ask, besides its telephone: better named than looked for in vain."""
    if site.archived:
        return ()
    known = {
        "hours": bool(site.hours) or any(contact.hours for contact in site.contacts),
        "place": any(contact.place for contact in site.contacts),
    }
    return tuple(word(f"missing-{what}") for what, said in known.items() if not said)


def first_phone(contacts: Sequence[Contact]) -> Contact | None:
    return next((contact for contact in contacts if contact.phone), None)


def without_shared_marks(page: SitePage, site: Site) -> SitePage:
    """What stands in the banner of every page need not be said again under the title."""
    shared = {mark.kind for mark in site.marks}
    marks = tuple(mark for mark in page.document.marks if mark.kind not in shared)
    return replace(page, document=replace(page.document, marks=marks))
