"""A commune's content as its website: what is urgent, whom to ask, what changed, in which languages."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from generators.document import written
from generators.documents.setting import Setting
from generators.documents.site import Files, site
from generators.reader import read
from generators.validity import Moment
from generators.values import Day
from generators.website import Site, file_path_in_site
from generators.wording import read_languages, read_wording
from tests.content_tree import COMMUNE, PROCEDURE, vi_du

WORDING = Path(__file__).parents[2] / "templates" / "wording"
VIETNAMESE = read_wording(WORDING / "vi")
COMMUNE_FILE = "communes/vi-du/commune.yml"
GUIDE_FILE = "communes/vi-du/procedures/nop-ho-so.yml"
STORM_FILE = "communes/vi-du/broadcasts/bao.yml"
STORM = """
    title: Tin bão khẩn cấp
    message:
      - text: Bà con ở ven sông đến nhà văn hóa ngay
    priority: khan-cap
    status: approved
    valid_to: 2026-09-03
"""
GLOSSARY = """
    terms:
      - id: thu-tuc-hanh-chinh
        term: thủ tục hành chính
        short: TTHC
        text: Việc người dân làm với cơ quan nhà nước.
        aliases: [việc hành chính]
"""


def the_site(folder: Path, files: dict[str, str], *, day: str = "2026-09-02", made: dict[str, int] | None = None) -> Site:
    content = vi_du(folder, **files)
    reading = read(content)
    assert [one.code for one in reading.findings] == []
    publication = reading.publications[0]
    setting = Setting.at(publication, Moment(Day(datetime.date.fromisoformat(day))), VIETNAMESE)
    return site(setting, Files(made or {}, {}), reading.national.terms, read_languages(WORDING, VIETNAMESE))


def test_an_urgent_message_is_on_every_page_while_it_holds(tmp_path: Path) -> None:
    found = the_site(tmp_path, {STORM_FILE: STORM})
    assert written(found.urgent) == "Tin bão khẩn cấp. Bà con ở ven sông đến nhà văn hóa ngay."
    assert the_site(tmp_path, {STORM_FILE: STORM}, day="2026-09-04").urgent == ()
    assert the_site(tmp_path, {STORM_FILE: STORM.replace("approved", "draft")}).urgent == ()
    assert the_site(tmp_path, {STORM_FILE: STORM.replace("khan-cap", "uu-tien")}).urgent == ()


def test_its_recording_is_heard_though_it_has_no_page(tmp_path: Path) -> None:
    made = {"audio/vi-du/bao/60s.mp3": 300_000, "audio/vi-du/station/schedule.ics": 900}
    found = the_site(tmp_path, {STORM_FILE: STORM}, made=made)
    assert [heard.mp3 for heard in found.listen] == ["audio/vi-du/bao/60s.mp3"]
    assert set(found.brought) == set(made)
    assert file_path_in_site(found.calendar) == "am-thanh/station/schedule.ics"


def test_where_nobody_is_named_one_can_still_go_to_the_one_stop_centre(tmp_path: Path) -> None:
    alone = COMMUNE[: COMMUNE.index("    contacts:")] + "    one_stop: Trung tâm Phục vụ hành chính công xã Ví Dụ\n"
    guide = PROCEDURE.replace("    contact: ho-tich\n", "")
    (only,) = the_site(tmp_path, {COMMUNE_FILE: alone, GUIDE_FILE: guide}).contacts
    assert (only.role, only.phone) == ("Trung tâm Phục vụ hành chính công xã Ví Dụ", None)


def test_a_page_has_its_short_name_its_changes_and_its_source(tmp_path: Path) -> None:
    told = """
    source: Quyết định số 1/QĐ-UBND
    changes:
      - on: 2026-07-01
        what: Không phải nộp bản giấy.
      - on: 2026-08-15
        what: Nộp trên cổng quốc gia.
"""
    found = the_site(tmp_path, {GUIDE_FILE: PROCEDURE + told})
    (page,) = found.pages
    assert page.name == "Nộp hồ sơ qua mạng"
    assert page.document.source == "Quyết định số 1/QĐ-UBND"
    assert [(one.on.written, written(one.what)) for one in page.changes] == [
        ("15/8/2026", "Nộp trên cổng quốc gia."),
        ("01/7/2026", "Không phải nộp bản giấy."),
    ]


def test_a_word_of_the_glossary_brings_its_short_form_and_its_other_names(tmp_path: Path) -> None:
    (term,) = the_site(tmp_path, {"national/glossary.yml": GLOSSARY}).glossary
    assert written(term.definition.term) == "thủ tục hành chính (TTHC)"
    assert term.aliases == ("việc hành chính",)


def test_an_address_comes_from_the_commune_and_from_nowhere_else(tmp_path: Path) -> None:
    assert the_site(tmp_path, {}).address == ""
    known = COMMUNE + "    address: https://vi-du.example/loa\n    email: lien-he@vi-du.example\n    zalo: '123456789'\n"
    found = the_site(tmp_path, {COMMUNE_FILE: known})
    assert (found.address, found.email, found.zalo) == ("https://vi-du.example/loa", "lien-he@vi-du.example", "123456789")


def test_the_set_phrases_of_a_page_are_translated_and_the_communes_words_are_not(tmp_path: Path) -> None:
    found = the_site(tmp_path, {})
    (page,) = found.pages
    (version,) = page.versions
    english = version.document
    assert "Steps" in repr(english.blocks)
    assert english.title == page.document.title
    assert replace(english, blocks=(), marks=()) == replace(page.document, blocks=(), marks=())
    assert (version.language, version.told, version.named, version.name) == ("en", 0, False, "")


def test_a_translated_page_is_in_its_language_and_counts_what_is_left(tmp_path: Path) -> None:
    english = """
        aliases: [apply]
        texts:
          - {vi: Nộp hồ sơ trực tuyến, to: Apply online}
          - {vi: Nộp hồ sơ qua mạng, to: Online applications}
    """
    found = the_site(tmp_path, {"communes/vi-du/translations/en/procedures/nop-ho-so.yml": english})
    (version,) = found.pages[0].versions
    assert (version.name, version.document.title, version.document.language) == ("Online applications", "Apply online", "en")
    assert (version.told, version.left, version.aliases) == (2, 5, ("apply",))
    assert "InLanguage(language='vi'" in repr(version.document.blocks)
    assert found.pages[0].document.title == "Nộp hồ sơ trực tuyến"


def test_a_page_knows_when_it_was_last_checked(tmp_path: Path) -> None:
    found = the_site(tmp_path, {GUIDE_FILE: PROCEDURE + "    checked: 2026-08-30\n"})
    assert found.pages[0].document.checked == Day(datetime.date(2026, 8, 30))
    assert the_site(tmp_path / "other", {}).pages[0].document.checked is None


def test_an_archive_is_in_vietnamese_only_and_nothing_in_it_is_urgent(tmp_path: Path) -> None:
    over = COMMUNE + "    valid_to: 2026-08-31\n"
    found = the_site(tmp_path, {COMMUNE_FILE: over, STORM_FILE: STORM})
    assert found.archived
    assert (found.languages, found.urgent, found.until) == ((), (), None)


def test_an_invitation_to_call_goes_with_the_number_it_leads_to(tmp_path: Path) -> None:
    until = COMMUNE + '        purpose: Cần hỗ trợ, liên hệ đến số điện thoại\n        valid_to: 2026-09-30\n'
    (now,) = the_site(tmp_path / "now", {COMMUNE_FILE: until}).contacts
    assert (written(now.purpose), now.phone is None) == ("Cần hỗ trợ, liên hệ đến số điện thoại", False)
    (past,) = the_site(tmp_path / "past", {COMMUNE_FILE: until}, day="2026-10-01").contacts
    assert (past.role, past.purpose, past.phone) == (now.role, (), None)
