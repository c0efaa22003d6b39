"""The script to read aloud: large type, breaths, times, and each number as it is written."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators import pdf_text
from generators.documents import broadcast, on_air
from generators.model.broadcast import Variant
from generators.vietnamese import syllables
from generators.writers import script_pdf
from generators.writers.assets import read_assets
from generators.writers.breath import LONGEST, Breath, breaths
from generators.writers.pdf import pages
from tests.on_air_samples import BROADCAST, ROOT, heard, setting

ASSETS = read_assets(ROOT / "templates")
DRAFT = {"communes/vi-du/broadcasts/nop-ho-so.yml": BROADCAST.replace("    status: approved\n", "")}


def sheet(folder: Path, **files: str) -> bytes:
    found = setting(folder, **files)
    source = found.publication.broadcasts["nop-ho-so"]
    document = broadcast.script(source, Variant.FULL, found)
    assert document is not None
    cover = script_pdf.Cover(on_air.on_air(source, found, recorded=True).cover)
    return script_pdf.write(document, heard(document), cover, ASSETS)


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sheet(tmp_path_factory.mktemp("script"))


def words(pdf: bytes) -> str:
    return " ".join(" ".join(pdf_text.pages(pdf)).split())


def test_it_says_how_long_reading_takes(approved: bytes) -> None:
    assert "Thời gian đọc, chưa kể nhạc hiệu: 2 phút" in words(approved)


def test_each_number_and_address_has_its_written_form(approved: bytes) -> None:
    text = words(approved)
    for written in ("07/9/2026", "https://dichvucong.gov.vn", "0212 345 678"):
        assert written in text


def test_every_sentence_ends_in_a_long_breath(approved: bytes) -> None:
    assert "Mời bà con thực hiện. //" in words(approved)
    assert "Sau đây, / mời bà con nghe: /" in words(approved)


def test_approval_that_nobody_wrote_is_left_for_a_pen(approved: bytes) -> None:
    assert "Duyệt phát: /" in words(approved)  # nothing between the label and the key below it


def test_a_draft_says_so(approved: bytes, tmp_path: Path) -> None:
    assert "CHƯA DUYỆT" not in words(approved)
    draft = words(sheet(tmp_path, **DRAFT))
    assert "DỰ THẢO" in draft
    assert "Duyệt phát: CHƯA DUYỆT, chưa được phát" in draft


def test_who_approved_it_and_when_is_printed(tmp_path: Path) -> None:
    by = BROADCAST + "    approved:\n      office: Chủ tịch Ủy ban nhân dân xã\n      on: 2026-09-10\n"
    text = words(sheet(tmp_path, **{"communes/vi-du/broadcasts/nop-ho-so.yml": by}))
    assert "Duyệt phát: Chủ tịch Ủy ban nhân dân xã, ngày 10/9/2026" in text


def test_the_type_is_large(approved: bytes) -> None:
    assert pages(approved) >= 2  # a page of large type holds a minute, not three


# ── Breaths ──────────────────────────────────────────────────────────────────────────────────────────────────────────

LONG = (
    "Việc thanh toán và nhận kết quả được thực hiện trên môi trường mạng tại nơi người dân sinh sống hoặc làm việc"
    " để giảm thời gian đi lại của bà con."
)


def told(sentence: str) -> str:
    out, done = "", 0
    for place, breath in breaths(sentence):
        out += sentence[done:place].rstrip() + f" {breath.value} "
        done = place
    return (out + sentence[done:]).strip()


def test_a_long_stretch_gets_a_breath_where_the_sense_opens() -> None:
    assert told(LONG) == (
        "Việc thanh toán và nhận kết quả được thực hiện / trên môi trường mạng tại nơi người dân sinh sống / hoặc làm việc"
        " để giảm thời gian đi lại của bà con. //"
    )


def test_words_that_belong_together_are_not_parted() -> None:
    for sentence in (
        "Trên địa bàn toàn xã chúng ta nhiều năm nay đã và đang tiến hành giải quyết nhiều loại hồ sơ mới.",
        "Người dân ở mọi thôn xóm cần thực hiện việc này trước khi đến bộ phận một cửa hoàn thiện thủ tục.",
    ):
        assert "đã /" not in told(sentence)
        assert "trước /" not in told(sentence)


def test_a_breath_is_never_inside_a_number() -> None:
    sentence = "Gọi số không chín bảy hai, sáu bốn năm, bốn chín tám, rồi chờ."
    start = sentence.index("không")
    whole = [(start, sentence.index(", rồi"))]
    assert [sentence[:place][-4:] for place, _ in breaths(sentence, whole)] == ["tám,", "chờ."]


@given(st.lists(st.sampled_from("và để tại trên của người dân xã hồ sơ nộp mạng, xong. các theo".split()), min_size=1, max_size=80))
def test_breaths_stand_between_words_and_the_last_is_long(chosen: list[str]) -> None:
    sentence = " ".join(chosen) + "."
    found = breaths(sentence)
    assert [place for place, _ in found] == sorted({place for place, _ in found})
    assert found[-1][1] is Breath.LONG
    assert all(place == len(sentence) or sentence[place - 1] == " " or sentence[place] == " " for place, _ in found)


def test_no_breath_has_to_last_too_long_where_the_sentence_can_open() -> None:
    places = [0, *(place for place, _ in breaths(LONG))]
    assert all(syllables(LONG[one:other]) <= LONGEST for one, other in pairwise(places))
