"""What a Word document says and how it is put together, read from its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(docx: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def names(docx: bytes) -> list[str]:
    with ZipFile(BytesIO(docx)) as package:
        return package.namelist()


def text(paragraph: etree._Element) -> str:
    return "".join(
        element.text or "" if element.tag == f"{W}t" else "\n" for element in paragraph.iter(f"{W}t", f"{W}br")
    )


def paragraphs(docx: bytes, name: str = "word/document.xml") -> list[tuple[str, str]]:
    """Style id and text of every paragraph, in reading order."""
    found = []
    for paragraph in part(docx, name).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        found.append(("" if style is None else style.get(f"{W}val"), text(paragraph)))
    return found


def said(docx: bytes) -> list[str]:
    """The words of the body, a line for every paragraph that has any."""
    return [words for _, words in paragraphs(docx) if words.strip()]


def sections(docx: bytes) -> list[etree._Element]:
    return list(part(docx, "word/document.xml").iter(f"{W}sectPr"))


def margin_text(docx: bytes, section: int, place: str, page: str) -> list[str]:
    """The words in the "header" or "footer" of the "first" page of a section, or of its "default" pages.

    A section without one of its own takes over that of the section before.
    """
    relations = {element.get("Id"): element.get("Target") for element in part(docx, "word/_rels/document.xml.rels")}
    for properties in reversed(sections(docx)[: section + 1]):
        for reference in properties.findall(f"{W}{place}Reference"):
            if reference.get(f"{W}type") == page:
                target = relations[
                    reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
                ]
                return [words for _, words in paragraphs(docx, f"word/{target}") if words]
    return []


# ECMA-376 Part 1, 17.3.1.26, 17.3.2.28, 17.4.60, 17.4.82, 17.6.17 …: Word refuses elements in any other order.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens spacing ind contextualSpacing mirrorIndents jc textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike noProof color spacing w kern position sz szCs highlight u "
    "effect bdr shd vertAlign rtl cs em lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tcPr": "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt "
    "vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "pPr rPr tblPr",
}


def misplaced(root: etree._Element) -> Iterator[str]:
    """Children that stand where the format does not allow them, or that it does not know."""
    for parent, order in ORDER.items():
        known = order.split()
        for element in root.iter(f"{W}{parent}"):
            tags = [etree.QName(child).localname for child in element]
            for tag in tags:
                if tag not in known:
                    yield f"{tag} in {parent}"
            ranks = [known.index(tag) for tag in tags if tag in known]
            if ranks != sorted(ranks):
                yield f"{parent}: {tags}"
