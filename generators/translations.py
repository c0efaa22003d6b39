"""An item of content in another language, sentence by sentence; knows no page and no file.

A pair counts only while its Vietnamese side stands in the item to the letter, and while both sides name the same
numbers and addresses: a rule that has changed, or a fee mistyped, is told in Vietnamese rather than wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from generators.document import InLanguage, Inline, Inlines, Link, Sms, Strong, written
from generators.model.translation import Pair, Translation
from generators.values import Phone

M = TypeVar("M", bound=BaseModel)

VIETNAMESE = "vi"
LEFT = {
    "id", "source", "facts", "aliases", "code", "decision", "level", "number", "address", "legal_basis",
    "goto", "contact", "form", "guide", "guides", "image", "symbol", "sms", "to",
}  # fmt: skip
"""Fields that no translation touches: names for machines, and what a law is called."""

_INLINES = get_args(Inline)
_NUMBER = re.compile(r"\d+(?:[.,]\d{3})+(?!\d)|\d+")

Texts = Mapping[Inlines, Inlines]


def usable(translation: Translation) -> Texts:
    """The pairs that may be shown, by their Vietnamese side."""
    return {pair.vi: pair.to for pair in translation.texts if not differences(pair)}


def differences(pair: Pair) -> tuple[str, ...]:
    """The numbers and addresses that only one of the two sides names."""
    vietnamese, other = _values(pair.vi), _values(pair.to)
    return tuple(sorted(vietnamese ^ other))


def translated(item: M, texts: Texts, language: str, page: str) -> M:
    """The item with every sentence there is in `language`; what is not in the language of the `page` around it is
    marked so."""
    return _Translator(texts, language, page).entry(item)


def sentences(item: BaseModel) -> Iterator[Inlines]:
    """Everything within an item that can be translated, in its order."""
    for name in type(item).model_fields:
        if name not in LEFT:
            yield from _sentences(getattr(item, name))


def _sentences(value: object) -> Iterator[Inlines]:
    match value:
        case BaseModel():
            yield from sentences(value)
        case tuple() if _is_prose(value):
            yield value
        case tuple():
            for part in value:
                yield from _sentences(part)
        case _:
            pass  # a plain text is a name or a label; translating it is possible, not missed


class _Translator:
    def __init__(self, texts: Texts, language: str, page: str) -> None:
        self.texts, self.language, self.page = texts, language, page
        self.plain = {written(vietnamese): written(other) for vietnamese, other in texts.items()}

    def entry(self, entry: M) -> M:
        names = [name for name in type(entry).model_fields if name not in LEFT]
        return entry.model_copy(update={name: self.value(getattr(entry, name)) for name in names})

    def value(self, value: Any) -> Any:
        match value:
            case BaseModel():
                return self.entry(value)
            case tuple() if _is_prose(value):
                found = self.texts.get(value)
                return self.marked(value, VIETNAMESE) if found is None else self.marked(found, self.language)
            case tuple():
                return tuple(self.value(part) for part in value)
            case str() if type(value) is str:  # a choice of a closed list stays what it is
                return self.plain.get(value, value)
            case _:
                return value

    def marked(self, words: Inlines, language: str) -> Inlines:
        return words if language == self.page else (InLanguage(language, words),)


def _is_prose(value: tuple[object, ...]) -> bool:
    return bool(value) and all(isinstance(part, _INLINES) for part in value)


def _values(content: Inlines) -> set[str]:
    """Numbers without their separators and leading zeros, and what links and messages lead to."""
    numbers = {str(int(re.sub(r"[.,]", "", found))) for found in _NUMBER.findall(written(content))} - {"0"}
    return numbers | {place for inline in content for place in _leads(inline)}


def _leads(inline: Inline) -> Iterator[str]:
    match inline:
        case Link(address, _):
            yield address
        case Sms(text, to):
            yield f"{text} {to}"
        case Phone():
            yield inline.digits
        case Strong(children) | InLanguage(_, children):
            for child in children:
                yield from _leads(child)
        case _:
            pass  # no address
