"""What only a website that knows its own address can say: absolute links, a sitemap, a feed of its announcements."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from generators.website.site import Site, SitePage

FEED = "thong-bao/atom.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def absolute(site: Site, path: str) -> str:
    """Where a page will be read; empty while the website does not know."""
    return f"{site.address.rstrip('/')}/{path}" if site.address else ""


def sitemap(site: Site, paths: Iterable[str]) -> bytes:
    root = ElementTree.Element("urlset", xmlns=_SITEMAP)
    for path in sorted(paths):
        ElementTree.SubElement(ElementTree.SubElement(root, "url"), "loc").text = absolute(site, path)
    return _bytes(root)


def feed(site: Site, title: str) -> bytes:
    """Announcements as Atom (RFC 4287), the newest first; those without a day are left out, as Atom wants one."""
    items = sorted(
        (page for page in (*site.of("notice"), *site.of("campaign")) if page.document.as_of),
        key=lambda page: (_day(page), page.slug),
        reverse=True,
    )
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    _text(root, "title", f"{title} – {site.issuer.short}")
    _text(root, "id", absolute(site, FEED))
    _text(root, "updated", _day(items[0]) if items else "1980-01-01T00:00:00Z")
    ElementTree.SubElement(root, "link", rel="self", href=absolute(site, FEED))
    _text(ElementTree.SubElement(root, "author"), "name", site.issuer.committee)
    for page in items:
        entry = ElementTree.SubElement(root, "entry")
        _text(entry, "title", page.document.title)
        _text(entry, "id", absolute(site, page.path))
        _text(entry, "updated", _day(page))
        ElementTree.SubElement(entry, "link", href=absolute(site, page.path))
        _text(entry, "summary", page.document.summary)
    return _bytes(root)


def _day(page: SitePage) -> str:
    assert page.document.as_of
    return f"{page.document.as_of.date.isoformat()}T00:00:00+07:00"


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _bytes(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
