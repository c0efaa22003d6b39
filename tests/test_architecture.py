"""The arrows of the house: who may import whom."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generators"

# A room may import the rooms named; what is not listed may import anything below it.
MAY_IMPORT = {
    "values": set(),
    "faults": set(),
    "document": {"document", "values"},
    "markup": {"document", "faults", "values"},
    "model": {"document", "faults", "markup", "model", "values"},
    "wording": set(),
    "findings": {"wording"},
    "finding_forms": {"characters", "findings", "wording"},
    "archive": set(),
    "whole": set(),
    "characters": set(),
    "layers": set(),
    "in_force": {"layers"},
    "strays": {"findings"},
    "folder": {"findings", "layers", "model", "strays", "validation", "yaml_text"},
    "validation": {"faults", "findings", "layers"},
    "yaml_text": {"characters", "faults", "findings", "layers"},
    "images": {"faults", "findings", "model"},
    "originals": {"faults"},
    "word_template": {"faults", "findings", "nd30"},
    "drafts": {"findings", "layers"},
    "importers": {
        "characters", "checks", "document", "drafts", "findings", "importers", "layers", "markup", "model", "nd30", "reader",
        "validation", "values", "vietnamese", "whole", "wording", "yaml_text",
    },
    "national": {"findings", "in_force", "model", "validation", "yaml_text"},
    "reader": {
        "drafts", "faults", "findings", "folder", "images", "in_force", "layers", "model", "national", "originals", "register", "strays", "validation",
        "word_template", "yaml_text",
    },
    "texts": {"document", "model"},
    "translations": {"document", "model", "values"},
    "checks": {
        "checks", "document", "drafts", "findings", "frozen", "model", "originals", "reader", "schedule", "texts", "translations", "validity", "values",
        "vietnamese",
    },
    "changes": {"document", "model", "texts"},
    "publishable": {"changes", "checks", "findings", "in_force", "layers", "model", "reader", "validation", "values"},
    "validity": {"model", "values"},
    "vietnamese": {"vietnamese"},
    "pcm": set(),
    "sound": {"pcm", "sound"},
    "voices": {"pcm", "sound", "voices"},
    "voicing": {"model", "voices"},
    "nd30": {"font_metrics", "nd30", "values", "vietnamese", "word_styles", "wording", "writers"},
    "register": {"faults", "values"},
    "frozen": {"model", "reader", "texts"},
    "treestamp": set(),
    "request": {"treestamp", "values"},
    "publish": {"manifest"},
    "schedule": {"model", "values"},
    "station": {"archive", "schedule", "station", "values", "vietnamese", "wording", "writers"},
    "manifest": set(),
    "pdf_text": set(),
    "proof": {"document", "markup", "pdf_text", "proof", "values", "vietnamese", "wording"},
    "writers": {
        "characters", "document", "font_metrics", "nd30", "pcm", "sound", "values", "vietnamese", "voices", "word_styles",
        "wording", "writers",
    },
    "studio": {
        "archive", "build", "characters", "checks", "document", "documents", "expected", "findings", "fingerprint",
        "images", "importers", "layers", "life", "life_form", "manifest", "markup", "model", "nd30", "originals", "press",
        "reader", "register", "request", "schema", "sound", "studio", "validity", "values", "vietnamese", "voices",
        "voicing", "website", "whole", "wording", "workers", "writers", "yaml_text",
    },
    "website": {"archive", "document", "values", "vietnamese", "website", "wording", "writers"},
}


def imports(file: Path) -> set[str]:
    """The rooms of our own that a file imports."""
    found = set()
    package = ["generators", *file.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            start = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{start}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("generators.")}
    return found


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_imports_only_what_lies_below_it(room: str) -> None:
    folder = PACKAGE / room
    files = sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{room}.py"]
    assert files
    for file in files:
        known = imports(file)
        assert known <= MAY_IMPORT[room], f"{file.relative_to(PACKAGE)} imports {sorted(known - MAY_IMPORT[room])}"


def test_only_the_pages_of_the_desk_know_of_requests() -> None:
    """What is kept, edited and shown at the desk can be used and tested without a browser."""
    knowing = {
        file.stem
        for file in (PACKAGE / "studio").glob("*.py")
        if re.search(r"^from flask import", file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert {name for name in knowing if not name.startswith("pages_")} == {"desk", "guard", "opened"}


def test_the_language_needs_nothing_but_the_standard_library() -> None:
    import sys

    for file in sorted((PACKAGE / "vietnamese").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            else:
                continue
            for name in names:
                top = name.split(".")[0]
                assert top in sys.stdlib_module_names or name.startswith("generators.vietnamese"), (file.name, name)


def test_every_room_opens_with_a_sentence_of_what_it_is() -> None:
    silent = [
        file.relative_to(PACKAGE).as_posix()
        for file in sorted(PACKAGE.rglob("*.py"))
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert silent == []
