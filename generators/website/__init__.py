"""The citizens' website: items of a commune as a folder of pages; the only place that knows MkDocs."""

from generators.website.communes import communes_index
from generators.website.making import make
from generators.website.site import (
    Change,
    Download,
    Listen,
    Site,
    SitePage,
    Term,
    Version,
    WebsiteError,
    file_path_in_site,
)
from generators.website.staging import stage
from generators.website.stick import STICK, stick

__all__ = [
    "STICK",
    "Change",
    "Download",
    "Listen",
    "Site",
    "SitePage",
    "Term",
    "Version",
    "WebsiteError",
    "communes_index",
    "file_path_in_site",
    "make",
    "stage",
    "stick",
]
