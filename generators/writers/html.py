"""Inlines as escaped HTML for paper, and addresses as people read them; knows no block, no page and no look.

What a reader sees of an inline is exactly `document.written`; the elements around it only keep numbers, dates and names
from breaking across lines. They are `<span>`s, the one element that a tagged PDF reads aloud as part of its sentence.
"""

from __future__ import annotations

import re
from html import escape as _escape
from typing import assert_never
from urllib.parse import urlsplit

from generators.document import (
    Abbreviation,
    Blank,
    InLanguage,
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
    written,
)
from generators.values import ClockTime, Day, Money, Phone

LONGEST_TYPED = 56  # characters of an address; a longer one is scanned, not typed
LONGEST_WHOLE = 27  # characters of an address that fit a third of a page: lienthong.dichvucong.gov.vn
LONGEST_PIECE = 22  # characters of an address that stay together in a narrow column
NO_BREAK = "\u00a0"
MAY_BREAK = "\u200b"  # not <wbr>, which would be a link of its own within a link
LABEL_ON_ONE_LINE = 28  # a longer screen label may break between words: it would leave a hole in the line before it


def escape(plain: str) -> str:
    return _escape(plain, quote=False)


def attribute(plain: str) -> str:
    """Text inside the double quotes of an attribute."""
    return _escape(plain, quote=True)


def inlines(content: Inlines) -> str:
    return "".join(_inline(inline) for inline in content)


def settled(content: Inlines) -> str:
    """A text whose last two syllables stay together, as do names of places: none stands alone on the last line."""
    kept = tuple(Text(_PLACE.sub(_whole, part.text)) if isinstance(part, Text) else part for part in content)
    last = kept[-1] if kept else None
    if isinstance(last, Text) and (found := re.search(r"(?<=\s)\S{1,8} \S{1,8}$", last.text)):
        before = (*kept[:-1], Text(last.text[: found.start()]))
        return inlines(before) + escape(found[0].replace(" ", NO_BREAK))  # an element here would break lines too early
    return inlines(kept)


def _whole(found: re.Match[str]) -> str:
    return found[0].replace(" ", NO_BREAK)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _prose(text)
        case Strong(children):
            return f'<span class="bold">{inlines(children)}</span>'
        case InLanguage(language, children):
            return f'<span lang="{attribute(language)}">{inlines(children)}</span>'
        case ScreenLabel(text):
            shown = text.replace(" ", NO_BREAK) if len(text) <= LABEL_ON_ONE_LINE else text
            return f'<span class="bold label">“{escape(shown)}”</span>'
        case Link(address, shown):
            if not shown or shown == address:
                return weblink(address, address, "link")
            return f'<a class="link" href="{attribute(full_address(address))}">{escape(shown)}</a>'
        case ItemLink(_, shown):
            return _prose(shown)
        case StepLink():
            return f'<span class="bold whole">{escape(written((inline,)))}</span>'
        case LegalReference(text):
            return _prose(text)
        case Abbreviation(short, full):
            return f'<span title="{attribute(full)}">{escape(short)}</span>'
        case Sms():
            return f'<span class="bold whole">{escape(written((inline,)))}</span>'
        case Blank():
            return f'<span class="blank whole">{escape(written((inline,)))}</span>'
        case Phone():
            return f'<span class="bold whole">{escape(inline.written)}</span>'
        case Day() | ClockTime() | Money():
            return f'<span class="whole">{escape(inline.written)}</span>'
        case _:
            assert_never(inline)


# A number of a law, a range of years, a date: a line break after its slash or hyphen makes it two things.
_UNBROKEN = re.compile(r"(?<!\S)\S*\w[/–-]\w\S*|(?<!\S)(?:Điều|khoản|điểm|Mục|mục|Bước|số|ngày|tháng|năm) (?=\d)\S+")
# “xã Nga Sơn”: a unit and the two or three syllables of its name.
_CAPITALS = "".join(filter(str.isupper, map(chr, range(ord("A"), ord("ỹ")))))
_PLACE = re.compile(rf"\b(?:xã|phường|tỉnh|thành phố|thị trấn|huyện|quận|thôn|bản|ấp)(?: [{_CAPITALS}]\w+){{1,3}}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.vn\b\S*")


def _prose(text: str) -> str:
    """Plain text, escaped; the tokens a line must not break in are wrapped whole."""
    parts = []
    end = 0
    for found in _UNBROKEN.finditer(text):
        parts.append(escape(text[end : found.start()]))
        token = found[0]
        parts.append(
            breakable(token)
            if _ADDRESS.search(token) or len(token) > LABEL_ON_ONE_LINE
            else f'<span class="whole">{escape(token)}</span>'
        )
        end = found.end()
    return "".join(parts) + escape(text[end:])


def full_address(address: str) -> str:
    """What a hyperlink opens: an address written without its scheme takes https."""
    return address if "://" in address or address.startswith(("mailto:", "tel:")) else f"https://{address}"


def host(address: str) -> str:
    return urlsplit(full_address(address)).hostname or ""


def plain_address(address: str) -> str:
    """The address as a person types it and a phone shows it: no scheme, no last slash."""
    return re.sub(r"^https?://", "", address).rstrip("/")


def short_address(address: str) -> str:
    """The plain address, its end cut when nobody would type it: the name of the site is what must be compared."""
    plain = plain_address(address)
    if len(plain) <= LONGEST_TYPED:
        return plain
    return plain[: max(LONGEST_TYPED, len(host(address)) + 1)] + "…"


def weblink(address: str, shown: str, kind: str = "") -> str:
    """A link that shows an address. A short one is one element: each element within would be a link of its own."""
    whole = len(shown) <= LONGEST_WHOLE
    kinds = " ".join(part for part in (kind, "whole" if whole else "") if part)
    said = f' class="{kinds}"' if kinds else ""
    words = escape(shown) if whole else breakable(shown)
    return f'<a{said} href="{attribute(full_address(address))}">{words}</a>'


def breakable(address: str) -> str:
    """An address, escaped. A long one may break before a dot or after a slash, where it shows that it goes on.

    A short one stays whole.
    """
    if len(address) <= LONGEST_WHOLE:
        return f'<span class="whole">{escape(address)}</span>'
    parts = re.split(r"(?<=[^/][/?&=])(?=[^/])|(?<=\w)(?=\.\w)", address)
    pieces = (part[start : start + LONGEST_PIECE] for part in parts for start in range(0, len(part), LONGEST_PIECE))
    return MAY_BREAK.join(escape(piece) for piece in pieces)
