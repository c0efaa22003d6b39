"""What an import did, in words a person reads from top to bottom; decides nothing and writes no file."""

from __future__ import annotations

from collections.abc import Iterator

from generators.characters import visible
from generators.importers.compare import Change, Difference
from generators.importers.importing import Imported, Planned, State
from generators.wording import Wording

_MARKS = {Change.ADDED: "+", Change.CHANGED: "~", Change.REMOVED: "-", Change.KEPT: "="}
_SHOWN = 300  # characters of a value: enough to compare two wordings
MOST_REPAIRS = 60  # of one import: single letters repaired in a whole folder of files would hide the questions


def told(made: Imported, home: str, wording: Wording, *, written: bool) -> Iterator[str]:
    """The lines of the report. `home` is the content folder's name; `written`: whether the files were written."""
    say = _Say(wording)
    for state, key in (
        (State.NEW, "new" if written else "would-be-new"),
        (State.CHANGED, "changed" if written else "would-change"),
        (State.THERE, "there"),
    ):
        planned = [each for each in made.planned if each.state is state]
        if planned:
            yield say(f"told-{key}")
        for each in planned:
            yield f"  {home}/{each.path}"
            yield from _differences(each, say)
    kept = [each for each in made.planned if each.state is State.KEPT]
    for each in kept:
        if each.differences:
            yield say("told-kept", path=f"{home}/{each.path}")
            yield from _differences(each, say)
    same = sum(each.state is State.SAME for each in made.planned) + sum(not each.differences for each in kept)
    if same:
        yield say("told-same", count=str(same))
    for name, other, share in made.twins:
        yield say("told-twin", name=name, other=other, share=str(share))
    if made.contradictions:
        yield say("told-contradictions")
    for each_ in made.contradictions:
        yield f"  {each_.one.place}: …{each_.one_says}…"
        yield f"  {each_.two.place}: …{each_.two_says}…"
        yield ""
    if made.repairs:
        yield say("told-repairs")
    for name, remark in made.repairs[:MOST_REPAIRS]:
        line = f":{remark.line}" if remark.line else ""
        yield f"  {name}{line}: {visible(say(remark.code, **remark.values))}"
    if len(made.repairs) > MOST_REPAIRS:
        yield say("told-more", count=str(len(made.repairs) - MOST_REPAIRS))


class _Say:
    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def __call__(self, code: str, /, **values: str) -> str:
        return self.wording(f"importers.{code}", **values)

    def key(self, name: str | int) -> str:
        known = f"importers.key-{name}"
        return self.wording(known) if known in self.wording else str(name)


def _differences(planned: Planned, say: _Say) -> Iterator[str]:
    for difference in planned.differences:
        yield f"    {_MARKS[difference.change]} {_place(difference, say)}: {_what(difference, say)}"


def _place(difference: Difference, say: _Say) -> str:
    return " › ".join(say.key(part) for part in difference.where)


def _what(difference: Difference, say: _Say) -> str:
    old, new = (_short(words, difference) for words in (difference.old, difference.new))
    match difference.change:
        case Change.ADDED:
            return new
        case Change.REMOVED:
            return old
        case Change.CHANGED:
            return f"{old} → {new}"
        case Change.KEPT:
            return say("told-mine", mine=old, theirs=new or say("told-gone"))


def _short(words: str, difference: Difference) -> str:
    """A value on one line; of two long ones only what surrounds their first difference."""
    words = " ".join(visible(words).split())
    if len(words) <= _SHOWN:
        return words
    both = [" ".join(visible(each).split()) for each in (difference.old, difference.new)]
    at = next((i for i, (a, b) in enumerate(zip(*both, strict=False)) if a != b), 0)
    start = max(0, at - _SHOWN // 3)
    cut = words[start : start + _SHOWN]
    return ("…" if start else "") + cut + ("…" if start + _SHOWN < len(words) else "")
