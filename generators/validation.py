"""A raw tree becomes a model of its kind, or a finding at the line of each mistake; knows no file, layer or folder."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

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
        details = error.errors(include_url=False)
        findings.extend(_finding(kind, tree, dict(detail), item) for detail in details[:MAX_FINDINGS])
        if len(details) > MAX_FINDINGS:
            mark, values = tree.mark(()), {"count": str(len(details)), "shown": str(MAX_FINDINGS)}
            findings.append(Finding(Severity.ERROR, "too-many", mark.file, 0, "", values, item))
        return None


_EXPECTED = {
    "int_parsing": "một số, viết bằng chữ số",
    "int_parsing_size": "một số, viết bằng chữ số",
    "int_type": "một số, viết bằng chữ số",
    "bool_type": "yes hoặc no",
    "bool_parsing": "yes hoặc no",
    "tuple_type": "một danh sách (mỗi dòng bắt đầu bằng dấu gạch -)",
    "string_type": "chữ",
    "model_type": "các dòng khóa và giá trị",
    "model_attributes_type": "các dòng khóa và giá trị",
    "dict_type": "các dòng khóa và giá trị",
}


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
            code, values = "wrong-pattern", {"found": shown(error["input"])}
        case "string_too_short":
            code, values = "left-empty", {"key": str(path[-1]) if path else ""}
        case "literal_error" | "enum":
            choices = str(error["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
            code, values = "wrong-choice", {"found": shown(error["input"]), "choices": choices}
        case other if other in _EXPECTED:
            code, values = "wrong-type", {"expected": _EXPECTED[other], "found": shown(error["input"])}
        case _:
            reason = str(error["msg"]).removeprefix("Value error, ")
            code, values = "wrong-value", {"reason": reason, "found": shown(error["input"])}
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
    """What was found, short enough for one line."""
    if value is None:
        return "chỗ trống"
    if isinstance(value, dict):
        return "các dòng khóa và giá trị"
    if isinstance(value, (list, tuple)):
        return "một danh sách"
    text = f'"{value}"'
    return text if len(text) <= limit else text[: limit - 2] + '…"'
