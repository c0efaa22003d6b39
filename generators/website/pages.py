"""The website's own pages around the items: home, lists, contacts, search; templates/site/pages/ says how they look."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import markdown as python_markdown
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from generators.document import Blocks, Contact, Inlines, Paragraph, written
from generators.vietnamese import slug, sort_key
from generators.website import feeds, open_data
from generators.website.site import Listen, Site, SitePage, file_path_in_site
from generators.website.stick import STICK
from generators.writers import markdown
from generators.writers.assets import Assets

Word = Callable[..., str]


@dataclass(frozen=True)
class Group:
    """Items that belong together: a letter, a life event, a field. `path` is empty for a letter."""

    label: str
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


class Templates:
    """The page templates with the words they use, in one language.

    `foreign` is that language where it is not Vietnamese: its pages lie in a folder of that name, `prefix`, and reach
    what all languages share one folder further up, `shared`.
    """

    def __init__(self, assets: Assets, site: Site | None = None, foreign: str = "") -> None:
        self.assets, self.foreign = assets, foreign
        self.prefix = f"{foreign}/" if foreign else ""
        self.shared = "../" if foreign else ""
        known = site.languages if site else ()
        self.languages = (("vi", "Tiếng Việt"), *((code, wording("site.language-name")) for code, wording in known))
        self.environment = Environment(
            loader=FunctionLoader(lambda name: assets.template(f"site/{name}")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        shared = self.environment.globals
        shared["word"] = self.word
        shared["shared"] = self.shared
        shared["vi"] = Markup(' lang="vi"') if foreign else ""  # the commune's own words
        shared["own"] = Markup(f' lang="{foreign}"') if foreign else ""  # ours, within the commune's
        shared["icon"] = self.environment.get_template("theme/loa/icons.html").module.icon  # type: ignore[attr-defined]
        shared["parts"] = self.environment.get_template("pages/parts.html.jinja").module

    def word(self, key: str, **values: str) -> str:
        return self.assets.wording(f"site.{key}", **values)

    def render(self, name: str, **values: Any) -> str:
        # a blank line would end an HTML block for Markdown
        lines = self.environment.get_template(f"pages/{name}.html.jinja").render(values).splitlines()
        return "\n".join(line for line in lines if line.strip())


def html(blocks: Blocks, templates: Templates) -> Markup:
    """Blocks as the HTML a page of theirs would have, for a template to take in."""
    source = markdown.fragment(blocks, templates.assets, interface=templates.foreign)
    return Markup(python_markdown.markdown(source, extensions=list(markdown.EXTENSIONS)))


def html_line(content: Inlines, templates: Templates) -> Markup:
    block = html((Paragraph(content),), templates) if content else Markup("")
    return Markup(block.removeprefix("<p>").removesuffix("</p>"))


# ── Sizes and lengths in words ───────────────────────────────────────────────────────────────────────────────────────


def size_written(size: int) -> str:
    """`480 KB`, `1,2 MB`: the way a phone shows it."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def length_written(seconds: float, word: Word) -> str:
    """`2 phút 5 giây`."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return word("seconds", seconds=str(rest))
    if not rest:
        return word("minutes", minutes=str(minutes))
    return word("minutes-seconds", minutes=str(minutes), seconds=str(rest))


def recording(listen: Listen, templates: Templates, told: str = "") -> dict[str, str]:
    """What a player shows; on the page of what is `told`, its title need not be said again."""
    word, shared = templates.word, templates.shared
    title = listen.title.removeprefix(told).strip(" ():,–-") if told else listen.title
    return {
        "title": word("listen-to", what=title) if told and title else listen.title,
        "mp3": shared + file_path_in_site(listen.mp3),
        "opus": shared + file_path_in_site(listen.opus) if listen.opus else "",
        "captions": shared + file_path_in_site(listen.captions) if listen.captions else "",
        "length": length_written(listen.seconds, word),
        "size": size_written(listen.size),
    }


# ── Groups ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def by_letter(pages: Sequence[SitePage]) -> tuple[Group, ...]:
    """In Vietnamese alphabetical order under its letters: Đ is a letter of its own, Ấ stands under Â."""
    groups: dict[str, list[SitePage]] = {}
    for page in sorted(pages, key=lambda page: sort_key(page.name)):
        groups.setdefault(_letter(page.name), []).append(page)
    anchors = {"Đ": "dd", "Ă": "aw", "Â": "aa", "Ê": "ee", "Ô": "oo", "Ơ": "ow", "Ư": "uw"}  # as Telex types them
    return tuple(
        Group(letter, f"chu-{anchors.get(letter, letter.lower())}", tuple(found)) for letter, found in groups.items()
    )


def _letter(title: str) -> str:
    kept = {"\u0302", "\u0306", "\u031b"}  # circumflex, breve and horn make letters; tone marks do not
    for character in unicodedata.normalize("NFC", title).upper():
        if character.isalnum():
            parts = unicodedata.normalize("NFD", character)
            first = unicodedata.normalize("NFC", parts[0] + "".join(mark for mark in parts[1:] if mark in kept))
            return "0-9" if first.isdigit() else first
    return "0-9"


def by_event(site: Site) -> tuple[Group, ...]:
    return _grouped(site.of("procedure"), lambda page: page.life_event, "su-kien")


def by_field(site: Site) -> tuple[Group, ...]:
    return _grouped(site.of("procedure"), lambda page: page.field, "linh-vuc")


def _grouped(pages: Sequence[SitePage], label: Callable[[SitePage], str], folder: str) -> tuple[Group, ...]:
    groups: dict[str, list[SitePage]] = {}
    for page in pages:
        if label(page):
            groups.setdefault(label(page), []).append(page)
    return tuple(
        Group(name, slug(name), tuple(groups[name]), f"thu-tuc/{folder}/{slug(name)}.html")
        for name in sorted(groups, key=sort_key)
    )


# ── Pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def own_pages(site: Site, templates: Templates) -> tuple[OwnPage, ...]:
    """Every page that is not an item's, in the order of the menu."""
    word, assets, render = templates.word, templates.assets, templates.render
    events, fields = by_event(site), by_field(site)
    announcements = site.of("notice", "campaign")
    current = site.of("notice", "campaign", "procedure")
    recordings = [recording(listen, templates) for page in current for listen in page.listen]
    recordings += [recording(listen, templates) for listen in site.listen]
    contacts = html(site.contacts, templates)
    home_contacts = html(site.contacts[:2], templates)
    hours = html_line(site.hours, templates)
    schedule = html(site.schedule, templates)
    as_of = assets.wording("common.mark-as-of", day=site.as_of.written) if site.as_of else ""
    home = ((word("home"), "index.html"),)
    in_procedures = (*home, (word("procedures"), "thu-tuc/index.html"))
    others = tuple(page for page in site.of("procedure") if not page.life_event)
    rest = (Group(word("other-procedures" if events else "procedures"), "", others),) if others else ()
    return (
        OwnPage(
            "index.md",
            word("home-title"),
            render(
                "home",
                events=(*events, *rest),
                announcements=announcements,
                recordings=recordings,
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
                letters=by_letter(site.of("procedure")),
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
            render("contacts", contacts=contacts, called=first_phone(site.contacts), hours=hours, issuer=site.issuer),
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
        OwnPage(
            "gioi-thieu.md",
            word("about-title"),
            render(
                "about",
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


def _sorted_terms(site: Site) -> Blocks:
    terms = (term.definition for term in site.glossary)
    return tuple(sorted(terms, key=lambda definition: sort_key(written(definition.term))))


def first_phone(contacts: Sequence[Contact]) -> Contact | None:
    return next((contact for contact in contacts if contact.phone), None)


def without_shared_marks(page: SitePage, site: Site) -> SitePage:
    """What stands in the banner of every page need not be said again under the title."""
    shared = {mark.kind for mark in site.marks}
    marks = tuple(mark for mark in page.document.marks if mark.kind not in shared)
    return replace(page, document=replace(page.document, marks=marks))
