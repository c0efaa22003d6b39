"""The files of content/national/ that hold no item: rules of currency, addresses, words. Knows no commune's content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel

from generators.findings import Finding
from generators.in_force import Files
from generators.model.national import Currency, Domains, Glossary, National, PlainWords, Portals
from generators.validation import typed
from generators.yaml_text import compose

M = TypeVar("M", bound=BaseModel)


def read_national(files: Files, communes: Iterable[str], findings: list[Finding]) -> National:
    """What all communes share besides items; a file in error says what it said last, or nothing, with findings.

    `communes` are the full names of all that have a folder.
    """

    def found(kind: type[M], name: str) -> M | None:
        file = files.content / "national" / f"{name}.yml"
        if not file.exists():
            return None
        where = ("", name, name)
        tree = compose(file, files.content, findings, where)
        read = typed(kind, tree, name, where, findings) if tree else None
        tree = files.in_force(file, tree if read else None)
        return read or (typed(kind, tree, name, where, []) if tree else None)

    glossary, portals, domains = found(Glossary, "glossary"), found(Portals, "portals"), found(Domains, "domains")
    currency, plain = found(Currency, "currency"), found(PlainWords, "plain-words")
    return National(
        terms=glossary.terms if glossary else (),
        portals=portals.portals if portals else (),
        superseded=currency.superseded if currency else (),
        domains=domains.domains if domains else (),
        plain_words=plain.words if plain else (),
        communes=tuple(communes),
    )
