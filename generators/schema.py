"""The JSON Schema of a kind of content, each key explained in the editor that completes it; knows no file of content.

The words are those of `schema.<model>.<key>` in the wording or, in English, the model's docstrings.
"""

from __future__ import annotations

import ast
import inspect
import itertools
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from generators import model
from generators.wording import Wording

ENGLISH = Wording({})
"""Says nothing itself: the docstrings are English."""

KINDS: dict[str, type[BaseModel]] = {
    "commune": model.Commune,
    "procedure": model.Procedure,
    "campaign": model.Campaign,
    "notice": model.Notice,
    "broadcast": model.Broadcast,
    "translation": model.Translation,
}


def schema(kind: str, wording: Wording = ENGLISH) -> dict[str, Any]:
    """The schema of one kind (JSON Schema 2020-12), explained as `wording` does; KeyError for a kind there is none of.

    A file's id is its name, so it is no key in the file. Every scalar may be written as plain YAML: numbers and
    yes/no are texts to the reader, which is why they are allowed as such here too.
    """
    found = KINDS[kind].model_json_schema(schema_generator=type("_Explained", (_Described,), {"wording": wording}))
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = kind
    found["properties"].pop("id", None)
    found["required"] = [name for name in found.get("required", []) if name != "id"]
    return found


class _Described(GenerateJsonSchema):
    """Adds what there is to say about each model and field, and takes plain YAML scalars as they come.

    To the reader every scalar is text; an editor has turned some into numbers or yes/no by the time it checks them.
    """

    wording: Wording = ENGLISH

    def str_schema(self, schema: Any) -> Any:
        found = super().str_schema(schema)
        return found if found.get("pattern") else {**found, "type": ["string", "number", "boolean"]}

    def int_schema(self, schema: Any) -> Any:
        return {**super().int_schema(schema), "type": ["integer", "string"]}

    def bool_schema(self, schema: Any) -> Any:
        return {"enum": [True, False, "yes", "no"]}

    def model_schema(self, schema: Any) -> Any:
        found = super().model_schema(schema)
        if "description" in found:
            found["description"] = self._said(schema["cls"].__name__, found["description"])
        described = _docstrings(schema["cls"])
        for name, field in found.get("properties", {}).items():
            if name in described:
                owner, docstring = described[name]
                words = self._said(f"{owner}.{name}", docstring)
                field["description"] = "\n\n".join(filter(None, (words, field.get("description"))))
        return found

    def _said(self, key: str, docstring: str) -> str:
        return self.wording(f"schema.{key}") if f"schema.{key}" in self.wording else docstring


def _docstrings(kind: type) -> dict[str, tuple[str, str]]:
    """The docstring below each annotated field, of the class and of those it extends, with the name of that class."""
    found: dict[str, tuple[str, str]] = {}
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
                found[field.target.id] = base.__name__, inspect.cleandoc(str(after.value.value))
    return found
