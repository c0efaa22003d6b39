"""Findings as people read them and as review tools take them in; knows no rule and changes no finding.

People: grouped by file, in colour on a terminal, elsewhere a line each as compilers print them. Machines: JSON, SARIF
2.1.0 (OASIS, 27 March 2020), and the workflow commands that GitHub shows beside the changed lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import Any, assert_never
from urllib.parse import quote

import click

from generators.characters import visible
from generators.findings import Finding, Severity
from generators.wording import Wording

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
TOOL = "Loa"

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.TODO: "blue"}
_SARIF_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.TODO: "note"}
_GITHUB_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.TODO: "notice"}


class Form(StrEnum):
    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def printed(findings: Sequence[Finding], form: Form, wording: Wording, *, terminal: bool = False) -> str:
    """The findings in one form, without a last line end; "" where a form has nothing to say."""
    match form:
        case Form.TEXT:
            return "\n".join(_grouped(findings, wording) if terminal else _lines(findings, wording))
        case Form.JSON:
            return json.dumps([_json(finding, wording) for finding in findings], ensure_ascii=False, indent=2)
        case Form.SARIF:
            return json.dumps(_sarif(findings, wording), ensure_ascii=False, indent=2)
        case Form.GITHUB:
            return "\n".join(_github(finding, wording) for finding in findings)
        case _:
            assert_never(form)


def _lines(findings: Iterable[Finding], wording: Wording) -> Iterator[str]:
    for finding in findings:
        yield f"{wording(f'cli.{finding.severity.value}')} {visible(finding.printed(wording))} [{finding.code}]"


CONSEQUENCE = "depends-on-withheld"
"""The finding that goes by itself once another is mended."""


def _grouped(findings: Iterable[Finding], wording: Wording) -> Iterator[str]:
    """A heading for each file, its findings from top to bottom; first the file with the worst finding of its own."""
    rank = list(Severity)
    worst: dict[str, tuple[int, bool]] = {}
    for finding in findings:
        here = rank.index(finding.severity), finding.code == CONSEQUENCE
        worst[finding.file] = min(worst.get(finding.file, here), here)
    ordered = sorted(findings, key=lambda f: (worst[f.file], f.file, f.line, rank.index(f.severity), f.path))
    for file, of_file in groupby(ordered, key=lambda finding: finding.file):
        yield click.style(visible(file), bold=True, underline=True)
        for finding in of_file:
            severity = click.style(wording(f"cli.{finding.severity.value}"), fg=_COLOURS[finding.severity], bold=True)
            place = f"{finding.line}: " if finding.line else ""
            path = click.style(f" ({visible(finding.path)})", dim=True) if finding.path else ""
            code = click.style(f" [{finding.code}]", dim=True)
            yield f"  {place}{severity} {visible(finding.message(wording))}{path}{code}"
            hint = finding.hint(wording)
            if hint:
                yield click.style(f"      → {visible(hint)}", fg="green")
        yield ""


def _json(finding: Finding, wording: Wording) -> dict[str, Any]:
    commune, kind, item = finding.item
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "file": finding.file,
        "line": finding.line,
        "path": finding.path,
        "message": finding.message(wording),
        "hint": finding.hint(wording),
        "values": dict(finding.values),
        "item": {"commune": commune, "kind": kind, "id": item},
    }


def _sarif(findings: Sequence[Finding], wording: Wording) -> dict[str, Any]:
    codes = sorted({finding.code for finding in findings})
    return {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": TOOL, "rules": [{"id": code} for code in codes]}},
                "columnKind": "unicodeCodePoints",
                "results": [_sarif_result(finding, codes.index(finding.code), wording) for finding in findings],
            }
        ],
    }


def _sarif_result(finding: Finding, rule: int, wording: Wording) -> dict[str, Any]:
    hint = finding.hint(wording)
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file)}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
    location: dict[str, Any] = {"physicalLocation": place}
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path}]
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[finding.severity],
        "message": {"text": finding.message(wording) + (f" → {hint}" if hint else "")},
        "locations": [location],
    }


def _github(finding: Finding, wording: Wording) -> str:
    """`::error file=…,line=…,title=…::message`, %, line ends and the separators escaped as the runner wants them."""
    hint = finding.hint(wording)
    values = {"file": finding.file, **({"line": str(finding.line)} if finding.line else {}), "title": finding.code}
    properties = ",".join(f"{name}={_escaped(value, property_=True)}" for name, value in values.items())
    message = _escaped(finding.message(wording) + (f" → {hint}" if hint else ""))
    return f"::{_GITHUB_COMMANDS[finding.severity]} {properties}::{message}"


def _escaped(text: str, *, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text
