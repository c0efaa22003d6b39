"""What procedures tell machines is JSON-LD, in schema.org's own types and properties; judged by others' vocabularies."""

from __future__ import annotations

import json
import re
from inspect import get_annotations
from typing import Any

import msgspec_schemaorg.models as models
import pytest
from msgspec_schemaorg.utils import is_valid_url
from pyld import jsonld

from generators.website import SitePage
from generators.website.linked_data import procedure
from tests.website import samples

HERE = "https://vi-du.example/xa/thu-tuc/x.html"
# schema.org's own context says no more of what we use than this; the real one would be fetched from the network
CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}
# schema.org gives a step several parents, of which the library's classes keep one
PARENTS = {"HowToStep": (models.HowToStep, models.CreativeWork)}
PAGES = [page for page in samples.site().pages if page.section == "procedure"]


def _fetched(url: str, options: object) -> dict[str, Any]:
    assert url.rstrip("/") == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def _faults(node: dict[str, Any]) -> list[str]:
    """What of a node is not in the vocabulary: its type, its properties, the types of their values."""
    name = node["@type"]
    kind = getattr(models, name, None)
    if kind is None:
        return [f"no type {name}"]
    faults: list[str] = []
    for key, value in node.items():
        if key.startswith("@"):
            continue
        kinds = [one for parent in PARENTS.get(name, (kind,)) for one in parent.__mro__]
        ranges = next((get_annotations(one)[key] for one in kinds if key in get_annotations(one)), "")
        if not ranges:
            faults.append(f"{name} has no {key}")
        allowed = set(re.findall(r"\w+", str(ranges)))
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict):
                faults += _faults(one)
                own = {c.__name__ for c in getattr(models, one["@type"], object).__mro__}
                if not own & allowed:
                    faults.append(f"{name}.{key} is no {one['@type']}")
            elif isinstance(one, str):
                if not ("str" in allowed or "URL" in allowed and is_valid_url(one)):
                    faults.append(f"{name}.{key} is no text")
            elif isinstance(one, int) and not allowed & {"int", "float"}:
                faults.append(f"{name}.{key} is no number")
    return faults


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
@pytest.mark.parametrize("address", [HERE, ""], ids=["with an address", "without"])
def test_a_procedure_speaks_schema_orgs_language(page: SitePage, address: str) -> None:
    for node in json.loads(procedure(page, address))["@graph"]:
        assert _faults(node) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_a_reader_of_json_ld_finds_every_value(page: SitePage) -> None:
    """Nothing is lost in expansion: no key a processor would drop, no address that is none."""
    told = json.loads(procedure(page, HERE))
    expanded = jsonld.expand(told, {"documentLoader": _fetched})
    assert {one["@type"][0] for one in expanded} == {"https://schema.org/GovernmentService", "https://schema.org/HowTo"}
    assert _leaves(expanded) == _leaves(told["@graph"])


def _leaves(value: Any) -> int:
    match value:
        case dict():
            return sum(_leaves(inner) for key, inner in value.items() if key != "@type")
        case list():
            return sum(map(_leaves, value))
        case _:
            return 1


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "GovernmentServices"}, "no type"),
        ({"@type": "GovernmentService", "fee": "0"}, "has no fee"),
        ({"@type": "GovernmentService", "serviceOutput": "giấy"}, "is no text"),
        ({"@type": "HowTo", "step": [{"@type": "ContactPoint"}]}, "is no ContactPoint"),
    ],
)
def test_a_wrong_word_would_be_found(node: dict[str, Any], fault: str) -> None:
    assert any(fault in found for found in _faults(node))
