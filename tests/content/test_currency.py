"""The table of what the law has changed finds what it should, and leaves alone what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.checks.currency import check, matched
from generators.model.national import Superseded, Weight
from generators.reader import read
from generators.values import Day
from tests.content_tree import COMMUNE, PROCEDURE, vi_du

ROOT = Path(__file__).resolve().parents[2]
RULES = {rule.id: rule for rule in read(ROOT / "content").national.superseded}
TABLE = Path(__file__).with_name("currency.tsv")
ANY = "*"


def _rows() -> list[tuple[str, str, str]]:
    found = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            rule, verdict, text = line.split("\t")
            found.append((rule, verdict, text))
    return found


ROWS = _rows()


@pytest.mark.parametrize(("rule", "verdict", "text"), ROWS, ids=[f"{rule}: {text}" for rule, _, text in ROWS])
def test_a_rule_finds_what_it_should_and_nothing_else(rule: str, verdict: str, text: str) -> None:
    rules = RULES.values() if rule == ANY else (RULES[rule],)
    found = [(each.id, words) for each in rules if (words := matched(each, text))]
    assert bool(found) is (verdict == "trips"), found


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_text_that_trips_it_and_one_that_must_not(rule: str) -> None:
    verdicts = {verdict for named, verdict, _ in ROWS if named == rule}
    assert verdicts == {"trips", "clear"}


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_says_what_holds_now_and_where_that_comes_from(rule: Superseded) -> None:
    assert rule.now
    assert rule.source
    doubtful = ("nguồn thứ cấp", "chưa đối chiếu")
    if rule.verified:
        primary = ("đã đọc", "đọc tài liệu gốc")
        assert any(word in rule.source for word in primary), "verified, but no primary text is named"
    else:
        assert rule.weight is Weight.TODO or any(word in rule.source.lower() for word in doubtful)


def test_law_still_to_come_is_only_a_task_and_is_announced_before_its_day() -> None:
    known_on = Day.parse("2026-11-20")
    coming = [rule for rule in RULES.values() if rule.since > known_on]
    assert {rule.id for rule in coming} == {"luat-ho-tich-2014", "nghi-dinh-123-2015"}
    for rule in coming:
        assert rule.weight is Weight.TODO
        assert rule.review_from is not None
        assert rule.review_from < rule.since


MEANINGS = {
    "old service level": ("dịch vụ công trực tuyến mức độ 3", True),
    "identity level": ("tài khoản định danh điện tử mức độ 2", False),
    "level of a proactive service": ("dịch vụ công trực tuyến chủ động mức độ 3", False),
}


@pytest.mark.parametrize("meaning", MEANINGS)
def test_the_three_meanings_of_level_are_kept_apart(meaning: str) -> None:
    text, superseded = MEANINGS[meaning]
    found = {rule.id for rule in RULES.values() if matched(rule, text)}
    assert found == ({"muc-do-dich-vu-cong"} if superseded else set())


# ── What a check of content makes of it ──────────────────────────────────────────────────────────────────────────────

CURRENCY = (ROOT / "content" / "national" / "currency.yml").read_text(encoding="utf-8")


def _found(folder: Path, day: str, procedure: str, commune: str = COMMUNE) -> list[tuple[str, str, str]]:
    content = vi_du(folder, **{
        "national/currency.yml": CURRENCY,
        "communes/vi-du/commune.yml": commune,
        "communes/vi-du/procedures/nop-ho-so.yml": procedure,
    })  # fmt: skip
    (publication,) = read(content).publications
    return [(f.severity.value, f.code, f.path) for f in check(publication, Day.parse(day))]


OLD_PORTAL = PROCEDURE.replace("https://dichvucong.gov.vn", "https://lienthong.dichvucong.gov.vn")


def test_what_is_superseded_is_an_error_from_its_day_on(tmp_path: Path) -> None:
    assert _found(tmp_path / "before", "2026-08-31", OLD_PORTAL) == []
    assert _found(tmp_path / "after", "2026-09-01", OLD_PORTAL) == [("error", "superseded", "steps.0.do")]


def test_what_is_archived_may_say_what_was_so(tmp_path: Path) -> None:
    assert _found(tmp_path / "item", "2026-09-01", OLD_PORTAL + "    valid_to: 2026-08-31\n") == []
    dissolved = COMMUNE + "    valid_to: 2026-08-31\n"
    assert _found(tmp_path / "commune", "2026-09-01", OLD_PORTAL, dissolved) == []


def test_what_people_type_is_no_statement(tmp_path: Path) -> None:
    typed = PROCEDURE + "    aliases: [sổ hộ khẩu, chứng minh nhân dân]\n"
    assert _found(tmp_path / "alias", "2026-11-20", typed) == []
    said = PROCEDURE + "    summary: Mang theo sổ hộ khẩu.\n"
    assert _found(tmp_path / "said", "2026-11-20", said) == [("error", "superseded", "summary")]


def test_law_to_come_is_a_task_until_its_day(tmp_path: Path) -> None:
    cited = PROCEDURE + "    legal_basis:\n      - title: Luật Hộ tịch\n        number: 60/2014/QH13\n"
    path = "legal_basis.0.number"
    assert _found(tmp_path / "early", "2026-10-31", cited) == []
    assert _found(tmp_path / "soon", "2026-11-01", cited) == [("todo", "law-will-change", path)]
    assert _found(tmp_path / "then", "2027-03-01", cited) == [("todo", "superseded", path)]
