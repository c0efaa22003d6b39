"""The life of a notice: draft, for signature, issued, corrected or withdrawn; and what each step refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators import document as d
from generators import life
from generators.documents import notice as notices
from generators.documents.setting import Setting
from generators.findings import Severity
from generators.publishable import publishable
from generators.reader import Publication, read
from generators.register import Register
from generators.validity import Moment, State, item_state
from generators.values import Day
from generators.wording import read_wording
from tests.content_tree import vi_du

ROOT = Path(__file__).parent.parent
WORDS = read_wording(ROOT / "templates" / "wording" / "vi")
NOTICE = """
    # Lời ghi chú của văn thư.
    status: for-signature
    subject: Lịch tiếp nhận hồ sơ
    intro:
      - text: Ủy ban nhân dân xã tiếp nhận hồ sơ các ngày trong tuần.
    recipients:
      - Các thôn;
    signer:
      authority: [CHỦ TỊCH]
"""
SPOKEN = """
    notice: lich
    status: approved
"""
DAY = Day.parse("2026-10-05")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return vi_du(
        tmp_path,
        **{
            "communes/vi-du/notices/lich.yml": NOTICE,
            "communes/vi-du/notices/khac.yml": NOTICE,
            "communes/vi-du/broadcasts/lich.yml": SPOKEN,
        },
    )


def taken(content: Path, change: life.Change) -> Publication:
    change.write()
    return publication(content)


def publication(content: Path) -> Publication:
    return read(content).publications[0]


def errors(content: Path, day: Day = DAY) -> list[str]:
    found = publishable(read(content), {}, lambda commune: day).findings
    own = [finding.code for finding in found if finding.severity is Severity.ERROR]
    return [code for code in own if code != "depends-on-withheld"]  # the broadcast that tells it waits with it


def issued(content: Path, item_id: str = "lich", number: int = 7, day: Day = DAY) -> Publication:
    return taken(content, life.issue(content, publication(content), item_id, number, day))


def page(found: Publication, item_id: str, day: Day = DAY) -> d.Document:
    setting = Setting.at(found, Moment(day), WORDS)
    return notices.page(found.notices[item_id], setting)


def test_issuing_writes_number_and_day_and_keeps_the_comments(content: Path) -> None:
    found = issued(content)
    text = (content / "communes/vi-du/notices/lich.yml").read_text("utf-8")
    assert "# Lời ghi chú của văn thư." in text
    assert notices.cited(found.notices["lich"]) == "Thông báo số 07/TB-UBND ngày 05/10/2026"
    assert [entry.notice for entry in Register.read(content, "vi-du").entries] == ["lich"]
    assert errors(content) == []


def test_a_number_is_given_once_a_year(content: Path) -> None:
    issued(content)
    with pytest.raises(life.Refused, match="number-taken"):
        issued(content, "khac", 7)
    assert issued(content, "khac", 7, Day.parse("2027-01-04")).notices["khac"].number == "07"


@pytest.mark.parametrize(("number", "day"), [(8, "2026-10-04"), (6, "2026-10-06")])
def test_days_follow_the_order_of_numbers(content: Path, number: int, day: str) -> None:
    issued(content)
    with pytest.raises(life.Refused, match="day-out-of-order"):
        issued(content, "khac", number, Day.parse(day))


def test_what_is_issued_is_not_issued_again(content: Path) -> None:
    issued(content)
    with pytest.raises(life.Refused, match="already-issued"):
        issued(content, "lich", 8)


def test_a_change_after_issue_asks_for_a_correction(content: Path) -> None:
    issued(content)
    file = content / "communes/vi-du/notices/lich.yml"
    file.write_text(file.read_text("utf-8").replace("các ngày trong tuần", "sáng thứ hai"), encoding="utf-8")
    assert errors(content) == ["issued-text-changed"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("status: issued", "status: draft", "issued-no-more"),
        ("number: '07'", "number: '08'", "register-differs"),
        ("day: 5", "day: 6", "register-differs"),
    ],
)
def test_the_register_has_the_last_word(content: Path, old: str, new: str, code: str) -> None:
    issued(content)
    file = content / "communes/vi-du/notices/lich.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert errors(content) == [code]


def test_a_number_nobody_registered_is_an_error(content: Path) -> None:
    file = content / "communes/vi-du/notices/lich.yml"
    by_hand = "status: issued\nnumber: '3'\ndate: {day: 1, month: 10, year: 2026}"
    file.write_text(file.read_text("utf-8").replace("status: for-signature", by_hand), encoding="utf-8")
    assert errors(content) == ["not-registered"]


def test_an_issued_notice_cannot_simply_vanish(content: Path) -> None:
    issued(content, "khac")
    (content / "communes/vi-du/notices/khac.yml").unlink()
    assert errors(content) == ["issued-file-gone"]


def test_a_correction_is_drafted_on_paper_and_for_the_air(content: Path) -> None:
    found = issued(content)
    found = taken(content, life.correct(content, found, "lich", DAY, "Sáng thứ hai, không phải các ngày trong tuần."))
    assert errors(content) == []
    letter = found.notices["dinh-chinh-lich"]
    assert (letter.kind.value, letter.status.value, letter.corrects) == ("cong-van", "draft", "lich")
    assert found.broadcasts["dinh-chinh-lich"].status.value == "draft"
    told = page(found, "lich").blocks[0]
    assert isinstance(told, d.Caution)
    assert told.label == "Đã được đính chính tại"
    assert item_state(found.commune, found.notices["lich"], DAY) is State.CURRENT


def test_a_withdrawn_notice_is_marked_and_off_the_air(content: Path) -> None:
    found = issued(content)
    change = life.withdraw(content, found, "lich", Day.parse("2026-10-10"), "Lịch đã thay đổi.")
    found = taken(content, change)
    later = Day.parse("2026-10-10")
    assert errors(content, later) == []
    assert found.broadcasts["lich"].status.value == "withdrawn"
    assert item_state(found.commune, found.notices["lich"], later) is State.OVER
    (mark,) = page(found, "lich", later).marks
    assert mark.text == "ĐÃ THU HỒI"
    assert d.written(mark.detail) == "Thu hồi từ ngày 10/10/2026: Lịch đã thay đổi."


def test_only_what_is_issued_is_corrected_or_withdrawn(content: Path) -> None:
    found = publication(content)
    with pytest.raises(life.Refused, match="not-issued"):
        life.correct(content, found, "lich", DAY, "x")
    with pytest.raises(life.Refused, match="not-issued"):
        life.withdraw(content, found, "lich", DAY, "x")


def test_a_draft_is_marked_and_the_copy_for_signature_is_clean(content: Path) -> None:
    found = publication(content)
    assert page(found, "lich").marks == ()
    file = content / "communes/vi-du/notices/lich.yml"
    file.write_text(file.read_text("utf-8").replace("for-signature", "draft"), encoding="utf-8")
    (mark,) = page(publication(content), "lich").marks
    assert mark.text == "DỰ THẢO"


@pytest.mark.parametrize("text", ["issued: [\n", "issued: chưa\n", "issued: [{number: 1}]\n"])
def test_no_number_is_given_while_the_register_cannot_be_read(content: Path, text: str) -> None:
    found = publication(content)
    (content / "communes/vi-du/register.yml").write_text(text, encoding="utf-8")
    with pytest.raises(life.Refused) as refused:
        life.issue(content, found, "lich", 7, DAY)
    assert refused.value.key == "register-unreadable"
    assert f"values.reason-{refused.value.values['reason']}" in WORDS


def test_what_was_taken_off_the_air_does_not_come_back_by_a_correction(content: Path) -> None:
    issued(content)
    found = taken(content, life.withdraw(content, publication(content), "lich", DAY, "nhầm ngày", "notices"))
    with pytest.raises(life.Refused) as refused:
        life.correct(content, found, "lich", DAY, "sửa giờ", "broadcasts")
    assert refused.value.key == "already-withdrawn"


def test_the_guide_that_an_issued_notice_tells_is_frozen_with_it(content: Path) -> None:
    told = NOTICE + "    sections: [{heading: Cách làm, body: [{guide: nop-ho-so}]}]\n"
    vi_du(content.parent, **{"communes/vi-du/notices/lich.yml": told})
    issued(content)
    assert errors(content) == []
    guide = content / "communes/vi-du/procedures/nop-ho-so.yml"
    guide.write_text(guide.read_text("utf-8").replace("{screen:Gửi}", "{screen:Nộp}"), encoding="utf-8")
    assert errors(content) == ["issued-text-changed"]
