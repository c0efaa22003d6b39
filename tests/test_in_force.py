"""A slip in a file that communes share changes nothing that they publish: what the file said last stays in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators import last_good
from generators.publishable import publishable
from generators.reader import Reading, read
from generators.values import Day
from tests.content_tree import DOMAINS, vi_du, write

DAY = Day.parse("2026-11-20")
SHARED = {
    "national/domains.yml": DOMAINS,
    "national/glossary.yml": "terms: [{id: vneid, term: VNeID, text: Ứng dụng định danh}]\n",
    "national/plain-words.yml": "words: [{hard: xuất trình, plain: đưa ra}]\n",
    "national/portals.yml": """
        portals:
          - id: cong-quoc-gia
            name: Cổng Dịch vụ công quốc gia
            address: https://dichvucong.gov.vn
            source: Công văn số 623/TTg-KSTT
    """,
    "national/currency.yml": """
        superseded:
          - id: cap-huyen
            what: cấp huyện
            pattern: Phòng Tư pháp
            since: 2025-07-01
            now: Không còn cấp huyện
            source: Luật số 72/2025/QH15
    """,
    "national/lexicon.yml": "VNeID: vê en i đi\n",
    "communes/vi-du/lexicon.yml": "UBND: ủy ban\n",
}
SLIPS = {"a tab": "terms:\n\t- 1\n", "another key": "tittle: hỏng\n", "a list of nothing": "- 1\n"}


def reading(content: Path, output: Path) -> Reading:
    """As a build reads: with what was published last, which it then remembers."""
    before = last_good.load(output)
    found = read(content, (), before)
    last_good.save(output, found.publications, found.files, before)
    return found


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
@pytest.mark.parametrize("file", SHARED)
def test_what_a_shared_file_said_last_stays_in_force(tmp_path: Path, file: str, slip: str) -> None:
    if file.endswith("lexicon.yml") and slip == SLIPS["another key"]:
        slip = "VNeID: [vê en i đi]\n"  # a lexicon has no keys of ours
    content, output = vi_du(tmp_path, **SHARED), tmp_path / "out"
    good = reading(content, output)
    assert not good.findings
    write(tmp_path, {file: slip})
    for _ in range(2):  # the second build remembers what the first one kept
        found = reading(content, output)
        assert found.national == good.national
        assert [p.lexicon for p in found.publications] == [p.lexicon for p in good.publications]
        assert found.findings
        assert {Path(finding.file) for finding in found.findings} == {Path("content") / file}


def test_a_rule_in_a_broken_file_still_forbids(tmp_path: Path) -> None:
    """What the law has overtaken must not slip out because somebody mistyped the list of what the law has overtaken."""
    content, output = vi_du(tmp_path, **SHARED), tmp_path / "out"
    reading(content, output)
    write(tmp_path, {"national/currency.yml": SLIPS["a tab"]})
    page = content / "communes/vi-du/procedures/nop-ho-so.yml"
    page.write_text(page.read_text("utf-8") + "summary: Nộp tại Phòng Tư pháp\n", encoding="utf-8")
    before = last_good.load(output)
    found = publishable(read(content, (), before), before, lambda commune: DAY)
    assert ("vi-du", "procedures", "nop-ho-so") in found.withheld
    assert "summary" not in found.publications[0].trees["procedures", "nop-ho-so"].data


def test_without_an_earlier_form_what_can_be_read_of_a_lexicon_counts(tmp_path: Path) -> None:
    content = vi_du(tmp_path, **{"communes/vi-du/lexicon.yml": "UBND: ủy ban\nVNeID: [1]\n"})
    (publication,) = read(content).publications
    assert publication.lexicon == (("UBND", "ủy ban"),)


def test_one_commune_alone_forgets_nothing_of_the_others(tmp_path: Path) -> None:
    content, output = vi_du(tmp_path, **SHARED), tmp_path / "out"
    reading(content, output)
    before = last_good.load(output)
    last_good.save(output, (), {}, before)
    assert {key: tree.data for key, tree in last_good.load(output).items()} == {
        key: tree.data for key, tree in before.items()
    }
