"""Every field of every kind is asked for in the officer's own words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import model
from generators.model import body, parts
from generators.model.base import Passage
from generators.studio import answers, rehearsal
from generators.studio.answers import BadForm, kept
from generators.studio.form import Form
from generators.studio.shapes import KINDS, MAIN, Group, Listing, OneOf, Shape, shape_of
from generators.wording import read_wording

SAY = read_wording(Path(__file__).parents[2] / "templates" / "wording" / "vi")


def groups(shape: Shape, seen: set[str]) -> Iterator[Group]:
    match shape:
        case Group() if shape.name not in seen:
            seen.add(shape.name)
            yield shape
            for key in shape.keys:
                if not kept(shape, key):
                    yield from groups(shape.shape(key), seen)
        case Listing(of):
            yield from groups(of, seen)
        case OneOf(them):
            for one in them:
                yield from groups(one, seen)
        case _:
            return


ALL = [group for kind in KINDS for group in groups(shape_of(kind), set())]


def test_every_field_has_a_name_people_know() -> None:
    missing = {
        f"{group.name}.{key}"
        for group in ALL
        for key in group.keys
        if not kept(group, key) and key != "id"
        and f"studio.label-{group.name}-{key}" not in SAY and f"studio.label-{key}" not in SAY
    }  # fmt: skip
    assert missing == set()


def test_the_phrases_name_only_fields_there_are() -> None:
    by_name = {group.name: set(group.keys) for group in ALL}
    for key, phrase in SAY.phrases.items():
        kind, _, rest = key.partition("-")
        if kind == "studio.first":
            assert set(phrase.split()) <= by_name[rest], key
        if kind == "studio.part":
            assert set(phrase.partition("|")[2].split()) <= by_name[rest.partition("-")[0]], key


def test_plain_text_stands_for_what_the_model_says_it_does() -> None:
    homes = {name: vars(parts).get(name) or vars(body).get(name) for name in MAIN} | {"Passage": Passage}
    for name, key in MAIN.items():
        kind = homes[name]
        assert kind is not None
        assert key in kind.model_fields, name
    for name, field in (("dossier", "Giấy"), ("results", "Giấy"), ("legal_basis", "Luật"), ("mistakes", "Sai")):
        step = {"id": "a", "do": "Làm"}
        read = model.Procedure.model_validate({"id": "x", "title": "T", "steps": [step], name: [field]})
        shape = shape_of("procedures").shape(name)
        assert isinstance(shape, Listing)
        assert isinstance(shape.of, Group)
        assert shape.of.main is not None
        whole = model.Procedure.model_validate(
            {"id": "x", "title": "T", "steps": [step], name: [{shape.of.main: field}]}
        )
        assert read == whole


def test_nothing_that_is_said_beside_a_field_speaks_of_braces() -> None:
    """What tells who writes a file how its markup is written is said otherwise here, or not at all."""
    braces = {key.removeprefix("findings."): words for key, words in SAY.phrases.items() if "{{" in words and "findings." in key}
    assert braces
    for key, words in braces.items():
        if key.endswith("-hint"):
            own = f"studio.finding-{key.removesuffix('-hint')}" in SAY or rehearsal.OF_A_FILE.search(words)
        else:
            own = f"studio.finding-{key}" in SAY
        assert own, key


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_form_shows_every_field_once(kind: str) -> None:
    shape = shape_of(kind)
    shown = [field.name for part in Form(SAY, {}).parts({}, shape) for field in part.fields]
    assert sorted(shown) == sorted(key for key in shape.keys if not kept(shape, key))


def test_a_branch_leads_to_a_step_of_the_same_guide() -> None:
    shape = shape_of("procedures")
    draft = {"steps": [{"id": "mo", "do": "Mở trang", "branches": [{"when": "Nếu có"}]}, {"id": "gui", "do": "Gửi"}]}
    parts_ = Form(SAY, {}).parts(draft, shape)
    steps = next(field for part in parts_ for field in part.fields if field.name == "steps")
    branches = next(field for field in steps.entries[0].fields if field.name.endswith("branches"))
    goto = next(field for field in branches.entries[0].fields if field.name.endswith("goto"))
    assert [value for value, _ in goto.choices] == ["", "mo", "gui"]


def test_a_step_without_an_id_gets_one_of_its_words() -> None:
    draft: answers.Draft = {"steps": [{"do": "Bấm [Đăng ký]"}, {"do": "Bấm [Đăng ký]"}]}
    answers.named(draft, shape_of("procedures"))
    assert [step["id"] for step in draft["steps"]] == ["bam-dang-ky", "bam-dang-ky-2"]


def test_a_value_of_content_knows_its_field_though_blank_entries_stand_before_it() -> None:
    shape = shape_of("procedures")
    fields = [("steps.0.do", [""]), ("steps.1.do", ["Làm"]), ("intro.0.text", [" "]), ("intro.1.text", ["Lời"])]
    found = answers.content(answers.read(fields, shape), shape)
    assert found.value == {"steps": [{"do": "Làm"}], "intro": ["Lời"]}
    assert found.names["steps", 0, "do"] == "steps.1.do"
    assert found.names["intro", 0] == "intro.1.text"


@pytest.mark.parametrize(
    "fields",
    [
        [("steps.x.do", ["a"])],
        [("steps", ["a"])],
        [("title.a", ["a"])],
        [("title", ["a"]), ("title.b", ["c"])],
        [("intro.0.text", ["a"])],  # of a campaign: no block's kind is named
        [(".".join("a" * 40), ["a"])],
        [(f"steps.{n}.do", ["a"]) for n in range(answers.MAX_ENTRIES + 1)],
    ],
)
def test_fields_no_form_of_ours_sends_are_refused(fields: list[tuple[str, list[str]]]) -> None:
    kind = "campaigns" if fields[0][0].startswith("intro") else "procedures"
    with pytest.raises(BadForm):
        answers.read(fields, shape_of(kind))


@pytest.mark.parametrize("path", ["title", "steps.9", "steps.-1", "nothing", "steps.0.do", "status", ""])
def test_only_lists_take_entries(path: str) -> None:
    with pytest.raises(BadForm):
        answers.added({"steps": [{}]}, shape_of("procedures"), path)
