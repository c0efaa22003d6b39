"""What only a website that knows its own address can say: absolute links and a sitemap."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree

from generators.website.site import Site

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def absolute(site: Site, path: str) -> str:
    """Where a page will be read; empty while the website does not know."""
    return f"{site.address.rstrip('/')}/{path}" if site.address else ""


def sitemap(site: Site, paths: Iterable[str]) -> bytes:
    root = ElementTree.Element("urlset", xmlns=_SITEMAP)
    for path in sorted(paths):
        ElementTree.SubElement(ElementTree.SubElement(root, "url"), "loc").text = absolute(site, path)
    return xml(root)


def xml(root: ElementTree.Element) -> bytes:
    """The element as a file of its own."""
    ElementTree.indent(root)
    text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"
