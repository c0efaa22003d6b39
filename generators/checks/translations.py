"""Words in other languages: none for a sentence that is no longer there, none that names another number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generators import translations
from generators.document import written
from generators.findings import Finding, Severity
from generators.reader import Publication, TranslationFile
from generators.validity import State, item_state
from generators.values import Day

CODES: Mapping[str, Severity] = {
    "translation-of-nothing": Severity.WARNING,
    "translation-outdated": Severity.WARNING,
    "translation-differs": Severity.WARNING,
    "translation-missing": Severity.TODO,
}


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    for file in publication.translations:
        if file.base is None:
            yield _finding(publication, file, (), "translation-of-nothing", id=file.item[1])
            continue
        yield from _pairs(publication, file)
    yield from _missing(publication, day)


def _pairs(publication: Publication, file: TranslationFile) -> Iterator[Finding]:
    assert file.base is not None
    known = set(_texts(file.base.data))
    for index, (pair, told) in enumerate(zip(file.tree.data.get("texts", ()), file.translation.texts, strict=True)):
        if " ".join(pair["vi"].split()) not in known:
            yield _finding(publication, file, ("texts", index), "translation-outdated", found=_shown(written(told.vi)))
        elif differing := translations.differences(told):
            yield _finding(publication, file, ("texts", index), "translation-differs", found=", ".join(differing))


def _missing(publication: Publication, day: Day) -> Iterator[Finding]:
    """One finding an item and language that somebody has begun: where most is there, the rest is soon done."""
    for language, key in sorted({(file.language, file.item) for file in publication.translations}):
        item = dict(publication.items()).get(key)
        if item is None or item_state(publication.commune, item, day) is State.OVER:
            continue
        files = [file for file in publication.translations if (file.language, file.item) == (language, key)]
        texts = {vietnamese for file in files for vietnamese in translations.usable(file.translation)}
        left = [found for found in dict.fromkeys(translations.sentences(item)) if found not in texts]
        if left:
            values = {"language": language, "count": str(len(left)), "first": _shown(written(left[0]))}
            yield _finding(publication, files[-1], (), "translation-missing", **values)


def _texts(value: Any) -> Iterator[str]:
    """Every text of a tree, each in one line."""
    match value:
        case str():
            yield " ".join(value.split())
        case dict():
            for inner in value.values():
                yield from _texts(inner)
        case list():
            for inner in value:
                yield from _texts(inner)
        case _:
            pass  # left blank


def _finding(
    publication: Publication, file: TranslationFile, path: tuple[str | int, ...], code: str, /, **values: str
) -> Finding:
    mark = file.tree.mark(path)
    place = ".".join(map(str, path))
    return Finding(CODES[code], code, mark.file, mark.line, place, values, (publication.commune.id, *file.item))


def _shown(words: str, limit: int = 70) -> str:
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
