"""Ten thousand broken files in CI, a few hundred otherwise: the reader says what is wrong, or reads, and never falls."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generators import checks
from generators.characters import odd
from generators.findings import Finding
from generators.layers import Tree
from generators.markup import MarkupError, parse
from generators.model import Commune
from generators.model.national import National
from generators.reader import COMMUNE, KINDS, Publication, read
from generators.validation import typed
from generators.values import Day
from generators.wording import read_wording
from generators.yaml_text import parse as parse_yaml
from tests.hostile.hostile import ATTACKS, SIGNS, STRANGE

ROOT = Path(__file__).parent.parent.parent
WORDING = read_wording(ROOT / "templates" / "wording" / "vi")
DAY = Day.parse("2026-11-20")
SECONDS = 3  # of computing for one input, on a slow machine

SOURCES = sorted((ROOT / "content").glob("communes/*/*/*.yml")) + sorted((ROOT / "content").glob("national/procedures/*.yml"))
COMMUNES = sorted((ROOT / "content").glob("communes/*/commune.yml"))

SPLINTERS = (
    *ATTACKS, "\t", "- ", "  ", "\n", ":", "&a ", "*a", "!!str ", "|", ">-", "'", '"', "{", "}", "[", "]", "#", "---\n", "...\n", "%YAML 9\n",
    "null", "~", "yes", "0x1F", "1e999", "2026-02-30", "{date:2026-02-30}", "{step:x}", "{item:procedure/x|y}", "{link:x}", "{money:-1}",
    "{blank:99999}", "{phone:1}", "**", "{{", "goto: x\n", "id: ../x\n", "facts: [F999]\n", "steps: []\n", "title:\n", "contact: x\n",
    "https://dichvuconghaiduong.gov.vn", "bit.ly/x", "0912345678", "001099000001", "x" * 500, *SIGNS, *STRANGE,
)  # fmt: skip


def broken(raw: bytes, chance: random.Random) -> bytes:
    """A file as a tired hand, a bad disk or a bad person leaves it."""
    for _ in range(chance.choice([1, 1, 2, 4, 8])):
        lines = raw.split(b"\n")
        at = chance.randrange(len(raw) + 1)
        line = chance.randrange(len(lines))
        match chance.randrange(10):
            case 0:
                raw = raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]
            case 1:
                raw = raw[:at] + chance.choice(SPLINTERS).encode("utf-8", "surrogatepass") + raw[at:]
            case 2:
                raw = raw[:at] + raw[at + chance.randrange(1, 200) :]
            case 3:
                raw = raw[:at]
            case 4:
                lines.insert(line, lines[chance.randrange(len(lines))])
                raw = b"\n".join(lines)
            case 5:
                del lines[line]
                raw = b"\n".join(lines)
            case 6:
                lines[line] = b" " * chance.randrange(9) + lines[line].lstrip()
                raw = b"\n".join(lines)
            case 7:
                key, colon, _ = lines[line].partition(b":")
                lines[line] = key + colon + b" " + chance.choice(SPLINTERS).encode("utf-8", "surrogatepass")
                raw = b"\n".join(lines)
            case 8:
                other = chance.choice(SOURCES).read_bytes()
                start = chance.randrange(len(other))
                raw = raw[:at] + other[start : start + chance.randrange(400)] + raw[at:]
            case _:
                raw = raw.replace(b": ", chance.choice([b":", b" : ", b":\t", b"=", b": !x ", b": &a "]), chance.choice([1, -1]))
    return raw


def kind_of(file: Path) -> tuple[str, type]:
    return (COMMUNE, Commune) if file.name == "commune.yml" else (file.parent.name, KINDS[file.parent.name])


BASE = read(ROOT / "content", ("nga-son",)).publications[0]


def checked(kind: str, tree: Tree, item: object) -> tuple[Finding, ...]:
    """The rules over a publication of this item alone: what it names is then mostly missing, which is a case too."""
    if isinstance(item, Commune):
        commune = item.model_copy(update={"id": "nga-son"})
        publication = Publication(commune, national=BASE.national).holding({}, trees={(COMMUNE, "nga-son"): tree})
    else:
        key = (kind, "thu-nghiem")
        found = item.model_copy(update={"id": "thu-nghiem"})  # type: ignore[attr-defined]
        publication = BASE.holding({key: found}, trees={**BASE.trees, key: tree})
    return checks.run(publication, DAY)


def survives(raw: bytes, file: Path) -> int:
    """Read one input as far as it goes; 1 if it was read to the end. Whatever is said has a place and words."""
    started = time.process_time()
    kind, model = kind_of(file)
    findings: list[Finding] = []
    item = None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return 0  # compose() tells it: see test_files.py
    tree = parse_yaml(text, "content/x.yml", findings, ("nga-son", kind, "x"))
    if tree is not None:
        data = {key: value for key, value in tree.data.items() if key != "id"}
        item = typed(model, Tree(data, tree.marks), "x", ("nga-son", kind, "x"), findings)
        if item is not None:
            findings += checked(kind, tree, item)
    else:
        assert findings, "refused in silence"
    lines = sum(text.count(end) for end in "\n\r\x85") + 2
    for finding in findings:
        line = finding.printed(WORDING)
        assert "\n" not in line
        assert not any(each.fault in ("control-character", "direction-mark") for each in odd(line)), line
        assert finding.file != "content/x.yml" or 0 <= finding.line <= lines
    assert time.process_time() - started < SECONDS
    return int(item is not None)


def run(seeds: Iterator[int]) -> tuple[int, int]:
    """How many inputs, and how many of them were still read to the end."""
    count = read_well = 0
    files = [*SOURCES, *COMMUNES]
    for seed in seeds:
        chance = random.Random(seed)
        file = chance.choice(files)
        raw = broken(file.read_bytes(), chance)
        try:
            read_well += survives(raw, file)
        except Exception as error:
            raise AssertionError(f"seed {seed}, {file.name}: {type(error).__name__}: {error}\n{raw[:2000]!r}") from error
        count += 1
    return count, read_well


def test_hundreds_of_broken_files_are_read_or_refused() -> None:
    count, read_well = run(iter(range(300)))
    assert count == 300
    assert 20 < read_well < 280, "the fuzzing reaches neither the rules nor the refusals"


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_thousands_of_broken_files_are_read_or_refused(part: int) -> None:
    count, _ = run(iter(range(1000 + part, 1000 + 7500, 10)))
    assert count == 750


def test_whole_folders_of_broken_files_are_read(tmp_path: Path) -> None:
    """The same, through the door: files on a disk, layers merged, national content broken too."""
    import shutil

    for seed in range(4):
        chance = random.Random(seed)
        content = tmp_path / str(seed) / "content"
        shutil.copytree(ROOT / "content", content)
        files = sorted(content.rglob("*.yml"))
        for file in chance.sample(files, 8):
            file.write_bytes(broken(file.read_bytes(), chance))
        reading = read(content)
        for publication in reading.publications:
            checks.run(publication, DAY)
        for finding in reading.findings:
            finding.printed(WORDING)


# ── The small languages inside: markup, scalars ──────────────────────────────────────────────────────────────────────

MARKUP = st.text(
    alphabet=st.one_of(st.sampled_from("{}|:*\\ abcđạ0159-/.,linkscreedatmoypbw"), st.characters(codec="utf-8")), max_size=60
)


@settings(max_examples=300, deadline=None)
@given(MARKUP)
def test_prose_is_parsed_or_refused_with_a_reason(prose: str) -> None:
    from generators.document import written

    try:
        parsed = parse(prose)
    except MarkupError as error:
        assert 5 < len(str(error)) < 400  # noqa: PT017 - either outcome is right
        return
    assert len(written(parsed)) <= len(prose) * 4 + 400


@settings(max_examples=150, deadline=None)
@given(st.recursive(MARKUP | st.none(), lambda inside: st.lists(inside, max_size=4) | st.dictionaries(MARKUP, inside, max_size=4), max_leaves=12))
def test_any_tree_of_texts_becomes_an_item_or_findings(value: object) -> None:
    text = yaml.safe_dump({"title": value, "steps": [{"id": "a", "do": value}], "summary": value}, allow_unicode=True)
    findings: list[Finding] = []
    tree = parse_yaml(text, "content/x.yml", findings, ("", "", ""))
    if tree is not None:
        for model in KINDS.values():
            typed(model, tree, "x", ("", "", ""), findings)
    for finding in findings:
        finding.printed(WORDING)


def test_what_the_nation_says_can_be_missing() -> None:
    publication = Publication(BASE.commune, national=National()).holding(dict(BASE.items()), trees=BASE.trees)
    assert checks.run(publication, DAY)
