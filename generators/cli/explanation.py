"""Why each edition was made, or was not, for people and as JSON; knows how a build reports, and no form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generators.cli.options import tell

if TYPE_CHECKING:  # loaded with the build, which is not there yet when the command's words are read
    from generators.build import Outcome
    from generators.reasons import Because, Reason

LONGEST = 160  # characters of changed words in one reason: enough to recognise the edit
MOST = 4  # reasons told of one edition: a website can have hundreds of changed files


def explanation(outcome: Outcome, *, as_json: bool) -> str:
    """What was made first, what stands last; each in the order of its path."""
    reasons = sorted(outcome.reasons, key=lambda reason: (reason.fate == "kept", reason.path))
    if as_json:
        return json.dumps([_as_data(reason) for reason in reasons], ensure_ascii=False, indent=1)
    return "\n".join(_line(reason) for reason in reasons)


def _as_data(reason: Reason) -> dict[str, object]:
    because = [{"why": each.why.value, "detail": each.detail, "text": _text(each)} for each in reason.because]
    return {"path": reason.path, "fate": reason.fate.value, "because": because}


def _line(reason: Reason) -> str:
    told = [_text(each) for each in reason.because]
    more = [tell("cli.why-more", count=str(len(told) - MOST))] if len(told) > MOST else []
    return f"{tell(f'cli.fate-{reason.fate.value}')}  {reason.path}: {'; '.join([*told[:MOST], *more])}"


def _text(because: Because) -> str:
    detail = because.detail if len(because.detail) <= LONGEST else f"{because.detail[:LONGEST]}…"
    return tell(f"cli.why-{because.why.value}", detail=detail)
