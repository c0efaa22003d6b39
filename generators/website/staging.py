"""The staging folder: everything MkDocs needs to make one commune's website, and nothing it has to be told besides.

<folder>/mkdocs.yml   inherits the root's; only paths
<folder>/docs/        the pages as Markdown, the website's own files under docs/loa/
<folder>/theme/       our overrides of the theme, with this commune's name, marks and words
<folder>/site/        where `make` builds
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generators.website import addresses, colours, feeds, icons, install, open_data, search
from generators.website.frame import frame
from generators.website.item_pages import item_page
from generators.website.pages import OwnPage, own_pages
from generators.website.site import Site
from generators.website.templates import Templates
from generators.writers.assets import Assets

NO_SITEMAP = "{# a sitemap needs the address of the website; where it is known, docs/sitemap.xml is ours #}\n"


def stage(site: Site, folder: Path, assets: Assets, *, root_config: Path) -> None:
    """Write the staging folder so that it says exactly this site; files whose bytes are the same are left alone.

    OSError when the folder cannot be written, ValueError for a path or colour that cannot be.
    """
    files = dict(staged(site, assets))
    files["mkdocs.yml"] = _config(folder, root_config)
    kept = {folder / path for path in files}
    for found in folder.rglob("*"):
        if found.is_symlink():  # none of ours; what is written here must not land where a link points
            found.unlink()
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
    templates = Templates(assets, site)
    files: dict[str, bytes] = {}
    languages = {language.code: Templates(assets, site, language) for language in site.languages}
    own = own_pages(site, templates)
    others = {code: own_pages(site, one) for code, one in languages.items()}
    paths = [*(page.path for page in own), *(item.path for item in site.pages)]
    for pages, spoken in ((own, templates), *((others[code], one) for code, one in languages.items())):
        files.update(_pages(pages, site, spoken))
    labels = {
        code: {section: one.word(f"section-{section}") for section in search.SECTIONS}
        for code, one in {"vi": templates, **languages}.items()
    }
    entries = (
        *(search.Entry(page.path, page.title, "page", page.description, (), "") for page in own if page.searchable),
        *(search.term(term) for term in site.glossary),
    )
    synonyms = search.read_synonyms(assets.template(search.SYNONYMS))
    told = {code: dict(search.told(site, one.version, others[code])) for code, one in languages.items()}
    files["docs/loa/index.js"] = search.script(site, entries, labels, synonyms, told)
    files["docs/loa/colours.css"] = colours.stylesheet(site.issuer.theme).encode()
    files.update(_images(site, assets))
    files.update({f"docs/loa/{name}": data for name, data in icons.icons(site.issuer, assets.images).items()})
    for path, content in assets.templates.items():
        if path == install.WORKER:
            continue
        if path.startswith(("site/assets/", "site/fonts/")):
            files[f"docs/loa/{path.rpartition('/')[2]}"] = content
        elif path.startswith("site/theme/"):
            files[path.removeprefix("site/")] = content
    files["theme/sitemap.xml"] = NO_SITEMAP.encode()
    files[f"docs/{install.MANIFEST}"] = install.manifest(site, site.description)
    files[f"docs/{open_data.PATH}"] = open_data.procedures(site)
    files[f"docs/{open_data.SCHEMA_PATH}"] = assets.templates[open_data.SCHEMA]
    if site.address:
        everywhere = [*paths, *(f"{code}/{path}" for code in languages for path in paths)]
        files["docs/sitemap.xml"] = addresses.sitemap(site, everywhere)
        titles = {
            "announcements": templates.word("announcements-title"),
            "changes": templates.word("changes-title"),
            "podcast": templates.word("broadcasts-title"),
            "podcast-lead": templates.word("broadcasts-lead"),
        }
        files.update({f"docs/{path}": feed for path, feed in feeds.feeds(site, titles).items()})
    large = bool(install.weight_unasked(site))
    if large:
        files[f"docs/{install.EVERY_PAGE}"] = install.every_page(paths)
    worker = assets.template(install.WORKER)
    files["docs/sw.js"] = install.service_worker(worker, paths, languages, files, large=large)
    return files


def _pages(own: Iterable[OwnPage], site: Site, templates: Templates) -> Iterator[tuple[str, bytes]]:
    """All pages in one language, and the frame around them."""
    for page in own:
        yield f"docs/{templates.prefix}{page.source}", _front_matter(_own_meta(page, site, templates), templates) + (
            f"{page.body}\n".encode()
        )
    for item in site.pages:
        meta, body = item_page(item, site, templates)
        yield f"docs/{templates.prefix}{item.source}", _front_matter(meta, templates) + body
    name = f"commune-{templates.foreign}" if templates.foreign else "commune"
    yield f"theme/loa/{name}.html", frame(site, templates).encode()


def _own_meta(page: OwnPage, site: Site, templates: Templates) -> dict[str, Any]:
    return {
        "title": page.title,
        "description": page.description,
        "layout": page.layout,
        "section": page.section,
        "crumbs": page.crumbs,
        "canonical": addresses.absolute(site, templates.prefix + page.path),
    }


def _front_matter(meta: Mapping[str, Any], templates: Templates) -> bytes:
    """What the frame must know of a page; what is not there is not said."""
    crumbs = [{"label": label, "path": templates.prefix + path} for label, path in meta["crumbs"]]
    said = {key: value for key, value in meta.items() if value or key == "description"} | {"crumbs": crumbs}
    if templates.foreign:
        said |= {"language": templates.foreign, "spoken": templates.spoken}
    text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{text}---\n\n".encode()


def _images(site: Site, assets: Assets) -> dict[str, bytes]:
    return {f"docs/loa/images/{name}": content for name, content in assets.images.items()} if site.pages else {}


# ── Configuration ────────────────────────────────────────────────────────────────────────────────────────────────────


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
