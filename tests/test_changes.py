"""A change that people must know of is told on the page, or the officer is asked to tell it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.findings import Finding
from generators.in_force import LastGood
from generators.publishable import publishable
from generators.reader import read
from generators.values import Day
from generators.wording import read_wording
from tests.content_tree import PROCEDURE, vi_du

WORDING = read_wording(Path(__file__).parent.parent / "templates" / "wording" / "vi")
DAY = Day.parse("2026-11-20")
FILE = "communes/vi-du/procedures/nop-ho-so.yml"
FEE = "    fee: {amount: 8000, source: Nghị quyết ví dụ}\n"
TOLD = "    changes: [{on: 2026-11-01, what: Lệ phí giảm còn 5.000 đồng.}]\n"


def since(before: str, now: str, folder: Path) -> list[Finding]:
    """What a build says of changes, where `before` was published last."""
    first = read(vi_du(folder / "before", **{FILE: before})).publications[0]
    last: LastGood = {("vi-du", *key): first.trees[key] for key, _ in first.items()}
    found = publishable(read(vi_du(folder / "now", **{FILE: now})), last, lambda commune: DAY)
    return [one for one in found.findings if one.code == "change-untold"]


def test_a_fee_that_changes_in_silence_is_named_with_both_amounts(tmp_path: Path) -> None:
    (found,) = since(PROCEDURE + FEE, PROCEDURE + FEE.replace("8000", "5000"), tmp_path)
    assert found.message(WORDING) == "phí, lệ phí (fee) đã đổi mà trang chưa báo; trước là: 8000; nay là: 5000"
    assert found.path == "fee"
    assert found.line


def test_a_change_that_the_page_tells_is_not_asked_for(tmp_path: Path) -> None:
    assert since(PROCEDURE + FEE, PROCEDURE + FEE.replace("8000", "5000") + TOLD, tmp_path) == []


@pytest.mark.parametrize(
    ("before", "now", "parts"),
    [
        (PROCEDURE, PROCEDURE.replace("do: Đăng nhập", "do: Đăng nhập bằng VNeID"), ["steps"]),
        (PROCEDURE, PROCEDURE + FEE, ["fee"]),
        (PROCEDURE, PROCEDURE.replace("short: Mở trang", "short: Vào trang"), []),
        (PROCEDURE, PROCEDURE + "    source: Sổ tay ví dụ\n", []),
        (PROCEDURE, PROCEDURE, []),
    ],
)
def test_only_what_people_must_know_is_a_change(before: str, now: str, parts: list[str], tmp_path: Path) -> None:
    assert [one.path for one in since(before, now, tmp_path)] == parts


def test_what_was_never_published_has_not_changed(tmp_path: Path) -> None:
    found = publishable(read(vi_du(tmp_path, **{FILE: PROCEDURE + FEE})), {}, lambda commune: DAY)
    assert "change-untold" not in {one.code for one in found.findings}
