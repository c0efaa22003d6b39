"""Every finding has a page in the book, words in both languages, and an example that trips it and one that does not."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
import yaml

from generators import checks
from generators.findings import Finding, Severity
from generators.publishable import publishable
from generators.reader import read
from generators.values import Day
from generators.wording import read_wording
from tests.checks.documented import ROOT, Example, codes, examples, sections

DAY = Day.parse("2026-11-20")
WORDING = {language: read_wording(ROOT / "templates" / "wording" / language) for language in ("vi", "en")}

# What no YAML file can show; each has a test of its own in this folder or in that of the command that says it.
NOT_SHOWN = {
    "unreadable", "not-a-file", "too-large", "not-utf8", "outside", "bad-name", "no-communes", "no-such-commune",
    "too-many", "not-nfc", "yaml-tab", "image-name", "image-too-large", "not-an-image", "image-with-place",
    "air-no-recording", "voice-not-chosen", "air-over-budget", "air-session-too-long", "air-ends-late", "air-clash",
    "issued-no-more", "not-registered", "register-differs", "issued-text-changed", "issued-file-gone",
    "register-unreadable", "already-issued", "number-taken", "day-out-of-order", "not-issued", "no-such-notice",
    "draft-exists", "does-not-fit", "sheet-left-out", "edition-failed", "website-failed",
    "draft-doubt", "import-unread", "studio-number", "studio-reason", "studio-words", "signed-not-issued", "no-such-original", "not-a-pdf",
    "original-too-large", "original-with-script", "original-unsigned", "template-not-word", "template-with-program",
    "template-too-large", "template-unfit", "change-untold", "not-for-signature", "issue-illustrative",
    "issue-breaks-form", "already-withdrawn", "several-items", "not-own",
}  # fmt: skip


def worded(language: str) -> dict[str, str]:
    file = ROOT / "templates" / "wording" / language / "findings.yml"
    found = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    assert isinstance(found, dict)
    return found


def worded_codes(language: str = "vi") -> set[str]:
    return {key for key in worded(language) if not key.endswith("-hint")}


def found(content: Path) -> tuple[Finding, ...]:
    return publishable(read(content), {}, lambda commune: DAY).findings


def test_every_code_has_its_section_once() -> None:
    listed = codes()
    assert sorted(listed) == sorted(set(listed))
    assert set(listed) == worded_codes()


def test_both_languages_say_the_same_things() -> None:
    vietnamese, english = worded("vi"), worded("en")
    assert vietnamese.keys() == english.keys()
    for key in vietnamese:
        used = [{name for _, name, _, _ in string.Formatter().parse(words[key]) if name} for words in (vietnamese, english)]
        if not key.endswith("-hint"):
            assert used[0] == used[1], key


def test_every_code_shows_a_wrong_and_a_right_example() -> None:
    shown = {(example.code, example.wrong) for example in examples()}
    assert {code for code, _ in shown} | NOT_SHOWN == set(codes())
    assert not {code for code, _ in shown} & NOT_SHOWN
    assert all((code, wrong) in shown for code, _ in shown for wrong in (True, False))


@pytest.mark.parametrize("example", [*examples()], ids=lambda example: example.name)
def test_an_example_does_what_the_book_says(example: Example, tmp_path: Path) -> None:
    made = found(example.write(tmp_path))
    said = [finding.printed(WORDING["vi"]) for finding in made]
    if example.wrong:
        assert example.code in {finding.code for finding in made}, said
        return
    assert example.code not in {finding.code for finding in made}, said
    assert [finding for finding in made if finding.severity is Severity.ERROR] == [], said


@pytest.mark.parametrize("example", [e for e in examples() if e.wrong], ids=lambda example: example.name)
def test_the_book_names_the_severity(example: Example, tmp_path: Path) -> None:
    text = dict(sections())[example.code].strip()
    named = {"LỖI": "error", "Cảnh báo": "warning", "Việc cần làm": "todo"}
    first = next((severity for words, severity in named.items() if text.startswith(words)), None)
    if first is None:
        assert text.startswith("Mức tùy quy tắc")
        return
    (severity, *_) = [each.severity for each in found(example.write(tmp_path)) if each.code == example.code]
    assert severity.value == first


def test_the_book_marks_what_a_commune_can_weigh() -> None:
    marked = {code for code, text in sections() if "(đổi mức được)" in text}
    assert marked == checks.ADJUSTABLE


@pytest.mark.parametrize("example", [e for e in examples() if e.wrong], ids=lambda example: example.name)
def test_a_finding_names_its_file_and_fills_every_place(example: Example, tmp_path: Path) -> None:
    for finding in found(example.write(tmp_path)):
        assert finding.file.startswith("content/")
        for wording in WORDING.values():
            line = finding.printed(wording)
            assert not re.search(r"\{\w+\}", line.replace("{law:…}", "")) or "{" in str(finding.values), line
            assert "\x1b" not in line


def test_a_message_is_short_enough_to_be_read_at_once() -> None:
    """Twenty-five words is what one takes in; the values come on top."""
    long = {key: phrase for key, phrase in worded("vi").items() if len(phrase.split()) > 25}
    assert long == {}


def test_every_rule_has_words_and_all_words_are_said_by_something() -> None:
    for family in checks.FAMILIES:
        assert set(getattr(family, "CODES", ())) <= worded_codes()
    source = "".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "generators").rglob("*.py")))
    for code in worded_codes():
        room, _, rest = code.partition("-")
        said = f'"{code}"' in source or (f'f"{room}-{{' in source and f'"{rest}"' in source)
        assert said, f"{code} is worded, and nothing says it"
