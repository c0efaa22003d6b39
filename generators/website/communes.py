"""The page above all websites: which communes there are, those in force first, those of the past apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generators.document import Theme
from generators.vietnamese import sort_key
from generators.website import colours
from generators.website.site import Site
from generators.website.templates import Templates
from generators.writers.assets import Assets

FILES = ("site.css", "be-vietnam-pro-400.woff2", "be-vietnam-pro-700.woff2", "BeVietnamPro-OFL.txt", "icon.svg")


def communes_index(sites: Sequence[Site], assets: Assets) -> Mapping[str, bytes]:
    """`index.html` and the few files it needs, by path below site/; each website lies in a folder of its slug."""
    ordered = sorted(sites, key=lambda site: sort_key(site.issuer.name))
    page = Templates(assets).render(
        "communes",
        current=[site for site in ordered if not site.archived],
        past=[site for site in ordered if site.archived],
        safety=assets.wording("common.portal-warning"),
    )
    own = {path.rpartition("/")[2]: content for path, content in assets.templates.items() if path.startswith("site/")}
    return {
        "index.html": f"{page}\n".encode(),
        "loa/colours.css": colours.stylesheet(Theme()).encode(),
        **{f"loa/{name}": own[name] for name in FILES},
    }
