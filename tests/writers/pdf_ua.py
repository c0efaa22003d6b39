"""What ISO 14289-1 (PDF/UA-1) asks of a file, clause by clause as far as ours can touch a clause, read from its objects.

No validator is at hand and this is none: each check names its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from tests.writers.pdf_objects import Pdf, operations

PAINTS = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Tj", "TJ", "'", '"', "Do", "sh"}
RDF, PDFUA = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}", "{http://www.aiim.org/pdfua/ns/id/}"
STANDARD = {  # ISO 32000-1, 14.8.4
    "Document", "Part", "Sect", "Div", "NonStruct", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
    "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Link", "Figure", "Caption",
}  # fmt: skip


def keeps(pdf: Pdf, language: str) -> None:
    """All of it."""
    says_what_it_is(pdf, language)
    everything_drawn_is_tagged_or_ornament(pdf)
    every_tag_is_read(pdf)
    the_tree_is_in_order(pdf)
    every_link_is_read(pdf)


def says_what_it_is(pdf: Pdf, language: str) -> None:
    """5 (the claim), 7.1 (the title and that it is shown), 7.2 (the language)."""
    catalogue = pdf.catalogue
    rdf = ElementTree.fromstring(pdf.get(catalogue["Metadata"]).data).find(f"{RDF}RDF")
    assert rdf is not None
    said = {name: value for one in rdf for name, value in one.attrib.items()}
    assert said[f"{PDFUA}part"] == "1"
    title = rdf.find(f".//{{http://purl.org/dc/elements/1.1/}}title//{RDF}li")
    assert title is not None
    assert title.text == words(pdf.get(pdf.trailer["Info"])["Title"])
    assert words(catalogue["Lang"]) == language
    assert pdf.get(catalogue["MarkInfo"])["Marked"] == "true"
    assert pdf.get(catalogue["ViewerPreferences"])["DisplayDocTitle"] == "true"


def everything_drawn_is_tagged_or_ornament(pdf: Pdf) -> None:
    """7.1."""
    for depth, operator, _ in drawn(pdf):
        if operator in PAINTS:
            assert depth > 0, operator


def every_tag_is_read(pdf: Pdf) -> None:
    """7.1 and 7.8: what stands in the margins is no tag but an ornament of the page."""
    root = pdf.get(pdf.catalogue["StructTreeRoot"])
    rows = pdf.get(pdf.get(root["ParentTree"])["Nums"])
    parents = dict(zip(rows[::2], rows[1::2], strict=True))
    read = [id(element) for element in elements(pdf, root)]
    tagged = 0
    for page in pages(pdf):
        row = pdf.get(parents[page["StructParents"]])
        for operator, operands in operations(pdf.get(page["Contents"]).data):
            if operator == "BDC" and operands[0] != "Artifact":
                mcid = operands[1]["MCID"]
                element = pdf.get(row[mcid])
                assert id(element) in read
                assert mcid in kids(pdf, element)
                tagged += 1
    assert tagged


def the_tree_is_in_order(pdf: Pdf) -> None:
    """7.1 (standard names), 7.3 (words for every picture), 7.4 (no heading skipped), 7.5 and 7.6 (tables, lists)."""
    tree = list(elements(pdf, pdf.get(pdf.catalogue["StructTreeRoot"])))
    assert {element["S"] for element in tree} <= STANDARD
    level = 0
    for heading in (int(element["S"][1]) for element in tree if re.fullmatch(r"H\d", element["S"])):
        assert heading <= level + 1
        level = heading
    for figure in (element for element in tree if element["S"] == "Figure"):
        assert words(figure["Alt"]).strip()
    for element in tree:
        below = [pdf.get(kid) for kid in kids(pdf, element)]
        inside = {kid["S"] for kid in below if isinstance(kid, dict) and "S" in kid}
        assert element["S"] != "L" or inside == {"LI"}
        assert element["S"] != "LI" or inside <= {"Lbl", "LBody"}
        assert element["S"] != "TR" or inside <= {"TH", "TD"}


def every_link_is_read(pdf: Pdf) -> None:
    """7.18 (annotations: in the tree, once, with words of their own), 7.18.3 (tab order)."""
    notes = pdf.of_type("Annot")
    for note in notes:
        assert note["Subtype"] == "Link"
        assert not note.get("F", 0) & 0b100011  # neither invisible nor hidden nor unseen
        assert words(note["Contents"]).strip()
        assert isinstance(note["StructParent"], int)
    places = [(tuple(note["Rect"]), words(note["Contents"])) for note in notes]
    assert len(places) == len(set(places))
    holders = [
        element["S"]
        for element in elements(pdf, pdf.get(pdf.catalogue["StructTreeRoot"]))
        for kid in kids(pdf, element)
        if isinstance(found := pdf.get(kid), dict) and found.get("Type") == "OBJR"
    ]
    assert holders == ["Link"] * len(notes)
    assert all(page.get("Tabs") == "S" for page in pages(pdf))


def spoken(pdf: Pdf) -> str:
    """The words of the file in the order of its tree, as a reader of screens speaks them, without white space."""
    said: dict[tuple[int, int], str] = {}
    for page in pages(pdf):
        fonts, known = pdf.get(pdf.get(page["Resources"])["Font"]), {}
        inside: list[int | None] = []
        for operator, operands in operations(pdf.get(page["Contents"]).data):
            if operator in ("BMC", "BDC"):
                inside.append(operands[1]["MCID"] if operator == "BDC" and "MCID" in operands[1] else None)
            elif operator == "EMC":
                inside.pop()
            elif operator == "Tf":
                known = to_unicode(pdf.get(pdf.get(fonts[operands[0]])["ToUnicode"]).data)
            for part in operands[0] if operator == "TJ" else operands if operator == "Tj" else ():
                if isinstance(part, bytes) and inside and inside[-1] is not None:
                    codes = (int.from_bytes(part[at : at + 2], "big") for at in range(0, len(part), 2))
                    key = id(page), inside[-1]
                    said[key] = said.get(key, "") + "".join(known[code] for code in codes)

    def below(element: dict[str, Any]) -> Iterator[str]:
        for kid in kids(pdf, element):
            found = pdf.get(kid)
            if isinstance(found, int):
                yield said.get((id(pdf.get(element["Pg"])), found), "")
            elif isinstance(found, dict) and found.get("Type") == "StructElem":
                yield from below(found)

    return "".join("".join(below(pdf.get(pdf.catalogue["StructTreeRoot"]))).split())


def to_unicode(cmap: bytes) -> dict[int, str]:
    """Which letters each glyph of a face stands for."""
    rows = re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>\s*(?=\n|<|e)", cmap)
    return {int(code, 16): bytes.fromhex(letters.decode()).decode("utf-16-be") for code, letters in rows}


def pages(pdf: Pdf) -> list[dict[str, Any]]:
    return pdf.of_type("Page")


def drawn(pdf: Pdf) -> Iterator[tuple[int, str, list[Any]]]:
    """Every operator of every page with its operands, and how many marked parts it stands in."""
    for page in pages(pdf):
        depth = 0
        for operator, operands in operations(pdf.get(page["Contents"]).data):
            depth += (operator in ("BMC", "BDC")) - (operator == "EMC")
            yield depth, operator, operands
        assert depth == 0


def elements(pdf: Pdf, element: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for kid in kids(pdf, element):
        found = pdf.get(kid)
        if isinstance(found, dict) and found.get("Type") == "StructElem":
            yield found
            yield from elements(pdf, found)


def kids(pdf: Pdf, element: dict[str, Any]) -> list[Any]:
    found = pdf.get(element.get("K", []))
    return found if isinstance(found, list) else [found]


def words(value: bytes) -> str:
    return value.decode("utf-16") if value.startswith(b"\xfe\xff") else value.decode("latin-1")
