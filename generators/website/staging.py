"""The staging folder: everything MkDocs needs to make one commune's website, and nothing it has to be told besides.

<folder>/mkdocs.yml   inherits the root's; only paths
<folder>/docs/        the pages as Markdown, the website's own files under docs/loa/
<folder>/theme/       our overrides of the theme, with this commune's name, marks and words
<folder>/site/        where `make` builds
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from generators.document import MarkKind, written
from generators.vietnamese import slug
from generators.website import addresses, colours, linked_data, search
from generators.website.pages import (
    OwnPage,
    Templates,
    first_phone,
    own_pages,
    recording,
    size_written,
    without_shared_marks,
)
from generators.website.site import Site, SitePage, file_path_in_site
from generators.writers import markdown, qr
from generators.writers.assets import Assets

SERVICE_WORKER = "site/assets/sw.js"
RELATED = 4  # further procedures a page points to; all of them stand in its group
KEPT_PAGES = 100  # at about 6 KB each over the wire: what a phone may fetch unasked
NO_SITEMAP = "{# a sitemap needs the address of the website; where it is known, docs/sitemap.xml is ours #}\n"


def stage(site: Site, folder: Path, assets: Assets, *, root_config: Path) -> None:
    """Write the staging folder so that it says exactly this site; files whose bytes are the same are left alone.

    OSError when the folder cannot be written, ValueError for a path or colour that cannot be.
    """
    files = dict(staged(site, assets))
    files["mkdocs.yml"] = _config(folder, root_config)
    kept = {folder / path for path in files}
    for path, content in files.items():
        _write(folder / path, content)
    for part in ("docs", "theme"):
        for found in sorted((folder / part).rglob("*"), reverse=True):
            if found.is_dir():
                if not any(found.iterdir()):
                    found.rmdir()
            elif found not in kept:
                found.unlink()


def staged(site: Site, assets: Assets) -> Mapping[str, bytes]:
    """Every file of the staging folder but its mkdocs.yml, by path; the same site gives the same bytes."""
    templates = Templates(assets)
    own = own_pages(site, templates)
    files: dict[str, bytes] = {}
    for page in own:
        files[f"docs/{page.source}"] = _front_matter(_own_meta(page, site)) + f"{page.body}\n".encode()
    for item in site.pages:
        files[f"docs/{item.source}"] = _item_page(item, site, templates)
    labels = {section: templates.word(f"section-{section}") for section in search.SECTIONS}
    entries = (
        *(search.Entry(page.path, page.title, "page", page.description, (), "") for page in own if page.searchable),
        *(search.term(term) for term in site.glossary),
    )
    synonyms = search.read_synonyms(assets.template(search.SYNONYMS))
    files["docs/loa/index.js"] = search.script(site, entries, labels, synonyms)
    files["docs/loa/colours.css"] = colours.stylesheet(site.issuer.theme).encode()
    files.update(_images(site, assets))
    for path, content in assets.templates.items():
        if path == SERVICE_WORKER:
            continue
        if path.startswith(("site/assets/", "site/fonts/")):
            files[f"docs/loa/{path.rpartition('/')[2]}"] = content
        elif path.startswith("site/theme/"):
            files[path.removeprefix("site/")] = content
    files["theme/loa/commune.html"] = _commune(site, templates).encode()
    files["theme/sitemap.xml"] = NO_SITEMAP.encode()
    paths = [*(page.path for page in own), *(item.path for item in site.pages)]
    if site.address:
        files["docs/sitemap.xml"] = addresses.sitemap(site, paths)
        files[f"docs/{addresses.FEED}"] = addresses.feed(site, templates.word("announcements-title"))
    files["docs/sw.js"] = _service_worker(assets.template(SERVICE_WORKER), paths, files)
    return files


def _service_worker(worker: str, pages: list[str], files: Mapping[str, bytes]) -> bytes:
    """`sw.js`: which files to keep on the reader's phone, and a version that changes with any byte of them."""
    version = hashlib.sha256()
    for path in sorted(files):
        version.update(path.encode() + b"\0" + hashlib.sha256(files[path]).digest())
    kept = (
        pages
        if len(pages) <= KEPT_PAGES
        else [path for path in pages if "/" not in path or path.endswith("/index.html")]
    )
    own = [path.removeprefix("docs/") for path in sorted(files) if path.startswith("docs/loa/")]
    wanted = [path for path in (*kept, *own) if not path.endswith((".txt", "/images/"))]
    return (
        worker.replace("{version}", version.hexdigest()[:12])
        .replace("{files}", json.dumps(sorted(set(wanted) - {"index.html"}), ensure_ascii=False))
        .encode()
    )


# ── Pages ────────────────────────────────────────────────────────────────────────────────────────────────────────────

SECTION_OF_MENU = {"procedure": "procedures", "campaign": "announcements", "notice": "announcements"}


def _item_page(page: SitePage, site: Site, templates: Templates) -> bytes:
    """An item's page: its document, with what to hear above its text and what to take away below."""
    page = without_shared_marks(page, site)
    word, document = templates.word, page.document
    recordings = [recording(listen, word, document.title) for listen in page.listen]
    downloads = [
        {
            "path": file_path_in_site(file.source),
            "label": word(f"file-{file.kind}"),
            "size": size_written(file.size),
        }
        for file in page.downloads
    ]
    section = SECTION_OF_MENU[page.section]
    folder = "thu-tuc" if section == "procedures" else "thong-bao"
    meta = _meta(
        title=document.title,
        description=document.summary,
        layout="text",
        section=section,
        crumbs=((word("home"), "index.html"), (word(section), f"{folder}/index.html")),
    )
    here = addresses.absolute(site, page.path)
    if here:
        meta["canonical"] = here
    if page.section == "procedure":
        meta["data"] = linked_data.procedure(page, here)
    caller = first_phone(site.contacts)
    code = Markup(qr.svg(here, mm=25)) if here else ""
    body = markdown.write(
        document,
        templates.assets,
        addresses=_addresses(site, templates.assets),
        terms=_terms(site),
        below_title=templates.render("listen", recordings=recordings) if recordings else "",
        above_foot=templates.render(
            "after",
            downloads=downloads,
            related=_related(page, site),
            phone=caller.phone if caller else None,
            address=here,
            code=code,
        ),
    )
    return _front_matter(meta) + body


def _related(page: SitePage, site: Site) -> tuple[SitePage, ...]:
    """Other procedures for the same matter of life."""
    same = (other for other in site.of("procedure") if page.life_event and other.life_event == page.life_event)
    return tuple(other for other in same if other.slug != page.slug)[:RELATED]


def _addresses(site: Site, assets: Assets) -> dict[str, str]:
    """The website as seen from an item's page, one folder deep; as Markdown files, so that MkDocs checks them."""
    items = {page.item: f"../{page.source}" for page in site.pages}
    return items | {f"image/{name}": f"../loa/images/{name}" for name in assets.images}


def _terms(site: Site) -> dict[str, str]:
    """Each word of the glossary, and the abbreviation in brackets behind it, with the place that explains it."""
    found: dict[str, str] = {}
    for term in site.glossary:
        full = written(term.definition.term)
        for name in (*(part.strip(" )") for part in full.split("(")), *term.aliases):
            found.setdefault(name, f"../tu-ngu.md#{slug(full)}")
    return found


def _own_meta(page: OwnPage, site: Site) -> dict[str, Any]:
    here = addresses.absolute(site, page.path)
    return ({"canonical": here} if here else {}) | _meta(
        title=page.title,
        description=page.description,
        layout=page.layout,
        section=page.section,
        crumbs=page.crumbs,
    )


def _meta(
    *, title: str, description: str, layout: str, section: str, crumbs: Iterable[tuple[str, str]]
) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "layout": layout,
        "section": section,
        "crumbs": [{"label": label, "path": path} for label, path in crumbs],
    }


def _front_matter(meta: Mapping[str, Any]) -> bytes:
    text = yaml.safe_dump(dict(meta), allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{text}---\n\n".encode()


def _images(site: Site, assets: Assets) -> dict[str, bytes]:
    return {f"docs/loa/images/{name}": content for name, content in assets.images.items()} if site.pages else {}


# ── Theme and configuration ──────────────────────────────────────────────────────────────────────────────────────────


def _commune(site: Site, templates: Templates) -> str:
    """What the frame of every page says of this commune, as a template the frame imports."""
    word, issuer = templates.word, site.issuer
    menu = [
        ("procedures", "thu-tuc/index.html"),
        ("announcements", "thong-bao/index.html"),
        ("broadcasts", "phat-thanh.html"),
        ("contacts", "lien-he.html"),
    ]
    links = [("home", "index.html"), *menu, ("glossary", "tu-ngu.html"), ("about", "gioi-thieu.html")]
    caller = first_phone(site.contacts)
    published = word("published-by", committee=issuer.committee, province=issuer.province)
    commune = {
        "slug": issuer.slug,
        "name": issuer.name,
        "short": issuer.short,
        "publisher": published if issuer.province else issuer.committee,
        "description": site.description,
        "archived": site.archived,
        "accent": issuer.theme.accent,
        "safety": templates.assets.wording("common.portal-warning"),
        "urgent": written(site.urgent),
        "feed": addresses.FEED if site.address else "",
        "as_of": word("as-of", day=site.as_of.written) if site.as_of else "",
        "phone": {
            "dialled": caller.phone.dialled,
            "written": caller.phone.written,
            "label": word("call", phone=caller.phone.written),
        }
        if caller and caller.phone
        else None,
        "menu": [{"key": key, "path": path, "label": word(key)} for key, path in menu],
        "links": [{"key": key, "path": path, "label": word(key)} for key, path in links],
        "marks": [
            {"kind": mark.kind.value, "text": mark.text, "detail": written(mark.detail)}
            for mark in site.marks
            if mark.kind is not MarkKind.AS_OF
        ],
    }
    prefix = "site."
    words = {
        key.removeprefix(prefix): phrase
        for key, phrase in sorted(templates.assets.wording.phrases.items())
        if key.startswith(prefix)
    }
    return f"{{% set commune = {_literal(commune)} %}}\n{{% set word = {_literal(words)} %}}\n"


def _literal(value: object) -> str:
    """A value as Jinja writes it: JSON's strings and lists, but true and none in words of its own."""
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "none"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case Mapping():
            return "{" + ", ".join(f"{_literal(key)}: {_literal(inner)}" for key, inner in value.items()) + "}"
        case list():
            return "[" + ", ".join(_literal(inner) for inner in value) + "]"
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a template")


def _config(folder: Path, root_config: Path) -> bytes:
    inherited = os.path.relpath(root_config.resolve(), folder.resolve())
    text = yaml.safe_dump(
        {
            "INHERIT": Path(inherited).as_posix(),
            "docs_dir": "docs",
            "site_dir": "site",
            "theme": {"custom_dir": "theme"},  # under INHERIT it would point where the root's does
        },
        sort_keys=False,
    )
    return text.encode()


def _write(path: Path, content: bytes) -> None:
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
