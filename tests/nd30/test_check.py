"""The checker finds what is wrong with a document, and nothing where nothing is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import pytest
from lxml import etree

from generators.document import EndMark, Paragraph, text
from generators.font_metrics import tinos
from generators.nd30.breaches import report
from generators.nd30.check import check_docx
from generators.nd30.kinds import abbreviations, kind_named, kinds
from generators.nd30.rules import Severity, rule_book
from generators.nd30.word_text import NotWord
from generators.writers.assets import Assets, read_assets
from generators.writers.docx import write
from tests.nd30 import spoiling as s
from tests.writers import samples_notice as samples

KINDS = samples.every_kind()
W = s.W


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets(Path(__file__).parents[2] / "templates")


@pytest.fixture(scope="module")
def notices(assets: Assets) -> dict[str, bytes]:
    """Every kind as Word, with a name under the notice so that the whole foot is there."""
    return {kind: write(document, assets) for kind, document in KINDS.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_a_notice_of_ours_breaks_no_rule(kind: str, notices: dict[str, bytes], assets: Assets) -> None:
    assert check_docx(notices[kind], tinos(assets)) == []


# ── Deliberate violations ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Slip:
    """One thing done wrong to a notice, and the rule that must catch it."""

    rule: str
    edit: s.Edit
    kind: str = "huong-dan-dich-vu-cong"
    part: str = "word/document.xml"


NATION, MOTTO = "CỘNG HÒA XÃ HỘI", "Độc lập"
BODY = "Nhằm nâng cao hiệu quả"


def _move_recipients(root: etree._Element) -> None:
    """Put Nơi nhận into a row of its own, below the signature."""
    cell = s.find(root, "Nơi nhận").getparent()
    row = cell.getparent()
    below = etree.SubElement(row.getparent(), f"{W}tr")
    below.append(cell)
    row.insert(0, etree.fromstring(f'<w:tc xmlns:w="{W[1:-1]}"><w:tcPr/><w:p/></w:tc>'))


def _row_may_split(root: etree._Element) -> None:
    for mark in list(root.iter(f"{W}cantSplit")):
        mark.getparent().remove(mark)


def _annex_on_the_same_page(root: etree._Element) -> None:
    """Take the section break before the annex."""
    first = next(iter(root.iter(f"{W}sectPr")))
    first.getparent().remove(first)


def _second_annex(root: etree._Element) -> None:
    """The annex once more, under the same label."""
    body = root.find(f"{W}body")
    last = body.find(f"{W}sectPr")
    for paragraph in [
        s.find(root, "Phụ lục"),
        s.find(root, "HƯỚNG DẪN THỰC HIỆN"),
        s.find(root, "(Kèm theo"),
    ]:
        last.addprevious(etree.fromstring(etree.tostring(paragraph)))


def _date_below(root: etree._Element) -> None:
    row = s.find(root, "Nga Sơn, ngày").getparent().getparent()
    copied = etree.fromstring(etree.tostring(row))
    row.addnext(copied)
    for run in list(s.find(row, "Nga Sơn, ngày").iter(f"{W}r")):
        run.getparent().remove(run)
    for run in list(s.find(copied, "Số:").iter(f"{W}r")):
        run.getparent().remove(run)


def _number_in_the_foot(root: etree._Element) -> None:
    """Call the header a footer."""
    properties = next(iter(root.iter(f"{W}sectPr")))
    for reference in properties.findall(f"{W}headerReference"):
        reference.tag = f"{W}footerReference"


SLIPS = (
    # page
    Slip("paper", s.page("pgSz", w="12240", h="15840")),
    Slip("portrait", s.page("pgSz", w="16838", h="11906")),
    Slip("margin-top", s.page("pgMar", top="1440")),
    Slip("margin-bottom", s.page("pgMar", bottom="850")),
    Slip("margin-left", s.page("pgMar", left="1440")),
    Slip("margin-right", s.page("pgMar", right="1440")),
    Slip("font", s.letters(BODY, "rFonts", "Arial", "ascii")),
    Slip("font", s.letters(BODY, "rFonts", ".VnTime", "ascii")),
    Slip("colour", s.letters("1. Thực hiện", "color", "FF0000")),
    Slip("page-number", s.without("headerReference")),
    Slip("page-number-place", _number_in_the_foot),
    Slip("page-number-place", lambda root: s._set(s._properties(root.find(f"{W}p"), "pPr"), "jc", val="right"), part="word/header1.xml"),
    Slip("page-number-look", lambda root: [s._set(s._properties(run, "rPr"), "sz", val="20") for run in root.iter(f"{W}r")] and None, part="word/header1.xml"),
    Slip("page-number-first", s.without("titlePg")),
    # Quốc hiệu, Tiêu ngữ
    Slip("nation", s.words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆTNAM")),
    Slip("nation", s.emptied(NATION)),
    Slip("nation-look", s.letters(NATION, "sz", "28")),
    Slip("nation-look", s.letters(NATION, "b", "0")),
    Slip("motto", s.words("Độc lập - Tự do - Hạnh phúc", "Độc lập-Tự do-Hạnh phúc")),
    Slip("motto", s.words("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")),
    Slip("motto", s.emptied(MOTTO)),
    Slip("motto-look", s.letters(MOTTO, "i", "1")),
    Slip("motto-look", s.paragraph(MOTTO, "jc", val="left")),
    Slip("motto-line", s.rule_below(MOTTO, s.no_line)),
    Slip("motto-line-length", s.rule_below(MOTTO, s.line_of(2000))),
    Slip("sizes-together", s.letters(MOTTO, "sz", "26")),
    # issuing body
    Slip("issuer", s.both(s.emptied("ỦY BAN NHÂN DÂN"), s.emptied("XÃ NGA SƠN"))),
    Slip("issuer-look", s.words("XÃ NGA SƠN", "Xã Nga Sơn")),
    Slip("issuer-look", s.letters("XÃ NGA SƠN", "sz", "28")),
    Slip("parent-look", s.letters("UBND XÃ", "sz", "28"), kind="huong-dan"),
    Slip("issuer-line", s.rule_below("XÃ NGA SƠN", s.no_line)),
    Slip("issuer-line-length", s.rule_below("XÃ NGA SƠN", s.line_of(100))),
    # number
    Slip("number", s.emptied("Số:")),
    Slip("number", s.words("Số: ", "Số "), kind="cong-van"),
    Slip("number-zero", s.words("Số: 05/", "Số: 5/"), kind="cong-van"),
    Slip("number-form", s.words("/QĐ-UBND", "/QĐ - UBND"), kind="quyet-dinh"),
    Slip("number-form", s.words("12/QĐ-UBND", "12/QĐ/UBND"), kind="quyet-dinh"),
    Slip("number-year", s.words("12/QĐ-UBND", "12/2026/QĐ-UBND"), kind="quyet-dinh"),
    Slip("number-kind", s.words("/TB-UBND", "/TBo-UBND")),
    Slip("number-kind", s.words("/GM-UBND", "/GN-UBND"), kind="giay-moi"),
    Slip("number-look", s.letters("Số:", "sz", "28")),
    Slip("number-look", s.letters("Số:", "b", "1")),
    Slip("number-row", _date_below),
    # date
    Slip("date", s.emptied("Nga Sơn, ngày")),
    Slip("date-comma", s.words("Ví Dụ, ngày", "Ví Dụ ngày"), kind="quyet-dinh"),
    Slip("date-zero", s.words("tháng 3 năm", "tháng 03 năm"), kind="cong-van"),
    Slip("date-zero", s.words("ngày 05", "ngày 5"), kind="cong-van"),
    Slip("date-zero", s.words("tháng 01 năm", "tháng 1 năm"), kind="quyet-dinh"),
    Slip("date-look", s.letters("Nga Sơn, ngày", "i", "0")),
    # kind, subject
    Slip("kind", s.both(s.emptied("THÔNG BÁO"), s.emptied("Hướng dẫn sử dụng"))),
    Slip("kind-look", s.words("THÔNG BÁO", "Thông báo")),
    Slip("kind-look", s.letters("THÔNG BÁO", "sz", "32")),
    Slip("subject", s.removed("Hướng dẫn sử dụng")),
    Slip("subject-look", s.letters("Hướng dẫn sử dụng", "b", "0")),
    Slip("subject-line", s.rule_below("Hướng dẫn sử dụng", s.no_line)),
    Slip("subject-line-length", s.rule_below("Hướng dẫn sử dụng", s.line_of(0))),
    Slip("about-look", s.letters("V/v", "b", "1"), kind="cong-van"),
    Slip("about-look", s.letters("V/v", "sz", "28"), kind="cong-van"),
    # body
    Slip("body-size", s.letters(BODY, "sz", "24")),
    Slip("body-size", s.letters(BODY, "i", "1")),
    Slip("body-aligned", s.paragraph(BODY, "jc", val="left")),
    Slip("body-indent", s.paragraph(BODY, "ind", firstLine="0")),
    Slip("body-gap", s.both(*(s.paragraph(words, "spacing", before="0", after="0") for words in (BODY, "1. Thực hiện")))),
    Slip("body-line", s.paragraph(BODY, "spacing", line="480", lineRule="auto")),
    Slip("ground-look", s.letters("Căn cứ Luật", "i", "0"), kind="quyet-dinh"),
    Slip("ground-end", s.words("Văn hóa - Xã hội\\.", "Văn hóa - Xã hội,"), kind="quyet-dinh"),
    Slip("article-look", s.letters("Điều 2.", "b", "0"), kind="quyet-dinh"),
    Slip("end-mark", s.words("\\./\\.$", ".")),
    Slip("addressee", s.words("Kính gửi: Hội", "Kính gửi Hội"), kind="to-trinh"),
    Slip("addressee-needed", s.removed("Kính gửi: Hội"), kind="to-trinh"),
    Slip("capital-people", s.words("và Nhân dân", "và nhân dân")),
    # signature
    Slip("authority", s.both(s.emptied("KT. CHỦ TỊCH"), s.emptied("PHÓ CHỦ TỊCH"))),
    Slip("authority-look", s.letters("KT. CHỦ TỊCH", "sz", "24")),
    Slip("authority-form", s.words("KT\\. CHỦ TỊCH", "K/T CHỦ TỊCH")),
    Slip("authority-form", s.words("TM\\. ỦY BAN", "TM ỦY BAN"), kind="cong-van"),
    Slip("authority-deputy", s.emptied("PHÓ CHỦ TỊCH")),
    Slip("signature-together", _row_may_split),
    # recipients
    Slip("recipients", s.removed("Nơi nhận")),
    Slip("recipients-look", s.letters("Nơi nhận", "sz", "28")),
    Slip("recipients-look", s.letters("Nơi nhận", "i", "0")),
    Slip("recipient-look", s.letters("- Chủ tịch UBND", "sz", "24")),
    Slip("recipient-form", s.words("Các PCT UBND xã;", "Các PCT UBND xã")),
    Slip("recipient-form", s.words("Lưu: VT, HCC\\.", "Lưu: VT, HCC;")),
    Slip("recipients-archive", s.removed("- Lưu")),
    Slip("archive-form", s.words("Lưu: VT, HCC\\.", "Lưu VP.")),
    Slip("recipients-level", _move_recipients),
    # annex
    Slip("annex-page", _annex_on_the_same_page),
    Slip("annex-numbered", s.without("pgNumType", section=1)),
    Slip("annex-label", s.words("^Phụ lục$", "PHỤ LỤC")),
    Slip("annex-label", s.letters("Phụ lục", "sz", "26")),
    Slip("annex-roman", _second_annex),
    Slip("annex-title", s.words("HƯỚNG DẪN THỰC HIỆN", "Hướng dẫn thực hiện")),
    Slip("annex-of", s.removed("(Kèm theo")),
    Slip("annex-of", s.letters("(Kèm theo", "i", "0")),
    Slip("annex-pointed", s.words("tại Phụ lục kèm theo", "ở trang sau")),
)  # fmt: skip


def test_there_are_at_least_forty_deliberate_violations() -> None:
    assert len(SLIPS) >= 40


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{number}-{slip.rule}" for number, slip in enumerate(SLIPS)])
def test_a_deliberate_violation_is_caught(slip: Slip, notices: dict[str, bytes], assets: Assets) -> None:
    made = s.spoiled(notices[slip.kind], slip.edit, slip.part)
    assert slip.rule in {breach.code for breach in check_docx(made, tinos(assets))}


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{number}-{slip.rule}" for number, slip in enumerate(SLIPS)])
def test_one_violation_brings_no_flood_of_others(slip: Slip, notices: dict[str, bytes], assets: Assets) -> None:
    made = s.spoiled(notices[slip.kind], slip.edit, slip.part)
    codes = {breach.code for breach in check_docx(made, tinos(assets))}
    assert len(codes) <= 3, codes


def test_a_degree_before_the_name_is_caught(assets: Assets) -> None:
    signed = samples.signed("TS. Người Ký")
    assert "signatory-degree" in {breach.code for breach in check_docx(write(signed, assets))}
    plain = samples.signed("Người Ký")
    assert check_docx(write(plain, assets)) == []


def test_a_name_in_another_look_is_caught(assets: Assets) -> None:
    made = write(samples.signed("Người Ký"), assets)
    for edit in (
        s.letters("Người Ký", "b", "0"),
        s.paragraph("Người Ký", "jc", val="left"),
        s.words("Người Ký", "NGƯỜI KÝ"),
    ):
        assert {breach.code for breach in check_docx(s.spoiled(made, edit))} == {"signatory-look"}


def test_every_rule_has_a_violation_that_shows_it() -> None:
    shown = {slip.rule for slip in SLIPS} | {"signatory-degree", "signatory-look"}
    assert shown == set(rule_book().rules)


# ── Any document, whoever made it ────────────────────────────────────────────────────────────────────────────────────


def test_a_document_straight_from_word_s_default_gets_a_report_and_no_traceback() -> None:
    plain = python_docx.Document()
    plain.add_paragraph("Kính gửi quý cơ quan")
    plain.add_table(1, 2)
    made = BytesIO()
    plain.save(made)
    codes = {breach.code for breach in check_docx(made.getvalue())}
    assert {"nation", "motto", "issuer", "number", "date", "kind", "font", "recipients", "authority"} <= codes


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "không phải một văn bản Word"),
        (b"PK\x03\x04 not really", "không phải một văn bản Word"),
        (b"%PDF-1.7", "tệp PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"tệp Word cũ \(\.doc\)"),
        (b"{\\rtf1\\ansi}", r"tệp \.rtf"),
    ],
)
def test_what_is_no_word_document_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(NotWord, match=says):
        check_docx(data)


@pytest.mark.parametrize("filler", range(8))
def test_what_the_writer_leaves_ragged_the_checker_allows(filler: int, assets: Assets) -> None:
    """A line may stay ragged before an address; before the number of a law it is justified like any other."""
    words = "Tờ khai điện tử " + "theo mẫu " * filler
    ends = ("Nghị định số 301/2026/NĐ-CP;", "https://dichvucong.gov.vn/p/home/dvc-trang-chu.html", "Luật Hộ tịch.")
    blocks = samples.signed("").blocks
    body = [Paragraph(text(words + end)) for end in ends]
    made = samples.notice(samples.VI_DU, "thu", "Thử", (*blocks[:2], *body, *blocks[2:]))
    assert "body-aligned" not in {each.code for each in check_docx(write(made, assets), tinos(assets))}


def test_a_zip_without_a_document_is_refused_in_words() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as package:
        package.writestr("hello.txt", "hello")
    with pytest.raises(NotWord):
        check_docx(made.getvalue())


def test_a_part_that_unpacks_to_too_much_is_refused(notices: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generators.nd30.word_text.MOST_BYTES", 1000)
    with pytest.raises(NotWord, match="quá lớn"):
        check_docx(notices["cong-van"])


def test_an_underlined_motto_and_typed_dashes_count_as_lines(notices: dict[str, bytes]) -> None:
    edit = s.both(s.letters(MOTTO, "u", "single"), s.rule_below(MOTTO, s.no_line))
    assert "motto-line" not in {each.code for each in check_docx(s.spoiled(notices["cong-van"], edit))}


def test_a_draft_may_still_lack_its_signature(assets: Assets) -> None:
    head, title, *_ = samples.draft().blocks
    unsigned = samples.notice(
        samples.VI_DU, "thu", "Thử", (head, title, Paragraph(text("Một câu.")), EndMark()), samples.draft().marks
    )
    found = {breach.code: breach.severity for breach in check_docx(write(unsigned, assets))}
    assert found == {"authority": Severity.WARNING, "recipients": Severity.WARNING}


def test_rules_hold_from_their_day_on(notices: dict[str, bytes]) -> None:
    wrong = s.spoiled(notices["cong-van"], s.page("pgMar", top="1440"))
    assert [breach.code for breach in check_docx(wrong, day=date(2026, 3, 5))] == ["margin-top"]
    assert check_docx(wrong, day=date(2019, 1, 1)) == []


def test_the_report_names_the_place_the_finding_and_the_rule(notices: dict[str, bytes]) -> None:
    wrong = s.spoiled(notices["cong-van"], s.words("tháng 3 năm", "tháng 03 năm"))
    assert report(check_docx(wrong)) == (
        "Sai thể thức, cần sửa trước khi ban hành (1)\n"
        "  - “Ví Dụ, ngày 05 tháng 03 năm 2026”: Ví Dụ, ngày 05 tháng 03 năm 2026. Quy định: Ngày nhỏ hơn 10 và tháng "
        "1, 2 thêm số 0 phía trước; tháng 3 đến 9 thì không (PL I, phần I, mục II.4).\n"
        "Căn cứ: Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư.\n"
    )
    assert report([]).startswith("Đúng thể thức")


# ── Rules and kinds as data ──────────────────────────────────────────────────────────────────────────────────────────


def test_every_rule_names_its_place_and_says_what_holds() -> None:
    for rule in rule_book().rules.values():
        assert rule.says
        assert rule.at
        assert "{" not in rule.says


def test_the_abbreviations_are_those_of_the_decree() -> None:
    assert (abbreviations()["Thông báo"], abbreviations()["Giấy mời"], abbreviations()["Quy định"]) == (
        "TB",
        "GM",
        "QyĐ",
    )
    assert kind_named("CÔNG VĂN") == kinds()["cong-van"]
    assert kinds()["cong-van"].abbreviation == ""
    assert kind_named("THÔNG BÁO") == kinds()["thong-bao"]
    assert kind_named("Bài thơ") is None
