"""A commune.yml in error hides nothing that is wrong in the commune's other files, and makes nothing else look wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generators.findings import Finding, Severity
from generators.in_force import LastGood
from generators.model import Commune
from generators.publishable import publishable
from generators.reader import read
from generators.values import Day
from tests.checks.documented import ROOT
from tests.content_tree import COMMUNE, PROCEDURE, vi_du, write

DAY = Day.parse("2026-11-20")
HOME = "communes/vi-du"
REAL = sorted(folder.name for folder in (ROOT / "content" / "communes").iterdir())

RICH = (
    COMMUNE
    + """
    valid_from: 2025-07-01
    hours: Thứ hai đến thứ sáu
    villages: [{id: thon-mot, name: Thôn Một}]
    predecessors: [xã Khác]
    province_layer: vi-du
    languages: [vi]
    station: {name: Đài xã, hours_from: 04:00, slots: [04:30, 17:00]}
    procedures: [chung]
    domains: [{host: vi-du.example.vn, name: Trang của xã}]
    severities: {hard-word: off, long-sentence: off}
"""
)
FILES = {
    "national/procedures/chung.yml": PROCEDURE,
    "national/plain-words.yml": "words: [{hard: xuất trình, plain: đưa ra}]\n",
    "provinces/vi-du/province.yml": "one_stop: Trung tâm một cửa\nvalid_to: 2030-01-01\n",
    "provinces/vi-du/procedures/cua-tinh.yml": PROCEDURE,
    "communes/khac/commune.yml": "kind: xã\nname: Khác\nas_issued: 2026-09-01\nvalid_to: 2026-01-01\n",
    f"{HOME}/commune.yml": RICH,
    f"{HOME}/procedures/cua-tinh.yml": "fee: Miễn phí\n",
    f"{HOME}/procedures/chung.yml": "summary: Xuất trình giấy tờ.\n",
    f"{HOME}/campaigns/bai.yml": """
        title: Bài
        contact: ho-tich
        intro:
          - Bà con xã Khác, nay là xã Ví Dụ, vào {link:https://vi-du.example.vn}.
        guides: [chung, nop-ho-so, cua-tinh]
    """,
    f"{HOME}/broadcasts/ban-tin.yml": """
        campaign: bai
        schedule: {times_per_week: 2, weeks_min: 1, weeks_max: 1, first_day: 2026-12-01}
    """,
}
RICH_KEYS = [line.strip().split(":")[0] for line in RICH.splitlines() if line.startswith("    ") and line[4] not in " -"]
WAYS = {
    "wrong": lambda line: f"{line.split(':')[0]}: [[x]]",
    "misspelt": lambda line: line.replace(":", "x:", 1),
    "spoilt": lambda line: f"{line}\n\t- [",
}


def findings(content: Path, commune: str) -> set[tuple[str, str, int, str]]:
    """What is found of one commune, but not what is said of its own file."""
    found = publishable(read(content, (commune,)), {}, lambda commune: DAY).findings
    own = f"content/communes/{commune}/commune.yml"
    return {(one.code, one.file, one.line, one.path) for one in found if one.file != own}


def spoilt(file: Path, key: str, way: str) -> str:
    """The file with one of its keys in error; its lists and mappings go with it."""
    kept: list[str] = []
    below = False
    for line in file.read_text("utf-8").splitlines():
        if below and line.startswith((" ", "-")) and way == "wrong":
            continue
        below = line.startswith(f"{key}:")
        kept.append(WAYS[way](line) if below else line)
    return "\n".join(kept) + "\n"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("key", RICH_KEYS)
def test_no_key_in_error_makes_anything_else_look_wrong(tmp_path: Path, key: str, way: str) -> None:
    content = vi_du(tmp_path, **FILES)
    assert findings(content, "vi-du") == set()
    file = content / HOME / "commune.yml"
    file.write_text(spoilt(file, key, way), encoding="utf-8")
    assert any(one.severity is Severity.ERROR for one in read(content).findings)
    assert findings(content, "vi-du") == set()


@pytest.mark.parametrize("commune", REAL)
@pytest.mark.parametrize("way", WAYS)
def test_a_real_commune_in_error_looks_no_worse_otherwise(tmp_path: Path, commune: str, way: str) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    good = findings(content, commune)
    file = content / "communes" / commune / "commune.yml"
    text = file.read_text("utf-8")
    keys = [line.split(":")[0] for line in text.splitlines() if line[:1].isalpha()]
    assert len(keys) > 5
    for key in keys:
        file.write_text(spoilt(file, key, way), encoding="utf-8")
        assert findings(content, commune) <= good, key
        file.write_text(text, encoding="utf-8")


BROKEN = {
    f"{HOME}/procedures/nop-ho-so.yml": PROCEDURE.replace("short_title:", "short_titel:"),
    f"{HOME}/procedures/khac.yml": PROCEDURE.replace("goto: gui", "goto: nop"),
    f"{HOME}/campaigns/bai.yml": "title: Bài {\n",
    f"{HOME}/notices/lich.yml": "subject: Lịch\n\tintro: x\n",
    f"{HOME}/lexicon.yml": "UBND: [x]\n",
    f"{HOME}/register.yml": "issued: chưa\n",
}
TOLD = {"unknown-key-near", "no-such-step", "wrong-value", "yaml-tab", "wrong-type", "register-unreadable"}


@pytest.mark.parametrize("commune", ["kind: huyện", "kind: [", "name: xã"])
def test_all_that_is_wrong_in_a_commune_is_told_at_once(tmp_path: Path, commune: str) -> None:
    content = vi_du(tmp_path, **BROKEN)
    whole = findings(content, "vi-du")
    assert {code for code, *_ in whole} == TOLD
    file = content / HOME / "commune.yml"
    file.write_text(file.read_text("utf-8").replace("kind: xã", commune), encoding="utf-8")
    assert findings(content, "vi-du") == whole


def test_a_commune_in_error_is_checked_and_not_published(tmp_path: Path) -> None:
    content = vi_du(tmp_path, **{f"{HOME}/commune.yml": COMMUNE.replace("kind: xã", "kind: huyện")})
    found = publishable(read(content), {}, lambda commune: DAY)
    assert found.publications == ()
    assert [one.code for one in found.findings] == ["wrong-choice"]


def test_what_must_never_be_published_brings_back_the_earlier_commune(tmp_path: Path) -> None:
    """An error that only a rule finds withholds the commune's own file as one of its form does."""
    content = vi_du(tmp_path)
    before = last_good(content)
    file = content / HOME / "commune.yml"
    file.write_text(file.read_text("utf-8").replace("trong giờ hành chính", "gặp 001099000001"), encoding="utf-8")
    write(tmp_path, {f"{HOME}/procedures/moi.yml": PROCEDURE})
    found = publishable(read(content, (), before), before, lambda commune: DAY)
    assert "identity-number" in {one.code for one in found.findings}
    (publication,) = found.publications
    assert "001099000001" not in str(publication.commune)
    assert "moi" in publication.procedures
    assert publication.trees["commune", "vi-du"] == before["vi-du", "commune", "vi-du"]


# ── What communes share ──────────────────────────────────────────────────────────────────────────────────────────────


SHARED = {
    "national/procedures/chung.yml": PROCEDURE,
    f"{HOME}/commune.yml": COMMUNE + "    procedures: [chung]\n",
    f"{HOME}/procedures/chung.yml": "fee: Miễn phí\n",
}


def last_good(content: Path) -> LastGood:
    return {(p.commune.id, *key): tree for p in read(content).publications for key, tree in p.trees.items()}


def fee(content: Path, before: LastGood) -> tuple[str, list[Finding]]:
    """What the shared procedure costs as it would be published, and what is found."""
    from generators.document import written

    found = publishable(read(content, (), before), before, lambda commune: DAY)
    procedure = found.publications[0].procedures["chung"]
    assert ("vi-du", "procedures", "chung") in found.withheld
    return written(procedure.fee.text or ()) if procedure.fee else "", list(found.findings)


def test_a_broken_override_brings_back_no_national_value(tmp_path: Path) -> None:
    """A slip in the commune's own file must not publish the fee that all others take."""
    content = vi_du(tmp_path, **SHARED)
    before = last_good(content)
    (content / HOME / "procedures/chung.yml").write_text("fee: Miễn phí\n\tx", encoding="utf-8")
    costs, found = fee(content, before)
    assert costs == "Miễn phí"
    assert [one.code for one in found] == ["yaml-tab"]


def test_a_broken_national_file_takes_no_page_away_and_is_told_once(tmp_path: Path) -> None:
    content = vi_du(tmp_path, **SHARED)
    before = last_good(content)
    (content / "national/procedures/chung.yml").write_text("title: x\n\ty", encoding="utf-8")
    costs, found = fee(content, before)
    assert costs == "Miễn phí"
    assert [one.code for one in found] == ["yaml-tab"]  # no missing steps, no unknown procedure


@pytest.mark.parametrize("layer", ["provinces/vi-du/province.yml", f"{HOME}/commune.yml"])
def test_a_slip_about_the_province_takes_nothing_of_it_away(tmp_path: Path, layer: str) -> None:
    content = vi_du(
        tmp_path,
        **{
            f"{HOME}/commune.yml": COMMUNE + "    province_layer: vi-du\n    procedures: [cua-tinh]\n",
            "provinces/vi-du/province.yml": "one_stop: Trung tâm một cửa\n",
            "provinces/vi-du/procedures/cua-tinh.yml": PROCEDURE,
        },
    )
    before = last_good(content)
    file = content / layer
    file.write_text(file.read_text("utf-8").replace("one_stop:", "\tone_stop:").replace("_layer: vi-du", "_layer: vidu"))
    found = publishable(read(content, (), before), before, lambda commune: DAY)
    (publication,) = found.publications
    assert publication.commune.one_stop == "Trung tâm một cửa"
    assert "cua-tinh" in publication.procedures
    assert [one.code for one in found.findings] in (["yaml-tab"], ["no-such-province"])


def test_what_is_wrong_in_a_shared_file_concerns_all_communes(tmp_path: Path) -> None:
    """Whoever builds one commune must hear of it, whichever was read last."""
    wrong = PROCEDURE.replace("title:", "tittle:")
    commune = COMMUNE + "    procedures: [chung]\n"
    content = vi_du(tmp_path, **{"national/procedures/chung.yml": wrong, f"{HOME}/commune.yml": commune})
    write(tmp_path, {"communes/khac/commune.yml": COMMUNE.replace("Ví Dụ", "Khác") + "    procedures: [chung]\n"})
    found = publishable(read(content), {}, lambda commune: DAY).findings
    national = [one for one in found if one.file.startswith("content/national")]
    assert national
    assert {one.item for one in national} == {("", "procedures", "chung")}


def test_a_signed_original_is_no_stray_file_while_the_commune_is_in_error(tmp_path: Path) -> None:
    notice = "subject: Lịch\nsigned: signed/lich.pdf\nintro: [Xã thông báo.]\n"
    content = vi_du(tmp_path, **{f"{HOME}/notices/lich.yml": notice, f"{HOME}/signed/lich.pdf": "x"})
    file = content / HOME / "commune.yml"
    file.write_text(file.read_text("utf-8").replace("kind: xã", "kind: huyện"), encoding="utf-8")
    assert "stray-file" not in {one.code for one in read(content).findings}


def test_every_key_that_a_rule_goes_by_is_one_of_a_commune() -> None:
    from generators import checks

    assert set().union(*checks.FAMILIES.values()) <= Commune.model_fields.keys()
