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

    def __call__(self, key: str, /, **values: str | int) -> str:
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


@dataclass(frozen=True)
class Language:
    """A language the website can be read in besides Vietnamese, by its ISO 639 code.

    `wording` says set phrases for content in this language, `around` for Vietnamese content: phrases that run into the
    content's own words (`parts.*`) are Vietnamese there. `whole`: the website's phrases are all its own; else menus and
    headings stay Vietnamese, and only what is translated or recorded is in this language.
    """

    code: str
    wording: Wording
    around: Wording
    whole: bool

    @property
    def spoken(self) -> str:
        """The language of menus and headings; empty for Vietnamese."""
        return self.code if self.whole else ""


RUNNING = "parts."


def read_languages(folder: Path, base: Wording) -> tuple[Language, ...]:
    """The languages that have a `site.yml` of their own, were it only with their name; what one does not word is said
    as in `base`, which is Vietnamese."""
    found = []
    for code in sorted(file.parent.name for file in folder.glob("*/site.yml")):
        own = read_wording(folder / code).phrases
        if own != base.phrases:
            running = {key: phrase for key, phrase in base.phrases.items() if key.startswith(RUNNING)}
            whole = all(key in own for key in base.phrases if key.startswith("site."))
            said = {**base.phrases, **own} if whole else {**base.phrases, NAME: own[NAME]}
            found.append(Language(code, Wording(said), Wording({**said, **running}), whole))
    return tuple(found)


NAME = "site.language-name"
