"""The engine under every printed page: our faces alone, the same bytes twice, one page where one is promised."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from generators.writers import leaflet, notice_pdf, pdf, poster
from generators.writers.assets import Assets, read_assets
from tests.writers import samples_notice, samples_sheet
from tests.writers.sheet_reading import characters, printed_text, tags, unpacked

ROOT = Path(__file__).parents[2]
SANS = 'html { font-family: "Be Vietnam Pro" }'


@cache
def assets() -> Assets:
    return read_assets(ROOT / "templates")


def test_the_text_and_its_language_title_and_author_are_in_the_pdf() -> None:
    made = pdf.render("<p>Nguyễn Huệ, thửa đất số 7</p>", SANS, assets(), title="Tên & tuổi", author="UBND xã Ví Dụ")
    document = pypdfium2.PdfDocument(made)
    assert printed_text(made) == "Nguyễn Huệ, thửa đất số 7"
    assert document.get_metadata_dict(skip_empty=True)["Title"] == "Tên & tuổi"
    assert document.get_metadata_dict(skip_empty=True)["Author"] == "UBND xã Ví Dụ"
    assert b"/Lang (vi)" in unpacked(made)
    assert pdf.pages(made) == 1


def test_a_pdf_is_tagged_for_screen_readers() -> None:
    made = pdf.render("<h1>Tên</h1><p>Lời</p><ul><li>Một</li></ul>", SANS, assets(), title="Tên")
    assert [tag.kind for tag in tags(made)][:2] == ["Document", "H1"]
    assert {"P", "L", "LI"} <= {tag.kind for tag in tags(made)}
    opened = unpacked(made)
    assert b"/Marked true" in opened
    assert b"/DisplayDocTitle true" in opened
    assert re.search(rb'pdfuaid"? ?.*part="1"', opened)


def test_the_same_input_gives_the_same_bytes() -> None:
    first = pdf.render("<h1>Một</h1><p><i>hai</i> <b>ba</b>", SANS, assets(), title="x")
    assert pdf.render("<h1>Một</h1><p><i>hai</i> <b>ba</b>", SANS, assets(), title="x") == first
    assert not re.search(b"CreationDate|ModDate|CreateDate|ModifyDate", unpacked(first))


@pytest.mark.slow
def test_another_process_in_another_place_makes_the_same_bytes(tmp_path: Path) -> None:
    """No hash seed, folder, locale or hour of the day gets into a page."""
    code = (
        "import sys, hashlib; from pathlib import Path; from generators.writers import pdf;"
        "from generators.writers.assets import read_assets;"
        f"made = pdf.render('<h1>Ổ khóa</h1><p><b>ba</b> <i>bốn</i>', {SANS!r}, read_assets(Path({str(ROOT / 'templates')!r})), title='x');"
        "print(hashlib.sha256(made).hexdigest())"
    )
    digests = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Ho_Chi_Minh")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)}
        run = subprocess.run(
            [sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout)
    assert len(digests) == 1


@pytest.mark.parametrize(("sign", "name"), [("☐", "U+2610"), ("☎", "U+260E"), ("→", "U+2192"), ("漢", "U+6F22")])
def test_a_character_that_no_face_of_ours_has_is_refused_by_name(sign: str, name: str) -> None:
    """The machine may well have a font with it: it must not be borrowed."""
    with pytest.raises(pdf.FontFallback, match=f"{sign}.*{name.replace('+', '[+]')}.*Be Vietnam Pro"):
        pdf.render(f"<p>Bước 1 {sign}</p>", SANS, assets(), title="x")


def test_every_vietnamese_letter_is_in_both_families() -> None:
    import unicodedata

    letters = {
        unicodedata.normalize("NFC", base + mark)
        for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
        for mark in ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    } | set("đĐ")
    for family in ("Be Vietnam Pro", "Tinos"):
        made = pdf.render(
            f"<p>{' '.join(sorted(letters))}</p>", f'html {{ font-family: "{family}" }}', assets(), title="x"
        )
        assert set(printed_text(made)) - {" "} == letters


@pytest.mark.parametrize("weight", [400, 600, 700, 800])
def test_every_weight_is_a_face_of_its_own(weight: int) -> None:
    widths = {
        at: next(characters(pdf.render(f'<p style="font-weight:{at}">M</p>', SANS, assets(), title="x")))
        for at in (weight, 400 if weight != 400 else 800)
    }
    one, other = widths.values()
    assert one.right - one.left != pytest.approx(other.right - other.left, abs=0.05)


NO_LIGATURES, NO_KERNING = "font-variant-ligatures: none", "font-kerning: none"


def set_in(css: str) -> list[tuple[str, float]]:
    """Each letter with where it begins."""
    made = pdf.render("<p>AVATAR, Tố Vân, office, fi fl ffi</p>", f"html {{ {css} }}", assets(), title="x")
    return [(character.text, round(character.left, 2)) for character in characters(made)]


@pytest.mark.parametrize(
    ("family", "never"), [("Be Vietnam Pro", NO_LIGATURES), ("Tinos", f"{NO_LIGATURES}; {NO_KERNING}")]
)
def test_letters_stand_apart_as_the_face_says(family: str, never: str) -> None:
    assert set_in(f'font-family: "{family}"') == set_in(f'font-family: "{family}"; {never}')


@pytest.mark.parametrize(
    ("family", "otherwise"),
    [
        ("Be Vietnam Pro", NO_KERNING),
        ("Be Vietnam Pro", 'font-feature-settings: "liga" 1'),
        ("Tinos", "font-kerning: normal"),
    ],
)
def test_what_a_style_sheet_says_of_letters_is_seen_by_these_measures(family: str, otherwise: str) -> None:
    assert set_in(f'font-family: "{family}"') != set_in(f'font-family: "{family}"; {otherwise}')


def test_no_printed_text_asks_more_of_a_font_than_its_face_says(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line that does leaves two objects of Pango behind for good: at a hundred communes, half a gigabyte."""
    monkeypatch.setattr(pdf, "_kept", threading.local())
    poster.write(samples_sheet.an_phu_poster(), assets())
    leaflet.write(samples_sheet.an_phu_leaflet(), assets())
    notice_pdf.write(samples_notice.nga_son(), assets())
    pdf.render("<h1>Bản tin</h1><p>Lời</p>", assets().templates["broadcasts/script.css"].decode(), assets(), title="x")
    loaded = [fonts for _, fonts in pdf._kept.fonts.values()]
    assert len(loaded) == 2
    assert [fonts.font_features for fonts in loaded] == [{}, {}]


@pytest.mark.parametrize(
    "address",
    ["image:missing.jpg", "https://example.org/x.png", "file:///etc/hostname", "x.png", "//example.org/x.png"],
)
def test_a_picture_from_outside_the_assets_is_refused(address: str) -> None:
    with pytest.raises(pdf.UnknownAddress, match=address.split("/")[-1]):
        pdf.render(f'<img alt="x" src="{address}">', SANS, assets(), title="x")


def test_a_style_sheet_reaches_no_other_address_either() -> None:
    with pytest.raises(pdf.UnknownAddress, match=r"x\.png"):
        pdf.render("<p>x</p>", SANS + 'p { background: url("https://example.org/x.png") }', assets(), title="x")


def test_a_picture_among_the_assets_is_printed() -> None:
    square = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    made = pdf.render(
        '<img alt="Ảnh" src="image:thôn một.svg">', SANS, replace(assets(), images={"thôn một.svg": square}), title="x"
    )
    assert [tag.alt for tag in tags(made) if tag.kind == "Figure"] == ["Ảnh"]


def test_a_whole_page_is_not_taken_for_a_body() -> None:
    with pytest.raises(ValueError, match="inside <body>"):
        pdf.render("<!doctype html><html></html>", SANS, assets(), title="x")


PAGE = SANS + "@page { size: A4; margin: 10mm } body, p { margin: 0 }"
LINE = "<p>Một dòng chữ</p>"


def sized(scale: float) -> str:
    return f"p {{ font-size: {10 + 10 * scale:.3f}pt; line-height: 1.5 }}"


@pytest.mark.parametrize("lines", [1, 26, 27, 33, 46, 52, 53, 70])
def test_a_text_that_can_fit_one_page_does_and_one_that_cannot_says_so(lines: int) -> None:
    """277 mm hold 26 lines of 20 pt and 52 of 10 pt."""
    html = LINE * lines + '<div id="end"></div>'
    if lines <= 52:
        made = pdf.fit_on_one_page(html, PAGE, sized, assets(), end_mm=287, title="x").printed()
        assert pdf.pages(made) == 1
        size = next(characters(made)).size_pt
        assert size == pytest.approx(20, abs=0.01) if lines <= 26 else 20 > size >= 9.99
        assert size * 1.5 * lines >= 0.9 * 277 / 25.4 * 72 or size == pytest.approx(20, abs=0.01)  # as large as can be
    else:
        with pytest.raises(pdf.DoesNotFit) as found:
            pdf.fit_on_one_page(html, PAGE, sized, assets(), end_mm=287, title="x")
        assert found.value.share > 1


def test_the_room_left_on_a_page_can_be_spread() -> None:
    def spread(scale: float, end_mm: float) -> str:
        return f"p + p {{ margin-top: {287 - end_mm - 1:.2f}mm }}"

    made = pdf.fit_on_one_page(
        LINE * 2 + '<div id="end"></div>', PAGE, sized, assets(), end_mm=287, spread=spread, title="x"
    ).printed()
    assert min(character.bottom for character in characters(made)) < 20 / 25.4 * 72


def test_a_thin_last_page_is_saved_by_a_smaller_size_and_a_full_one_is_not() -> None:
    sizes = ["p { font-size: 20pt; line-height: 1.5 }", "p { font-size: 18pt; line-height: 1.5 }"]

    def printed(lines: int) -> tuple[int, float]:
        made = pdf.render_saving_pages(LINE * lines + '<div id="end"></div>', PAGE, sizes, assets(), title="x")
        return pdf.pages(made), next(characters(made)).size_pt

    assert printed(26) == (1, pytest.approx(20, abs=0.01))
    assert printed(28) == (1, pytest.approx(18, abs=0.01))  # two lines over
    assert printed(45) == (2, pytest.approx(20, abs=0.01))  # two good pages
    assert printed(31) == (2, pytest.approx(20, abs=0.01))  # no size saves the page


def test_no_copy_of_a_font_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    pdf.render("<p>x</p>", SANS, assets(), title="x")
    with pytest.raises(pdf.FontFallback):
        pdf.render("<p>☐</p>", SANS, assets(), title="x")
    assert list(tmp_path.iterdir()) == []
