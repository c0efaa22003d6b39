"""What a build is asked for; light to load, so that "nothing to do" can be settled before anything else is."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generators import treestamp
from generators.values import Day

Scope = Literal["site", "announcements", "notices", "audio"]
SCOPES: tuple[Scope, ...] = ("site", "announcements", "notices", "audio")


@dataclass(frozen=True)
class Request:
    """What a build is asked for. `day` None means each commune at its own documents' time (--as-issued)."""

    root: Path
    content: Path
    output: Path
    today: Day
    day: Day | None
    communes: tuple[str, ...] = ()
    scopes: frozenset[Scope] = frozenset(SCOPES)
    voice: str | None = None
    item: str = ""
    """`broadcasts/khan-1`: of all editions only those of this item, which cannot wait; the others stay as they are."""
    jobs: int = field(default_factory=lambda: len(os.sched_getaffinity(0)))

    @property
    def templates(self) -> Path:
        return self.root / "templates"

    @property
    def asked(self) -> str:
        """The question a build answers, without the day when that is simply today."""
        day = "as-issued" if self.day is None else "today" if self.day == self.today else self.day.date.isoformat()
        past = self.day is None or self.day < self.today
        return repr((str(self.content), self.communes, sorted(self.scopes), self.voice, self.item, day, past))

    def tree(self) -> str:
        """The stamp of all that shapes the outputs, by file times."""
        package = Path(__file__).parent
        roots = (self.content, self.templates, package, self.root / "requirements.lock", self.root / "mkdocs.yml")
        return treestamp.stamp(roots, self.asked)
