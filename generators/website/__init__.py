"""The citizens' website: items of a commune as a folder of pages; the only place that knows MkDocs.

What is said here loads quickly; what draws pages is in `staging`, `making` and `communes`, for who draws them.
"""

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
    "file_path_in_site",
    "stick",
]
