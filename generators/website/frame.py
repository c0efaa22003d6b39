"""What the frame of every page says of this commune, in one language, as a template the frame imports."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generators.document import MarkKind, written
from generators.website import feeds
from generators.website.install import MANIFEST
from generators.website.pages import LANGUAGES_PAGE, first_phone, has_languages
from generators.website.site import Site
from generators.website.templates import Templates

MENU = (
    ("procedures", "thu-tuc/index.html"),
    ("announcements", "thong-bao/index.html"),
    ("broadcasts", "phat-thanh.html"),
    ("contacts", "lien-he.html"),
)

MOBILE = ("03", "05", "07", "08", "09")  # Vietnam's mobile prefixes since 2018: what a text message reaches


def frame(site: Site, templates: Templates) -> str:
    word, issuer = templates.word, site.issuer
    some = [("changes", feeds.CHANGES_PAGE)] if any(feeds.changes(site)) else []
    some += [("languages", LANGUAGES_PAGE)] if has_languages(site) else []
    links = [("home", "index.html"), *MENU, ("glossary", "tu-ngu.html"), *some, ("about", "gioi-thieu.html")]
    caller = first_phone(site.contacts)
    phone = caller.phone if caller else None
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
        "until": site.until.date.isoformat() if site.until else "",
        "until_day": site.until.written if site.until else "",
        "manifest": MANIFEST,
        "feeds": [
            {"path": feeds.ANNOUNCEMENTS, "kind": "atom", "title": word("announcements-title")},
            {"path": feeds.CHANGES, "kind": "atom", "title": word("changes-title")},
            {"path": feeds.PODCAST, "kind": "rss", "title": word("broadcasts-title")},
        ]
        if site.address
        else [],
        "address": site.address.rstrip("/"),
        "as_of": word("as-of", day=site.as_of.written) if site.as_of else "",
        "phone": {
            "dialled": phone.dialled,
            "written": phone.written,
            "label": word("call", phone=phone.written),
            "texts": phone.digits[:2] in MOBILE,
        }
        if phone
        else None,
        "email": site.email,
        "zalo": site.zalo,
        "prefix": templates.prefix,
        "language": templates.foreign or "vi",
        "spoken": templates.spoken,
        "languages": [
            {"code": code, "prefix": f"{code}/" if code != "vi" else "", "name": name}
            for code, name in templates.languages
        ],
        "menu": [{"key": key, "path": templates.prefix + path, "label": word(key)} for key, path in MENU],
        "links": [{"key": key, "path": templates.prefix + path, "label": word(key)} for key, path in links],
        "marks": [
            {"kind": mark.kind.value, "text": mark.text, "detail": written(mark.detail)}
            for mark in site.marks
            if mark.kind is not MarkKind.AS_OF
        ],
    }
    words = {
        key.removeprefix("site."): phrase
        for key, phrase in sorted(templates.assets.wording.phrases.items())
        if key.startswith("site.")
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
