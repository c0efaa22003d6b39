"""The whole website as one file to carry: unpacked from a USB stick, it opens in any browser without a network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generators.website.site import Site

STICK = "mang-theo.zip"
FIRST = "MO-TRANG-NAY.html"  # the one file beside the folder, so that nobody has to look for index.html
ONLINE_ONLY = {"sw.js", "sitemap.xml", "manifest.webmanifest"}


def stick(site: Site, files: Mapping[str, bytes | Path]) -> dict[str, bytes | Path]:
    """What is in that archive, by path: a built website, its `files` by their path in it.

    What only a web server can use is left out.
    """
    folder = site.issuer.slug
    carried = {
        f"{folder}/{path}": source
        for path, source in files.items()
        if path not in ONLINE_ONLY and not path.endswith(".zip")
    }
    return {FIRST: _first(folder), **carried}


def _first(folder: str) -> bytes:
    return (
        '<!doctype html>\n<html lang="vi">\n<head><meta charset="utf-8"><title>Mở trang</title>\n'
        f'<meta http-equiv="refresh" content="0; url={folder}/index.html"></head>\n'
        f'<body><p><a href="{folder}/index.html">Mở trang</a></p></body>\n</html>\n'
    ).encode()
