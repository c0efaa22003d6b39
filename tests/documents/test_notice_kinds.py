"""Every kind of official text from its example: read without an error, right by the decree, in Word and as PDF alike."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest

from generators import document as d
from generators.documents import notice
from generators.documents.setting import Setting
from generators.findings import Severity
from generators.font_metrics import tinos
from generators.model.body import TableBlock
from generators.nd30.check import check_docx
from generators.nd30.kinds import kinds
from generators.publishable import publishable
from generators.reader import Publication, read
from generators.starting import NOTICE_TYPES, start
from generators.validity import Moment
from generators.values import Day
from generators.writers import docx, notice_pdf
from generators.writers.assets import Assets, read_assets
from tests.content_tree import vi_du
from tests.writers import reading_pdf, reading_word

ROOT = Path(__file__).parents[2]
DAY = Day.parse("2026-11-20")


@pytest.fixture(scope="module")
def assets() -> Assets:
    return read_assets(ROOT / "templates")


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented commune with the example of every kind, signed for and so without the mark of a draft."""
    made = vi_du(tmp_path_factory.mktemp("kinds"))
    for slug in NOTICE_TYPES:
        file = start("notice", slug, "vi-du", made, ROOT / "templates", DAY, slug)
        file.write_text(file.read_text("utf-8").replace("status: draft", "status: for-signature"), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def publication(content: Path) -> Publication:
    reading = read(content)
    errors = [one for one in publishable(reading, {}, lambda commune: DAY).findings if one.severity is Severity.ERROR]
    assert [one for one in errors if one.code != "sample-left"] == []
    return reading.publications[0]


def document(publication: Publication, assets: Assets, slug: str, **changed: object) -> d.Document:
    setting = Setting.at(publication, Moment(DAY), assets.wording)
    return notice.notice(publication.notices[slug].model_copy(update=changed), setting)


def test_there_is_an_example_of_every_kind() -> None:
    assert set(NOTICE_TYPES) == set(kinds())


@pytest.mark.parametrize("slug", NOTICE_TYPES)
def test_an_example_is_right_by_the_decree(slug: str, publication: Publication, assets: Assets) -> None:
    made = docx.write(document(publication, assets, slug), assets)
    assert check_docx(made, tinos(assets)) == []


@pytest.mark.parametrize("slug", NOTICE_TYPES)
def test_word_and_pdf_say_the_same(slug: str, publication: Publication, assets: Assets) -> None:
    made = document(publication, assets, slug)
    on_paper = "".join("".join(page.split()) for page in reading_pdf.pages(notice_pdf.write(made, assets)))
    for said in reading_word.said(docx.write(made, assets)):
        assert "".join(said.split()) in on_paper


# ── Who signs, and for whom ──────────────────────────────────────────────────────────────────────────────────────────

SIGNERS = (
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    ("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"),
    ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
    ("Q. CHỦ TỊCH",),
    ("CHỦ TỊCH",),
)


@pytest.mark.parametrize("authority", SIGNERS, ids=lambda lines: lines[0])
def test_every_way_of_signing_is_right(authority: tuple[str, ...], publication: Publication, assets: Assets) -> None:
    signer = publication.notices["thong-bao"].signer.model_copy(update={"authority": authority, "name": "Họ và Tên"})
    made = docx.write(document(publication, assets, "thong-bao", signer=signer), assets)
    assert check_docx(made, tinos(assets)) == []
    foot = python_docx.Document(BytesIO(made)).tables[-1].cell(0, 1).text.split("\n")
    assert [line for line in foot if line] == [*authority, "Họ và Tên"]


def test_a_decision_is_taken_by_whoever_it_is_signed_for(publication: Publication, assets: Assets) -> None:
    def decider(*authority: str) -> str:
        signer = publication.notices["quyet-dinh"].signer.model_copy(update={"authority": authority})
        made = document(publication, assets, "quyet-dinh", signer=signer)
        return next(d.written(block.content) for block in made.blocks if isinstance(block, d.Heading))

    assert decider("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ VÍ DỤ"
    assert decider("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") == "ỦY BAN NHÂN DÂN XÃ VÍ DỤ"


# ── Who issues it ────────────────────────────────────────────────────────────────────────────────────────────────────


def letterhead(made: d.Document) -> d.Letterhead:
    return next(block for block in made.blocks if isinstance(block, d.Letterhead))


def test_a_committee_has_two_lines_and_no_parent(publication: Publication, assets: Assets) -> None:
    head = letterhead(document(publication, assets, "thong-bao"))
    assert (head.parent, head.issuer) == ("", ("ỦY BAN NHÂN DÂN", "XÃ VÍ DỤ"))


def test_a_unit_stands_below_its_committee(publication: Publication, assets: Assets) -> None:
    made = document(publication, assets, "huong-dan")
    head = letterhead(made)
    assert (head.parent, head.issuer) == ("UBND XÃ VÍ DỤ", ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",))
    assert head.symbol == "HD-TTPVHCC"


def test_a_parent_body_is_named_where_there_is_one(publication: Publication, assets: Assets) -> None:
    made = document(publication, assets, "thong-bao", parent="UBND TỈNH MẪU")
    assert letterhead(made).parent == "UBND TỈNH MẪU"
    assert check_docx(docx.write(made, assets), tinos(assets)) == []


def test_the_symbol_of_a_unit_is_never_guessed(content: Path) -> None:
    file = content / "communes/vi-du/notices/huong-dan.yml"
    before = file.read_text("utf-8")
    file.write_text(before.replace("symbol: HD-TTPVHCC\n", ""), encoding="utf-8")
    try:
        assert [one.code for one in read(content).findings] == ["wrong-value"]
    finally:
        file.write_text(before, encoding="utf-8")


# ── Parts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_grounds_end_as_the_decree_says(publication: Publication, assets: Assets) -> None:
    made = document(publication, assets, "quyet-dinh")
    grounds = [d.written(block.content) for block in made.blocks if isinstance(block, d.LegalGround)]
    assert [ground[-1] for ground in grounds] == [";", ";", "."]


def test_an_annex_of_its_own_words_says_what_it_belongs_to(publication: Publication, assets: Assets) -> None:
    made = document(publication, assets, "ke-hoach")
    heading = next(block for block in made.blocks if isinstance(block, d.AnnexHeading))
    assert heading.label == "Phụ lục"
    assert "Kèm theo Kế hoạch số" in d.written(heading.attached_to)
    pages = reading_pdf.pages(notice_pdf.write(made, assets))
    assert pages[-1].startswith("Phụ lục")
    assert "của Ủy ban nhân dân xã Ví Dụ" in pages[-1]
    assert pages[-1].endswith("./.")


def test_several_annexes_are_numbered_and_count_their_own_pages(publication: Publication, assets: Assets) -> None:
    annex = publication.notices["ke-hoach"].annexes[0]
    made = document(publication, assets, "ke-hoach", annexes=(annex, annex))
    labels = [block.label for block in made.blocks if isinstance(block, d.AnnexHeading)]
    assert labels == ["Phụ lục I", "Phụ lục II"]
    paper = docx.write(made, assets)
    assert check_docx(paper, tinos(assets)) == []
    starts = [section._sectPr.xpath("./w:pgNumType/@w:start") for section in python_docx.Document(BytesIO(paper)).sections]
    assert starts == [["1"]] * 3


def test_the_annex_of_a_unit_s_text_names_the_unit(publication: Publication, assets: Assets) -> None:
    annexes = publication.notices["ke-hoach"].annexes
    made = document(publication, assets, "huong-dan", annexes=annexes)
    heading = next(block for block in made.blocks if isinstance(block, d.AnnexHeading))
    assert "của Trung tâm Phục vụ hành chính công" in d.written(heading.attached_to)


def test_a_bar_within_a_value_parts_no_cells() -> None:
    row = "1 | {law:63/2024/NĐ-CP|Nghị định số 63/2024/NĐ-CP} | "
    made = TableBlock.model_validate({"columns": "STT | Văn bản | Ghi chú", "rows": [row]})
    assert [d.written(cell) for cell in made.rows[0]] == ["1", "Nghị định số 63/2024/NĐ-CP", ""]


def test_a_row_longer_than_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="row-too-long"):
        TableBlock.model_validate({"columns": "STT | Nội dung", "rows": ["1 | a | b"]})


def test_annexes_are_numbered_beyond_ten(tmp_path: Path, assets: Assets) -> None:
    annexes = "".join(f"  - {{title: Bảng {n}, body: [Câu {n}.]}}\n" for n in range(1, 42))
    text = f"subject: Lịch\nintro: [Kèm theo.]\nannexes:\n{annexes}"
    made = read(vi_du(tmp_path, **{"communes/vi-du/notices/lich.yml": text})).publications[0]
    blocks = document(made, assets, "lich").blocks
    labels = [block.label for block in blocks if isinstance(block, d.AnnexHeading)]
    assert labels[8:12] == ["Phụ lục IX", "Phụ lục X", "Phụ lục XI", "Phụ lục XII"]
    assert (labels[18], labels[39], labels[40]) == ("Phụ lục XIX", "Phụ lục XL", "Phụ lục XLI")
