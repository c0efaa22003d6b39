"""Names that give a copied text away or confuse: another commune's, one written two ways, a dummy left over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from generators.checks.places import REFERENCES, places
from generators.findings import Finding, Severity
from generators.model import Commune
from generators.model.national import National
from generators.reader import COMMUNE, ItemKey, Publication
from generators.validity import State, item_state, state
from generators.values import Day

CODES: Mapping[str, Severity] = {
    "other-commune": Severity.WARNING,
    "name-varies": Severity.WARNING,
    "placeholder": Severity.WARNING,
}

_KINDS = ("xã", "phường", "thị trấn", "đặc khu")
_AHEAD = r"(?:xã|phường|thị trấn|đặc khu|UBND|HĐND|Đảng ủy|địa bàn)\s+"
_PLACEHOLDER = re.compile(
    r"\bNguyễn Văn [AB]\b|\bTrần Thị [AB]\b|\b(?:xã|phường) [ABCX]\b|\b[Xx]{3,}\b|lorem ipsum|\bTODO\b|\bTBD\b|\?{3,}"
    r"|\[(?:…|\.{3}|điền|tên|số|ngày)[^\]]*\]|<(?:điền|tên|số|ngày)[^>]*>|\b0123456789\b|\bexample\.(?:com|org)\b"
)

Words = tuple[ItemKey, tuple[str | int, ...], str]
"""The item, the way to the value, the value as written."""


def check(publication: Publication, day: Day) -> Iterator[Finding]:
    words = [*_words(publication, day)]
    others = _others(publication.commune, publication.national)
    proper = _proper(publication.national)
    any_case = _any_case(tuple(sorted(proper.values(), key=len, reverse=True)))
    seen: dict[str, Words] = {}
    count: dict[str, int] = {}
    for key, path, text in words:
        left = others.search(text) if others else None
        if left:
            name = " ".join(left[0].split())
            yield publication.finding(key, path, CODES["other-commune"], "other-commune", found=name)
        dummy = _PLACEHOLDER.search(text)
        if dummy:
            yield publication.finding(key, path, CODES["placeholder"], "placeholder", found=dummy[0])
        for variant in _variants(text, proper, any_case):
            seen.setdefault(variant, (key, path, text))
            count[variant] = count.get(variant, 0) + 1
    for variant, (key, path, _) in seen.items():
        values = {"found": variant, "name": proper[variant.casefold()], "count": str(count[variant])}
        yield publication.finding(key, path, CODES["name-varies"], "name-varies", **values)


def _words(publication: Publication, day: Day) -> Iterator[Words]:
    """All words of what is current; an archived text keeps its own ways."""
    commune = publication.commune
    if state(commune, day) is State.OVER:
        return
    for key, item in publication.items():
        if item_state(commune, item, day) is not State.OVER:
            for place in places(item):
                if place.name not in REFERENCES:
                    yield key, place.path, place.written
    for place in places(commune):
        if place.path[0] not in ("successor", "predecessors"):
            yield (COMMUNE, commune.id), place.path, place.written


def _others(commune: Commune, national: National) -> re.Pattern[str] | None:
    """A pattern for the names of all communes but this one, what it was formed from and what it became."""
    own = {commune.name, *(village.name for village in commune.villages)}
    own |= {_bare(name) for name in commune.predecessors}
    if commune.successor is not None:
        own.add(_bare(commune.successor.name))
    return _pattern(tuple(sorted({_bare(name) for name in national.communes} - own)))


def _bare(full_name: str) -> str:
    """The name without its kind: xã Nga Sơn is Nga Sơn."""
    kind = next((kind for kind in _KINDS if full_name.startswith(f"{kind} ")), "")
    return full_name.removeprefix(kind).strip()


@cache
def _pattern(names: Sequence[str]) -> re.Pattern[str] | None:
    if not names:
        return None
    either = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    # "xã An Phụ Đông" is another place than "xã An Phụ": no further name may follow.
    return re.compile(rf"(?i:{_AHEAD}(?:{either}))(?!\w)(?!\s+[A-ZÀ-ỸĐ][a-zà-ỹđ])")


# ── One thing, one name ──────────────────────────────────────────────────────────────────────────────────────────────


def _proper(national: National) -> Mapping[str, str]:
    """Proper names of the portals and of the glossary, by their small form; common words are no names."""
    names = [portal.name for portal in national.portals]
    names += [term.term for term in national.terms] + [term.short for term in national.terms if term.short]
    return {name.casefold(): name for name in names if any(letter.isupper() for letter in name)}


@cache
def _any_case(names: tuple[str, ...]) -> re.Pattern[str] | None:
    """The names in any capitals, but not as part of an address."""
    either = "|".join(map(re.escape, names))
    return re.compile(rf"(?<![\w./@])(?:{either})(?![.@]\w)(?!\w)", re.IGNORECASE) if names else None


def _variants(text: str, proper: Mapping[str, str], any_case: re.Pattern[str] | None) -> Iterator[str]:
    """Proper names of a text in other capitals than their own; a line all in capitals is set so, not spelled so."""
    for found in any_case.finditer(text) if any_case else ():
        name = proper.get(found[0].casefold(), found[0])
        if found[0] == name or (found[0].isupper() and len(found[0].split()) > 1):
            continue
        if found[0][0].upper() == found[0][0] and found[0][0].lower() + found[0][1:] == name:
            continue  # only the capital that begins a sentence
        yield found[0]
