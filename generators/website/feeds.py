"""What programs subscribe to: announcements and changes as Atom, recordings as a podcast.

Feeds are read far from the website, so there are none before it knows its own address.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from email.utils import format_datetime
from xml.etree import ElementTree

from generators.document import written
from generators.values import Day
from generators.vietnamese import slug
from generators.website.addresses import absolute, xml
from generators.website.site import Change, Listen, Site, SitePage, file_path_in_site

ANNOUNCEMENTS = "thong-bao/atom.xml"
CHANGES = "thay-doi.xml"
PODCAST = "phat-thanh.xml"
CHANGES_PAGE = "thay-doi.html"

_ATOM = "http://www.w3.org/2005/Atom"
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_NEVER = Day(datetime.date(1980, 1, 1))  # Atom wants a day even of an empty feed
_VIETNAM = datetime.timezone(datetime.timedelta(hours=7))


def announcements(site: Site, title: str) -> bytes:
    """Notices and articles (RFC 4287), the newest first; those without a day are left out."""
    dated = [(_newest(page), page) for page in site.of("notice", "campaign") if page.settled]
    entries = (
        (day, page.document.title, absolute(site, page.path), absolute(site, page.path), page.document.summary)
        for day, page in sorted(((d, p) for d, p in dated if d), key=lambda one: (one[0], one[1].slug), reverse=True)
    )
    return _atom(site, ANNOUNCEMENTS, f"{title} – {site.issuer.short}", entries)


def changes(site: Site) -> Iterator[tuple[SitePage, Change]]:
    """What has changed, the newest first; changes of the same day by the name of what they are in."""
    found = [(page, change) for page in site.of("procedure", "campaign", "notice") for change in page.changes]
    return iter(sorted(found, key=lambda one: (-one[1].on.date.toordinal(), one[0].name)))


def changes_feed(site: Site, title: str) -> bytes:
    entries = (
        (change.on, f"{page.name}: {change.on.written}", f"{_place(site, page)}-{slug(written(change.what))[:60]}",
         _place(site, page), written(change.what))
        for page, change in changes(site)
    )  # fmt: skip
    return _atom(site, CHANGES, f"{title} – {site.issuer.short}", entries)


def podcast(site: Site, title: str, description: str) -> bytes:
    """RSS 2.0 with the tags podcast programs ask for: each broadcast once, as it goes on air, the newest first."""
    root = ElementTree.Element("rss", {"version": "2.0", "xmlns:itunes": _ITUNES, "xmlns:atom": _ATOM})
    channel = ElementTree.SubElement(root, "channel")
    _text(channel, "title", f"{title} – {site.issuer.short}")
    _text(channel, "link", absolute(site, "phat-thanh.html"))
    _text(channel, "description", description)
    _text(channel, "language", "vi")
    _text(channel, "itunes:author", site.issuer.committee)
    _text(channel, "itunes:explicit", "false")
    ElementTree.SubElement(channel, "itunes:category", text="Government")
    ElementTree.SubElement(
        channel, "atom:link", rel="self", type="application/rss+xml", href=absolute(site, PODCAST)
    )
    for page, heard in sorted(_heard(site), key=lambda one: _episode_day(one[0]), reverse=True):
        item = ElementTree.SubElement(channel, "item")
        address = absolute(site, file_path_in_site(heard.mp3))
        _text(item, "title", heard.title)
        _text(item, "link", absolute(site, page.path if page else "phat-thanh.html"))
        _text(item, "guid", address)
        _text(item, "description", page.document.summary if page else heard.title)
        if page and page.document.as_of:
            _text(item, "pubDate", format_datetime(_moment(page.document.as_of)))
        ElementTree.SubElement(item, "enclosure", url=address, length=str(heard.size), type="audio/mpeg")
        _text(item, "itunes:duration", str(round(heard.seconds)))
    return xml(root)


def _heard(site: Site) -> Iterator[tuple[SitePage | None, Listen]]:
    """Of each broadcast the first recording, in each of its languages."""
    told: set[tuple[str, str]] = set()
    current: list[tuple[SitePage | None, Listen]] = [
        (page, heard) for page in site.of("notice", "campaign", "procedure") for heard in page.listen
    ]
    for page, heard in [*current, *((None, heard) for heard in site.listen)]:
        broadcast = (heard.mp3.rpartition("/")[0], heard.language)
        if broadcast not in told:
            told.add(broadcast)
            yield page, heard


def _episode_day(page: SitePage | None) -> str:
    return page.document.as_of.date.isoformat() if page and page.document.as_of else ""


def _newest(page: SitePage) -> Day | None:
    days = [change.on for change in page.changes] + ([page.document.as_of] if page.document.as_of else [])
    return max(days, default=None)


def _place(site: Site, page: SitePage) -> str:
    return f"{absolute(site, page.path)}#thay-doi"


Entry = tuple[Day, str, str, str, str]
"""Its day, title, id, address and summary."""


def _atom(site: Site, path: str, title: str, entries: Iterable[Entry]) -> bytes:
    found = list(entries)
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": "vi"})
    _text(root, "title", title)
    _text(root, "id", absolute(site, path))
    _text(root, "updated", _moment(max((day for day, *_ in found), default=_NEVER)).isoformat())
    ElementTree.SubElement(root, "link", rel="self", href=absolute(site, path))
    _text(ElementTree.SubElement(root, "author"), "name", site.issuer.committee)
    for day, name, own, address, summary in found:
        entry = ElementTree.SubElement(root, "entry")
        _text(entry, "title", name)
        _text(entry, "id", own)
        _text(entry, "updated", _moment(day).isoformat())
        ElementTree.SubElement(entry, "link", href=address)
        _text(entry, "summary", summary)
    return xml(root)


def _moment(day: Day) -> datetime.datetime:
    return datetime.datetime.combine(day.date, datetime.time(), _VIETNAM)


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def feeds(site: Site, word: Mapping[str, str]) -> dict[str, bytes]:
    """All feeds by their path; `word` are their titles."""
    return {
        ANNOUNCEMENTS: announcements(site, word["announcements"]),
        CHANGES: changes_feed(site, word["changes"]),
        PODCAST: podcast(site, word["podcast"], word["podcast-lead"]),
    }
