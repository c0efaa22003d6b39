"""The register of outgoing documents of a commune: which number went to which notice on which day."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from generators.faults import Fault
from generators.values import Day

NAME = "register.yml"
HEAD = (
    "# Sổ đăng ký văn bản đi. Loa ghi khi chạy loa issue; không sửa tay.\n"
    "# sum là dấu của câu chữ lúc ban hành: câu chữ đổi thì loa check báo lỗi.\n"
)


@dataclass(frozen=True)
class Entry:
    number: int
    on: Day
    notice: str
    text: str
    """The sum of the text it froze."""


@dataclass(frozen=True)
class Register:
    file: Path
    entries: tuple[Entry, ...]

    @classmethod
    def read(cls, content: Path, commune: str) -> Register:
        """The register of a commune; empty where nothing has been issued. Fault for one that says no register."""
        file = content / "communes" / commune / NAME
        if not file.exists():
            return cls(file, ())
        try:
            found = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) or {}
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise Fault("register-no-yaml") from error
        lines = found.get("issued", []) if isinstance(found, dict) else None
        if not isinstance(lines, list):
            raise Fault("register-without-list")
        return cls(file, tuple(_entry(number, line) for number, line in enumerate(lines, 1)))

    def of_year(self, year: int) -> tuple[Entry, ...]:
        """Numbers begin again each year."""
        return tuple(entry for entry in self.entries if entry.on.date.year == year)

    def with_entry(self, entry: Entry) -> dict[Path, str]:
        """The file with one more line, in the order of day and number."""
        entries = sorted((*self.entries, entry), key=lambda e: (e.on, e.number))
        lines = [
            f"  - {{number: {e.number}, on: {e.on.date.isoformat()}, notice: {e.notice}, sum: {e.text}}}\n"
            for e in entries
        ]
        return {self.file: f"{HEAD}issued:\n{''.join(lines)}"}


def _entry(number: int, line: object) -> Entry:
    match line:
        case {"number": str(given), "on": str(day), "notice": str(notice), "sum": str(text)} if given.isdecimal():
            try:
                return Entry(int(given), Day.parse(day), notice, text)
            except ValueError as error:
                raise Fault("register-entry", entry=str(number)) from error
        case _:
            raise Fault("register-entry", entry=str(number))
