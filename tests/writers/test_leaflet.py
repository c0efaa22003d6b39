"""A leaflet: the whole guide in one column, with every step, fork, caution, paper and code."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import get_args

import pytest

from generators import pdf_text
from generators.document import (
    AnnexHeading,
    Block,
    Bullets,
    Caution,
    CautionKind,
    Checklist,
    ChecklistItem,
    Contact,
    DatePlace,
    Definition,
    EndMark,
    Fact,
    Facts,
    FieldHint,
    Figure,
    Heading,
    LegalGround,
    Letterhead,
    NoticeTitle,
    Paragraph,
    ParagraphRole,
    Portal,
    QrCode,
    Signature,
    Step,
    Steps,
    Table,
    text,
)
from generators.writers import leaflet, pdf
from generators.writers.flow import Flow
from tests.writers import samples_sheet as samples
from tests.writers import sheet_promises as promises
from tests.writers import sheet_reading as reading

LEAFLETS = pytest.mark.parametrize("name", samples.LEAFLETS)


@cache
def printed(name: str) -> bytes:
    return leaflet.write(samples.LEAFLETS[name](), promises.assets())


@LEAFLETS
def test_it_holds_the_whole_document(name: str) -> None:
    promises.says_everything(printed(name), samples.LEAFLETS[name]())


@LEAFLETS
def test_nothing_in_it_is_small_cut_or_printed_over(name: str) -> None:
    promises.is_legible(printed(name))


@LEAFLETS
def test_every_page_says_whom_to_ask_and_as_of_when(name: str) -> None:
    document = samples.LEAFLETS[name]()
    promises.says_who_when_and_whom_to_ask(printed(name), document)
    words = promises.squeezed(reading.printed_text(printed(name)))
    pages = pdf.pages(printed(name))
    assert words.count(f"Nộidungtạingày{document.as_of.written if document.as_of else ''}") == pages
    assert all(f"Trang{page}/{pages}" in words for page in range(1, pages + 1))


@LEAFLETS
def test_every_page_carries_the_marks(name: str) -> None:
    promises.carries_its_marks(printed(name), samples.LEAFLETS[name]())


@LEAFLETS
def test_its_codes_are_large_and_named(name: str) -> None:
    promises.carries_its_codes(printed(name), samples.LEAFLETS[name](), 30.0)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name == "nga-son" else pytest.mark.slow) for name in samples.LEAFLETS]
)
def test_its_codes_are_read_off_worn_paper(name: str) -> None:
    promises.can_be_scanned_in_bad_shape(printed(name), samples.LEAFLETS[name]())


@LEAFLETS
def test_it_is_well_formed(name: str) -> None:
    promises.is_well_formed(printed(name), samples.LEAFLETS[name]())


@pytest.mark.parametrize("name", ["vi-du", "kim-dinh"])
def test_its_style_sheet_holds_nothing_that_is_left_out(name: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING, "weasyprint")
    leaflet.write(samples.LEAFLETS[name](), promises.assets())
    assert promises.left_out(caplog) == []


def test_the_same_leaflet_is_the_same_bytes() -> None:
    assert leaflet.write(samples.an_phu_leaflet(), promises.assets()) == printed("an-phu")


def test_it_is_read_aloud_in_the_order_of_the_page(golden: Callable[[str, str], None]) -> None:
    """What a screen reader says: the tags, page by page, not the order of drawing."""
    pages = [
        "\n".join(" ".join(line.split()) for line in page.splitlines() if line.strip())
        for page in pdf_text.pages(printed("thanh-giang"))
    ]
    golden("sheets/thanh-giang-leaflet.txt", "\n\n".join(pages) + "\n")


def test_codes_that_follow_each_other_stand_side_by_side() -> None:
    bottoms = [code.bottom_mm for code in reading.printed_codes(printed("thanh-giang"))]
    assert len(bottoms) == 3
    assert max(bottoms) - min(bottoms) < 3


def test_a_fourth_code_goes_to_the_next_row() -> None:
    bottoms = sorted(code.bottom_mm for code in reading.printed_codes(printed("bursting"), dpi=150))
    assert len(bottoms) == 4
    assert bottoms[3] - bottoms[2] > 30


def test_a_branch_points_to_its_step_and_the_step_points_back() -> None:
    words = reading.printed_text(printed("thanh-giang"))
    assert "Sang Bước 4" in words
    assert "Sang Bước 7" in words
    assert "Từ mục 3.2 chuyển đến đây" in words
    assert "Từ mục 3.1" not in words  # it goes on to the next step, which everyone reaches


def test_a_step_is_not_torn_between_two_pages() -> None:
    """Every step of the guide stands on one page, tile and text."""
    pages = [" ".join(page.split()) for page in pdf_text.pages(printed("thanh-giang"))]
    for number, words in {
        "3": "Nhập mã OTP",
        "8": "hỗ trợ chi phí mai táng",
        "9": "nhập mã xác nhận để nộp hồ sơ",
    }.items():
        assert any(f"Bước {number} " in page and words in page for page in pages)


SAMPLES: tuple[Block, ...] = (
    Heading(2, text("Mục")),
    Paragraph(text("Đoạn")),
    Bullets((text("Gạch đầu dòng"),)),
    Definition(text("Thuật ngữ"), text("nghĩa")),
    Steps((Step("a", "1", text("Làm")),)),
    Checklist((ChecklistItem(text("Giấy tờ")),)),
    Facts((Fact("Lệ phí"),)),
    Table((text("Cột"),), ((text("Ô"),),)),
    Caution("Lưu ý", text("điều cần nhớ")),
    FieldHint("Nơi sinh", text("điền")),
    Portal(text("Cổng"), samples.NATIONAL),
    QrCode(samples.NATIONAL, text("Mã")),
    Contact("Chức danh"),
    Figure("anh.png", "Ảnh"),
    Letterhead(("UBND XÃ VÍ DỤ",), "TB-UBND", DatePlace("Ví Dụ")),
    NoticeTitle("THÔNG BÁO", text("về việc")),
    LegalGround(text("Căn cứ")),
    Signature(("CHỦ TỊCH",)),
    AnnexHeading(text("Phụ lục"), text("Kèm theo")),
    EndMark(),
)
SILENT = (Letterhead, LegalGround, Signature, EndMark)
"""Parts of a notice that a sheet says in its own way or not at all."""


def test_the_samples_are_the_whole_union() -> None:
    assert {type(block) for block in SAMPLES} == set(get_args(Block))


@pytest.mark.parametrize("block", SAMPLES, ids=lambda block: type(block).__name__)
def test_every_block_is_printed_or_silent_for_a_reason(block: Block) -> None:
    made = Flow(promises.assets().wording, 43).block(block)
    assert (made == "") == isinstance(block, SILENT)


def test_what_only_listeners_need_is_silent() -> None:
    flow = Flow(promises.assets().wording, 43)
    assert flow.block(Paragraph(text("Sau đây là các bước."), ParagraphRole.SIGNPOST)) == ""


def test_cautions_are_told_apart_without_colour() -> None:
    flow = Flow(promises.assets().wording, 43)
    css = promises.assets().template("announcements/sheet.css")
    for kind in CautionKind:
        assert f'class="caution {kind.value}"' in flow.block(Caution("Lưu ý", text("x"), kind=kind))
        assert f".caution.{kind.value}" in css or kind is CautionKind.NOTE


@pytest.mark.parametrize(
    ("addresses", "warning"),
    [
        (["https://dichvucong.gov.vn"], "Chỉ nhập thông tin khi địa chỉ đúng là dichvucong.gov.vn."),
        (
            ["https://dichvucong.gov.vn/a", "https://lienthong.dichvucong.gov.vn"],
            "Chỉ nhập thông tin khi địa chỉ đúng là dichvucong.gov.vn hoặc lienthong.dichvucong.gov.vn.",
        ),
        (["https://dichvucong.gov.vn.example.org"], "Trước khi nhập thông tin"),
        (["https://xadichvucong.gov.vn"], "Trước khi nhập thông tin"),
    ],
)
def test_codes_warn_of_forged_ones_by_the_address_they_open(addresses: list[str], warning: str) -> None:
    flow = Flow(promises.assets().wording, 43)
    assert flow.warning([QrCode(address, text("Mã")) for address in addresses]).startswith(warning)


def test_an_unknown_fact_is_said_to_be_unknown() -> None:
    assert "Chưa có thông tin" in reading.printed_text(printed("nga-son"))


def test_a_leaflet_without_anything_to_add_is_one_page() -> None:
    bare = replace(samples.an_phu_leaflet(), blocks=(Paragraph(text("Một câu.")),), footer=(), as_of=None)
    assert pdf.pages(leaflet.write(bare, promises.assets())) == 1
