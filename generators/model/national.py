"""What all communes share besides procedures: words explained, portals, and what the law has changed since when."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from generators.faults import Fault
from generators.model.base import Dated, DayField, Entry, Prose, Slug


class Term(Dated):
    """A word people meet in procedures, explained plainly."""

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


class Portal(Dated):
    """A place on the web where people file; `valid_to` is the last day it was open."""

    id: Slug
    name: str
    address: str
    successor: Slug | None = None


class Portals(Entry):
    id: Slug
    portals: tuple[Portal, ...] = ()


class Domain(Dated):
    """A host on the web that people may be sent to; `subdomains: no` where only this very name is meant."""

    host: Annotated[str, Field(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]
    name: str
    """What it is: Cổng Dịch vụ công quốc gia."""
    subdomains: bool = True


class Domains(Entry):
    id: Slug
    domains: tuple[Domain, ...] = ()


class PlainWord(Dated):
    """A word of the office that many people do not know, and what to say in its place."""

    hard: str
    plain: str


class PlainWords(Entry):
    id: Slug
    words: tuple[PlainWord, ...] = ()


class Weight(StrEnum):
    """How much it matters that a current text still says so."""

    ERROR = "error"  # would send people the wrong way: not published
    WARNING = "warning"
    TODO = "todo"


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise Fault("bad-pattern", parser=str(error)) from error
    return value


Pattern = Annotated[str, AfterValidator(_pattern)]


class Superseded(Dated):
    """Something that no longer is so: how to recognise it in a text, since when, why, and what to say now.

    `since` is the first day it no longer held (or will no longer hold: then it is a dated review task until that day).
    `source` is the legal basis; `verified: no` says that nobody has read the primary text yet.
    """

    id: Slug
    what: str
    pattern: Pattern
    """A regular expression over the written text of one value; letters match in any case unless it says (?-i:…)."""
    unless: tuple[Pattern, ...] = ()
    """Where one of these matches around the same words, they mean something else."""
    since: DayField
    now: str
    """What holds in its place, in words an officer can use."""
    weight: Weight = Weight.ERROR
    source: str
    verified: bool = True
    review_from: DayField | None = None
    """For a change still to come: from this day on, `check` reminds of it."""


class Currency(Entry):
    id: Slug
    superseded: tuple[Superseded, ...] = ()


class National(Entry):
    """Everything of content/national/ that is no procedure."""

    terms: tuple[Term, ...] = ()
    portals: tuple[Portal, ...] = ()
    superseded: tuple[Superseded, ...] = ()
    domains: tuple[Domain, ...] = ()
    plain_words: tuple[PlainWord, ...] = ()
    communes: tuple[str, ...] = ()
    """The full names of all communes that have a folder: xã Nga Sơn."""
