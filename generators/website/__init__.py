"""The citizens' website: items of a commune as a folder of pages; the only place that knows MkDocs."""

from generators.website.communes import communes_index
from generators.website.making import make
from generators.website.site import Download, Listen, Site, SitePage, WebsiteError, file_path_in_site
from generators.website.staging import stage

__all__ = [
    "Download",
    "Listen",
    "Site",
    "SitePage",
    "WebsiteError",
    "communes_index",
    "file_path_in_site",
    "make",
    "stage",
]
