"""One item's page: its document, with what to hear above its text and what to take away below."""

from __future__ import annotations

import json
import re
from typing import Any

from markupsafe import Markup

from generators.document import Document, Heading, InLanguage, written
from generators.values import Day
from generators.vietnamese import slug
from generators.website import addresses, linked_data
from generators.website.pages import without_shared_marks
from generators.website.site import Site, SitePage, file_path_in_site
from generators.website.templates import Templates, html_line, recording, size_written
from generators.writers import markdown, qr

RELATED = 4  # further procedures a page points to; all of them stand in its group

SECTION_OF_MENU = {"procedure": "procedures", "campaign": "announcements", "notice": "announcements"}


def item_page(page: SitePage, site: Site, templates: Templates) -> tuple[dict[str, Any], bytes]:
    """Its front matter and its Markdown, in the language of the templates; its text in that of its document."""
    page = without_shared_marks(page, site)
    version = templates.version(page)
    word, document = templates.word, version.document if version else page.document
    translated = bool(version and version.told)
    until = _until(document, site)
    recordings = [recording(listen, templates, document.title) for listen in page.listen]
    downloads = [
        {
            "path": templates.shared + file_path_in_site(file.source),
            "label": word(f"file-{file.kind}"),
            "size": size_written(file.size),
        }
        for file in page.downloads
    ]
    section = SECTION_OF_MENU[page.section]
    folder = "thu-tuc" if section == "procedures" else "thong-bao"
    here = addresses.absolute(site, templates.prefix + page.path)
    meta: dict[str, Any] = {
        "title": document.title,
        "description": document.summary,
        "layout": "text",
        "section": section,
        "crumbs": [(word("home"), "index.html"), (word(section), f"{folder}/index.html")],
        "canonical": here,
        "until": until.date.isoformat() if until else "",
        "until_day": until.written if until else "",
        "translated": translated,
        "named": bool(version and version.named),
        "own_parts": [
            f"{block.number} {written(block.content)}".strip()
            for block in document.blocks
            if isinstance(block, Heading) and _is_ours(block, templates, translated)
        ]
        if templates.spoken
        else [],
        "image": addresses.absolute(site, file_path_in_site(page.picture)) if page.picture else "",
    }
    if page.section == "procedure" and not templates.foreign:
        meta["data"] = linked_data.procedure(page, here)
    changes = [{"day": change.on, "what": html_line(change.what, templates)} for change in page.changes]
    body = markdown.write(
        document,
        templates.assets,
        addresses=_addresses(site, templates),
        terms=_terms(site),
        below_title=templates.render("listen", recordings=recordings) if recordings else "",
        above_foot=templates.render(
            "after",
            downloads=downloads,
            changes=changes,
            related=_related(page, site),
            address=here,
            code=Markup(qr.svg(here, mm=25)) if here else "",
        ),
        interface=templates.spoken,
        title_is_vietnamese=translated and bool(templates.spoken) and not (version and version.named),
    )
    told = body.decode()
    return meta | {"hard": _hard(told, site), "means": _means(told, site)}, body


def _hard(told: str, site: Site) -> str:
    """The words of the office on this page and what one says in their place, for who asks for plain words."""
    said = told.casefold()
    found = {hard: plain for hard, plain in site.plain_words if hard.casefold() in said}
    return json.dumps(found, ensure_ascii=False) if found else ""


def _means(told: str, site: Site) -> str:
    """What the words mean that this page links to the glossary, by their anchor there."""
    linked = set(re.findall(r"tu-ngu\.md#([a-z0-9-]+)", told))
    known = {slug(written(term.definition.term)): term.definition for term in site.glossary}
    found = {anchor: written(known[anchor].content) for anchor in sorted(linked & known.keys())}
    return json.dumps(found, ensure_ascii=False) if found else ""


def _is_ours(heading: Heading, templates: Templates, translated: bool) -> bool:
    """Whether a heading is in the language of the menus: a set phrase, or translated."""
    if translated:
        return not any(isinstance(inline, InLanguage) for inline in heading.content)
    return written(heading.content) in templates.assets.wording.phrases.values()


def _until(document: Document, site: Site) -> Day | None:
    """The last day both the item and its commune hold; an archive is out of date already and says so itself."""
    if site.archived:
        return None
    return min((day for day in (document.valid_to, site.until) if day), default=None)


def _related(page: SitePage, site: Site) -> tuple[SitePage, ...]:
    """Other procedures for the same matter of life."""
    same = (other for other in site.of("procedure") if page.life_event and other.life_event == page.life_event)
    return tuple(other for other in same if other.slug != page.slug)[:RELATED]


def _addresses(site: Site, templates: Templates) -> dict[str, str]:
    """The website as seen from an item's page, one folder deep; as Markdown files, so that MkDocs checks them."""
    items = {page.item: f"../{page.source}" for page in site.pages}
    images = templates.assets.images
    return items | {f"image/{name}": f"../{templates.shared}loa/images/{name}" for name in images}


def _terms(site: Site) -> dict[str, str]:
    """Each word of the glossary, its abbreviation and its other names, with the place that explains it."""
    found: dict[str, str] = {}
    for term in site.glossary:
        full = written(term.definition.term)
        for name in (*(part.strip(" )") for part in full.split("(")), *term.aliases):
            found.setdefault(name, f"../tu-ngu.md#{slug(full)}")
    return found
