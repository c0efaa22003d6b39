"""What is sent by hand of an item: the text for a Zalo group, and the text message with its marks and without."""

from __future__ import annotations

from generators.documents.setting import Setting
from generators.documents.sheet import first_words
from generators.model import Broadcast, Campaign, Item, Notice, Procedure
from generators.model.broadcast import Priority
from generators.studio.sheets import poster
from generators.writers import short_text

MOST_IN_MESSAGE = 40  # words of a text message: four to six of its parts with marks


def texts(item: Item, setting: Setting) -> dict[str, str]:
    """By name: "zalo", "sms", "sms-khong-dau"."""
    message = sms(item, setting)
    zalo = short_text.zalo(poster(item, setting), setting.wording)
    return {"zalo": zalo, "sms": message, "sms-khong-dau": short_text.unmarked(message)}


def sms(item: Item, setting: Setting) -> str:
    """Of what people look up, where to find it; of what they are told, the words themselves."""
    sheet = poster(item, setting)
    match item:
        case Procedure() | Campaign():
            return short_text.sms(sheet, setting.wording)
        case Notice() | Broadcast():
            words = first_words(sheet, MOST_IN_MESSAGE)
            urgent = isinstance(item, Broadcast) and item.priority is Priority.URGENT
            opening = setting.wording("studio.message-urgent") + " " if urgent else ""
            said_already = words.lower().startswith(sheet.title.lower().rstrip(". …"))
            title = "" if said_already else sheet.title.rstrip(".") + ". "
            return " ".join(f"{setting.issuer.short}: {opening}{title}{words}".split())
