"""The JSON Schema of a kind of content, with the words of the model's docstrings, for editors that complete YAML."""

from __future__ import annotations

import ast
import inspect
import itertools
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from generators import model

KINDS: dict[str, type[BaseModel]] = {
    "commune": model.Commune,
    "procedure": model.Procedure,
    "campaign": model.Campaign,
    "notice": model.Notice,
    "broadcast": model.Broadcast,
    "translation": model.Translation,
}


def schema(kind: str) -> dict[str, Any]:
    """The schema of one kind (JSON Schema 2020-12); KeyError for a kind there is none of.

    A file's id is its name, so it is no key in the file. Every scalar may be written as plain YAML: numbers and
    yes/no are texts to the reader, which is why they are allowed as such here too.
    """
    found = KINDS[kind].model_json_schema(schema_generator=_Described)
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = kind
    found["properties"].pop("id", None)
    found["required"] = [name for name in found.get("required", []) if name != "id"]
    return found


class _Described(GenerateJsonSchema):
    """Adds what the model says about each field in the docstring below it, and takes plain YAML scalars as they come.

    To the reader every scalar is text; an editor has turned some into numbers or yes/no by the time it checks them.
    """

    def str_schema(self, schema: Any) -> Any:
        found = super().str_schema(schema)
        return found if found.get("pattern") else {**found, "type": ["string", "number", "boolean"]}

    def int_schema(self, schema: Any) -> Any:
        return {**super().int_schema(schema), "type": ["integer", "string"]}

    def bool_schema(self, schema: Any) -> Any:
        return {"enum": [True, False, "yes", "no"]}

    def model_schema(self, schema: Any) -> Any:
        found = super().model_schema(schema)
        described = _docstrings(schema["cls"])
        for name, field in found.get("properties", {}).items():
            if name in described and "description" not in field:
                field["description"] = described[name]
        return found


def _docstrings(kind: type) -> dict[str, str]:
    """The docstring below each annotated field, of the class and of those it extends."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if not (issubclass(base, BaseModel) and base is not BaseModel):
            continue
        body = ast.parse(inspect.getsource(inspect.getmodule(base) or base)).body
        fields = next(node.body for node in body if isinstance(node, ast.ClassDef) and node.name == base.__name__)
        for field, after in itertools.pairwise(fields):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
            ):
                found[field.target.id] = inspect.cleandoc(str(after.value.value))
    return found
