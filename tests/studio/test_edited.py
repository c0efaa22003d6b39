"""A form's changes go into the file; comments, order and untouched lines stay."""

from __future__ import annotations

import copy
import difflib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.studio import answers, typed
from generators.studio.edited import NotEditable, changed, edited, tree
from generators.studio.form import Field, Form
from generators.studio.shapes import KINDS, shape_of
from generators.wording import read_wording

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file.relative_to(ROOT).as_posix()
    for file in (ROOT / "content").rglob("*.yml")
    if file.parent.name in KINDS or file.name == "commune.yml"
)


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]


def differing(before: str, after: str) -> list[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


QUICK = {"content/communes/nga-son", "content/national"}  # one commune and what all share; the others only in CI


@pytest.fixture(
    params=[
        pytest.param(file, marks=[] if any(file.startswith(home) for home in QUICK) else [pytest.mark.slow]) for file in FILES
    ]
)
def written(request: pytest.FixtureRequest) -> tuple[str, str, answers.Draft]:
    """Every real file: its kind, its text, the draft opened from it."""
    file = ROOT / request.param
    kind = "commune" if file.name == "commune.yml" else file.parent.name
    text = file.read_text(encoding="utf-8")
    return kind, text, answers.opened(tree(text).data, shape_of(kind))


def test_a_form_saved_unchanged_leaves_the_file_byte_for_byte(written: tuple[str, str, answers.Draft]) -> None:
    kind, text, draft = written
    assert edited(text, draft, shape_of(kind)) == text


def fields(them: tuple[Field, ...]) -> Iterator[Field]:
    for one in them:
        yield one
        yield from fields((*one.fields, *one.more))
        for entry in one.entries:
            yield from fields((*entry.fields, *entry.more))


SAY = read_wording(ROOT / "templates" / "wording" / "vi")


def test_no_form_of_any_content_shows_a_brace(written: tuple[str, str, answers.Draft]) -> None:
    kind, _, draft = written
    parts = Form(SAY, {}).parts(draft, shape_of(kind))
    seen = {field.name: repr(field) for part in parts for field in fields(part.fields)}
    assert seen
    assert {name: told for name, told in seen.items() if set("{}") & set(told)} == {}


def test_one_changed_field_changes_its_own_lines_alone(written: tuple[str, str, answers.Draft]) -> None:
    kind, text, draft = written
    draft = {**draft, "source": "Một nguồn mới"}
    after = edited(text, draft, shape_of(kind))
    assert tree(after).data == {**tree(text).data, "source": "Một nguồn mới"}
    added = [line for line in differing(text, after) if line.startswith("+")]
    assert len(added) <= 1
    assert comments(after) == comments(text)


@pytest.mark.parametrize("name", ["steps", "sections", "closing", "recipients", "contacts", "intro"])
def test_entries_come_go_and_move_without_losing_a_remark(name: str, written: tuple[str, str, answers.Draft]) -> None:
    kind, text, draft = written
    shape = shape_of(kind)
    before = tree(text).data
    if not draft.get(name):
        return
    words = {"steps": "do", "sections": "heading", "contacts": "role"}.get(name, "text")

    longer = copy.deepcopy(draft)
    answers.added(longer, shape, name)
    longer[name][-1] |= {words: "Mới: thêm # vào", **({"id": "moi"} if name in ("steps", "contacts") else {})}
    after = edited(text, longer, shape)
    assert len(tree(after).data[name]) == len(before[name]) + 1
    assert {key: value for key, value in tree(after).data.items() if key != name} == {
        key: value for key, value in before.items() if key != name
    }
    assert comments(after) == comments(text)
    assert not [line for line in differing(text, after) if line.startswith("-") and line.strip("- ")]

    shorter = copy.deepcopy(draft)
    answers.removed(shorter, shape, f"{name}.{len(draft[name]) - 1}")
    after = edited(text, shorter, shape)
    assert tree(after).data.get(name, []) == before[name][:-1]
    assert sorted(comments(after)) == sorted(comments(text))

    if len(draft[name]) > 1:
        turned = copy.deepcopy(draft)
        answers.moved(turned, shape, f"{name}.0", 1)
        after = edited(text, turned, shape)
        assert tree(after).data[name] == [before[name][1], before[name][0], *before[name][2:]]
        assert sorted(comments(after)) == sorted(comments(text))


def test_a_remark_stays_before_what_it_is_about() -> None:
    text = "steps:\n  - id: a\n    do: Một\n\n# Về mã QR.\nqr:\n  - caption: Cổng\n    address: https://vi.du\n"
    shape = shape_of("procedures")
    draft = answers.opened(tree(text).data, shape)
    draft["steps"].append({"id": "b", "do": "Hai"})
    draft["steps"][0]["short"] = "Ngắn"
    assert edited(text, draft, shape) == (
        "steps:\n  - id: a\n    do: Một\n    short: Ngắn\n  - id: b\n    do: Hai\n\n"
        "# Về mã QR.\nqr:\n  - caption: Cổng\n    address: https://vi.du\n"
    )


def test_a_remark_whose_value_is_gone_is_kept_at_the_head() -> None:
    text = "title: Một\nfee:\n  # Theo nghị quyết.\n  amount: 8000\nsteps:\n  - id: a\n    do: Làm\n"
    shape = shape_of("procedures")
    draft = answers.opened(tree(text).data, shape)
    del draft["fee"]
    after = edited(text, draft, shape)
    assert "fee" not in tree(after).data
    assert comments(after) == ["# Theo nghị quyết."]


def test_what_only_a_step_of_its_life_changes_no_form_touches() -> None:
    text = "status: issued\nnumber: '05'\nsubject: Việc\nfacts: [F1]\n"
    shape = shape_of("notices")
    draft = answers.read([("subject", ["Việc khác"]), ("status", ["draft"]), ("number", ["99"])], shape)
    assert edited(text, draft, shape) == "status: issued\nnumber: '05'\nsubject: Việc khác\nfacts: [F1]\n"


def test_a_step_of_its_life_sets_and_takes_away() -> None:
    after = changed("title: A\nstatus: approved # vậy\n", {"status": "draft", "approved": None})
    assert tree(after).data == {"title": "A", "status": "draft"}
    assert "# vậy" in after


def test_a_file_that_is_no_yaml_is_refused() -> None:
    with pytest.raises(NotEditable):
        edited("a: [", {}, shape_of("notices"))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_is_typed_is_read_back_as_typed(title: str, step: str) -> None:
    """Quotes, colons, braces, signs of YAML: all only words. What no file may hold is refused when it is read."""
    shape = shape_of("procedures")
    fields = [("title", [title]), ("steps.0.id", ["a"]), ("steps.0.do", [step]), ("illustrative", ["yes"])]
    draft = answers.read(fields, shape)
    text = edited("", draft, shape)
    try:
        found = tree(text).data
    except NotEditable:
        return
    assert found.get("title") == (typed.stored(draft["title"]) or None)
    assert found["steps"][0].get("do") == (typed.stored(draft["steps"][0]["do"]) or None)
    assert edited(text, answers.opened(found, shape), shape) == text
