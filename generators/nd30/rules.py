"""The rules of `rules.yml` by their code, as they hold on a day; knows no document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

SIZE_SETS = ((13, 14, 14), (12, 13, 13))  # Quốc hiệu, Tiêu ngữ, date: sizes move together (PL I, mục V, note)
PAPER_SLACK = 0.5  # mm: Word rounds to twips, and some call 210 mm 209.9
LONG_WORD = 18  # letters: before a word this long, an address mostly, a paragraph may stay flush left


class Severity(StrEnum):
    ERROR = "error"  # a published text with such an error has to be corrected by another one (Điều 18 khoản 3)
    WARNING = "warning"  # someone should look
    ADVICE = "advice"


@dataclass(frozen=True)
class Rule:
    """One thing the decree asks for. `limits` are inclusive, in the unit that `says` names."""

    code: str
    at: str
    severity: Severity
    says: str
    low: float = 0
    high: float = 0
    begins: date = date.min
    ends: date = date.max

    def holds_on(self, day: date) -> bool:
        return self.begins <= day <= self.ends

    def allows(self, found: float, slack: float = 0.05) -> bool:
        return self.low - slack <= found <= self.high + slack


@dataclass(frozen=True)
class RuleBook:
    """`source` is the decree in full, `version` the day of its text."""

    source: str
    version: date
    rules: Mapping[str, Rule]

    def __getitem__(self, code: str) -> Rule:
        return self.rules[code]


@cache
def rule_book() -> RuleBook:
    """All rules there ever were. ValueError names an entry that cannot be read."""
    read = yaml.safe_load(files(__package__).joinpath("rules.yml").read_text(encoding="utf-8"))
    rules: dict[str, Rule] = {}
    for entry in read["rules"]:
        rule = _rule(entry, read)
        if rule.code in rules:
            raise ValueError(f"rules.yml: {rule.code} stands there twice")
        rules[rule.code] = rule
    return RuleBook(read["source"], read["version"], rules)


def _rule(entry: Mapping[str, object], book: Mapping[str, object]) -> Rule:
    unknown = entry.keys() - {"code", "at", "severity", "says", "limits", "from", "until"}
    if unknown:
        raise ValueError(f"rules.yml: {entry.get('code')}: unknown {sorted(unknown)}")
    given = entry.get("limits", (0, 0))
    if not isinstance(given, list | tuple) or len(given) != 2:
        raise ValueError(f"rules.yml: {entry['code']}: limits are two numbers")
    low, high = given
    return Rule(
        code=str(entry["code"]),
        at=str(entry["at"]),
        severity=Severity(str(entry["severity"])),
        says=str(entry["says"]).format(low=f"{low:g}".replace(".", ","), high=f"{high:g}".replace(".", ",")),
        low=low,
        high=high,
        begins=_day(entry.get("from", book.get("from")), date.min),
        ends=_day(entry.get("until", book.get("until")), date.max),
    )


def _day(value: object, otherwise: date) -> date:
    return value if isinstance(value, date) else otherwise
