"""Findings for people and for machines: the same facts in every form, harmless wherever they are printed."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click import unstyle

from generators.finding_forms import Form, printed
from generators.findings import Finding, Severity
from generators.wording import read_wording
from tests.content_tree import PROCEDURE, vi_du

ROOT = Path(__file__).parent.parent.parent
VI = read_wording(ROOT / "templates" / "wording" / "vi")

FINDINGS = (
    Finding(Severity.ERROR, "no-such-step", "content/b.yml", 12, "steps.1.branches.0.goto", {"step": "x", "known": "a, b"}, ("vi-du", "procedures", "b")),
    Finding(Severity.WARNING, "name-varies", "content/a.yml", 3, "title", {"found": "VneID", "name": "VNeID", "count": "2"}),
    Finding(Severity.TODO, "part-unknown", "content/b.yml", 2, "fee", {"part": "fee"}),
    Finding(Severity.ERROR, "too-large", "content/c d.yml", values={"size": "600", "limit": "512"}),
)  # fmt: skip
HOSTILE = Finding(
    Severity.ERROR,
    "unknown-key",
    "content/x\x1b[2J\u202e\n::error::,y:z%.yml",
    1,
    "a\nb",
    {"key": "\x1b[31m<b>%0A\r\n::warning::", "known": "-"},
)


def test_elsewhere_than_on_a_terminal_a_finding_is_one_line_an_editor_can_jump_to() -> None:
    lines = printed(FINDINGS, Form.TEXT, VI).splitlines()
    assert lines[0] == (
        'LỖI content/b.yml:12: steps.1.branches.0.goto: không có bước nào mang mã "x" / các bước hiện có: a, b [no-such-step]'
    )
    assert len(lines) == len(FINDINGS)


def test_on_a_terminal_findings_are_grouped_by_file_the_worst_file_first() -> None:
    text = printed(FINDINGS, Form.TEXT, VI, terminal=True)
    assert "\x1b[31m" in text
    plain = unstyle(text)
    heads = [line for line in plain.splitlines() if line.startswith("content/")]
    assert heads == ["content/b.yml", "content/c d.yml", "content/a.yml"]
    of_b = plain.split("content/c d.yml")[0]
    assert re.search(r"2: Việc cần làm thủ tục chưa có phí, lệ phí \(fee\).*\n.*\n  12: LỖI", of_b)
    assert "      → các bước hiện có: a, b" in of_b


def test_on_a_terminal_a_mistake_comes_before_what_only_follows_from_it() -> None:
    follows = Finding(Severity.ERROR, "depends-on-withheld", "content/a.yml", 5, values={"id": "b"})
    text = unstyle(printed((follows, *FINDINGS), Form.TEXT, VI, terminal=True))
    heads = [line for line in text.splitlines() if line.startswith("content/")]
    assert heads == ["content/b.yml", "content/c d.yml", "content/a.yml"]


def test_json_has_everything_a_program_wants() -> None:
    read = json.loads(printed(FINDINGS, Form.JSON, VI))
    assert len(read) == len(FINDINGS)
    assert read[0] == {
        "severity": "error",
        "code": "no-such-step",
        "file": "content/b.yml",
        "line": 12,
        "path": "steps.1.branches.0.goto",
        "message": 'không có bước nào mang mã "x"',
        "hint": "các bước hiện có: a, b",
        "values": {"step": "x", "known": "a, b"},
        "item": {"commune": "vi-du", "kind": "procedures", "id": "b"},
    }
    assert json.loads(printed((), Form.JSON, VI)) == []


def test_sarif_is_what_the_standard_asks_for() -> None:
    """SARIF 2.1.0: 3.13 (log), 3.14 (run), 3.18 (tool), 3.27 (result), 3.30.5 (startLine is at least 1)."""
    log = json.loads(printed((*FINDINGS, HOSTILE), Form.SARIF, VI))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert run["tool"]["driver"]["name"] == "Loa"
    assert len(rules) == len(set(rules))
    for finding, result in zip((*FINDINGS, HOSTILE), run["results"], strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == finding.code
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", place["artifactLocation"]["uri"])
        assert place.get("region", {"startLine": 1})["startLine"] >= 1


def test_a_github_annotation_is_one_command_a_finding_whatever_the_file_is_called() -> None:
    lines = printed((*FINDINGS, HOSTILE), Form.GITHUB, VI).splitlines()
    assert lines[0].startswith("::error file=content/b.yml,line=12,title=no-such-step::không có bước nào")
    assert lines[3].startswith("::error file=content/c d.yml,title=too-large::")
    assert len(lines) == len(FINDINGS) + 1
    assert re.match(r"::error file=[^,:\n]*,line=1,title=unknown-key::", lines[-1])


@pytest.mark.parametrize("terminal", [True, False])
def test_no_name_of_a_file_can_steer_the_terminal(terminal: bool) -> None:
    text = unstyle(printed((HOSTILE,), Form.TEXT, VI, terminal=terminal))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def run(*words: str, language: str = "vi") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generators", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env={"LOA_LANG": language, "PATH": ""}, check=False)


def test_check_prints_for_machines_on_its_output_and_for_people_beside_it(tmp_path: Path) -> None:
    content = vi_du(tmp_path, **{"communes/vi-du/procedures/nop-ho-so.yml": PROCEDURE.replace("goto: gui", "goto: x")})
    told = run("check", "--content", str(content), "--json")
    assert told.returncode == 1
    assert [finding["code"] for finding in json.loads(told.stdout)] == ["no-such-step"]
    assert told.stderr.strip() == "1 lỗi, 0 cảnh báo, 0 việc cần làm."
    people = run("check", "--content", str(content), language="en")
    assert people.stdout == ""
    assert 'no step has the id "x"' in people.stderr
    assert "\x1b" not in people.stderr


def test_check_ends_well_where_only_warnings_and_things_to_do_are_left(tmp_path: Path) -> None:
    content = vi_du(tmp_path, **{"communes/vi-du/procedures/nop-ho-so.yml": PROCEDURE.replace("https://", "http://")})
    told = run("check", "--content", str(content), "--format", "github")
    assert told.returncode == 0
    assert told.stdout.startswith("::warning file=content/communes/vi-du/procedures/nop-ho-so.yml,line=6,title=link-http::")
