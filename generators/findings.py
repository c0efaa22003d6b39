"""What is wrong or doubtful in content, said so that its writer can mend it; knows no rule itself.

A finding has a code; the words for it stand in `templates/wording/<language>/findings.yml` as `code` and `code-hint`,
those for its values in `values.yml` as `name-value`. Content alone is quoted as it is; all else is said in the language
asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from generators.wording import Wording


class Severity(StrEnum):
    ERROR = "error"  # what it touches is not published
    WARNING = "warning"  # published, but someone should look
    TODO = "todo"  # something is not known yet, or will have to be reviewed


@dataclass(frozen=True)
class Finding:
    """One thing found. `file` is as a person would name it, `line` counts from 1 (0: the file as a whole).

    `path` is the way to the value ("steps.3.branches.0.goto"), `values` fill the message. `item` names what is
    withheld by an error: (commune, kind, id); an empty commune means the file concerns all of them.
    """

    severity: Severity
    code: str
    file: str
    line: int = 0
    path: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    item: tuple[str, str, str] = ("", "", "")

    def message(self, wording: Wording) -> str:
        return self.filled(f"findings.{self.code}", wording)

    def hint(self, wording: Wording) -> str:
        """What to do about it, by its reason where that has a hint of its own; empty where the message says all."""
        for key in (f"values.reason-{self.values.get('reason')}-hint", f"findings.{self.code}-hint"):
            if key in wording:
                return self.filled(key, wording)
        return ""

    def filled(self, key: str, wording: Wording) -> str:
        """A phrase with the values, each in one line, by the name people know: of `part`, `fee` is "phí, lệ phí"."""
        plain = {name: " ".join(value.split()) for name, value in self.values.items()}
        known = {name: f"values.{name}-{value}" for name, value in plain.items()}
        return wording(key, **{n: wording(known[n], **plain) if known[n] in wording else plain[n] for n in plain})

    def printed(self, wording: Wording) -> str:
        """`file:line: path: message / hint`, as compilers print it, so that editors jump to it."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        path = f"{' '.join(self.path.split())}: " if self.path else ""
        hint = self.hint(wording)
        return f"{where}: {path}{self.message(wording)}" + (f" / {hint}" if hint else "")


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Errors first, then by place; each said once: what several communes hear of the same place concerns all."""
    rank = list(Severity)
    unique: dict[tuple[object, ...], Finding] = {}
    for f in findings:
        same = (f.severity, f.code, f.file, f.line, f.path, tuple(f.values.items()))
        other = unique.setdefault(same, f)
        if other.item[0] != f.item[0]:
            unique[same] = replace(other, item=("", *other.item[1:]))
    return tuple(sorted(unique.values(), key=lambda f: (rank.index(f.severity), f.file, f.line, f.path, f.code)))
