"""Headings and set phrases of the outputs, by key; knows no content and no form.

`templates/wording/<language>/<room>.yml` holds them, one flat mapping a file; the key of a phrase is `room.key`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Wording:
    """The set phrases of one language. A phrase may hold `{name}` places."""

    phrases: Mapping[str, str]

    def __call__(self, key: str, /, **values: str) -> str:
        """The phrase, its places filled; KeyError for a key or a place nobody gave."""
        return self.phrases[key].format(**values) if values else self.phrases[key]

    def __contains__(self, key: str) -> bool:
        return key in self.phrases


def read_wording(folder: Path) -> Wording:
    """All phrases below one language's folder; ValueError names a file that is not a flat mapping of texts."""
    phrases: dict[str, str] = {}
    for file in sorted(folder.glob("*.yml")):
        found = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader) or {}
        if not isinstance(found, dict) or not all(isinstance(v, str) for v in found.values()):
            raise ValueError(f"{file}: not a flat mapping of key: phrase")
        phrases.update({f"{file.stem}.{key}": phrase for key, phrase in found.items()})
    return Wording(phrases)


def read_languages(folder: Path, base: Wording) -> tuple[tuple[str, Wording], ...]:
    """The languages the website can be read in besides that of `base`, by their ISO 639 code.

    A language is one that words the website (`site.yml`); what else it does not word is said as in `base`.
    """
    codes = sorted(found.parent.name for found in folder.glob("*/site.yml"))
    own = ((code, read_wording(folder / code).phrases) for code in codes)
    return tuple((code, Wording({**base.phrases, **phrases})) for code, phrases in own if phrases != base.phrases)
