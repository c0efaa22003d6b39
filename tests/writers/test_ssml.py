"""SSML 1.1 for other speech systems: well formed, the same words as the script, written forms beside them."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from generators import document as d
from generators.document import Document, Issuer, Kind
from generators.values import Day, Money
from generators.writers import ssml
from generators.writers.speech import text
from tests.on_air_samples import heard

NS = "{http://www.w3.org/2001/10/synthesis}"
ISSUER = Issuer("vi-du", "xã Ví Dụ", "Ủy ban nhân dân xã Ví Dụ", "UBND xã Ví Dụ")
SCRIPT = heard(
    Document(
        Kind.SCRIPT,
        "thu",
        "Thử",
        ISSUER,
        (
            d.Heading(2, d.text("Lệ phí & thời hạn")),
            d.Paragraph((*d.text("Từ ngày "), Day.parse("2026-09-07"), *d.text(" UBND xã thu "), Money(8000), *d.text(". Hết."))),
        ),
    )
)


@pytest.fixture(scope="module")
def root() -> ElementTree.Element:
    return ElementTree.fromstring(ssml.write(SCRIPT))


def test_the_root_is_speak_of_version_1_1_in_vietnamese(root: ElementTree.Element) -> None:
    assert (root.tag, root.get("version")) == (f"{NS}speak", "1.1")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi-VN"


def test_the_words_are_those_of_the_script(root: ElementTree.Element) -> None:
    said = []
    for paragraph in root.iter(f"{NS}p"):
        sentences = []
        for sentence in paragraph.iter(f"{NS}s"):
            parts = [sentence.text or ""]
            for sub in sentence:
                parts += [sub.get("alias") or "", sub.tail or ""]
            sentences.append("".join(parts))
        said.append(" ".join(sentences))
    assert "\n".join(said) + "\n" == text(SCRIPT)


def test_what_is_written_stands_beside_what_is_said(root: ElementTree.Element) -> None:
    subs = {sub.text: sub.get("alias") for sub in root.iter(f"{NS}sub")}
    assert subs["8.000 đồng"] == "tám nghìn đồng"
    assert subs["UBND"] == "Ủy ban nhân dân"
    assert "07/9/2026" in subs


def test_pauses_are_ours_and_longest_after_a_heading(root: ElementTree.Element) -> None:
    pauses = [int((pause.get("time") or "").removesuffix("ms")) for pause in root.iter(f"{NS}break")]
    assert pauses == [1100, 450, 800]


def test_only_elements_that_every_engine_reads_are_used(root: ElementTree.Element) -> None:
    assert {element.tag.removeprefix(NS) for element in root.iter()} == {"speak", "p", "s", "break", "sub"}
