"""The proof of the real thing: all that four communes get at the time of their documents, and what they get today."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.proof.placements import read_facts
from generators.proof.telling import told
from generators.proof.verdict import Verdict, verify
from generators.wording import read_wording

ROOT = Path(__file__).parent.parent.parent
WORDING = ROOT / "templates" / "wording"

pytestmark = pytest.mark.slow


def verdict(output: Path) -> Verdict:
    facts = read_facts(ROOT / "tests" / "facts" / "source_facts.json", ROOT / "tests" / "facts" / "communes.json")
    return verify(output, ROOT / "content", WORDING, facts)


def faults(found: Verdict) -> list[str]:
    """What the report says besides the lines of facts that stand where they should."""
    return [line for line in told(found, read_wording(WORDING / "vi")) if not line.startswith("F")]


def test_at_the_time_of_the_documents_nothing_is_lost_and_nothing_invented(as_issued: Path) -> None:
    found = verdict(as_issued)
    assert len(found.facts.placements) == 599
    assert found.holds, faults(found)
    assert len(found.codes) >= 20
    assert found.communes == ("an-phu", "kim-dinh", "nga-son", "thanh-giang")


def test_today_nothing_is_invented_and_every_code_can_be_scanned(today: Path) -> None:
    """Facts of archives may be withheld today: persons, and codes of portals that are closed."""
    found = verdict(today)
    assert found.missing == (), faults(found)
    assert found.facts.forbidden == ()
    assert found.untraced == (), faults(found)
    assert (*found.worn_out, *found.strangers) == ()
    assert found.uncoded == ()
    assert found.unreadable == ()
