"""The small inline markup of prose in content: text in, typed inlines out; knows no YAML and no form.

    prose  = *( plain | strong | value )
    strong = "**" 1*( plain | value ) "**"
    value  = "{" kind ":" payload [ "|" shown ] "}"
    plain  = any character; "{{" is one "{", "}}" one "}"

    {screen:Đăng ký}                a word on the screen, written “Đăng ký”
    {link:https://… | shown words}  an address; without shown words the address itself
    {item:procedure/khai-sinh | shown}   another item of the commune
    {step:xac-nhan}                 a step of the same guide, written "Bước 6"
    {date:2023-07-10} {time:05:30} {money:8000} {phone:0972645498}
    {law:42/2022/NĐ-CP | Nghị định số 42/2022/NĐ-CP}
    {abbr:UBND | Ủy ban nhân dân}   short form, and the full one
    {sms:TTTB | 1414}               what to type, and the number it goes to
    {blank:10}                      dots for a pen
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generators.document import (
    Abbreviation,
    Blank,
    Inline,
    Inlines,
    ItemLink,
    LegalReference,
    Link,
    ScreenLabel,
    Sms,
    StepLink,
    Strong,
    Text,
)
from generators.faults import Fault
from generators.values import ClockTime, Day, Money, Phone


class MarkupError(Fault):
    """Prose whose markup cannot be read; its words are for the writer of the content."""


MAX_MONEY = 10**15  # đồng: above every budget
MAX_DOTS = 200  # two lines of dots


def _number(payload: str, most: int) -> int:
    """A whole number in plain digits; ValueError for anything else, and for more than `most`."""
    if not re.fullmatch("[0-9]{1,16}", payload) or int(payload) > most:
        raise ValueError(payload)
    return int(payload)


def _shown_or_payload(payload: str, shown: str) -> str:
    return shown or payload


_KINDS: dict[str, Callable[[str, str], Inline]] = {
    "screen": lambda payload, shown: ScreenLabel(payload),
    "link": lambda payload, shown: Link(payload, shown),
    "item": lambda payload, shown: ItemLink(payload, _needed(shown, "item")),
    "step": lambda payload, shown: StepLink(payload, ""),
    "date": lambda payload, shown: Day.parse(payload),
    "time": lambda payload, shown: ClockTime.parse(payload),
    "money": lambda payload, shown: Money(_number(payload, MAX_MONEY)),
    "phone": lambda payload, shown: Phone.parse(payload),
    "law": lambda payload, shown: LegalReference(_shown_or_payload(payload, shown)),
    "abbr": lambda payload, shown: Abbreviation(payload, _needed(shown, "abbr")),
    "sms": lambda payload, shown: Sms(payload, _needed(shown, "sms")),
    "blank": lambda payload, shown: Blank(_number(payload, MAX_DOTS)),
}
_EXAMPLES = {
    "date": "{date:2026-09-01}",
    "time": "{time:05:30}",
    "money": "{money:8000}",
    "phone": "{phone:0912345678}",
    "blank": "{blank:10}",
}
"""Of the kinds whose payload can be wrong: how it is written right."""

_TOKEN = re.compile(r"\{\{|\}\}|\*\*|\{([^{}]*)\}|[{}]|[^{}*]+|\*")


def _needed(shown: str, kind: str) -> str:
    if not shown:
        raise MarkupError("one-part", kind=kind)
    return shown


def parse(prose: str) -> Inlines:
    """The prose as inlines; MarkupError says what could not be read and how it is written right."""
    return tuple(_joined(_inlines(prose)))


def _inlines(prose: str) -> Iterator[Inline]:
    strong: list[Inline] | None = None
    for token in _TOKEN.finditer(prose):
        found = token[0]
        if found == "**":
            if strong is None:
                strong = []
            else:
                if not strong:
                    raise MarkupError("strong-empty")
                yield Strong(tuple(_joined(iter(strong))))
                strong = None
            continue
        inline: Inline
        if found in ("{{", "}}"):
            inline = Text(found[0])
        elif token[1] is not None:
            inline = _value(token[1])
        elif found in "{}":
            raise MarkupError("lone-brace", brace=found, twice=found * 2)
        else:
            inline = Text(found)
        if strong is None:
            yield inline
        else:
            strong.append(inline)
    if strong is not None:
        raise MarkupError("strong-open")


def _value(inside: str) -> Inline:
    kind, colon, rest = inside.partition(":")
    kind, inside = kind.strip(), inside if len(inside) <= 60 else inside[:59] + "…"  # for messages
    if not colon or kind not in _KINDS:
        raise MarkupError("no-such-value", value=f"{{{inside}}}", twice=f"{{{{{inside}}}}}", known=", ".join(_KINDS))
    payload, _, shown = (part.strip() for part in rest.partition("|"))
    if not payload:
        raise MarkupError("value-empty", value=f"{{{inside}}}")
    try:
        return _KINDS[kind](payload, shown)
    except MarkupError:
        raise
    except ValueError as error:
        raise MarkupError("value-unread", value=f"{{{inside}}}", example=_EXAMPLES[kind]) from error


def _joined(inlines: Iterator[Inline]) -> Iterator[Inline]:
    """Neighbouring plain texts as one."""
    pending = ""
    for inline in inlines:
        if isinstance(inline, Text):
            pending += inline.text
            continue
        if pending:
            yield Text(pending)
            pending = ""
        yield inline
    if pending:
        yield Text(pending)
