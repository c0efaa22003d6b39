"""Hostile words on their whole way: from a YAML file through the command to every file made, and nothing anywhere else."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generators.markup import parse
from generators.proof.reading import text_of
from generators.publishable import publishable
from generators.reader import read
from generators.values import Day
from tests.content_tree import COMMUNE, vi_du
from tests.hostile.hostile import ATTACKS, CANARY
from tests.hostile.reading_back import Active, faults_of_docx, faults_of_page, faults_of_pdf

ROOT = Path(__file__).parent.parent.parent
DAY = Day.parse("2026-11-20")
WRITTEN = [attack for attack in ATTACKS if ".example" not in attack and "\n" not in attack and "://" not in attack]
"""Attacks that are words: those with an address in them are refused by `check`, which is tested where links are."""


class _Plain(yaml.SafeDumper):
    """What stands twice is written twice: content takes no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def as_prose(words: str) -> str:
    """Words that mean themselves in our markup."""
    for sign in "{}":
        words = words.replace(sign, sign * 2)
    return words.replace("**", "*").replace("***", "*")


def everywhere(words: str) -> dict[str, str]:
    """A procedure, a campaign, a notice and a broadcast that say it in every field that takes words."""
    said = as_prose(words)
    both = [{"text": said, "air": "60s", "poster": True}]
    procedure = {
        "title": said, "short_title": "Nộp hồ sơ", "summary": said, "aliases": [words], "life_event": words, "field": words,
        "audience": said, "fee": said, "deadline": said, "results": [said], "dossier": [said], "conditions": [said],
        "needs": [said], "intro": [said], "mistakes": [said], "after": both, "delivery": both, "contact": "ho-tich",
        "steps": [
            {"id": "a", "do": said, "short": "Mở trang", "condition": said, "details": [said], "options": [said], "substeps": [said],
             "papers": [said], "branches": [{"when": said, "do": said, "goto": "b", "then": said, "details": [said]}],
             "cautions": [{"text": said, "label": words, "items": [said]}], "hints": [{"field": words, "text": said, "examples": [said]}]},
            {"id": "b", "do": said, "short": "Gửi"},
        ],
        "qr": [{"caption": said, "address": "https://dichvucong.gov.vn"}],
    }  # fmt: skip
    campaign = {
        "title": said, "short_title": "Bài", "label": words, "summary": said, "salutation": said, "contact": "ho-tich", "closing": [said],
        "intro": [{"text": said, "air": "60s"}, {"definition": said, "text": said, "basis": said, "also": [said]}],
        "sections": [{"heading": said, "number": "1.", "body": [{"list": both, "intro": said}, {"rule": said, "basis": said},
                      {"caution": said, "label": words}, {"portals": [{"name": said, "address": "https://dichvucong.gov.vn", "menu": said}]},
                      {"sms": "TTTB", "to": "1414", "purpose": said}, {"guide": "nop-ho-so", "heading": said}]}],
    }  # fmt: skip
    notice = {
        "subject": said, "summary": said, "intro": [said], "closing": [said], "recipients": [said], "archive": said,
        "sections": [{"heading": said, "body": [said]}], "annexes": [{"campaign": "bai", "title": said}],
        "signer": {"authority": [words], "name": words}, "date": {"place": words},
    }  # fmt: skip
    broadcast = {"title": said, "campaign": "bai", "opening": both, "closing": both}
    commune = yaml.safe_load(COMMUNE)
    commune |= {"one_stop": words, "hours": said, "station": {"name": words}}
    commune["as_issued"] = "2026-09-01"
    commune["contacts"][0] |= {"role": words, "hours": said, "purpose": said, "place": said}
    files = {
        "commune.yml": commune, "procedures/nop-ho-so.yml": procedure, "campaigns/bai.yml": campaign,
        "notices/tb.yml": notice, "broadcasts/bt.yml": broadcast,
    }  # fmt: skip
    return {f"communes/vi-du/{name}": yaml.dump(tree, Dumper=_Plain, allow_unicode=True, width=10_000) for name, tree in files.items()}


@pytest.mark.parametrize("words", WRITTEN)
def test_hostile_words_are_read_as_words(words: str, tmp_path: Path) -> None:
    result = publishable(read(vi_du(tmp_path, **everywhere(words))), {}, lambda commune: DAY)
    wrong = [(finding.code, finding.path) for finding in result.findings if finding.severity.value == "error"]
    assert {code for code, _ in wrong} <= {"wrong-value", "identity-number", "wrong-type"}, wrong
    parse(as_prose(words))


def built(folder: Path, words: str) -> Path:
    content = vi_du(folder, **everywhere(words))
    output = folder / "out"
    command = [sys.executable, "-m", "generators", "build", "--content", str(content), "--output", str(output), "--date", "2026-11-20"]
    command += ["--only", "site", "--only", "announcements", "--only", "notices", "--jobs", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    return output


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        f"<script>{CANARY}()</script><img src=x onerror={CANARY}()>\"' onclick='{CANARY}()",
        "{{ 7*7 }} {% for x in range(9) %}{{ x }}{% endfor %} ${7*7} <%= 7*7 %>",
        f"[bấm](javascript:{CANARY}()) ![x](y) # {CANARY} {{: onclick={CANARY}() }} `mã` <!-- x --> &lt;b&gt;",
        "../../../../nowhere $(touch nowhere) `touch nowhere` %s {0} \\n",
    ],
    ids=["html", "templates", "markdown", "shell"],
)
def test_a_whole_build_of_hostile_words_stays_words(words: str, tmp_path: Path) -> None:
    before = set(ROOT.rglob("nowhere")) | set(tmp_path.glob("*"))
    output = built(tmp_path, words)
    pages = sorted((output / "site").rglob("*.html"))
    assert len(pages) > 10
    plain = "".join(words.replace("**", "*").split())
    shown = 0
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert faults_of_page(text, scripts=True) == [], page
        for name, value in Active(text).attributes:
            if CANARY in value and name in ("href", "src", "style"):
                assert re.fullmatch(r"[a-z0-9./#-]+", value), (page, name, value)  # made a harmless address of ours
        shown += plain in "".join(text_of(page).split())
    assert shown >= 3
    sheets = sorted(output.rglob("*.pdf"))
    assert len(sheets) >= 4
    for sheet in sheets:
        assert faults_of_pdf(sheet.read_bytes()) == [], sheet
    for notice in output.rglob("*.docx"):
        assert faults_of_docx(notice.read_bytes()) == []
        assert plain in "".join(text_of(notice).split())
    assert set(ROOT.rglob("nowhere")) | (set(tmp_path.glob("*")) - {output, tmp_path / "content"}) <= before
    outside = [path for path in output.rglob("*") if not path.resolve().is_relative_to(output.resolve())]
    assert outside == []
