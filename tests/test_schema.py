"""The JSON Schema accepts what the reader accepts, so that an editor never marks good content as wrong."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import jsonschema
import pytest
import yaml

from generators.schema import KINDS, schema
from generators.wording import Wording, read_wording

ROOT = Path(__file__).parent.parent
FOLDERS = {"procedure": "procedures", "campaign": "campaigns", "notice": "notices", "broadcast": "broadcasts"}


def as_an_editor_reads(file: Path) -> Any:
    """Numbers as numbers, days as their text; yes and no as YAML 1.1 has them."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): plain(entry) for key, entry in value.items() if entry is not None}
        if isinstance(value, list):
            return [plain(entry) for entry in value]
        return value.isoformat() if isinstance(value, datetime.date) else value

    return plain(yaml.safe_load(file.read_text(encoding="utf-8")))


@cache
def known(kind: str) -> dict[str, Any]:
    """Made once: a procedure's takes a second or two. That it is a valid schema has a test of its own."""
    return schema(kind)


def content() -> list[tuple[str, Path]]:
    found = [("commune", file) for file in sorted((ROOT / "content").glob("communes/*/commune.yml"))]
    for kind, folder in FOLDERS.items():
        found += [(kind, file) for file in sorted((ROOT / "content").rglob(f"{folder}/*.yml"))]
    return [("translation" if "translations" in file.parts else kind, file) for kind, file in found]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_valid_schema_that_explains_its_fields(kind: str) -> None:
    found = schema(kind)
    jsonschema.Draft202012Validator.check_schema(found)
    assert "id" not in found["properties"]
    assert found["properties"]["source"]["description"]


class Heard(Wording):
    """Remembers what it is asked for."""

    asked: ClassVar[set[str]] = set()

    def __contains__(self, key: str) -> bool:
        self.asked.add(key)
        return super().__contains__(key)


def test_every_key_is_explained_in_vietnamese_and_none_that_is_no_more() -> None:
    words = Heard(read_wording(ROOT / "templates" / "wording" / "vi").phrases)
    for kind in KINDS:
        schema(kind, words)
    assert words.asked == {key for key in words.phrases if key.startswith("schema.")}
    notice = schema("notice", words)["properties"]
    assert notice["subject"]["description"].startswith("Trích yếu. Với công văn, là phần đứng sau V/v.\n\nCâu chữ")
    assert schema("notice")["properties"]["subject"]["description"].startswith("Trích yếu; in a công văn")


@pytest.mark.parametrize(("kind", "file"), content(), ids=lambda value: value if isinstance(value, str) else value.stem)
def test_the_schema_accepts_all_real_content(kind: str, file: Path) -> None:
    wanted = {**known(kind)}
    if (ROOT / "content" / "national" / file.parent.name / file.name).exists() and "communes" in file.parts:
        wanted["required"] = []  # overrides single values of a national procedure
    jsonschema.Draft202012Validator(wanted).validate(as_an_editor_reads(file))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_schema_refuses_an_unknown_key(kind: str) -> None:
    (file, *_) = [file for found, file in content() if found == kind]
    with pytest.raises(jsonschema.ValidationError, match="khong_co"):
        jsonschema.validate({**as_an_editor_reads(file), "khong_co": "x"}, schema(kind))


NEW = ROOT / "templates" / "new"
EXAMPLES = [
    *((kind, NEW / f"{kind}.yml") for kind in sorted(KINDS.keys() - {"notice", "translation"})),  # begun from what it translates
    *(("notice", file) for file in sorted((NEW / "notices").glob("*.yml"))),
]


@pytest.mark.parametrize(("kind", "source"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else value.stem)
def test_every_kind_has_an_example_that_its_schema_accepts(kind: str, source: Path, tmp_path: Path) -> None:
    example = source.read_text(encoding="utf-8")
    file = tmp_path / "x.yml"
    file.write_text(example.format(today="2026-11-20", name="Ví Dụ", campaign="bai"), encoding="utf-8")
    jsonschema.validate(as_an_editor_reads(file), schema(kind))
