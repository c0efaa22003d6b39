"""What a browser, a PDF reader or Word would do with a finished file: what runs, what is fetched, where a click leads."""

from __future__ import annotations

import io
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pypdfium2
import pypdfium2.raw as pdfium

SAFE_SCHEMES = ("https://", "http://", "mailto:", "tel:", "sms:")


class Active(HTMLParser):
    """Everything of a page that acts: scripts, handlers, addresses."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.handlers.append(f"{name}={value}")
            if name in ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href"):
                self.addresses.append(value or "")
            self.attributes.append((name, value or ""))


def faults_of_page(page: str, *, scripts: bool = False) -> list[str]:
    """What a page must never have from its content. `scripts`: the website's own may be there, by address."""
    active = Active(page)
    found = [f"handler {handler}" for handler in active.handlers]
    for tag in ("iframe", "object", "embed", "base", "applet", "frame", "textarea", "marquee", "style"):
        if tag in active.tags:
            found.append(f"<{tag}>")
    if "script" in active.tags and not scripts:
        found.append("<script>")
    for address in active.addresses:
        scheme = address.strip().split(":", 1)[0].lower() if ":" in address.split("/", 1)[0] else ""
        if scheme and not address.strip().lower().startswith((*SAFE_SCHEMES, "data:image/svg+xml", "data:image/png")):
            found.append(f"address {address[:60]}")
    return found


def faults_of_pdf(data: bytes) -> list[str]:
    """Actions and addresses a PDF must not have. The file must open and every page be drawn."""
    found = [name.decode() for name in (b"/JavaScript", b"/Launch", b"/OpenAction", b"/EmbeddedFile", b"/SubmitForm") if name in data]
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.render(scale=0.1)
            found += [f"address {uri[:60]}" for uri in _uris(document, page) if not uri.lower().startswith(SAFE_SCHEMES)]
    return found


def _uris(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> list[str]:
    import ctypes

    found, position, link = [], ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0) if action else 0
        if size:
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
            found.append(buffer.value.decode("utf-8", "replace"))
    return found


def faults_of_docx(data: bytes) -> list[str]:
    """Parts that do not parse, programs, fields that fetch, and links that lead anywhere but the web, mail or a phone."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.startswith("/") or ".." in name or "vba" in name.lower() or name.endswith((".bin", ".exe")):
                found.append(f"part {name}")
            if not name.endswith((".xml", ".rels")):
                continue
            root = ElementTree.fromstring(package.read(name))
            for element in root.iter():
                if element.get("TargetMode") == "External" and not element.get("Target", "").lower().startswith(SAFE_SCHEMES):
                    found.append(f"target {element.get('Target', '')[:60]}")
                if element.tag.endswith("}instrText") and (element.text or "").strip().split(" ")[0] not in ("PAGE", "NUMPAGES", "SECTIONPAGES"):
                    found.append(f"field {element.text}")
    return found
