"""The PDF form of a notice: word for word the Word form, and right on the page, measured in millimetres."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from generators.document import (
    AnnexHeading,
    Blank,
    Blocks,
    Document,
    EndMark,
    Figure,
    Heading,
    Letterhead,
    Link,
    NoticeTitle,
    Paragraph,
    QrCode,
    Text,
    text,
)
from generators.font_metrics import tinos
from generators.nd30.check import check_docx
from generators.writers import docx
from generators.writers.assets import Assets, read_assets
from generators.writers.notice_pdf import unbroken, write
from generators.writers.pdf import FontFallback
from tests import libreoffice
from tests.writers import reading_pdf as pdf
from tests.writers import reading_word as word
from tests.writers import samples_notice as samples

TEMPLATES = Path(__file__).parents[2] / "templates"
KINDS = samples.every_kind()


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets(TEMPLATES)


@pytest.fixture(scope="module")
def made(assets: Assets) -> Callable[[str], bytes]:
    """The PDF of a kind, made once."""
    done: dict[str, bytes] = {}

    def make(kind: str) -> bytes:
        if kind not in done:
            done[kind] = write(KINDS[kind], assets)
        return done[kind]

    return make


def solid(words: str) -> str:
    return "".join(words.split())


# ── The same as in Word ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_pdf_and_word_say_exactly_the_same(kind: str, made: Callable[[str], bytes], assets: Assets) -> None:
    in_word = docx.write(KINDS[kind], assets)
    read, section, number = "", -1, 0
    for page in pdf.pages(made(kind)):
        head = said_around(in_word, max(section, 0), "header", "first")
        begins = section < 0 or solid(page).removeprefix(head).startswith("Phụlục")
        section, number = (section + 1, 1) if begins else (section, number + 1)
        which = "first" if begins else "default"
        foot = said_around(in_word, section, "footer", which)
        head = said_around(in_word, section, "header", which)
        words = solid(page).removesuffix(foot)
        if begins:
            assert words.startswith(head)
            read += words.removeprefix(head)
        else:
            head = str(number) + head[1:]  # Word's field says 2 until Word counts the pages
            assert words.endswith(head)
            read += words.removesuffix(head)
    assert read == solid("".join(word.said(in_word)))


def said_around(in_word: bytes, section: int, place: str, page: str) -> str:
    return solid("".join(word.margin_text(in_word, section, place, page)))


def test_the_same_content_gives_the_same_bytes(assets: Assets) -> None:
    assert write(samples.nga_son(), assets) == write(samples.nga_son(), assets)


@pytest.mark.slow
@libreoffice.needed
def test_libreoffice_breaks_the_word_form_into_the_same_pages(
    made: Callable[[str], bytes], assets: Assets, tmp_path: Path
) -> None:
    in_word = {kind: docx.write(document, assets) for kind, document in KINDS.items()}
    for kind, converted in libreoffice.converted(in_word, "pdf", tmp_path).items():
        assert len(pdf.pages(converted)) == len(pdf.pages(made(kind))), kind


@pytest.mark.slow
@libreoffice.needed
def test_word_and_open_document_keep_every_word_and_rule(assets: Assets, tmp_path: Path) -> None:
    """A clerk may keep a notice as ODT and give it back as Word."""
    in_word = {kind: docx.write(document, assets) for kind, document in KINDS.items()}
    back = libreoffice.through_odt(in_word, tmp_path)
    assert back.keys() == in_word.keys()
    for kind, paper in back.items():
        assert [line for line in word.said(paper) if line] == [line for line in word.said(in_word[kind]) if line], kind
        assert check_docx(paper, tinos(assets)) == [], kind


# ── On the page ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_the_page_is_a4_and_one_face_sets_everything(kind: str, made: Callable[[str], bytes]) -> None:
    document = pypdfium2.PdfDocument(made(kind))
    assert {tuple(round(side) for side in page.get_size()) for page in document} == {(595, 842)}
    document.close()
    assert {face.split("-")[0] for face in pdf.fonts(made(kind))} == {"Tinos"}


def test_nothing_stands_outside_the_margins(made: Callable[[str], bytes]) -> None:
    for kind in KINDS:
        for number in range(len(pdf.pages(made(kind)))):
            words = pdf.extent(made(kind), number)
            assert words.left >= 29.9
            assert words.right <= 190.2
            assert words.top >= 7.4  # where the page number and the marks begin
            assert words.bottom <= 297 - 7.4


def test_quoc_hieu_stands_on_one_line_over_a_line_as_long_as_tieu_ngu(made: Callable[[str], bytes]) -> None:
    nation = pdf.box(made("huong-dan-dich-vu-cong"), 0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = pdf.box(made("huong-dan-dich-vu-cong"), 0, "Độc lập - Tự do - Hạnh phúc")
    assert nation.bottom - nation.top < 6
    assert nation.middle == pytest.approx(motto.middle, abs=0.3)
    below = [
        line for line in pdf.strokes(made("huong-dan-dich-vu-cong"), 0)
        if abs(line.middle - motto.middle) < 1 and motto.top < line.top < motto.bottom + 3
    ]  # fmt: skip
    assert len(below) == 1
    assert below[0].width == pytest.approx(motto.width, abs=0.3)


def test_no_line_touches_the_letters_above_it(made: Callable[[str], bytes]) -> None:
    for kind in KINDS:
        for number in range(len(pdf.pages(made(kind)))):
            for line in pdf.strokes(made(kind), number):
                above = pdf.baselines_above(made(kind), number, line)
                if above:
                    assert line.top - above > 1.2  # millimetres: descenders of 14 pt reach 1.07 below their line


def test_number_and_date_stand_on_one_line(made: Callable[[str], bytes]) -> None:
    for kind, date in (("huong-dan-dich-vu-cong", "Nga Sơn, ngày"), ("cong-van", "Ví Dụ, ngày")):
        number = pdf.baseline(made(kind), 0, "Số:")
        assert number == pytest.approx(pdf.baseline(made(kind), 0, date), abs=0.2)


def test_recipients_are_level_with_the_authority(made: Callable[[str], bytes]) -> None:
    page = made("huong-dan-dich-vu-cong")
    assert pdf.baseline(page, 1, "Nơi nhận:") == pytest.approx(pdf.baseline(page, 1, "KT. CHỦ TỊCH"), abs=1)
    authority = pdf.box(page, 1, "KT. CHỦ TỊCH")
    assert authority.left > 110  # the right half
    assert pdf.box(page, 1, "PHÓ CHỦ TỊCH").middle == pytest.approx(authority.middle, abs=0.3)


def test_the_page_number_is_in_the_middle_of_the_top_margin_from_page_two(made: Callable[[str], bytes]) -> None:
    first, second, *_ = pdf.pages(made("cu"))
    assert first.startswith("BẢN LƯU TRỮ")
    assert " 2 BẢN LƯU TRỮ" in second
    page = made("huong-dan-dich-vu-cong")
    number = pdf.boxes(page, 1, "2")[-1]
    assert number.middle == pytest.approx((30 + 190) / 2, abs=0.5)
    assert (number.top + number.bottom) / 2 == pytest.approx(10, abs=1)


def test_an_annex_counts_its_pages_from_one(made: Callable[[str], bytes]) -> None:
    pages = pdf.pages(made("huong-dan-dich-vu-cong"))
    assert pages[2].startswith("Phụ lục")
    assert not pages[2].endswith("3")
    assert pages[3].endswith(" 2")


def _with_body(lines: int) -> Document:
    head, title, *rest = samples.draft().blocks
    signature = rest[2]
    body = [Paragraph(text("Một câu.")) for _ in range(lines)]
    last = Paragraph(text("Ủy ban nhân dân xã Ví Dụ thông báo để tổ chức, công dân biết và thực hiện. " * 3))
    return samples.notice(samples.VI_DU, "thu", "Thử", (head, title, *body, last, EndMark(), signature))


@pytest.mark.slow
@pytest.mark.parametrize("lines", range(16, 32))
def test_the_signature_never_stands_alone_on_a_page(lines: int, assets: Assets) -> None:
    pages = pdf.pages(write(_with_body(lines), assets))
    signed = next(page for page in pages if "Nơi nhận:" in page)
    assert "Lưu: VT." in signed
    assert "CHỦ TỊCH" in signed
    assert "thực hiện./." in signed


def test_a_name_not_given_leaves_the_room_of_a_signature(assets: Assets) -> None:
    head, title, *rest = samples.draft().blocks
    signature = replace(rest[2], name="Ô ký tên")  # type: ignore[type-var]
    page = write(samples.notice(samples.VI_DU, "thu", "Thử", (head, title, signature)), assets)
    assert pdf.box(page, 0, "Ô ký tên").top - pdf.box(page, 0, "CHỦ TỊCH").bottom >= 25


def test_a_heading_never_ends_a_page(assets: Assets) -> None:
    for lines in range(28, 34):
        blocks: Blocks = (
            *(Paragraph(text("Một câu.")) for _ in range(lines)),
            Heading(2, text("Đề mục"), "1."),
            Paragraph(text("Câu dưới đề mục. " * 12)),
        )
        pages = pdf.pages(write(samples.notice(samples.VI_DU, "thu", "Thử", blocks), assets))
        assert not any(page.endswith("1. Đề mục") for page in pages)


# ── Codes, pictures, addresses ───────────────────────────────────────────────────────────────────────────────────────


def test_the_code_on_the_page_opens_its_address(made: Callable[[str], bytes]) -> None:
    document = pypdfium2.PdfDocument(made("huong-dan-dich-vu-cong"))
    image = document[2].render(scale=300 / 72).to_pil()
    document.close()
    read = zxingcpp.read_barcodes(image)
    assert sorted(code.text for code in read) == [samples.PORTAL, samples.LINKED]
    corners = read[0].position
    across = (corners.top_right.x - corners.top_left.x) / 300 * 25.4
    assert across == pytest.approx(30, abs=0.5)


def test_a_code_stands_below_words_on_its_page(assets: Assets) -> None:
    for lines in range(22, 30):
        body = [Paragraph(text("Một câu.")) for _ in range(lines)]
        last = Paragraph(text("Quét mã dưới đây để mở trang này trên điện thoại. " * 3))
        blocks: Blocks = (*body, last, EndMark(), QrCode(samples.PORTAL, text("Cổng Dịch vụ công quốc gia")))
        pages = pdf.pages(write(samples.notice(samples.VI_DU, "thu", "Thử", blocks), assets))
        assert "trên điện thoại" in next(page for page in pages if "dichvucong.gov.vn" in page)


def test_a_picture_is_drawn(assets: Assets) -> None:
    picture = BytesIO()
    Image.new("RGB", (400, 300), "#c00").save(picture, "PNG")
    given = replace(assets, images={"màn hình.png": picture.getvalue()})
    page = write(
        samples.notice(samples.VI_DU, "thu", "Thử", (Figure("màn hình.png", "Màn hình", text("Hình 1")),)), given
    )
    document = pypdfium2.PdfDocument(page)
    seen = document[0].render(scale=1).to_pil().convert("RGB").getcolors(1 << 20)
    document.close()
    assert any(colour == (204, 0, 0) for _, colour in seen or [])


def test_an_address_and_the_number_of_a_law_are_not_torn_apart() -> None:
    assert [
        piece.text for piece in unbroken("theo Nghị định số 42/2022/NĐ-CP và https://a.vn/b của") if piece.whole
    ] == [
        "42/2022/NĐ-CP",
        "https://a.vn/b",
    ]


def test_text_copied_from_the_page_has_common_spaces(made: Callable[[str], bytes]) -> None:
    document = pypdfium2.PdfDocument(made("tuyen-truyen"))
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "\u00a0" not in words


def test_room_for_a_pen_stays_open_on_the_page(made: Callable[[str], bytes]) -> None:
    page = made("huong-dan-dich-vu-cong")
    assert pdf.box(page, 0, "/TB-UBND").left - pdf.box(page, 0, "Số:").right >= 11
    assert pdf.boxes(page, 0, "năm 2026")[0].left - pdf.boxes(page, 0, "tháng")[0].right >= 7


def test_a_sign_the_face_lacks_is_named(assets: Assets) -> None:
    with pytest.raises(FontFallback, match="🙂"):
        write(samples.notice(samples.VI_DU, "thu", "Thử", (Paragraph(text("Chào 🙂")),)), assets)


def test_text_from_outside_stays_text(assets: Assets) -> None:
    words = "A & B <script>alert(1)</script> {{ 7*7 }} </p><h1>"
    blocks: Blocks = (
        Letterhead(("A",), "TB<b>", samples.DatePlace("<i>Ví Dụ</i>")),
        NoticeTitle("THÔNG BÁO", text(words)),
        Paragraph((Text(words), Link("javascript:alert(1)", "bấm"), Blank(5))),
        AnnexHeading(text("Tên"), text("Kèm theo")),
        Paragraph(text(words)),
    )
    pages = pdf.pages(write(samples.notice(samples.VI_DU, "thu", "Thử <b>", blocks), assets))
    assert solid(words) in solid(pages[0])
    assert words in pages[1]
    assert b"javascript" not in write(samples.notice(samples.VI_DU, "thu", "Thử", blocks), assets)
