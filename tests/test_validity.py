"""What holds on a day is told; what does not hold yet is not, and what is over says since when."""

from __future__ import annotations

from pathlib import Path

from generators.document import written
from generators.documents import procedure as procedures
from generators.documents.setting import Setting
from generators.reader import read
from generators.texts import dated
from generators.validity import Moment, steady
from generators.values import Day
from generators.wording import read_wording
from tests.content_tree import COMMUNE, PROCEDURE, vi_du

ROOT = Path(__file__).parent.parent
WORDS = read_wording(ROOT / "templates" / "wording" / "vi")
DAY = Day.parse("2026-11-20")
FILE = "communes/vi-du/procedures/nop-ho-so.yml"
COMMUNE_FILE = "communes/vi-du/commune.yml"


def setting(folder: Path, day: Day = DAY, **files: str) -> Setting:
    return Setting.at(read(vi_du(folder, **files)).publications[0], Moment(day), WORDS)


def test_a_fee_to_come_is_not_told_before_its_day(tmp_path: Path) -> None:
    fee = PROCEDURE + "    fee: {amount: 8000, valid_from: 2027-01-01}\n"
    told = setting(tmp_path, **{FILE: fee}).publication.procedures["nop-ho-so"]
    assert told.fee is None
    then = setting(tmp_path, Day.parse("2027-01-01"), **{FILE: fee}).publication.procedures["nop-ho-so"]
    assert then.fee is not None


def test_what_an_item_cannot_be_without_stays(tmp_path: Path) -> None:
    member = PROCEDURE + "    members: [{name: Khai sinh, agency: UBND xã, deadline: {text: Ngay, valid_from: 2027-01-01}}]\n"
    (told,) = setting(tmp_path, **{FILE: member}).publication.procedures["nop-ho-so"].members
    assert written(told.deadline.text or ()) == "Ngay"


def test_the_day_of_a_withdrawal_to_come_is_a_turn(tmp_path: Path) -> None:
    """Else a build of that day would find nothing to do."""
    withdrawn = PROCEDURE + "    withdrawn: {on: 2026-12-01, reason: Thủ tục bị bãi bỏ}\n"
    item = setting(tmp_path, **{FILE: withdrawn}).publication.procedures["nop-ho-so"]
    assert steady((entry for _, entry in dated(item)), (), DAY)[1] == Day.parse("2026-12-01")


def test_an_archive_names_the_day_on_which_it_ended_and_none_to_come(tmp_path: Path) -> None:
    files = {FILE: PROCEDURE + "    valid_to: 2030-12-31\n", COMMUNE_FILE: COMMUNE + "    valid_to: 2026-10-31\n"}
    over = setting(tmp_path, **files)
    (mark,) = procedures.page(over.publication.procedures["nop-ho-so"], over).marks
    assert "31/10/2026" in written(mark.detail)
    assert "2030" not in written(mark.detail)
