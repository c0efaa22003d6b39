"""The whole website as one file to carry: unpacked from a USB stick, it opens in any browser without a network."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from generators.website.site import Site

STICK = "mang-theo.zip"
FIRST = "MO-TRANG-NAY.html"  # the one file beside the folder, so that nobody has to look for index.html
ONLINE_ONLY = {"sw.js", "sitemap.xml", "manifest.webmanifest"}
EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name: the same files are the same zip on any day
REGULAR = 0o100644 << 16


def stick(site: Site, files: Mapping[str, bytes]) -> bytes:
    """The zip of a built website, its `files` by their path in it; what only a web server can use is left out."""
    folder = site.issuer.slug
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        _add(archive, FIRST, _first(folder))
        for path, data in sorted(files.items()):
            if path not in ONLINE_ONLY and not path.endswith(".zip"):
                _add(archive, f"{folder}/{path}", data)
    return held.getvalue()


def _add(archive: zipfile.ZipFile, path: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(path, EPOCH)
    entry.external_attr = REGULAR
    entry.create_system = 3  # Unix, whatever machine made it
    archive.writestr(entry, data)  # stored, not packed: no version of a packing library can change a byte


def _first(folder: str) -> bytes:
    return (
        '<!doctype html>\n<html lang="vi">\n<head><meta charset="utf-8"><title>Mở trang</title>\n'
        f'<meta http-equiv="refresh" content="0; url={folder}/index.html"></head>\n'
        f'<body><p><a href="{folder}/index.html">Mở trang</a></p></body>\n</html>\n'
    ).encode()
