"""Which entry of one version is which of another, and whether a value still says what its original says. Knows trees, not
what they are about.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from generators.importers.draft import plain_text

LOCAL = frozenset(("source", "draft", "facts"))
"""Keys that tell about a value and are none."""
_ALIKE = 0.55  # of the letters: two wordings of one entry
_QUOTED = re.compile(r"“(.*?)”(?=;|$)", re.DOTALL)
_MARKUP = re.compile(r"\{(?P<kind>\w+):(?P<payload>[^}|]*)(?:\|(?P<shown>[^}]*))?\}")


def paired(new: Sequence[Any], old: Sequence[Any]) -> dict[int, int]:
    """Which entry of the new list is which of the old: by the same words of the original, by id, by likeness."""
    found: dict[int, int] = {}
    free = dict.fromkeys(range(len(old)))

    def take(index: int, at: int) -> None:
        found[index] = at
        del free[at]

    for same in (_quote_key, _id_key, _plain_key):
        for index, entry in enumerate(new):
            if index in found or not (key := same(entry)):
                continue
            at = next((at for at in free if same(old[at]) == key), None)
            if at is not None:
                take(index, at)
    likely = sorted(
        (
            (_likeness(new[index], old[at]), -abs(index - at), index, at)
            for index in range(len(new))
            if index not in found
            for at in free
        ),
        reverse=True,
    )
    for ratio, _, index, at in likely:
        if ratio >= _ALIKE and index not in found and at in free:
            take(index, at)
    return found


def _quote_key(entry: Any) -> str:
    return quotes_of(entry) if isinstance(entry, dict) else ""


def _id_key(entry: Any) -> str:
    if not isinstance(entry, dict):
        return ""
    return str(
        entry.get("id")
        or entry.get("code")
        or entry.get("number")
        or entry.get("guide")
        or entry.get("procedure")
        or ""
    )


def _plain_key(entry: Any) -> str:
    return (
        repr(plain_text(entry))
        if not isinstance(entry, dict)
        else repr({k: plain_text(v) for k, v in entry.items() if k not in LOCAL})
    )


def _likeness(one: Any, two: Any) -> float:
    first, second = _bare(shown(one)), _bare(shown(two))
    if not first or not second:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE else 0.0


def quotes_of(entry: Mapping[str, Any]) -> str:
    """The words of the original that an entry's `source` quotes, without file and line."""
    return "".join(_bare(found) for found in _QUOTED.findall(str(entry.get("source") or "")))


def untouched(value: Any, quote: str) -> bool:
    """Whether all a value says stands in the original it was taken from."""
    if isinstance(value, dict):
        own = quotes_of(value) or quote
        return all(
            untouched(each, own)
            for key, each in value.items()
            if key not in (*LOCAL, "id", "goto", "form", "method", "unit")
        )
    if isinstance(value, list):
        return all(untouched(each, quote) for each in value)
    words = _bare(_MARKUP.sub(_seen, str(value)))
    return words.removeprefix(_bare("Cần kiểm tra lại")) in quote or words in ("yes", "no")


def _seen(found: re.Match[str]) -> str:
    if found["kind"] == "date":
        year, month, day = found["payload"].split("-")
        return f"{int(day)}{int(month)}{year}"
    if found["kind"] == "step":
        return ""
    return found["shown"] or found["payload"]


def _bare(text: str) -> str:
    """Letters and figures only; zeros before a figure and marks between its groups left out."""
    grouped = re.sub(r"(?<=\d)[.,](?=\d{3}(?!\d))", "", text.casefold())
    return re.sub(r"[\W_]|(?<!\d)0+(?=\d)", "", grouped)


def name_of(entry: Any, index: int) -> str | int:
    """How a person finds an entry in its list."""
    if isinstance(entry, dict):
        for key in ("id", "code", "number", "method", "field", "guide", "procedure"):
            if entry.get(key):
                return str(entry[key])
    return index + 1


def shown(value: Any) -> str:
    """A value as one line, for reading side by side."""
    match value:
        case None:
            return ""
        case dict():
            first = [
                key
                for key in ("name", "title", "text", "do", "definition", "rule", "heading", "when", "caution")
                if key in value
            ]
            keys = first or [key for key in value if key not in (*LOCAL, "id")]
            return " ".join(filter(None, (shown(value[key]) for key in keys)))
        case list():
            return "; ".join(shown(each) for each in value)
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
