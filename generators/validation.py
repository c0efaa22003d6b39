"""A raw tree becomes a model of its kind, or a finding at the line of each mistake; knows no file, layer or folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generators.faults import Fault
from generators.findings import Finding, Severity
from generators.layers import Tree

M = TypeVar("M", bound=BaseModel)

MAX_FINDINGS = 100  # of one file: more say nothing new


def typed(
    kind: type[M], tree: Tree, item_id: str, item: tuple[str, str, str], findings: list[Finding]
) -> M | None:
    """The tree as a model of this kind, its id taken from the file's name; every mistake becomes a finding."""
    if tree.data.get("id", item_id) != item_id:
        mark = tree.mark(("id",))
        values = {"found": shown(tree.data["id"]), "id": item_id}
        findings.append(Finding(Severity.ERROR, "id-differs", mark.file, mark.line, "id", values, item))
        return None
    try:
        return kind.model_validate({**tree.data, "id": item_id})
    except ValidationError as error:
        details = [*_first_causes(error.errors(include_url=False))]
        findings.extend(_finding(kind, tree, dict(detail), item) for detail in details[:MAX_FINDINGS])
        if len(details) > MAX_FINDINGS:
            mark, values = tree.mark(()), {"count": str(len(details)), "shown": str(MAX_FINDINGS)}
            findings.append(Finding(Severity.ERROR, "too-many", mark.file, 0, "", values, item))
        return None


def sound_part(
    kind: type[M], tree: Tree, item_id: str, stand_ins: Mapping[str, str]
) -> tuple[M, frozenset[str]]:
    """What of a tree can be made into a model, stand-ins for what it cannot be without, and the keys it says nothing
    sure of: those in error, and where one is misspelt all that are not there, for it may be any of them."""
    try:
        whole = kind.model_validate({**tree.data, "id": item_id})
        return whole, frozenset({"id"} if tree.data.get("id", item_id) != item_id else ())
    except ValidationError as error:
        wrong = {str(detail["loc"][0]) for detail in error.errors(include_url=False, include_input=False)}
    sound = {key: value for key, value in tree.data.items() if key not in wrong}
    fields = kind.model_fields.keys()
    misspelt = not wrong <= fields
    unread = (wrong & fields) | (fields - tree.data.keys() if misspelt else set())
    return kind.model_validate({**stand_ins, **sound, "id": item_id}), frozenset(unread)


def _first_causes(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """What is wrong, without what follows from it: a list is not too short because its entries are wrong."""
    deeper = {detail["loc"][:-1] for detail in details}
    return (detail for detail in details if detail["type"] != "too_short" or detail["loc"] not in deeper)


_EXPECTED = {
    "int_parsing": "number",
    "int_parsing_size": "number",
    "int_type": "number",
    "float_parsing": "number",
    "float_type": "number",
    "finite_number": "number",
    "bool_type": "yes-no",
    "bool_parsing": "yes-no",
    "tuple_type": "list",
    "string_type": "text",
    "model_type": "lines",
    "model_attributes_type": "lines",
    "dict_type": "lines",
}
"""What pydantic wants, and the key of its words."""


def _finding(kind: type[BaseModel], tree: Tree, error: dict[str, Any], item: tuple[str, str, str]) -> Finding:
    path = tree.known_path(error["loc"])
    mark = tree.mark(path)
    values: dict[str, str]
    match error["type"]:
        case "extra_forbidden":
            key = str(error["loc"][-1])
            known = _known_keys(kind, path[:-1])
            near = get_close_matches(key, known, n=1)
            code = "unknown-key-near" if near else "unknown-key"
            values = {"key": key, "near": near[0]} if near else {"key": key, "known": ", ".join(known) or "-"}
        case "missing":
            code, values = "missing-field", {"key": str(error["loc"][-1])}
        case "union_tag_not_found" | "union_tag_invalid":
            code, values = "wrong-block", {}
        case "wrong-day" | "wrong-time" | "wrong-phone":
            code, values = error["type"], {"found": shown(error["input"])}
        case "greater_than_equal" | "less_than_equal":
            limit = error["ctx"].get("ge", error["ctx"].get("le"))
            code = "too-small" if error["type"] == "greater_than_equal" else "too-big"
            values = {"found": shown(error["input"]), "limit": str(limit)}
        case "string_pattern_mismatch":
            key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
            code, values = "wrong-pattern", {"found": shown(error["input"]), "like": key}
        case "string_too_short" | "too_short":
            code, values = "left-empty", {"key": str(path[-1]) if path else ""}
        case "literal_error" | "enum":
            choices = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
            code, values = "wrong-choice", {"found": shown(error["input"]), "choices": choices}
        case other if other in _EXPECTED:
            code, values = "wrong-type", {"expected": _EXPECTED[other], "found": shown(error["input"])}
        case "value_error" if isinstance(fault := error["ctx"]["error"], Fault):
            code, values = "wrong-value", {"reason": fault.key, **fault.values, "found": shown(error["input"])}
        case _:
            code, values = "wrong-value", {"reason": str(error["msg"]), "found": shown(error["input"])}
    return Finding(Severity.ERROR, code, mark.file, mark.line, dotted(path), values, item)


def _known_keys(kind: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys a mapping at this path may have, as far as the fields' types tell."""
    models = {kind}
    for part in path:
        if isinstance(part, int):
            continue
        models = {found for model in models for found in _models_in(model, part)}
    return sorted({name for model in models for name in model.model_fields})


def _models_in(model: type[BaseModel], name: str) -> set[type[BaseModel]]:
    info = model.model_fields.get(name)
    if info is None:
        return set()
    found: set[type[BaseModel]] = set()
    pending: list[Any] = [info.annotation]
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.add(annotation)
        pending.extend(getattr(annotation, "__args__", ()))
    return found


def dotted(path: tuple[str | int, ...]) -> str:
    return ".".join(str(part) for part in path)


def shown(value: object, limit: int = 60) -> str:
    """What was found, short enough for one line: a text in quotes, or the key of the words for what is no text."""
    if value is None:
        return "(nothing)"
    if isinstance(value, dict):
        return "(lines)"
    if isinstance(value, (list, tuple)):
        return "(list)"
    text = f'"{value}"'
    return text if len(text) <= limit else text[: limit - 2] + '…"'
