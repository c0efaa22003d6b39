"""What stands within a line: words, and values that stay values; imports only values."""

from __future__ import annotations

from dataclasses import dataclass

from generators.values import ClockTime, Day, Money, Phone


@dataclass(frozen=True)
class Text:
    text: str


@dataclass(frozen=True)
class Strong:
    children: Inlines


@dataclass(frozen=True)
class InLanguage:
    """Words in another language than the document's own, by its ISO 639 code: what nobody has translated yet."""

    language: str
    children: Inlines


@dataclass(frozen=True)
class ScreenLabel:
    """What stands on the screen, a button or a menu: written “Đăng ký”."""

    text: str


@dataclass(frozen=True)
class Link:
    """An address on the web. `shown` is what the text says in its place; empty means the address itself."""

    address: str
    shown: str = ""


@dataclass(frozen=True)
class ItemLink:
    """Another item of the same commune (`procedure/dang-ky-khai-sinh`): a link on the website, plain text on paper."""

    item: str
    shown: str


@dataclass(frozen=True)
class StepLink:
    """Another step of the same guide: `Bước 7`."""

    step: str
    number: str


@dataclass(frozen=True)
class LegalReference:
    """A legal document or a place in one, as written: Nghị định số 42/2022/NĐ-CP."""

    text: str


@dataclass(frozen=True)
class Abbreviation:
    short: str
    full: str


@dataclass(frozen=True)
class Sms:
    """A message typed exactly so and sent to a short number: soạn tin TTTB gửi 1414."""

    text: str
    to: str


@dataclass(frozen=True)
class Blank:
    """A place left for a pen: dots on paper, silent on air."""

    dots: int = 10


Inline = (
    Text
    | Strong
    | InLanguage
    | ScreenLabel
    | Link
    | ItemLink
    | StepLink
    | LegalReference
    | Abbreviation
    | Sms
    | Blank
    | Day
    | ClockTime
    | Money
    | Phone
)
Inlines = tuple[Inline, ...]


def written(content: Inlines) -> str:
    """The inlines as one line of ordinary written text, exactly as a reader of paper sees it."""
    return "".join(_written(inline) for inline in content)


def _written(inline: Inline) -> str:
    match inline:
        case Text(text) | LegalReference(text):
            return text
        case Strong(children) | InLanguage(_, children):
            return written(children)
        case ScreenLabel(text):
            return f"“{text}”"
        case Link(address, shown):
            return shown or address
        case ItemLink(_, shown):
            return shown
        case StepLink(_, number):
            return f"Bước {number}"
        case Abbreviation(short, _):
            return short
        case Sms(text, to):
            return f"{text} gửi {to}"
        case Blank(dots):
            return "." * dots
        case Day() | ClockTime() | Money() | Phone():
            return inline.written


def text(plain: str) -> Inlines:
    """Plain words as inlines; nothing for the empty string."""
    return (Text(plain),) if plain else ()
