"""Words people meet in procedures, each explained plainly; shared by all communes."""

from __future__ import annotations

from generators.model.base import Dated, Entry, Prose, Slug


class Term(Dated):
    id: Slug
    term: str
    """The word as people meet it: VNeID."""
    short: str | None = None
    """Its abbreviation, where it has one."""
    text: Prose
    aliases: tuple[str, ...] = ()


class Glossary(Entry):
    id: Slug
    terms: tuple[Term, ...] = ()
