"""What is sent by hand: the text for a Zalo group and for a text message; knows no page and no picture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generators import document as d
from generators.document import Document, written
from generators.documents.setting import Setting
from generators.model import Broadcast, Item, Notice
from generators.studio.sheets import first_words, poster

MOST_IN_MESSAGE = 40  # words of a text message: four to six of its parts with marks
MOST_IN_ZALO = 220
SIGN = "•"


def zalo(item: Item, setting: Setting) -> str:
    """Title, what it says, addresses in full, whom to ask; plain text, as Zalo knows no other."""
    sheet = poster(item, setting)
    lines = [sheet.title.upper(), ""]
    if sheet.subtitle:
        lines += [sheet.subtitle, ""]
    lines += _within(_lines(sheet), MOST_IN_ZALO)
    codes = [block for block in sheet.blocks if isinstance(block, d.QrCode)]
    lines += [f"{written(code.caption)}: {code.address}" for code in codes]
    lines += ["", *_foot(item, sheet, setting)]
    return _tidied(lines)


def _lines(sheet: Document) -> Iterator[str]:
    for block in sheet.blocks:
        match block:
            case d.Paragraph():
                yield written(block.content)
            case d.Bullets():
                yield from (f"{SIGN} {written(item).rstrip(';')}" for item in block.items)
            case d.Steps():
                yield from (f"{step.number}. {written(step.action)}" for step in block.steps)
            case d.Caution():
                words = written(block.content)
                if words:
                    yield f"❗ {block.label}: {words}" if block.label else f"❗ {words}"
            case _:
                pass  # facts, codes and contacts stand in lines of their own, or on the page


def _within(lines: Iterator[str], most: int) -> list[str]:
    found: list[str] = []
    for line in lines:
        if found and sum(len(one.split()) for one in (*found, line)) > most:
            break
        found.append(line)
    return found


def _foot(item: Item, sheet: Document, setting: Setting) -> Iterator[str]:
    say = setting.wording
    if sheet.valid_to is not None and sheet.valid_to.date < date.max:
        yield say("sheets.valid-to", day=sheet.valid_to.written)
    contact = written(sheet.footer)
    if contact and contact != setting.issuer.committee:
        yield say("studio.message-ask", contact=contact)
    yield setting.issuer.short
    if _is_notice(item):
        yield say("studio.message-notice")


def _is_notice(item: Item) -> bool:
    return isinstance(item, Notice) and item.number is not None


def sms(item: Item, setting: Setting) -> str:
    """One short text: who speaks, what it is about, what it says first."""
    sheet = poster(item, setting)
    words = first_words(sheet, MOST_IN_MESSAGE)
    urgent = isinstance(item, Broadcast) and item.priority.value == "khan-cap"
    title = "" if words.lower().startswith(sheet.title.lower().rstrip(". …")) else sheet.title.rstrip(".") + ". "
    opening = setting.wording("studio.message-urgent") + " " if urgent else ""
    return _tidied([f"{setting.issuer.short}: {opening}{title}{words}".strip()]).strip()


def _tidied(lines: list[str]) -> str:
    """No two blank lines in a row, none at the ends."""
    found: list[str] = []
    for line in lines:
        if line or (found and found[-1]):
            found.append(line)
    return "\n".join(found).strip() + "\n"
