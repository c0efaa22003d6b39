"""Words in another language: only while they say what the Vietnamese says; what nobody has translated stays Vietnamese."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators import checks
from generators.document import InLanguage, Text, text, written
from generators.markup import parse
from generators.model.translation import Pair, Translation
from generators.reader import Publication, read
from generators.translations import differences, sentences, translated, usable
from generators.values import Day
from tests.content_tree import PROCEDURE, vi_du

DAY = Day.parse("2026-11-20")
FILE = "communes/vi-du/translations/en/procedures/nop-ho-so.yml"
ENGLISH = """
    aliases: [apply online]
    texts:
      - vi: Nộp hồ sơ trực tuyến
        to: Apply online
      - vi: Mở trang {link:https://dichvucong.gov.vn}
        to: Open {link:https://dichvucong.gov.vn}
      - vi: Đăng nhập
        to: Sign in
"""


def publication(folder: Path, **files: str) -> Publication:
    reading = read(vi_du(folder, **{FILE: ENGLISH} | files))
    assert [one.code for one in reading.findings] == []
    return reading.publications[0]


def found(folder: Path, **files: str) -> dict[str, str]:
    """What the checks say of translations: code and value."""
    made = checks.run(publication(folder, **files), DAY)
    return {one.code: " ".join(one.values.values()) for one in made if one.code.startswith("translation")}


# ── What is said ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_page_of_the_language_marks_what_stays_vietnamese(tmp_path: Path) -> None:
    told = publication(tmp_path)
    (file,) = told.translations
    english = translated(told.procedures["nop-ho-so"], usable(file.translation), "en", page="en")
    assert english.title == text("Apply online")
    assert english.steps[1].do == text("Sign in")
    assert english.steps[2].do == (InLanguage("vi", parse("Bấm {screen:Gửi}")),)
    assert english.id == "nop-ho-so"
    assert english.steps[1].branches[0].goto == "gui"


def test_a_vietnamese_page_marks_what_is_in_the_other_language(tmp_path: Path) -> None:
    told = publication(tmp_path)
    (file,) = told.translations
    page = translated(told.procedures["nop-ho-so"], usable(file.translation), "qaa", page="vi")
    assert page.title == (InLanguage("qaa", text("Apply online")),)
    assert page.steps[2].do == parse("Bấm {screen:Gửi}")


def test_nothing_is_lost_or_added_where_nothing_is_translated(tmp_path: Path) -> None:
    one = publication(tmp_path).procedures["nop-ho-so"]
    same = translated(one, {}, "en", page="en")
    assert [written(words) for words in sentences(same)] == [written(words) for words in sentences(one)]


@pytest.mark.parametrize(
    ("vietnamese", "other", "differing"),
    [
        ("Trong 60 ngày.", "Within 60 days.", ()),
        ("Trong 03 ngày làm việc.", "Within 3 working days.", ()),
        ("Nhiều nhất 200.000 đồng.", "At most VND 200,000.", ()),
        ("Nhiều nhất {money:200000}.", "At most {money:200000}.", ()),
        ("Sau 15 giờ.", "After 15:00.", ()),
        ("Gọi {phone:0972645498}.", "Call {phone:0972645498}.", ()),
        ("Trong 60 ngày.", "Within 90 days.", ("60", "90")),
        ("Trong 60 ngày.", "Soon.", ("60",)),
        ("Vào {link:https://dichvucong.gov.vn}.", "Go to {link:https://example.org}.",
         ("https://dichvucong.gov.vn", "https://example.org")),
    ],
)  # fmt: skip
def test_both_sides_name_the_same_numbers_and_addresses(
    vietnamese: str, other: str, differing: tuple[str, ...]
) -> None:
    pair = Pair(vi=parse(vietnamese), to=parse(other))
    assert differences(pair) == differing
    assert len(usable(Translation(id="x", texts=(pair,)))) == (not differing)


# ── What is found ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_left_is_counted_and_named(tmp_path: Path) -> None:
    assert found(tmp_path) == {"translation-missing": "en 4 Nộp hồ sơ qua mạng"}


def test_a_sentence_that_changes_is_no_longer_told_in_the_old_words(tmp_path: Path) -> None:
    changed = {"communes/vi-du/procedures/nop-ho-so.yml": PROCEDURE.replace("do: Đăng nhập", "do: Đăng nhập bằng VNeID")}
    told = publication(tmp_path, **changed)
    (file,) = told.translations
    english = translated(told.procedures["nop-ho-so"], usable(file.translation), "en", page="en")
    assert english.steps[1].do == (InLanguage("vi", (Text("Đăng nhập bằng VNeID"),)),)
    assert found(tmp_path, **changed)["translation-outdated"] == "Đăng nhập"


def test_a_communes_own_wording_does_not_make_the_nations_translation_wrong(tmp_path: Path) -> None:
    national = {
        "national/procedures/khai-tu.yml": "title: Khai tử\nsteps:\n  - id: di\n    do: Đến xã.\n",
        "national/translations/en/procedures/khai-tu.yml": "texts:\n  - vi: Khai tử\n    to: Deaths\n"
        "  - vi: Đến xã.\n    to: Go to the commune.\n",
        "communes/vi-du/procedures/khai-tu.yml": "steps:\n  - id: di\n    do: Đến phòng số 2.\n",
    }
    told = publication(tmp_path, **national)
    said = [one for one in checks.run(told, DAY) if one.item[2] == "khai-tu" and "translation" in one.code]
    assert [(one.code, one.values["first"]) for one in said] == [("translation-missing", "Đến phòng số 2.")]


@pytest.mark.parametrize("path", ["translations/en/notices/nop-ho-so.yml", "translations/English/procedures/x.yml"])
def test_a_translation_in_no_known_place_is_a_stray_file(path: str, tmp_path: Path) -> None:
    reading = read(vi_du(tmp_path, **{f"communes/vi-du/{path}": ENGLISH}))
    assert [one.code for one in reading.findings] == ["stray-file"]
    assert reading.publications[0].translations == ()


def test_a_fault_in_a_translation_withholds_nothing_else(tmp_path: Path) -> None:
    reading = read(vi_du(tmp_path, **{FILE: "texts:\n  - vi: Đăng nhập\n"}))
    assert [one.code for one in reading.findings] == ["missing-field"]
    assert "nop-ho-so" in reading.publications[0].procedures


def test_a_translation_may_have_other_names_alone(tmp_path: Path) -> None:
    assert found(tmp_path, **{FILE: "aliases: [apply online]\n"}).keys() == {"translation-missing"}
