"""Running text as Markdown: words, values and links in one line; knows no block and no page.

Whatever stands in the content stays text: no character of it can become a tag, a link, an attribute or a list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import assert_never

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

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"}
_BACKSLASHED = re.compile(r"[\\`*_{}\[\]#]")
_NUMBER = re.compile(r"^(\d+)\.(?=\s|$)")


def text(plain: str) -> str:
    """Words that are a whole line, as Markdown that shows exactly these words."""
    return guarded(escaped(" ".join(plain.split())))


def escaped(plain: str) -> str:
    """Words inside a line as Markdown that shows exactly these words."""
    slashed = _BACKSLASHED.sub(lambda found: "\\" + found[0], _CONTROL.sub("", plain))
    return "".join(_ENTITIES.get(character, character) for character in slashed)


def attribute(plain: str) -> str:
    """The value of a tag's attribute; Markdown looks for links, code and table cells inside tags too."""
    value = escape(" ".join(_CONTROL.sub("", plain).split()))
    return re.sub(r"[\\`\[\]!|]", lambda found: f"&#{ord(found[0])};", value)


def guarded(line: str) -> str:
    """A line that opens no list, rule, definition or admonition, whatever it begins with."""
    if found := _NUMBER.match(line):
        return f"{found[1]}\\.{line[found.end() :]}"
    if line.startswith(("-", "+", ".", "!")):
        return f"\\{line}"
    if line.startswith((":", "=")):
        return f"&#{ord(line[0])};{line[1:]}"
    return line


def breakable(shown: str) -> str:
    """An address that a narrow screen breaks after its scheme, or before a dot or a slash; a short host stays whole."""
    if not re.search(r"\w\.\w", shown) or " " in shown:
        return escaped(shown)
    scheme, slashes, rest = shown.rpartition("://")
    host = re.split(r"[/?]", rest)[0]
    hosts = [host] if len(host) <= WHOLE else _BREAK.split(host)
    parts = [scheme + slashes, *hosts, *_BREAK.split(rest[len(host) :])]
    return "<wbr>".join(escaped(part) for part in parts if part)


_BREAK = re.compile(r"(?<=\w)(?=[./?]\w)")


def web_address(address: str) -> str:
    """What a browser follows: https:// put before a bare host; empty for what is no address of the web."""
    address = address.strip()
    if re.match(r"(https?://|mailto:|tel:)[^\s]", address):
        return address
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", address):
        return f"https://{address}"
    return ""


def percent_encoded(part: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in part)


VIETNAMESE = "vi"
WHOLE = 18  # letters of an address that stay together: dichvucong.gov.vn fits the narrowest column there is
STEP = "Bước {number}"


class Terms:
    """The glossary's words, each given out once: at its first use."""

    def __init__(self, terms: Mapping[str, str]) -> None:
        self.left = {term.casefold(): there for term, there in terms.items() if term}

    def taken(self, term: str) -> str:
        """Where the term is explained, the first time it is asked for; then empty."""
        there = self.left.pop(term.casefold(), "")
        if there:  # its other names lead to the same place
            self.left = {name: other for name, other in self.left.items() if other != there}
        return there

    def linked(self, plain: str) -> str:
        """Running text with the first use of each word as a link; the longest word wins where two begin alike."""
        if not self.left:
            return escaped(plain)
        names = "|".join(re.escape(name) for name in sorted(self.left, key=len, reverse=True))
        parts, end = [], 0
        for found in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", plain, re.IGNORECASE):
            if there := self.taken(found[0]):
                link = f"[{escaped(found[0])}]({there}){{: .term }}"
                parts += [escaped(plain[end : found.start()]), link]
                end = found.end()
        return "".join((*parts, escaped(plain[end:])))


@dataclass
class Lines:
    """The lines of one page. It remembers which guide it is in and which words have been explained.

    `addresses`: other pages as seen from this one, by item. `steps`: anchors by number of the guide and id of the step.
    """

    addresses: Mapping[str, str]
    steps: Mapping[tuple[int, str], str]
    terms: Terms
    language: str = VIETNAMESE
    """The language of the words at hand."""
    step: str = STEP
    """What a step is called in the language of the page."""
    guide: int = 0
    explained: set[str] = field(default_factory=set)

    @property
    def theirs(self) -> str:
        """The attribute of what stays Vietnamese among words of another language: what screens and stamps say."""
        return "" if self.language == VIETNAMESE else f' lang="{VIETNAMESE}"'

    def line(self, content: Inlines) -> str:
        """One line of running text, its words explained where the glossary knows them."""
        return self._joined(content, linking=True)

    def plain_line(self, content: Inlines) -> str:
        """One line of a heading or label, where a link to the glossary would only be in the way."""
        return self._joined(content, linking=False)

    def _joined(self, content: Inlines, *, linking: bool) -> str:
        return guarded(" ".join("".join(self.inline(inline, linking=linking) for inline in content).split()))

    def inline(self, inline: Inline, *, linking: bool = False) -> str:
        match inline:
            case Text(plain):
                return self.terms.linked(plain) if linking else escaped(plain)
            case LegalReference(plain):
                return f"<span{self.theirs}>{escaped(plain)}</span>" if self.theirs else escaped(plain)
            case Strong(children):
                return f"<strong>{''.join(self.inline(child, linking=linking) for child in children)}</strong>"
            case InLanguage(language, children):
                outside, self.language = self.language, language
                inside = "".join(self.inline(child, linking=linking) for child in children)
                self.language = outside
                return f'<span lang="{attribute(language)}">{inside}</span>'
            case ScreenLabel(plain):
                return f'<b class="screen"{self.theirs}>“{escaped(plain)}”</b>'
            case Link(address, shown):
                return self.link(address, shown or address)
            case ItemLink(item, shown):
                there = self.addresses.get(item)
                return f"[{escaped(shown)}]({there})" if there else escaped(shown)
            case StepLink():
                return self.step_link(inline, (self.step if self.theirs else STEP).format(number=inline.number))
            case Abbreviation(short, full):
                return self.abbreviation(short, full)
            case Sms(message, to):
                sms = f"sms:{percent_encoded(to)}?body={percent_encoded(message)}"
                shown = f"{message} → {to}" if self.theirs else written((inline,))
                return f'<a class="sms" href="{sms}">{escaped(shown)}</a>'
            case Blank(dots):
                return "…" * max(1, dots // 3)
            case Day():
                return f'<time datetime="{inline.date.isoformat()}">{inline.written}</time>'
            case ClockTime():
                return f'<time datetime="{inline.written}">{inline.written}</time>'
            case Money():
                amount = f"VND {inline.amount:,}" if self.theirs else inline.written
                return f'<span class="money">{amount}</span>'
            case Phone():
                return self.phone(inline)
            case _:
                assert_never(inline)

    def link(self, address: str, shown: str) -> str:
        """A link to the web; an address no browser should follow stays text."""
        href = web_address(address)
        return f'<a href="{attribute(href)}">{breakable(shown)}</a>' if href else escaped(shown)

    def anchor(self, step: str) -> str:
        """Where a step stands: in this guide, else in the first that has it; empty where none has."""
        own = self.steps.get((self.guide, step))
        return own or next((there for (_, other), there in self.steps.items() if other == step), "")

    def step_link(self, link: StepLink, shown: str) -> str:
        anchor = self.anchor(link.step)
        return f"[{escaped(shown)}](#{anchor})" if anchor else escaped(shown)

    def phone(self, phone: Phone) -> str:
        return f'<a class="phone" href="tel:{phone.dialled}">{phone.written.replace(" ", "&nbsp;")}</a>'

    def abbreviation(self, short: str, full: str) -> str:
        """Explained at its first use for those who cannot hover, a tooltip after that."""
        if short in self.explained:
            return f'<abbr title="{attribute(full)}">{escaped(short)}</abbr>'
        self.explained.add(short)
        there = self.terms.taken(short) or self.terms.taken(full)
        name = f"[{escaped(short)}]({there})" if there else escaped(short)
        return f'<abbr title="{attribute(full)}">{name}</abbr>'
