"""Whatever a document says, every form of it shows it as words: nothing runs, nothing is fetched, nothing breaks."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest

from generators import document as d
from generators.vietnamese import Lexicon
from generators.writers import docx, leaflet, notice_pdf, poster, speech, ssml
from generators.writers import markdown as page
from generators.writers.assets import Assets, read_assets
from generators.writers.pdf import DoesNotFit, FontFallback
from tests.hostile.hostile import ATTACKS, CANARY, document
from tests.hostile.reading_back import Active, faults_of_docx, faults_of_page, faults_of_pdf

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets(ROOT / "templates")


def rendered(made: d.Document, assets: Assets) -> str:
    """The page as the website's generator turns it into HTML."""
    return markdown.markdown(page.write(made, assets).decode(), extensions=list(page.EXTENSIONS))


def one(text: str, kind: d.Kind = d.Kind.PAGE) -> d.Document:
    """A document that says one text in every place a text can stand."""
    words = (d.Text(text),)
    step = d.Step("a", "1", words, words, (words,), (words,), (d.Branch(words, words, d.StepLink("a", "1"), text, (words,)),))
    blocks: tuple[d.Block, ...] = (
        d.Heading(2, words, text, text),
        d.Paragraph((d.Strong(words), d.ScreenLabel(text), d.ItemLink("x", text), d.LegalReference(text))),
        d.Paragraph((d.Abbreviation(text, text), d.Sms(text, text), d.Link("https://dichvucong.gov.vn", text))),
        d.Bullets((words,)),
        d.Definition(words, words, words),
        d.Steps((step,)),
        d.Checklist((d.ChecklistItem(words, words),)),
        d.Facts((d.Fact(text, words, "fee"),)),
        d.Table((words,), ((words,),), words),
        d.Caution(text, words, (words,)),
        d.FieldHint(text, words, (words,)),
        d.Portal(words, "https://dichvucong.gov.vn", words),
        d.QrCode("https://dichvucong.gov.vn", words),
        d.Contact(text, text, None, words, words, words),
    )
    if kind is d.Kind.NOTICE:
        head = d.Letterhead((text,), text, d.DatePlace(text), text, text, words, (words,))
        blocks = (head, d.NoticeTitle(text, words), *blocks, d.EndMark(), d.Signature((text,), text, (words,), words), d.AnnexHeading(words, words, text))
    issuer = d.Issuer("vi-du", text, text, text, text)
    marks = tuple(d.Mark(mark, text, words) for mark in d.MarkKind)
    return d.Document(kind, "thu", text, issuer, blocks, text, text, marks, footer=words)


def plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


SAID = [attack for attack in ATTACKS if "\n" not in attack]  # what keeps its words in one line


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_page_shows_an_attack_as_words(attack: str, assets: Assets) -> None:
    made = rendered(one(attack), assets)
    assert faults_of_page(made) == []
    for name, value in Active(made).attributes:
        if CANARY in value:  # words for those who point or listen, and anchors made of a heading
            assert name in ("title", "alt", "aria-label", "id") or value.startswith("#"), (name, value)


@pytest.mark.parametrize("attack", SAID)
def test_a_page_loses_no_sign_of_it(attack: str, assets: Assets) -> None:
    from generators.proof.reading import _html_text

    shown = plain(_html_text(rendered(one(attack), assets)))
    assert shown.count(plain(attack)) >= 10, attack


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_word_document_shows_an_attack_as_words(attack: str, assets: Assets) -> None:
    assert faults_of_docx(docx.write(one(attack, d.Kind.NOTICE), assets)) == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_script_says_it_and_nothing_else(attack: str, assets: Assets) -> None:
    lexicon = Lexicon.builtin()
    said = speech.write(one(attack, d.Kind.SCRIPT), assets, lexicon).decode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
    from xml.etree import ElementTree

    marked = ssml.write(speech.spoken(one(attack, d.Kind.SCRIPT), assets.wording, lexicon)).decode()
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(marked).iter()}
    assert tags <= {"speak", "p", "s", "break", "prosody", "say-as", "sub", "mark", "lang", "phoneme", "meta", "metadata"}


FEW = ATTACKS[::4]  # a PDF takes a while; all of them in CI


@pytest.mark.parametrize("attack", FEW)
def test_a_pdf_shows_an_attack_as_words(attack: str, assets: Assets) -> None:
    for data in (leaflet.write(one(attack, d.Kind.LEAFLET), assets), notice_pdf.write(one(attack, d.Kind.NOTICE), assets)):
        assert faults_of_pdf(data) == []


@pytest.mark.slow
@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if attack not in FEW])
def test_every_pdf_shows_every_attack_as_words(attack: str, assets: Assets) -> None:
    test_a_pdf_shows_an_attack_as_words(attack, assets)


def test_no_template_runs_in_a_text(assets: Assets) -> None:
    """49 would say that somebody calculated 7*7."""
    made = one("{{ 7*7 }} {% if 1 %}x{% endif %}", d.Kind.NOTICE)
    assert ">49<" not in rendered(made, assets)
    assert b"49</w:t>" not in docx.write(made, assets)
    assert "{{ 7*7 }}" in rendered(made, assets).replace("&#123;", "{").replace("&#125;", "}")


@pytest.mark.parametrize("word", ["x" * 3000, "ộ" * 1500, "https://dichvucong.gov.vn/" + "a" * 1500, "-" * 3000, "<" * 3000])
def test_a_very_long_word_stays_on_the_sheet(word: str, assets: Assets) -> None:
    made = d.Document(d.Kind.LEAFLET, "a", "Tên", d.Issuer("vi-du", "xã Ví Dụ", "UBND", "UBND"), (d.Paragraph((d.Text(word),)),))
    for data in (leaflet.write(made, assets), notice_pdf.write(made, assets)):
        for left, right, width in _extents(data):
            assert left >= -1
            assert right <= width + 1


def _extents(data: bytes) -> list[tuple[float, float, float]]:
    """The left and right end of everything drawn on each page, and the page's width, in points."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    found = []
    with pypdfium2.PdfDocument(data) as document:
        for sheet in document:
            boxes = [item.get_bounds() for item in sheet.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,), max_depth=8)]
            if boxes:
                found.append((min(box[0] for box in boxes), max(box[2] for box in boxes), sheet.get_width()))
    return found


# ── Fuzzing: 10,000 documents and files in CI, a few hundred otherwise (see test_fuzz.py for the reader's share) ──────


def check_page(seed: int, assets: Assets) -> None:
    assert faults_of_page(rendered(document(seed), assets)) == [], seed


def check_speech(seed: int, assets: Assets) -> None:
    said = speech.write(document(seed, d.Kind.SCRIPT), assets, Lexicon.builtin()).decode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said), seed


def check_docx(seed: int, assets: Assets) -> None:
    assert faults_of_docx(docx.write(document(seed, d.Kind.NOTICE), assets)) == [], seed


def check_pdf(write: Callable[[d.Document, Assets], bytes], kind: d.Kind, seed: int, assets: Assets) -> None:
    """A sheet is right, or refused aloud: for what does not fit a page, and for letters no face of ours has."""
    try:
        data = write(document(seed, kind), assets)
    except (DoesNotFit, FontFallback):
        return
    assert faults_of_pdf(data) == [], seed


def check_notice_pdf(seed: int, assets: Assets) -> None:
    check_pdf(notice_pdf.write, d.Kind.NOTICE, seed, assets)


def check_leaflet(seed: int, assets: Assets) -> None:
    check_pdf(leaflet.write, d.Kind.LEAFLET, seed, assets)


def check_poster(seed: int, assets: Assets) -> None:
    check_pdf(poster.write, d.Kind.POSTER, seed, assets)


CHECKS = {
    "page": (check_page, 60, 1500),
    "speech": (check_speech, 40, 800),
    "docx": (check_docx, 15, 200),
    "notice-pdf": (check_notice_pdf, 2, 25),
    "leaflet": (check_leaflet, 2, 25),
    "poster": (check_poster, 1, 15),
}
"""By writer: the check, how many seeds by default, how many in CI."""


@pytest.mark.parametrize("writer", CHECKS)
def test_no_document_breaks_a_writer(writer: str, assets: Assets) -> None:
    check, count, _ = CHECKS[writer]
    for seed in range(count):
        check(seed, assets)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(5))
@pytest.mark.parametrize("writer", CHECKS)
def test_thousands_of_documents_break_no_writer(writer: str, part: int, assets: Assets) -> None:
    check, _, count = CHECKS[writer]
    for seed in range(1000 + part, 1000 + count, 5):
        check(seed, assets)
