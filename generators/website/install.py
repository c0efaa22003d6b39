"""What makes the website an application of the phone: its manifest, and the worker that keeps its pages offline."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence

from generators.website import icons
from generators.website.site import Site

MANIFEST = "manifest.webmanifest"
WORKER = "site/assets/sw.js"
PAGE_WEIGHT = 6_000  # bytes over the wire, about
KEPT_PAGES = 100  # 0.6 MB: what a phone may fetch unasked
EVERYTHING = "vi"  # what a page asks the worker for, to keep all of them


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
    worker: str, pages: Sequence[str], others: Mapping[str, Iterable[str]], files: Mapping[str, bytes]
) -> bytes:
    """`sw.js`: which files to keep on the reader's phone, and a version that changes with any byte of them.

    `others` are the pages in further languages, below the folder of each: kept once somebody reads one.
    """
    version = hashlib.sha256()
    for path in sorted(files):
        version.update(path.encode() + b"\0" + hashlib.sha256(files[path]).digest())
    own = [path.removeprefix("docs/") for path in sorted(files) if path.startswith("docs/loa/")]
    apart = (".txt", *icons.ICONS)  # no page shows them
    wanted = {path for path in (*_kept(pages), *own) if not path.endswith(apart)}
    more = {code: sorted(f"{code}/{path}" for path in _kept(paths)) for code, paths in others.items()}
    if left_out(pages):
        more[EVERYTHING] = sorted(pages)
    return (
        worker.replace("{version}", version.hexdigest()[:12])
        .replace("{files}", json.dumps(sorted(wanted - {"index.html"}), ensure_ascii=False))
        .replace("{others}", json.dumps(more))
        .encode()
    )


def left_out(pages: Sequence[str]) -> float:
    """Megabytes that a phone is not sent unasked; 0 where it keeps the whole website anyway."""
    return len(pages) * PAGE_WEIGHT / 1e6 if len(pages) > KEPT_PAGES else 0


def _kept(pages: Iterable[str]) -> list[str]:
    """All pages of a small website, the lists of a large one."""
    found = list(pages)
    return found if len(found) <= KEPT_PAGES else [p for p in found if "/" not in p or p.endswith("/index.html")]
