"""What makes the website an application of the phone: its manifest, and the worker that keeps its pages offline."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from generators.website import icons
from generators.website.site import Site

MANIFEST = "manifest.webmanifest"
WORKER = "site/assets/sw.js"
PAGE_WEIGHT = 6_000  # bytes over the wire, about
KEPT_PAGES = 100  # 0.6 MB: what a phone may fetch unasked
EVERY_PAGE = "loa/pages.json"  # of a large website, for who wants to keep it whole


def manifest(site: Site, description: str) -> bytes:
    """W3C Web Application Manifest; every address in it is relative to itself, so that it works in any folder."""
    theme = site.issuer.theme
    name = site.issuer.short
    found = {
        "id": "index.html",
        "name": name,
        "short_name": site.issuer.name,
        "description": description,
        "lang": "vi",
        "dir": "ltr",
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": theme.accent,
        "categories": ["government"],
        "icons": [
            *(
                {
                    "src": f"loa/{name}",
                    "type": "image/png",
                    "sizes": f"{side}x{side}",
                    "purpose": "maskable" if part == icons.SAFE else "any",
                }
                for name, (side, part) in icons.ICONS.items()
            ),
            {"src": "loa/icon.svg", "type": "image/svg+xml", "sizes": "any", "purpose": "any"},
        ],
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def service_worker(
    worker: str, pages: Iterable[str], languages: Iterable[str], files: Mapping[str, bytes], *, large: bool
) -> bytes:
    """`sw.js`: which files to keep on the reader's phone, and a version that changes with any byte of them.

    The same pages in further `languages`, each below a folder of its own, are kept once one is read. Of a `large`
    website the lists are kept, and what was visited.
    """
    version = hashlib.sha256()
    for path in sorted(files):
        version.update(path.encode() + b"\0" + hashlib.sha256(files[path]).digest())
    own = [path.removeprefix("docs/") for path in sorted(files) if path.startswith("docs/loa/")]
    apart = (".txt", EVERY_PAGE, *icons.ICONS)  # no page shows them
    kept = [path for path in pages if not large or "/" not in path or path.endswith("/index.html")]
    wanted = {path for path in (*kept, *own) if not path.endswith(apart)}
    return (
        worker.replace("{version}", version.hexdigest()[:12])
        .replace("{files}", json.dumps(sorted(wanted - {"index.html"}), ensure_ascii=False))
        .replace("{others}", json.dumps({code: sorted(f"{code}/{path}" for path in kept) for code in languages}))
        .encode()
    )


def every_page(pages: Iterable[str]) -> bytes:
    return json.dumps(sorted(pages), ensure_ascii=False).encode()


def weight_unasked(site: Site) -> int:
    """Bytes that a phone is not sent before somebody wants the whole website kept; 0 where it keeps it anyway."""
    return len(site.pages) * PAGE_WEIGHT if len(site.pages) > KEPT_PAGES else 0
