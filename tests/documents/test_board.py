"""What hangs on a village's board: an urgent message, and when the loudspeaker is heard."""

from __future__ import annotations

from pathlib import Path

from generators.catalogue import Form, editions
from generators.document import Contact, Document, MarkKind, Paragraph, QrCode, Table, written
from generators.documents import board
from generators.documents.setting import Setting
from generators.reader import read
from generators.validity import Moment
from generators.values import Day
from generators.wording import read_wording
from tests import content_tree

STORM = """
    title: Bão số 5, sơ tán trước 18 giờ
    priority: khan-cap
    status: approved
    approved: {office: Chủ tịch UBND xã, on: 2026-09-01}
    message:
      - text: Bà con thôn Một đến trường tiểu học trước 18 giờ.
    schedule: {times_per_week: 14, weeks_min: 1, weeks_max: 1, first_day: 2026-09-01, slots: ["06:00", "17:00"]}
"""
NORMAL = """
    title: Gia hạn thẻ bảo hiểm y tế
    status: approved
    approved: {office: Chủ tịch UBND xã, on: 2026-09-01}
    message:
      - text: Bà con đến nhà văn hóa thôn.
    schedule: {times_per_week: 2, weeks_min: 1, weeks_max: 2, first_day: 2026-09-02, slots: ["17:00"]}
"""


def setting(folder: Path, **files: str) -> Setting:
    content = content_tree.vi_du(folder, **files)
    reading = read(content)
    assert reading.publications, reading.findings
    wording = read_wording(Path(__file__).parents[2] / "templates" / "wording" / "vi")
    return Setting.at(reading.publications[0], Moment(Day.parse("2026-09-01"), past=False), wording)


def vi_du(folder: Path, **broadcasts: str) -> Setting:
    return setting(folder, **{f"communes/vi-du/broadcasts/{name}.yml": text for name, text in broadcasts.items()})


def test_only_an_urgent_message_gets_a_sheet_of_its_own(tmp_path: Path) -> None:
    ((key, sheet),) = board.urgent(vi_du(tmp_path, bao=STORM, bhyt=NORMAL))
    assert key == ("broadcasts", "bao")
    assert sheet.title == "Bão số 5, sơ tán trước 18 giờ"
    (said,) = sheet.blocks
    assert isinstance(said, Paragraph)
    assert written(said.content) == "Bà con thôn Một đến trường tiểu học trước 18 giờ."


def test_an_unapproved_urgent_message_is_marked_a_draft(tmp_path: Path) -> None:
    ((_, sheet),) = board.urgent(vi_du(tmp_path, bao=STORM.replace("status: approved", "status: draft")))
    assert MarkKind.DRAFT in {mark.kind for mark in sheet.marks}


def test_the_schedule_names_every_day_once_with_its_times(tmp_path: Path) -> None:
    found = board.schedule(vi_du(tmp_path, bao=STORM, bhyt=NORMAL))
    assert found is not None
    (table,) = (block for block in found[1].blocks if isinstance(block, Table))
    rows = [tuple(written(cell) for cell in row) for row in table.rows]
    assert rows[0] == ("Thứ ba, 01/9/2026", "06:00, 17:00", "Bão số 5, sơ tán trước 18 giờ")
    assert ("Thứ tư, 02/9/2026", "17:00", "Gia hạn thẻ bảo hiểm y tế") in rows
    assert rows[-1][2].endswith("(nếu phát đủ số tuần nhiều nhất)")
    assert len(rows) == len({(row[0], row[2].split(" (")[0]) for row in rows}) == 7 + 4


def test_without_a_first_day_there_is_no_schedule_to_hang_up(tmp_path: Path) -> None:
    assert board.schedule(vi_du(tmp_path, bhyt=NORMAL.replace("first_day: 2026-09-02, ", ""))) is None
    assert board.schedule(vi_du(tmp_path / "draft", bhyt=NORMAL.replace("status: approved", "status: draft"))) is None


PORTALS = """
    portals:
      - id: quoc-gia
        name: Cổng Dịch vụ công quốc gia
        address: https://dichvucong.gov.vn
"""


def poster(folder: Path, **files: str) -> Document:
    found = (edition for edition in editions(setting(folder, **files)) if edition.form is Form.POSTER)
    return next(edition.document for edition in found)


def poster_of(folder: Path, **files: str) -> tuple[object, ...]:
    return poster(folder, **files).blocks


def test_a_poster_that_names_a_portal_carries_its_code(tmp_path: Path) -> None:
    blocks = poster_of(tmp_path, **{"national/portals.yml": PORTALS})
    assert [block.address for block in blocks if isinstance(block, QrCode)] == ["https://dichvucong.gov.vn"]


def test_no_code_leads_to_a_portal_whose_end_is_known(tmp_path: Path) -> None:
    ending = PORTALS.rstrip() + "\n        valid_to: 2026-12-31\n"
    blocks = poster_of(tmp_path, **{"national/portals.yml": ending})
    assert not [block for block in blocks if isinstance(block, QrCode)]


def test_where_nobody_is_named_one_asks_the_one_stop_centre_if_it_is_known(tmp_path: Path) -> None:
    """One place, said once: in the line that says whom to ask."""
    nobody = content_tree.COMMUNE[: content_tree.COMMUNE.index("    contacts:")]
    procedure = content_tree.PROCEDURE.replace("    contact: ho-tich\n", "")
    files = {"communes/vi-du/procedures/nop-ho-so.yml": procedure}
    without = poster(tmp_path / "a", **{"communes/vi-du/commune.yml": nobody, **files})
    assert (written(without.footer), without.visit) == ("Ủy ban nhân dân xã Ví Dụ", ())
    named = nobody + "    one_stop: Trung tâm Phục vụ hành chính công xã Ví Dụ\n"
    found = poster(tmp_path / "b", **{"communes/vi-du/commune.yml": named, **files})
    assert written(found.footer) == "Trung tâm Phục vụ hành chính công xã Ví Dụ"
    assert written(found.visit) == "Bà con không có điện thoại, mời đến trực tiếp"
    opened = named + "    hours: trong giờ hành chính\n"
    found = poster(tmp_path / "c", **{"communes/vi-du/commune.yml": opened, **files})
    assert written(found.visit) == "Bà con không có điện thoại, mời đến trực tiếp: trong giờ hành chính"


def test_where_somebody_has_a_phone_those_without_one_are_told_where_to_go(tmp_path: Path) -> None:
    known = content_tree.COMMUNE + "    one_stop: Trung tâm Phục vụ hành chính công xã Ví Dụ\n    hours: buổi sáng\n"
    found = poster(tmp_path, **{"communes/vi-du/commune.yml": known})
    assert "0" in written(found.footer)
    assert not [block for block in found.blocks if isinstance(block, Contact)]
    assert written(found.visit) == (
        "Bà con không có điện thoại, mời đến Trung tâm Phục vụ hành chính công xã Ví Dụ, buổi sáng"
    )
