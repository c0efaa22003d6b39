"""The register of outgoing documents of a commune: which number went to which notice on which day."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

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
        """The register of a commune; empty where nothing has been issued. ValueError for one that cannot be read."""
        file = content / "communes" / commune / NAME
        if not file.exists():
            return cls(file, ())
        found = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) or {}
        return cls(
            file,
            tuple(
                Entry(int(line["number"]), Day.parse(line["on"]), line["notice"], line["sum"])
                for line in found.get("issued", [])
            ),
        )

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
