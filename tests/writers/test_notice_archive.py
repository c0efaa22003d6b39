"""A notice's PDF is for the archive and for the ear: what ISO 19005-2 (PDF/A-2a) and ISO 14289-1 (PDF/UA-1) ask of the file.

Read from the objects of the file, clause by clause as far as our files can touch a clause; no validator is at hand, and
this is none. What every tagged PDF of ours keeps is in `pdf_ua`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from generators.document import Document, Figure, text
from generators.writers.assets import Assets, read_assets
from generators.writers.notice_pdf import write
from tests.writers import pdf_ua
from tests.writers import samples_notice as samples
from tests.writers.pdf_objects import Pdf, Stream, operations

KINDS = samples.every_kind()
SHOWN = ("tuyen-truyen", "huong-dan-dich-vu-cong", "cu", "cong-van")  # a draft, codes, a watermark, a foot
RDF, PDFA, PDFUA = (
    "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
    "{http://www.aiim.org/pdfa/ns/id/}",
    "{http://www.aiim.org/pdfua/ns/id/}",
)


def _illustrated() -> Document:
    base = samples.nga_son()
    figure = Figure("vi-du/anh.png", "Màn hình nộp hồ sơ", text("Hình 1. Màn hình nộp hồ sơ"))
    return samples.notice(samples.VI_DU, "co-anh", "Có ảnh", (*base.blocks[:3], figure, *base.blocks[3:]))


@cache
def _assets() -> Assets:
    picture = BytesIO()
    Image.new("RGBA", (64, 48), (0, 90, 160, 128)).save(picture, "PNG")
    shared = read_assets(Path(__file__).parents[2] / "templates")
    return Assets(shared.templates, shared.wording, {"vi-du/anh.png": picture.getvalue()})


@cache
def _made(kind: str) -> bytes:
    return write(_illustrated() if kind == "co-anh" else KINDS[kind], _assets())


@pytest.fixture(scope="module", params=[*SHOWN, "co-anh"])
def pdf(request: pytest.FixtureRequest) -> Pdf:
    return Pdf(_made(request.param))


# ── The file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", SHOWN)
def test_the_file_says_it_is_binary_and_who_it_is(kind: str) -> None:
    """ISO 19005-2, 6.1.2 and 6.1.3."""
    data = _made(kind)
    first, second = data.split(b"\n", 2)[:2]
    assert re.fullmatch(rb"%PDF-1\.[0-7]", first)
    assert second[:1] == b"%"
    assert all(byte > 127 for byte in second[1:5])
    assert len(second) >= 5
    trailer = Pdf(data).trailer
    assert len(trailer["ID"]) == 2
    assert "Encrypt" not in trailer


def test_the_metadata_claim_both_and_agree_with_the_file(pdf: Pdf) -> None:
    """ISO 19005-2, 6.6; ISO 14289-1, 5 and 7.1."""
    metadata = pdf.get(pdf.catalogue["Metadata"])
    rdf = ElementTree.fromstring(metadata.data).find(f"{RDF}RDF")
    assert rdf is not None
    said = {name: value for one in rdf for name, value in one.attrib.items()}
    assert (said[f"{PDFA}part"], said[f"{PDFA}conformance"]) == ("2", "A")
    assert said[f"{PDFUA}part"] == "1"
    described = [one.text for one in rdf.iter("{http://www.aiim.org/pdfa/ns/schema#}namespaceURI")]
    assert described == [PDFUA.strip("{}")]
    title = rdf.find(f".//{{http://purl.org/dc/elements/1.1/}}title//{RDF}li")
    creator = rdf.find(f".//{{http://purl.org/dc/elements/1.1/}}creator//{RDF}li")
    info = pdf.get(pdf.trailer["Info"])
    assert title is not None
    assert title.text == pdf_ua.words(info["Title"])
    assert creator is not None
    assert creator.text == pdf_ua.words(info["Author"])
    assert said["{http://ns.adobe.com/pdf/1.3/}Producer"] == pdf_ua.words(info["Producer"])
    assert info.keys() <= {"Title", "Author", "Producer"}  # no date: it would be the clock's


def test_colours_are_what_the_output_intent_says(pdf: Pdf) -> None:
    """ISO 19005-2, 6.2.3 and 6.2.4: one profile of a screen, RGB, and nothing but RGB and grey on the pages."""
    (intent,) = pdf.get(pdf.catalogue["OutputIntents"])
    assert intent["S"] == "GTS_PDFA1"
    profile = pdf.get(intent["DestOutputProfile"])
    assert profile.entries["N"] == 3
    assert profile.data[36:40] == b"acsp"
    assert (profile.data[12:16], profile.data[16:20]) == (b"mntr", b"RGB ")
    for _, operator, _ in pdf_ua.drawn(pdf):
        assert operator not in {"k", "K", "cs", "CS", "ri", "BI"}


def test_nothing_runs_and_nothing_is_fetched_or_hidden(pdf: Pdf) -> None:
    """ISO 19005-2, 6.1, 6.2, 6.4 to 6.9."""
    forbidden = {"JS", "JavaScript", "AA", "OpenAction", "EmbeddedFiles", "EF", "XFA", "AcroForm", "OCProperties", "PS",
                 "Alternates", "OPI", "Ref", "TR", "HTP", "Requirements", "PresSteps"}  # fmt: skip
    for each in pdf.dictionaries():
        assert not forbidden & each.keys()
        assert each.get("S") not in {"Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState"}
        assert each.get("Interpolate", "false") == "false"
        assert each.get("BM", "Normal") == "Normal"
    actions = {each["S"] for each in pdf.of_type("Action")}
    assert actions <= {"URI"}


# ── Letters ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_font_is_inside_and_every_letter_is_known(pdf: Pdf) -> None:
    """ISO 19005-2, 6.2.11; level A: 6.2.11.7."""
    fonts = [font for font in pdf.of_type("Font") if font["Subtype"] == "Type0"]
    assert fonts
    for font in fonts:
        assert font["Encoding"] == "Identity-H"
        (inner,) = (pdf.get(one) for one in pdf.get(font["DescendantFonts"]))
        descriptor = pdf.get(inner["FontDescriptor"])
        assert inner["CIDToGIDMap"] == "Identity"
        program = pdf.get(descriptor.get("FontFile2") or descriptor["FontFile3"])
        face = TTFont(BytesIO(program.data))
        widths = _widths(pdf.get(inner["W"]))
        scale = 1000 / face["head"].unitsPerEm
        for glyph, width in widths.items():
            assert abs(face["hmtx"][face.getGlyphName(glyph)][0] * scale - width) <= 1
        known = pdf_ua.to_unicode(pdf.get(font["ToUnicode"]).data)
        used = {glyph for inside, glyph in _glyphs(pdf) if inside == font["BaseFont"]}
        assert used
        assert used <= widths.keys() & known.keys()
        assert 0 not in used  # .notdef
        assert not {"\0", "\ufeff", "\ufffe"} & set("".join(known.values()))


def _widths(array: list[Any]) -> dict[int, float]:
    found = {}
    for first, row in zip(array[::2], array[1::2], strict=True):
        found.update({first + number: width for number, width in enumerate(row)})
    return found


def _glyphs(pdf: Pdf) -> Iterator[tuple[str, int]]:
    """Every glyph on a page, with the name of its face."""
    for page in pdf_ua.pages(pdf):
        faces = pdf.get(pdf.get(page["Resources"])["Font"])
        face = ""
        for operator, operands in operations(pdf.get(page["Contents"]).data):
            if operator == "Tf":
                face = pdf.get(faces[operands[0]])["BaseFont"]
            for part in operands[0] if operator == "TJ" else operands if operator == "Tj" else ():
                if isinstance(part, bytes):
                    yield from ((face, int.from_bytes(part[at : at + 2], "big")) for at in range(0, len(part), 2))


# ── The tree that is read aloud ──────────────────────────────────────────────────────────────────────────────────────


def test_it_is_read_aloud_as_it_stands(pdf: Pdf) -> None:
    """ISO 14289-1; ISO 19005-2, 6.7."""
    pdf_ua.keeps(pdf, "vi-VN")


def test_every_link_prints(pdf: Pdf) -> None:
    """ISO 19005-2, 6.3."""
    assert all(note["F"] & 0b100 for note in pdf.of_type("Annot"))


def test_the_number_of_the_page_is_not_read_aloud() -> None:
    pdf = Pdf(_made("cu"))
    kinds = [
        operands[1]["Type"]
        for page in pdf_ua.pages(pdf)[1:]
        for operator, operands in operations(pdf.get(page["Contents"]).data)
        if operator == "BDC" and operands[0] == "Artifact"
    ]
    assert kinds
    assert set(kinds) == {"Pagination"}


def test_the_pictures_are_there() -> None:
    assert any(isinstance(each, Stream) and each.entries.get("Subtype") == "Image" for each in Pdf(_made("co-anh")).objects.values())
