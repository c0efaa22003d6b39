"""Titles in capitals, in the small letters people read more easily: names keep theirs as the text itself writes them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from generators.importers.slips import known_names
from generators.vietnamese import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
"""Names of buttons and menus, whose capitals are their own."""
_LONGEST = 8  # words of a name
_RUNS_ON = re.compile(r"[\s,/–-]+")
_SHARE = 0.8  # of a text's letters: capitals


def in_capitals(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 3 and sum(sign.isupper() for sign in letters) >= _SHARE * len(letters)


class Casing:
    """How a document's own sentences write its words."""

    def __init__(self, sentences: list[str]) -> None:
        self._sentences = [_words(_QUOTED.sub(" . ", each)) for each in sentences if not in_capitals(each)]
        self._forms: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
        self._learned: set[str] = set()

    def _learn(self, words: set[str]) -> None:
        """How the sentences write whatever begins with one of these words; only titles ask, and only for theirs."""
        new = words - self._learned
        self._learned |= new
        for sentence, within in self._sentences:
            for at in within:
                if sentence[at].casefold() not in new:
                    continue
                for size in range(1, min(_LONGEST, len(sentence) - at) + 1):
                    form = tuple(sentence[at : at + size])
                    self._forms.setdefault(tuple(word.casefold() for word in form), Counter())[form] += 1

    def sentence(self, text: str) -> str:
        """A title as a sentence: capital first, names as this document or the state writes them, the rest small."""
        spans = [(match.start(), match.end(), match[0]) for match in _WORD.finditer(text)]
        folded = [word.casefold() for _, _, word in spans]
        self._learn({*folded})
        cased: list[str] = []
        at = 0
        while at < len(spans):
            name = next((n for n in range(min(_LONGEST, len(spans) - at), 1, -1) if self._name(folded[at : at + n])), 0)
            if name:
                cased += self._name(folded[at : at + name])
                at += name
                continue
            cased.append(self._alone(spans[at][2]))
            at += 1
        done, made = 0, ""
        for (start, end, _), word in zip(spans, cased, strict=True):
            made += text[done:start] + word
            done = end
        made += text[done:]
        first = _WORD.search(made)
        return made[: first.start()] + first[0][0].upper() + made[first.start() + 1 :] if first else made

    def _name(self, words: list[str]) -> tuple[str, ...]:
        """How the sentences write these words together, where they write them with a capital and most often so."""
        forms = self._forms.get(tuple(words))
        if forms is None:
            return _known_names().get(tuple(words), ())
        form = forms.most_common(1)[0][0]
        if form == tuple(words) or not form[0][0].isupper() or all(word.isupper() for word in form):
            return _known_names().get(tuple(words), ())
        return form

    def _alone(self, word: str) -> str:
        forms = self._forms.get((word.casefold(),))
        if not is_syllable(word):
            known = forms.most_common(1)[0][0][0] if forms else ""
            return known if known and known != known.casefold() else word
        return word.casefold()


def _words(sentence: str) -> tuple[list[str], list[int]]:
    """The words of a sentence, and which of them stand within it: the first has its capital from the sentence."""
    spans = [*_WORD.finditer(sentence)]
    within = [at for at in range(1, len(spans)) if _RUNS_ON.fullmatch(sentence, spans[at - 1].end(), spans[at].start())]
    return [span[0] for span in spans], within


@lru_cache(maxsize=1)
def _known_names() -> dict[tuple[str, ...], tuple[str, ...]]:
    names = [tuple(_WORD.findall(name)) for name in known_names()]
    return {tuple(word.casefold() for word in name): name for name in names if len(name) > 1}
