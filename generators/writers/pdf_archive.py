"""What makes a tagged PDF one for the archive as well: it says so in its metadata; knows no text and no page.

WeasyPrint writes PDF/A-2a (ISO 19005-2, level A: tagged, every letter known, colours fixed by an output intent) or
PDF/UA-1 (ISO 14289-1), not both. Nothing in the two contradicts the other; what is added here are the claim of the
second and the description of the name it is made with, for PDF/A knows only names that it is told about; and what
stands in the margins is taken out of what is read aloud.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pydyf

VARIANT = "pdf/a-2a"

_CLAIM = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that this file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_END = b"</rdf:RDF>"


def finish(_layout: object, pdf: pydyf.PDF) -> None:
    """Make a finished PDF/A a PDF/UA-1 as well; called before the file is written."""
    _claim(pdf)
    set_margins_apart(_layout, pdf)


def _claim(pdf: pydyf.PDF) -> None:
    metadata = _object(pdf, pdf.catalog["Metadata"])
    (packet,) = metadata.stream
    if packet.count(_END) != 1:
        raise RuntimeError("the metadata are not the one packet they were")
    metadata.stream = [packet.replace(_END, _CLAIM + _END)]


def set_margins_apart(_layout: object, pdf: pydyf.PDF) -> None:
    """What stands in the margins of pages is no part of the text: an artifact (ISO 14289-1, 7.8), not a lost tag.

    WeasyPrint tags it and leaves the tags out of the tree.
    """
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    read = _below(pdf, root["K"])
    found = _object(pdf, root["ParentTree"])["Nums"]
    pages = pdf.pages["Kids"][::3]  # "4 0 R" is three entries
    for number, elements in zip(found[::2], found[1::2], strict=True):
        if number >= len(pages):
            continue  # the tag of a link
        unread = {mcid for mcid, element in enumerate(elements) if element not in read}
        for mcid in unread:
            elements[mcid] = "null"
        content = _object(pdf, pdf.objects[pages[number]]["Contents"]).stream
        for at, part in enumerate(content):
            if part == b"BDC" and content[at - 1]["MCID"] in unread:
                content[at - 2 : at] = ["/Artifact", pydyf.Dictionary({"Type": "/Pagination"})]


def _below(pdf: pydyf.PDF, kids: Iterable[bytes | int]) -> set[bytes]:
    """The references of all elements below, those that a reader comes to."""
    found: set[bytes] = set()
    pending = [kid for kid in kids if not isinstance(kid, int)]
    while pending:
        reference = pending.pop()
        found.add(reference)
        pending += (kid for kid in _object(pdf, reference).get("K", ()) if not isinstance(kid, int))
    return found


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
