"""A finding is said in the language asked for; only what stands in the content is quoted as it is."""

from __future__ import annotations

import ast
import re
import typing
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel

from generators.document import written
from generators.finding_forms import Form, printed
from generators.findings import Finding
from generators.layers import Mark, Tree
from generators.markup import MarkupError, parse
from generators.model.base import Entry
from generators.publishable import publishable
from generators.reader import read
from generators.validation import typed
from generators.values import Day
from generators.wording import Wording, read_wording
from tests.checks.documented import ROOT, Example, examples
from tests.content_tree import COMMUNE, PROCEDURE, vi_du

DAY = Day.parse("2026-11-20")
WORDING = {language: read_wording(ROOT / "templates" / "wording" / language) for language in ("vi", "en")}
EN = WORDING["en"]
NOT_ENGLISH = re.compile(r"[^\W\d_a-zA-Z]|[\u0300-\u036f]")  # a letter with marks, or đ

HOME = "communes/vi-du"
NOTICE = "subject: Lịch\nintro: [Xã thông báo.]\n"
FAULTY = {
    "lone-brace": ("procedures/nop-ho-so.yml", PROCEDURE.replace("Đăng nhập", "Đăng nhập { vào")),
    "no-such-value": ("procedures/nop-ho-so.yml", PROCEDURE.replace("{screen:Gửi}", "{nút Gửi}")),
    "value-empty": ("procedures/nop-ho-so.yml", PROCEDURE.replace("{screen:Gửi}", '"{screen:}"')),
    "value-unread": ("procedures/nop-ho-so.yml", PROCEDURE.replace("{screen:Gửi}", "{date:20/11/2026}")),
    "one-part": ("procedures/nop-ho-so.yml", PROCEDURE.replace("{screen:Gửi}", "{abbr:UBND}")),
    "strong-empty": ("procedures/nop-ho-so.yml", PROCEDURE.replace("{screen:Gửi}", '"Bấm **** rồi"')),
    "strong-open": ("procedures/nop-ho-so.yml", PROCEDURE.replace("{screen:Gửi}", "Bấm **Gửi")),
    "no-slug": ("procedures/nop-ho-so.yml", PROCEDURE.replace("goto: gui", "goto: Bước gửi")),
    "bad-pattern": (
        "national/currency.yml",
        "superseded:\n  - {id: a, what: cũ, pattern: '(cũ', since: 2026-01-01, now: mới, source: Luật}\n",
    ),
    "deadline-says-nothing": ("procedures/nop-ho-so.yml", PROCEDURE + "    deadline: {unit: ngày}\n"),
    "fee-says-nothing": ("procedures/nop-ho-so.yml", PROCEDURE + "    fee: {per: bản}\n"),
    "row-too-long": ("campaigns/bai.yml", "title: Bài\nintro:\n  - {columns: Việc | Ai, rows: [Một | Hai | Ba]}\n"),
    "ink-too-pale": ("commune.yml", COMMUNE + "    theme: {ink: '#dddddd'}\n"),
    "no-such-theme": ("commune.yml", COMMUNE + "    theme: rực rỡ\n"),
    "step-says-nothing": ("procedures/nop-ho-so.yml", PROCEDURE.replace("        do: Bấm {screen:Gửi}\n", "")),
    "no-steps": ("procedures/nop-ho-so.yml", "title: Nộp\nsteps: []\n"),
    "no-partial-reason": ("procedures/nop-ho-so.yml", PROCEDURE + "    online_level: một phần\n"),
    "no-such-form": ("procedures/nop-ho-so.yml", PROCEDURE + "    dossier: [{name: Tờ khai, form: tờ khai}]\n"),
    "recording-outside": ("broadcasts/ban-tin.yml", "message: [Bà con chú ý.]\nrecording: ../tệp.mp3\n"),
    "no-sound-file": ("broadcasts/ban-tin.yml", "message: [Bà con chú ý.]\nrecording: lời.doc\n"),
    "broadcast-says-nothing": ("broadcasts/ban-tin.yml", "title: Bản tin\n"),
    "broadcast-withdrawn": (
        "broadcasts/ban-tin.yml",
        "message: [Bà con chú ý.]\nwithdrawn: {on: 2026-11-01, reason: Nhầm ngày}\n",
    ),
    "annex-not-one": ("notices/lich.yml", NOTICE + "annexes: [{title: Phụ lục}]\n"),
    "annex-without-title": ("notices/lich.yml", NOTICE + "annexes: [{body: [Một câu.]}]\n"),
    "original-outside": ("notices/lich.yml", NOTICE + "signed: /bản ký.pdf\n"),
    "original-no-pdf": ("notices/lich.yml", NOTICE + "signed: bản ký.doc\n"),
    "issued-without-number": ("notices/lich.yml", NOTICE + "status: issued\n"),
    "unit-without-symbol": ("notices/lich.yml", NOTICE + "unit: Trạm y tế\n"),
    "notice-withdrawn": ("notices/lich.yml", NOTICE + "withdrawn: {on: 2026-11-01, reason: Nhầm ngày}\n"),
    "notice-corrected": ("notices/lich.yml", NOTICE + "corrected_by: lich-moi\n"),
    "no-such-day": ("notices/lich.yml", NOTICE + "date: {day: 31, month: 2, year: 2026}\n"),
    "day-too-far": (
        "broadcasts/ban-tin.yml",
        "message: [Bà con chú ý.]\nschedule: {times_per_week: 1, weeks_min: 1, weeks_max: 1, first_day: 9999-12-31}\n",
    ),
    "register-without-list": ("register.yml", "issued: chưa có\n"),
    "register-entry": ("register.yml", "issued:\n  - {number: bảy, on: 2026-11-01, notice: lich, sum: a}\n"),
}
"""For each reason why a value is wrong, the file that shows it."""


AS_PRINTED = {("wrong-choice", "choices"), ("fee-without-source", "found"), ("deadline-without-source", "found")}
"""What quotes a closed list of the content's language, or a sum and a time as pages print them."""


def findings(content: Path) -> tuple[Finding, ...]:
    return publishable(read(content), {}, lambda commune: DAY).findings


def raised() -> set[str]:
    """The keys of all faults that the package tells of."""
    found = set()
    for file in sorted((ROOT / "generators").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Fault", "MarkupError"):
                assert isinstance(node.args[0], ast.Constant)
                found.add(node.args[0].value)
    return found


def held_to_content(made: tuple[Finding, ...], content: Path) -> None:
    """Whatever is no English in the English findings stands in the content, or is a word of a closed list."""
    there = " ".join(f"{file.stem} {file.read_text('utf-8')}" for file in content.rglob("*.yml"))
    there = " ".join(there.split())
    for finding in made:
        for name, value in finding.values.items():
            if f"values.{name}-{value}" in EN or (finding.code, name) in AS_PRINTED:
                continue
            plain = value.strip('"{}').rstrip("…").strip()
            if NOT_ENGLISH.search(plain) and plain not in there:
                left = [part for part in plain.split(", ") if NOT_ENGLISH.search(part) and part not in there]
                assert not left, (finding.code, name, value)


def test_english_words_for_findings_are_english() -> None:
    for key, phrase in EN.phrases.items():
        if key.startswith(("findings.", "values.", "cli.error", "cli.warning", "cli.todo")):
            assert not NOT_ENGLISH.search(re.sub(r'"[^"{}]*"', "", phrase)), key


def test_both_languages_name_the_same_values() -> None:
    keys = [{key for key in words.phrases if key.startswith("values.")} for words in WORDING.values()]
    assert keys[0] == keys[1]


@pytest.mark.parametrize("example", [e for e in examples() if e.wrong], ids=lambda example: example.name)
def test_an_example_is_told_in_english(example: Example, tmp_path: Path) -> None:
    content = example.write(tmp_path)
    held_to_content(findings(content), content)


@pytest.mark.parametrize("reason", sorted(FAULTY))
def test_why_a_value_is_wrong_is_told_in_both_languages_with_what_to_do(reason: str, tmp_path: Path) -> None:
    name, text = FAULTY[reason]
    content = vi_du(tmp_path, **{name if name.startswith("national") else f"{HOME}/{name}": text})
    made = findings(content)
    (finding,) = [finding for finding in made if finding.values.get("reason") == reason]
    held_to_content(made, content)
    for wording in WORDING.values():
        assert finding.hint(wording)
        for form in Form:
            told = printed([finding], form, wording)
            assert all(words in told for words in re.split(r'\{\w+\}|["{}]', wording(f"values.reason-{reason}")))


def test_every_reason_is_shown_and_worded() -> None:
    assert raised() == FAULTY.keys() | {"register-no-yaml"}  # told by the YAML itself wherever content is read
    assert {f"values.reason-{reason}" for reason in raised()} <= EN.phrases.keys()


# ── Whatever stands where a value should be ──────────────────────────────────────────────────────────────────────────


def entries(kind: type[BaseModel] = Entry) -> list[type[BaseModel]]:
    below = [kind, *(deeper for direct in kind.__subclasses__() for deeper in entries(direct))]
    return sorted(set(below), key=lambda each: each.__qualname__)


ODD: tuple[object, ...] = (None, "", " ", "x", [], ["x"], [None], [[]], [{}], {}, {"x": "y"}, "-1", "9" * 40, "nan", "{")


@pytest.mark.parametrize("kind", entries(), ids=lambda kind: kind.__name__)
def test_no_value_is_explained_in_the_words_of_a_library(kind: type[BaseModel]) -> None:
    for name in kind.model_fields:
        for odd in ODD:
            made: list[Finding] = []
            typed(kind, Tree({name: odd}, {(): Mark("content/x.yml", 1)}), "x", ("", "", ""), made)
            for finding in made:
                if finding.code == "wrong-value":
                    assert f"values.reason-{finding.values['reason']}" in EN, (name, odd, finding.values)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('phone: {digits: "113 và 114"}', "wrong-phone"),
        ('valid_to: {date: "2026-12-01"}', "wrong-day"),
        ("valid_to: 20261201", "wrong-day"),
        ("valid_to: 2026-W50-1", "wrong-day"),
    ],
)
def test_a_value_is_written_in_one_way(line: str, code: str, tmp_path: Path) -> None:
    commune = COMMUNE.replace('phone: "0212345678"', line)
    content = vi_du(tmp_path, **{f"{HOME}/commune.yml": commune})
    assert [finding.code for finding in findings(content)][:1] == [code]


def test_a_time_of_day_cannot_be_put_together_past_midnight(tmp_path: Path) -> None:
    commune = COMMUNE + '    station: {name: Đài, slots: [{hour: "25", minute: "99"}]}\n'
    content = vi_du(tmp_path, **{f"{HOME}/commune.yml": commune})
    assert [finding.code for finding in findings(content)] == ["wrong-time"]


# ── Hints are true ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("prose", ["a { b", "a } b", "{", "Ghi {tên} vào ô", "{ a", "x { {date:2026-12-01}"])
def test_who_writes_a_brace_as_the_hint_says_sees_it_printed(prose: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse(prose)
    wrong = caught.value.values.get("brace") or caught.value.values["value"]
    mended = prose.replace(wrong, caught.value.values["twice"], 1)
    assert written(parse(mended)) == prose.replace("{date:2026-12-01}", "01/12/2026")


def patterns(kind: type[BaseModel]) -> dict[str, str]:
    """The patterns that fields of a kind must match, by the field's name."""
    found = {}
    for name, field in kind.model_fields.items():
        parts: list[object] = [field.annotation, *field.metadata]
        while parts:
            part = parts.pop()
            parts += [*typing.get_args(part), *getattr(part, "metadata", ())]
            if isinstance(pattern := getattr(part, "pattern", None), str):
                found[name] = pattern
    return found


@pytest.mark.parametrize("wording", WORDING.values(), ids=WORDING)
def test_a_hint_on_how_to_write_a_value_is_written_so(wording: Wording) -> None:
    asked = [(name, pattern) for kind in entries() for name, pattern in patterns(kind).items() if name != "pattern"]
    assert len(asked) >= 8
    for name, pattern in asked:
        like = yaml.safe_load(f"x: {wording(f'values.like-{name}')}")["x"]
        assert re.search(pattern, str(like)), name
