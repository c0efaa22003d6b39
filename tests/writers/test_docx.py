"""What a clerk and a chairman may rely on in the Word form of a notice (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from generators.document import (
    AnnexHeading,
    Block,
    Blocks,
    Caution,
    DatePlace,
    EndMark,
    Figure,
    Heading,
    LegalGround,
    Letterhead,
    Link,
    Mark,
    MarkKind,
    NoticeTitle,
    Paragraph,
    QrCode,
    Signature,
    Table,
    Text,
    text,
)
from generators.font_metrics import broken, tinos
from generators.nd30.styles import MM, Style
from generators.nd30.template import TemplateFault, read_styles
from generators.writers.assets import Assets, read_assets
from generators.writers.docx import write
from generators.writers.notice_measure import Measure
from generators.writers.notice_runs import NBSP, clean
from generators.writers.notice_setting import set_notice
from generators.writers.notice_sheet import Foot, Head, Line, Rule
from tests.writers import reading_word as word
from tests.writers import samples_notice as samples

W = word.W
TEMPLATES = Path(__file__).parents[2] / "templates"
KINDS = samples.every_kind()


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets(TEMPLATES)


def written(assets: Assets, *blocks: Block, marks: tuple[Mark, ...] = ()) -> bytes:
    return write(samples.notice(samples.VI_DU, "thu", "Thử", blocks, marks), assets)


def paragraph_of(docx: bytes, words: str) -> word.etree._Element:
    return next(p for p in word.part(docx, "word/document.xml").iter(f"{W}p") if word.text(p) == words)


# ── The package ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_opens_and_keeps_the_order_word_insists_on(kind: str, assets: Assets) -> None:
    made = write(KINDS[kind], assets)
    assert python_docx.Document(BytesIO(made)).paragraphs
    for name in word.names(made):
        if name.startswith("word/") and name.endswith(".xml"):
            assert list(word.misplaced(word.part(made, name))) == [], name


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_content_gives_the_same_bytes(kind: str, assets: Assets) -> None:
    assert write(KINDS[kind], assets) == write(KINDS[kind], assets)


def test_the_package_carries_no_date_no_theme_no_thumbnail_and_no_trace_of_editing(assets: Assets) -> None:
    made = write(samples.nga_son(), assets)
    with ZipFile(BytesIO(made)) as package:
        assert package.namelist() == sorted(package.namelist())
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        everything = b"".join(package.read(name) for name in package.namelist() if name.endswith(".xml"))
    assert not [name for name in word.names(made) if "theme" in name or "thumbnail" in name]
    assert b"rsid" not in everything
    assert b"Theme=" not in everything


def test_the_properties_say_title_and_issuer(assets: Assets) -> None:
    core = python_docx.Document(BytesIO(write(samples.nga_son(), assets))).core_properties
    assert core.title.startswith("Thông báo hướng dẫn sử dụng dịch vụ công trực tuyến")
    assert core.author == "Ủy ban nhân dân xã Nga Sơn"
    assert core.language == "vi-VN"


def test_every_paragraph_has_a_named_vietnamese_style_in_times_new_roman(assets: Assets) -> None:
    for document in KINDS.values():
        made = python_docx.Document(BytesIO(write(document, assets)))
        used = {paragraph.style.name for paragraph in made.paragraphs if paragraph.style}
        assert used <= {style.value for style in Style}
        assert made.styles["Normal"].element is not None
    defaults = word.part(write(samples.nga_son(), assets), "word/styles.xml").find(
        f"{W}docDefaults/{W}rPrDefault/{W}rPr"
    )
    fonts = defaults.find(f"{W}rFonts")
    assert {fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert defaults.find(f"{W}lang").get(f"{W}val") == "vi-VN"


# ── What it says ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", KINDS)
def test_a_notice_reads_as_a_clerk_would_type_it(kind: str, assets: Assets, golden: Callable[[str, str], None]) -> None:
    made = write(KINDS[kind], assets)
    lines = [words.replace(NBSP, "·") for words in word.said(made)]
    golden(f"notice_kinds/{kind}.txt", "\n".join(lines) + "\n")


def test_a_number_and_a_day_not_given_leave_room_for_a_pen(assets: Assets) -> None:
    lines = word.said(write(samples.nga_son(), assets))
    number = next(line for line in lines if line.startswith("Số:"))
    date = next(line for line in lines if line.startswith("Nga Sơn"))
    assert number == f"Số: {NBSP * 10}/TB-UBND"
    assert date == f"Nga Sơn, ngày {NBSP * 6} tháng {NBSP * 6} năm 2026"


@pytest.mark.parametrize(
    ("day", "month", "shown"),
    [
        (5, 3, "ngày 05 tháng 3 năm 2026"),
        (29, 6, "ngày 29 tháng 6 năm 2026"),
        (9, 2, "ngày 09 tháng 02 năm 2026"),
        (10, 1, "ngày 10 tháng 01 năm 2026"),
        (1, 10, "ngày 01 tháng 10 năm 2026"),
    ],
)
def test_days_below_ten_and_months_one_and_two_take_a_zero(day: int, month: int, shown: str, assets: Assets) -> None:
    head = Letterhead(("ỦY BAN NHÂN DÂN",), "TB-UBND", DatePlace("Ví Dụ", day, month, 2026), number="7")
    lines = word.said(written(assets, head))
    assert f"Ví Dụ, {shown}" in lines
    assert "Số: 07/TB-UBND" in lines


def test_number_and_date_stand_in_one_row(assets: Assets) -> None:
    made = write(samples.nga_son(), assets)
    row = next(row for row in word.part(made, "word/document.xml").iter(f"{W}tr") if "Số:" in "".join(row.itertext()))
    assert "Nga Sơn, ngày" in "".join(row.itertext())


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        ("phục vụ tốt hơn cho cộng đồng.", "phục vụ tốt hơn cho cộng đồng./."),
        ("phục vụ tốt hơn cho cộng đồng", "phục vụ tốt hơn cho cộng đồng./."),
        ("để biết, thực hiện;", "để biết, thực hiện./."),
        ("chi phí đi lại, …", "chi phí đi lại, … ./."),
    ],
)
def test_the_end_mark_is_glued_to_the_last_words(last: str, shown: str, assets: Assets) -> None:
    assert word.said(written(assets, Paragraph(text(last)), EndMark())) == [shown]


def test_the_end_mark_after_a_table_stands_alone(assets: Assets) -> None:
    lines = word.said(written(assets, Table((text("A"),), ((text("b"),),)), EndMark()))
    assert lines == ["A", "b", "./."]


def test_grounds_end_in_semicolons_and_the_last_in_a_full_stop(assets: Assets) -> None:
    lines = word.said(written(assets, LegalGround(text("Căn cứ một,")), LegalGround(text("Căn cứ hai,"), last=True)))
    assert lines == ["Căn cứ một;", "Căn cứ hai."]


def test_recipients_end_in_semicolons_and_the_archive_in_a_full_stop(assets: Assets) -> None:
    foot = Signature(("CHỦ TỊCH",), "", (text("Như trên;"), text("Các thôn.")), text("Lưu: VT"))
    lines = word.said(written(assets, foot))
    assert lines == ["Nơi nhận:", "- Như trên;", "- Các thôn;", "- Lưu: VT.", "CHỦ TỊCH"]


def test_one_addressee_stands_on_the_line_of_kinh_gui_and_several_below_it(assets: Assets) -> None:
    def sent_to(*addressees: str) -> list[str]:
        to = tuple(text(addressee) for addressee in addressees)
        head = Letterhead(("A",), "UBND-VP", DatePlace("Ví Dụ"), addressees=to)
        lines = word.said(written(assets, head, Paragraph(text("Nội dung."))))
        return lines[lines.index(f"Ví Dụ, ngày {NBSP * 6} tháng {NBSP * 6} năm {NBSP * 6}") + 1 :]

    assert sent_to("Sở Nội vụ.") == ["Kính gửi: Sở Nội vụ", "Nội dung."]
    assert sent_to("Một", "Hai") == ["Kính gửi:", "- Một;", "- Hai.", "Nội dung."]


def test_addressees_of_a_proposal_come_below_its_title(assets: Assets) -> None:
    lines = word.said(write(samples.proposal(), assets))
    assert lines.index("TỜ TRÌNH") < lines.index("Kính gửi: Hội đồng nhân dân xã Ví Dụ")


# ── Head and foot ────────────────────────────────────────────────────────────────────────────────────────────────────


def heads(assets: Assets) -> list[Head]:
    return [
        item for document in KINDS.values() for item in set_notice(document, assets).parts[0].items
        if isinstance(item, Head)
    ]  # fmt: skip


def test_quoc_hieu_never_wraps(assets: Assets) -> None:
    measure = Measure(read_styles(assets.templates["notices/nd30.docx"]), tinos(assets))
    for head in heads(assets):
        assert head.right >= 98 * MM
        for line in head.nation[:2]:
            assert isinstance(line, Line)
            assert len(broken(measure._pieces(line.style, line.runs), head.right)) == 1


def test_the_line_under_tieu_ngu_is_as_long_as_the_words(assets: Assets) -> None:
    words = tinos(assets).bold.width("Độc lập - Tự do - Hạnh phúc", 14)
    made = write(samples.nga_son(), assets)
    cell = next(
        cell for cell in word.part(made, "word/document.xml").iter(f"{W}tc") if "Độc lập" in "".join(cell.itertext())
    )
    indent = cell.findall(f"{W}p")[-1].find(f"{W}pPr/{W}ind")
    width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
    drawn = width - int(indent.get(f"{W}left")) - int(indent.get(f"{W}right"))
    assert drawn / 20 == pytest.approx(words, abs=0.2)
    assert int(indent.get(f"{W}left")) == int(indent.get(f"{W}right"))


def test_the_lines_under_issuer_and_subject_are_a_third_to_a_half_of_them(assets: Assets) -> None:
    measure = Measure(read_styles(assets.templates["notices/nd30.docx"]), tinos(assets))
    for document in KINDS.values():
        for part in set_notice(document, assets).parts:
            for before, item in zip(part.items, part.items[1:], strict=False):
                if isinstance(item, Rule) and isinstance(before, Line):
                    share = item.length / measure.widest((before,), measure.width)
                    assert 1 / 3 <= share <= 1 / 2
    for head in heads(assets):
        *lines, rule = head.issuer
        issuing = [line for line in lines if isinstance(line, Line) and line.style is Style.ISSUER]
        assert isinstance(rule, Rule)
        assert 1 / 3 <= rule.length / measure.widest(issuing, head.left) <= 1 / 2


def test_a_long_subject_breaks_where_the_language_pauses(assets: Assets) -> None:
    subject = "Hướng dẫn sử dụng dịch vụ công trực tuyến trên Cổng dịch vụ công quốc gia"
    lines = word.said(written(assets, NoticeTitle("THÔNG BÁO", text(subject))))
    assert lines[1].split("\n") == [
        "Hướng dẫn sử dụng dịch vụ công trực tuyến",
        "trên Cổng dịch vụ công quốc gia",
    ]


def test_the_sizes_move_together(assets: Assets) -> None:
    styles = read_styles(assets.templates["notices/nd30.docx"])
    sizes = [
        styles[style].size
        for style in (Style.NATION, Style.MOTTO, Style.DATE, Style.NUMBER, Style.RECIPIENTS, Style.RECIPIENT)
    ]
    assert sizes == [13, 14, 14, 13, 12, 11]


def test_recipients_are_level_with_the_authority_and_the_block_is_never_split_nor_alone(assets: Assets) -> None:
    made = write(samples.nga_son(), assets)
    row = next(
        row for row in word.part(made, "word/document.xml").iter(f"{W}tr") if "Nơi nhận" in "".join(row.itertext())
    )
    assert [word.text(cell.find(f"{W}p")) for cell in row.findall(f"{W}tc")] == ["Nơi nhận:", "KT. CHỦ TỊCH"]
    assert row.find(f"{W}trPr/{W}cantSplit") is not None
    last = paragraph_of(made, next(line for line in word.said(made) if line.endswith("cộng đồng./.")))
    assert last.find(f"{W}pPr/{W}keepNext") is not None


def test_a_name_not_given_leaves_the_room_of_a_signature(assets: Assets) -> None:
    made = write(samples.nga_son(), assets)
    styles = read_styles(assets.templates["notices/nd30.docx"])
    assert (styles[Style.SIGNATORY].id, "") in word.paragraphs(made)
    assert styles[Style.SIGNATORY].before / MM >= 25


def test_the_page_number_is_a_centred_field_from_page_two(assets: Assets) -> None:
    made = write(samples.nga_son(), assets)
    assert all(section.find(f"{W}titlePg") is not None for section in word.sections(made))
    assert word.margin_text(made, 0, "header", "first") == []
    header = word.part(made, "word/header1.xml")
    assert [element.text for element in header.iter(f"{W}instrText")] == [" PAGE "]
    assert read_styles(assets.templates["notices/nd30.docx"])[Style.PAGE_NUMBER].align == "center"


def test_an_annex_begins_on_a_page_of_its_own_and_counts_from_one(assets: Assets) -> None:
    made = write(samples.nga_son(), assets)
    first, second = word.sections(made)
    assert second.find(f"{W}pgNumType").get(f"{W}start") == "1"
    assert first.find(f"{W}type") is None  # a new page is what a section begins with
    lines = word.said(made)
    annex = lines.index("Phụ lục")
    assert lines[annex + 1].replace("\n", " ").startswith("HƯỚNG DẪN THỰC HIỆN ĐĂNG KÝ LIÊN THÔNG")
    assert lines[annex + 2].startswith("(Kèm theo Thông báo số")
    assert lines[annex + 2].endswith("xã Nga Sơn)")


def test_an_annex_alone_needs_no_notice_before_it(assets: Assets) -> None:
    made = written(assets, AnnexHeading(text("Tên"), ()), Paragraph(text("Nội dung.")), EndMark())
    assert len(word.sections(made)) == 1
    assert word.said(made) == ["Phụ lục", "TÊN", "Nội dung./."]


def test_the_line_of_addresses_and_telephones_is_at_the_foot_of_page_one_alone(assets: Assets) -> None:
    made = write(samples.official_letter(), assets)
    assert word.margin_text(made, 0, "footer", "first")[0].startswith("Địa chỉ:")
    assert word.margin_text(made, 0, "footer", "default") == []
    annexed = replace(samples.nga_son(), footer=text("Địa chỉ: trụ sở"))
    assert word.margin_text(write(annexed, assets), 1, "footer", "first") == []


# ── Marks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_draft_says_so_at_the_head_of_page_one(assets: Assets) -> None:
    head = word.margin_text(write(samples.draft(), assets), 0, "header", "first")
    assert head[0] == f"DỰ THẢO{NBSP * 2}Bản để lấy ý kiến, chưa được ban hành."


def test_an_archived_notice_says_so_across_every_page(assets: Assets) -> None:
    made = write(samples.archived(), assets)
    for page in ("first", "default"):
        assert "BẢN LƯU TRỮ – KHÔNG CÒN ÁP DỤNG" in " ".join(word.margin_text(made, 0, "header", page))
    marked = [
        name
        for name in word.names(made)
        if name.startswith("word/header")
        and b'string="B\xe1\xba\xa2N L\xc6\xafU TR\xe1\xbb\xae' in ZipFile(BytesIO(made)).read(name)
    ]
    assert len(marked) == 2


def test_what_is_illustrative_says_so_at_head_and_foot_of_every_page(assets: Assets) -> None:
    made = write(samples.draft(), assets)
    words = "Nội dung minh họa, chưa do Ủy ban nhân dân xã Ví Dụ ban hành"
    for section in (0, 1):
        for place in ("header", "footer"):
            for page in ("first", "default"):
                assert words in word.margin_text(made, section, place, page), (section, place, page)


def test_the_day_of_the_content_stands_in_the_foot_only(assets: Assets) -> None:
    made = write(samples.archived(), assets)
    words = "Nội dung tại ngày 05/02/2021"
    for page in ("first", "default"):
        assert words in word.margin_text(made, 0, "footer", page)
        assert words not in word.margin_text(made, 0, "header", page)
    assert words not in word.said(made)


def test_marks_change_no_word_of_the_notice_itself(assets: Assets) -> None:
    draft = samples.draft()
    assert word.said(write(draft, assets)) == word.said(write(replace(draft, marks=()), assets))


# ── Pictures, addresses, tables ──────────────────────────────────────────────────────────────────────────────────────

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def test_a_code_is_thirty_millimetres_wide_and_says_what_it_opens(assets: Assets) -> None:
    from generators.writers import qr

    address = "https://dichvucong.gov.vn"
    made = written(assets, QrCode(address, text("Cổng dịch vụ công quốc gia")))
    shape = next(word.part(made, "word/document.xml").iter(f"{DRAWING}inline"))
    dots = len(qr.modules(address))
    side = int(shape.find(f"{DRAWING}extent").get("cx")) / 36000  # EMU in a millimetre
    assert side * dots / (dots + 2 * qr.QUIET_MODULES) == pytest.approx(30, abs=0.1)
    assert address in shape.find(f"{DRAWING}docPr").get("descr")
    assert word.said(made) == ["Cổng dịch vụ công quốc gia", "dichvucong.gov.vn"]


def test_a_picture_fits_the_page_and_has_words_for_those_who_cannot_see_it(assets: Assets) -> None:
    picture = BytesIO()
    Image.new("RGB", (2000, 900), "#ccc").save(picture, "PNG")
    given = replace(assets, images={"man-hinh.png": picture.getvalue()})
    made = written(given, Figure("man-hinh.png", "Màn hình đăng nhập", text("Hình 1. Đăng nhập")))
    shape = next(word.part(made, "word/document.xml").iter(f"{DRAWING}inline"))
    assert int(shape.find(f"{DRAWING}extent").get("cx")) / 36000 <= 120.1
    assert shape.find(f"{DRAWING}docPr").get("descr") == "Màn hình đăng nhập"


def test_codes_that_follow_each_other_stand_side_by_side(assets: Assets) -> None:
    codes = tuple(QrCode(f"https://dichvucong.gov.vn/{number}", text(f"Mã {number}")) for number in range(1, 5))
    body = word.part(written(assets, *codes), "word/document.xml")
    rows = [
        [word.text(cell.findall(f"{W}p")[1]) for cell in row.findall(f"{W}tc")[:3] if len(cell) > 2]
        for row in body.iter(f"{W}tr")
    ]
    assert rows == [["Mã 1", "Mã 2", "Mã 3"], ["Mã 4"]]


def test_a_photograph_loses_what_its_camera_wrote_into_it(assets: Assets) -> None:
    taken = Image.new("RGB", (400, 300), "#888")
    exif = taken.getexif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Máy ảnh"
    photograph = BytesIO()
    taken.save(photograph, "JPEG", exif=exif)
    given = replace(assets, images={"anh.jpg": photograph.getvalue()})
    made = written(given, Figure("anh.jpg", "Trụ sở"))
    with ZipFile(BytesIO(made)) as package:
        kept = package.read(next(name for name in package.namelist() if name.startswith("word/media/")))
    with Image.open(BytesIO(kept)) as image:
        assert image.size == (300, 400)
        assert not image.getexif()


def test_an_address_does_not_tear_its_line_open(assets: Assets) -> None:
    long = (
        Text("Dịch vụ công trực tuyến được thực hiện qua địa chỉ "),
        Link("https://dichvucong.gov.vn/p/home/dvc-trang-chu.html"),
        Text(" theo hướng dẫn."),
    )
    plain = text("Dịch vụ công trực tuyến được thực hiện ở mọi nơi có kết nối, vào mọi lúc trong ngày và đêm.")
    made = written(assets, Paragraph(long), Paragraph(plain))
    ragged, justified = word.part(made, "word/document.xml").iter(f"{W}p")
    assert ragged.find(f"{W}pPr/{W}jc").get(f"{W}val") == "left"
    assert justified.find(f"{W}pPr/{W}jc") is None  # as its style has it


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("https://dichvucong.gov.vn", "https://dichvucong.gov.vn"),
        ("dichvucong.gov.vn/p", "https://dichvucong.gov.vn/p"),
        ("mailto:xa@vidu.gov.vn", "mailto:xa@vidu.gov.vn"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("\\\\server\\share", None),
    ],
)
def test_a_click_opens_the_web_mail_or_a_telephone_and_nothing_else(
    address: str, opens: str | None, assets: Assets
) -> None:
    made = written(assets, Paragraph((Link(address),)))
    targets = [
        element.get("Target")
        for element in word.part(made, "word/_rels/document.xml.rels")
        if element.get("TargetMode") == "External"
    ]
    assert targets == ([opens] if opens else [])
    assert word.said(made) == [clean(address)]


def test_the_head_of_a_table_is_repeated_and_its_columns_fill_the_line(assets: Assets) -> None:
    made = written(
        assets,
        Table(
            (text("STT"), text("Thủ tục"), text("Thời hạn")),
            ((text("1"), text("Đăng ký khai sinh " * 9), text("04 ngày")), (text("2"), text("Ngắn"))),
        ),
    )
    body = word.part(made, "word/document.xml")
    assert body.find(f".//{W}trPr/{W}tblHeader") is not None
    widths = [int(column.get(f"{W}w")) for column in body.iter(f"{W}gridCol")]
    assert sum(widths) / 20 == pytest.approx(160 * MM, abs=1)
    assert widths[0] < widths[2] < widths[1]


# ── Text from outside ────────────────────────────────────────────────────────────────────────────────────────────────

HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("<>&\"'{}%\\\x00\x07\x0b\x1f\x7f\x85\u200b\u200e\u202e\u2066\u2028\ufeff\ufffe\r\n\t 🙂Ấấ"),
        st.characters(),
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=HOSTILE, other=HOSTILE)
def test_no_text_breaks_the_document_or_hides_in_it(one: str, other: str, assets: Assets) -> None:
    blocks: Blocks = (
        Letterhead((one, other), one, DatePlace(other), parent=one, number=other, about=text(one), addressees=(text(other),)),
        NoticeTitle(one, text(other)),
        Heading(2, text(one), other),
        Caution(one, text(other), (text(one),)),
        Paragraph((Text(one), Link(other, one))),
        EndMark(),
        Signature((one,), other, (text(one),), text(other)),
        AnnexHeading(text(one), text(other)),
    )  # fmt: skip
    marks = (Mark(MarkKind.DRAFT, one, text(other)), Mark(MarkKind.ARCHIVE, other))
    made = written(assets, *blocks, marks=marks)
    for name in word.names(made):
        if name.endswith(".xml"):
            assert list(word.misplaced(word.part(made, name))) == []
    everything = "".join(word.said(made))
    assert not [sign for sign in everything if sign in "\u202e\u2066\u200e\ufeff\x85"]


def test_signs_of_markup_are_read_as_they_are_written(assets: Assets) -> None:
    words = "A & B <b>không đậm</b> {{ 7*7 }} %s “trích”"
    assert word.said(written(assets, Paragraph(text(words)))) == [words]


# ── The template ─────────────────────────────────────────────────────────────────────────────────────────────────────


def restyled(assets: Assets, old: bytes, new: bytes) -> Assets:
    """The assets with one change made to the styles of the template, as if in Word."""
    source = ZipFile(BytesIO(assets.templates["notices/nd30.docx"]))
    made = BytesIO()
    with ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/styles.xml":
                assert old in content
                content = content.replace(old, new, 1)
            if name == "word/document.xml":
                content = content.replace(old, new)
            target.writestr(name, content)
    return replace(assets, templates={**assets.templates, "notices/nd30.docx": made.getvalue()})


def test_a_restyled_template_restyles_the_notice(assets: Assets) -> None:
    smaller = assets
    for style, old, new in (("QuocHieu", 26, 24), ("TieuNgu", 28, 26), ("DiaDanhVaThoiGian", 28, 26)):
        styles = ZipFile(BytesIO(smaller.templates["notices/nd30.docx"])).read("word/styles.xml")
        start = styles.index(f'w:styleId="{style}"'.encode())
        end = styles.index(b"</w:style>", start)
        was = styles[start:end]
        smaller = restyled(smaller, was, was.replace(f'"{old}"'.encode(), f'"{new}"'.encode()))
    read = read_styles(smaller.templates["notices/nd30.docx"])
    assert (read[Style.NATION].size, read[Style.MOTTO].size, read[Style.DATE].size) == (12, 13, 13)

    def motto_line(given: Assets) -> float:
        head = set_notice(samples.nga_son(), given).parts[0].items[0]
        assert isinstance(head, Head)
        rule = head.nation[-1]
        assert isinstance(rule, Rule)
        return rule.length

    assert motto_line(smaller) == pytest.approx(motto_line(assets) * 13 / 14)


def test_a_template_without_a_style_is_refused_by_name(assets: Assets) -> None:
    broken_ = restyled(assets, "Tiêu ngữ".encode(), b"Khac")
    with pytest.raises(TemplateFault, match="thiếu kiểu “Tiêu ngữ”"):
        write(samples.nga_son(), broken_)


def test_a_template_in_another_size_or_face_is_refused(assets: Assets) -> None:
    with pytest.raises(TemplateFault, match="phông Arial"):
        write(samples.nga_son(), restyled(assets, b'w:ascii="Times New Roman"', b'w:ascii="Arial"'))
    styles = ZipFile(BytesIO(assets.templates["notices/nd30.docx"])).read("word/styles.xml")
    start = styles.index(b'w:styleId="TieuNgu"')
    was = styles[start : styles.index(b"</w:style>", start)]
    with pytest.raises(TemplateFault, match="13-14-14 hoặc 12-13-13"):
        write(samples.nga_son(), restyled(assets, was, was.replace(b'"28"', b'"26"')))


def test_what_is_no_word_document_is_refused(assets: Assets) -> None:
    bad = replace(assets, templates={**assets.templates, "notices/nd30.docx": b"not a zip"})
    with pytest.raises(TemplateFault, match="không phải là văn bản Word"):
        write(samples.nga_son(), bad)


def test_the_template_shows_every_style_to_whoever_opens_it(assets: Assets) -> None:
    opened = python_docx.Document(BytesIO(assets.templates["notices/nd30.docx"]))
    assert {paragraph.text for paragraph in opened.paragraphs} >= {style.value for style in Style}


def test_no_sample_line_of_the_template_gets_into_a_notice(assets: Assets) -> None:
    assert word.said(written(assets, Paragraph(text("Một câu.")))) == ["Một câu."]


def test_a_foot_has_its_signature_on_the_right_half(assets: Assets) -> None:
    foot = next(item for item in set_notice(samples.nga_son(), assets).parts[0].items if isinstance(item, Foot))
    assert foot.left == foot.right
