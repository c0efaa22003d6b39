"""Several documents at once: the same text is imported once, what they say otherwise is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.importers import importing
from generators.importers.importing import Imported, Wanted
from tests.importers.documents import SOURCES, TODAY, WORDING, names


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    content = tmp_path_factory.mktemp("together") / "content"
    content.mkdir()
    return importing.imported(
        Wanted([(name, (SOURCES / name).read_bytes()) for name in names()], content), TODAY, WORDING
    )


def test_two_conversions_of_one_text_are_known_as_one(made: Imported) -> None:
    first, second, *_ = names()
    assert [(name, other) for name, other, _ in made.twins] == [(second, first)]
    assert [each.draft.source for each in made.planned].count(second) == 0


def test_other_texts_of_the_same_phrases_are_not(made: Imported) -> None:
    assert {each.draft.source for each in made.planned} == {name for name in names() if name != names()[1]}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("một hoặc một số thủ tục", "một thủ tục"),
        ("mục tiêu lợi nhuận", "mục đích lợi nhuận"),
        ("hoặc dưới hình thức thông báo kết quả", "có giá trị pháp lý trong các"),
        ("dichvucong.haiduong.gov.vn", "dichvuconghaiduong.gov.vn"),
        ("hô trợ", "hỗ trợ"),
        ("điển đầy đủ", "điền đầy đủ"),
    ],
)
def test_what_documents_say_otherwise_is_told_with_its_lines(made: Imported, one: str, two: str) -> None:
    pairs = [(each.one_says, each.two_says, each.one.piece.text, each.two.piece.text) for each in made.contradictions]
    assert any(
        (one in first or one in whole_first) and (two in second or two in whole_second) and first != second
        for first, second, whole_first, whole_second in pairs
    )
    assert all(":" in each.one.place and each.one.place.rpartition(":")[2].isdigit() for each in made.contradictions)


def test_the_list_of_contradictions_is_short_enough_to_read(made: Imported) -> None:
    assert len(made.contradictions) <= 16


def test_two_texts_of_one_commune_share_its_file(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    texts = ["BÀI TUYÊN TRUYỀN VỀ KHAI SINH\n\nUBND xã Ví Dụ mời bà con đăng ký khai sinh đúng hạn cho trẻ.",
             "BÀI TUYÊN TRUYỀN VỀ TIÊM CHỦNG\n\nUBND xã Ví Dụ mời bà con đưa trẻ đi tiêm chủng đầy đủ."]  # fmt: skip
    made = importing.imported(
        Wanted([(f"{n}.txt", text.encode()) for n, text in enumerate(texts)], content), TODAY, WORDING
    )
    assert [each.path for each in made.planned].count("communes/vi-du/commune.yml") == 1
    assert len([each for each in made.planned if each.draft.kind == "campaigns"]) == 2


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    files = [("hong.docx", b"PK\x03\x04"), (names()[4], (SOURCES / names()[4]).read_bytes())]
    made = importing.imported(Wanted(files, content), TODAY, WORDING)
    assert made.failed
    assert [finding.code for finding in made.findings].count("import-unread") == 1
    assert any(each.draft.kind == "campaigns" for each in made.planned)
