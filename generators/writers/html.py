"""Inlines and blocks as escaped HTML for paper; knows no page size, no look and no form.

Every paper form shares this reading of a document: semantic elements with a class each, which a style sheet lays out.
What a reader sees of an inline is exactly `document.written`; the elements around it only keep numbers, dates and names
from breaking across lines.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape as _escape
from itertools import groupby
from typing import assert_never
from urllib.parse import urlsplit

from generators.document import (
    Abbreviation,
    AnnexHeading,
    Blank,
    Block,
    Blocks,
    Branch,
    Bullets,
    Caution,
    Checklist,
    Contact,
    Definition,
    EndMark,
    Fact,
    Facts,
    FieldHint,
    Figure,
    Heading,
    Inline,
    Inlines,
    ItemLink,
    LegalGround,
    LegalReference,
    Letterhead,
    Link,
    NoticeTitle,
    Paragraph,
    ParagraphRole,
    Portal,
    QrCode,
    ScreenLabel,
    Signature,
    Sms,
    Step,
    StepLink,
    Steps,
    Strong,
    Table,
    Text,
    written,
)
from generators.values import ClockTime, Day, Money, Phone
from generators.wording import Wording
from generators.writers import qr

PORTAL = "dichvucong.gov.vn"  # the national portal, which forged codes imitate
LONGEST_TYPED = 56  # characters of an address; a longer one is scanned, not typed
LONGEST_PIECE = 22  # characters of an address that stay together in a narrow column
LABEL_ON_ONE_LINE = 28  # a longer screen label may break between words: it would leave a hole in the line before it

# ── Inlines ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def escape(plain: str) -> str:
    return _escape(plain, quote=False)


def attribute(plain: str) -> str:
    """Text inside the double quotes of an attribute."""
    return _escape(plain, quote=True)


def inlines(content: Inlines) -> str:
    return "".join(_inline(inline) for inline in content)


def settled(content: Inlines) -> str:
    """A short text whose last two syllables stay together, so that none stands alone on the last line."""
    last = content[-1] if content else None
    if isinstance(last, Text) and (found := re.search(r"(?<=\s)\S{1,8} \S{1,8}$", last.text)):
        before = (*content[:-1], Text(last.text[: found.start()]))
        return f'{inlines(before)}<span class="whole">{escape(found[0])}</span>'
    return inlines(content)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _prose(text)
        case Strong(children):
            return f"<strong>{inlines(children)}</strong>"
        case ScreenLabel(text):
            whole = " whole" if len(text) <= LABEL_ON_ONE_LINE else ""
            return f'<b class="label{whole}">“{escape(text)}”</b>'
        case Link(address, shown):
            words = _prose(shown) if shown and shown != address else breakable(address)
            return f'<a class="link" href="{attribute(full_address(address))}">{words}</a>'
        case ItemLink(_, shown):
            return _prose(shown)
        case StepLink():
            return f'<b class="whole">{escape(written((inline,)))}</b>'
        case LegalReference(text):
            return _prose(text)
        case Abbreviation(short, full):
            return f'<abbr title="{attribute(full)}">{escape(short)}</abbr>'
        case Sms():
            return f'<b class="whole">{escape(written((inline,)))}</b>'
        case Blank():
            return f'<span class="blank whole">{escape(written((inline,)))}</span>'
        case Phone():
            return f'<b class="whole">{escape(inline.written)}</b>'
        case Day() | ClockTime() | Money():
            return f'<span class="whole">{escape(inline.written)}</span>'
        case _:
            assert_never(inline)


# A number of a law, a range of years, a date: a line break after its slash or hyphen makes it two things.
_UNBROKEN = re.compile(r"(?<!\S)\S*\w[/–-]\w\S*|(?<!\S)(?:Điều|khoản|điểm|Mục|mục|Bước|số|ngày|tháng|năm) (?=\d)\S+")
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


def breakable(address: str) -> str:
    """An address, escaped, that may break before a dot or after a slash, where it shows that it goes on."""
    parts = re.split(r"(?<=[/?&=])(?=[^/])|(?<=\w)(?=\.\w)", address)
    pieces = (part[start : start + LONGEST_PIECE] for part in parts for start in range(0, len(part), LONGEST_PIECE))
    return "<wbr>".join(escape(piece) for piece in pieces)


# ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Flow:
    """Turns blocks into HTML: with which set phrases, and how wide (mm) the picture of a code is, quiet zone included."""

    wording: Wording
    code_mm: float

    def blocks(self, blocks: Blocks) -> str:
        """All blocks in order; codes, contacts and portals that follow each other stand side by side."""
        return "".join(self._run(list(run)) for _, run in groupby(blocks, key=_gathers))

    def _run(self, run: list[Block]) -> str:
        if isinstance(run[0], QrCode):
            return self.codes([block for block in run if isinstance(block, QrCode)])
        return "".join(self.block(block) for block in run)

    def block(self, block: Block) -> str:
        """One block, whatever stands around it."""
        match block:
            case Heading(level, content, number, anchor):
                mark = f'<span class="no">{escape(number)}</span> ' if number else ""
                at = f' id="{attribute(anchor)}"' if anchor else ""
                return f"<h{level}{at}>{mark}{inlines(content)}</h{level}>"
            case Paragraph(content, role):
                if role is ParagraphRole.SIGNPOST:
                    return ""  # it tells a listener what comes next; a reader sees the heading
                return f'<p class="{role.value}">{inlines(content)}</p>'
            case Bullets(items):
                return f'<ul class="bullets">{_items(items)}</ul>'
            case Definition(term, content, basis):
                ground = f' <span class="basis">({inlines(basis)})</span>' if basis else ""
                return f'<p class="definition"><strong>{inlines(term)}:</strong> {inlines(content)}{ground}</p>'
            case Steps(steps):
                return self.steps(steps)
            case Checklist(items):
                rows = "".join(
                    f'<li><span class="box"></span>{inlines(item.content)}'
                    + (f'<span class="aside">{inlines(item.note)}</span>' if item.note else "")
                    + "</li>"
                    for item in items
                )
                return f'<ul class="checklist">{rows}</ul>'
            case Facts(rows):
                return f'<div class="facts">{"".join(self._fact(row) for row in rows)}</div>'
            case Table(header, rows, caption):
                return _table(header, rows, caption)
            case Caution(label, content, items, kind):
                more = f'<ul class="bullets">{_items(items)}</ul>' if items else ""
                return (
                    f'<div class="caution {kind.value}"><p><strong class="tag">{escape(_labelled(label))}</strong> '
                    f"{inlines(content)}</p>{more}</div>"
                )
            case FieldHint(field, content, examples):
                shown = "".join(
                    f'<p class="example"><strong>{escape(self.wording("sheets.example"))}:</strong> '
                    f"{inlines(example)}</p>"
                    for example in examples
                )
                return (
                    f'<div class="hint"><p><strong>{escape(self.wording("sheets.field"))} '
                    f"“{escape(field)}”:</strong> {inlines(content)}</p>{shown}</div>"
                )
            case Portal(name, address, menu):
                way = (
                    f'<p class="menu">{escape(self.wording("sheets.menu"))}: {inlines(menu)}</p>' if menu else ""
                )
                return (
                    f'<div class="portal"><p class="name">{inlines(name)}</p>'
                    f'<p class="address"><a href="{attribute(full_address(address))}">'
                    f"{breakable(plain_address(address))}</a></p>{way}</div>"
                )
            case QrCode():
                return self.codes([block])
            case Contact():
                return self._contact(block)
            case Figure(asset, alt, caption):
                below = f"<figcaption>{inlines(caption)}</figcaption>" if caption else ""
                return (
                    f'<figure><img src="image:{attribute(asset)}" alt="{attribute(alt)}">{below}</figure>'
                )
            case NoticeTitle(kind, subject):
                return f'<h2>{escape(kind)}</h2><p class="lead">{inlines(subject)}</p>'
            case AnnexHeading(title, _, label):
                return f'<h2><span class="no">{escape(label)}</span> {inlines(title)}</h2>'
            case Letterhead():
                return ""  # a sheet names its issuer in the band on top; number and place belong to the notice
            case LegalGround():
                return ""  # the grounds of a notice; a sheet says what to do
            case Signature():
                return ""  # a sheet is not signed
            case EndMark():
                return ""  # ends an official text only
            case _:
                assert_never(block)

    # Steps

    def steps(self, steps: tuple[Step, ...]) -> str:
        """A numbered track. A branch that leads on past other steps runs beside them to its goal."""
        order = {step.id: place for place, step in enumerate(steps)}
        jumps = [
            _Jump(place, order[branch.goto.step], branch.number or step.number)
            for place, step in enumerate(steps)
            for branch in step.branches
            if branch.goto and order.get(branch.goto.step, 0) > place + 1
        ]
        rows = (
            f'<li class="step">{_bypass(place, jumps)}'
            f"{self._step(step, place, [jump.number for jump in jumps if jump.goal == place], order)}</li>"
            for place, step in enumerate(steps)
        )
        return f'<ol class="steps{" jumping" if jumps else ""}">{"".join(rows)}</ol>'

    def _step(self, step: Step, place: int, arrivals: list[str], order: Mapping[str, int]) -> str:
        tile = (
            f'<p class="tile"><span class="word">{escape(self.wording("sheets.step-word"))}</span> '
            f'<span class="number">{escape(step.number)}</span></p>'
        )
        parts = []
        if arrivals:
            phrase = self.wording("sheets.arrives-from", branches=", ".join(arrivals))
            parts.append(f'<p class="arrival">{escape(phrase)}</p>')
        condition = f' <span class="condition">({inlines(step.condition)})</span>' if step.condition else ""
        parts.append(f'<p class="action">{settled(step.action)}{condition}</p>')
        if step.options:
            parts.append(f'<p class="choose">{escape(self.wording("sheets.choose-one"))}:</p>')
            parts.append(f'<ul class="options">{_items(step.options)}</ul>')
        if step.substeps:
            parts.append(f'<ol class="substeps">{_items(step.substeps)}</ol>')
        if step.branches:
            ways = "".join(self._way(branch, place, order) for branch in step.branches)
            parts.append(f'<div class="rail"><div class="fork">{ways}</div></div>')
        parts.append(self.blocks(step.blocks))
        return f'{tile}<div class="track"><div class="what">{"".join(parts)}</div></div>'

    def _way(self, branch: Branch, place: int, order: Mapping[str, int]) -> str:
        mark = f'<span class="no">{escape(branch.number)}</span> ' if branch.number else ""
        parts = [f'<p class="when">{mark}{settled(branch.when)}</p>']
        if branch.content:
            parts.append(f"<p>{inlines(branch.content)}</p>")
        if branch.details:
            parts.append(f'<ul class="bullets">{_items(branch.details)}</ul>')
        if branch.goto is None:
            onward, near = self.wording("sheets.goto-next"), True
        else:
            onward = self.wording("sheets.goto", number=branch.goto.number)
            near = order.get(branch.goto.step) == place + 1
        state = " near" if near else ""  # a jump is drawn heavier than simply going on
        parts.append(f'<p class="goto{state}"><span class="arrow"></span>{escape(onward)}</p>')
        return f'<div class="way">{"".join(parts)}</div>'

    # Facts, contacts, codes

    def _fact(self, fact: Fact) -> str:
        content = (
            settled(fact.content)
            if fact.content
            else f'<span class="unknown">{escape(self.wording("common.unknown"))}</span>'
        )
        return (
            f'<div class="fact"><p class="name">{escape(fact.label)}</p> <p class="value">{content}</p></div>'
        )

    def _contact(self, contact: Contact) -> str:
        rows = [f'<p class="role">{escape(contact.role)}</p>']
        if contact.person:
            rows.append(f'<p class="person">{escape(contact.person)}</p>')
        if contact.phone:
            rows.append(
                f'<p class="phone"><span class="name">{escape(self.wording("sheets.phone"))}</span> '
                f'<a class="whole" href="tel:{attribute(contact.phone.dialled)}">'
                f"{escape(contact.phone.written)}</a></p>"
            )
        for key, content in (("hours", contact.hours), ("place", contact.place)):
            if content:
                rows.append(
                    f'<p><span class="name">{escape(self.wording(f"sheets.{key}"))}:</span> {inlines(content)}</p>'
                )
        if contact.purpose:
            rows.append(f"<p>{inlines(contact.purpose)}</p>")
        return f'<div class="contact">{"".join(rows)}</div>'

    def codes(self, codes: list[QrCode]) -> str:
        """Codes side by side, each with its caption and its address below, and how to tell a forged one."""
        return self.code_rows(codes) + self.guard(codes)

    def code_rows(self, codes: list[QrCode], most: int = 3) -> str:
        """The codes alone, at most `most` side by side."""
        rows = []
        for start in range(0, len(codes), most):
            row = codes[start : start + most]
            cells = "".join(f'<div class="code">{self._code(code)}</div>' for code in row)
            rows.append(f'<div class="codes codes-{len(row)}">{cells}</div>')
        return "".join(rows)

    def guard(self, codes: list[QrCode]) -> str:
        return f'<p class="guard">{escape(self.warning(codes))}</p>' if codes else ""

    def _code(self, code: QrCode) -> str:
        shown = short_address(code.address)
        alt = self.wording("sheets.qr-alt", address=shown, caption=written(code.caption))
        drawn = qr.svg(code.address, mm=qr.width_within(code.address, side_mm=self.code_mm))
        picture = base64.b64encode(drawn.encode()).decode()
        return (
            f'<p class="picture"><img alt="{attribute(alt)}" src="data:image/svg+xml;base64,{picture}"></p>'
            f'<p class="caption">{settled(code.caption)}</p>'
            f'<p class="address"><a href="{attribute(code.address)}">{breakable(shown)}</a></p>'
        )

    def warning(self, codes: Iterable[QrCode]) -> str:
        """What guards against forged codes: which address of the portal is the right one, or to compare it."""
        hosts = sorted({host(code.address) for code in codes})
        portals = [name for name in hosts if name == PORTAL or name.endswith(f".{PORTAL}")]
        sentences = []
        if portals:
            parts = [self.wording("common.portal-warning"), *(name for name in portals if name != PORTAL)]
            sentences.append(f" {self.wording('sheets.or')} ".join(parts) + ".")
        if len(portals) < len(hosts):
            sentences.append(self.wording("sheets.check-address"))
        return " ".join(sentences)


@dataclass(frozen=True)
class _Jump:
    """A way past other steps, between places in the list; `number` is the branch it starts from."""

    start: int
    goal: int
    number: str


def _bypass(place: int, jumps: list[_Jump]) -> str:
    """The dashed line beside the track, where a jump leaves, passes or reaches the step at `place`."""
    ends = {"to" for jump in jumps if jump.goal == place} | {"from" for jump in jumps if jump.start == place}
    if any(jump.start < place < jump.goal for jump in jumps):
        ends.add("along")
    return "".join(f'<span class="bypass {end}"></span>' for end in sorted(ends))


def _gathers(block: Block) -> str:
    """Blocks of the same answer stand in one row when they follow each other; others stand alone."""
    return "codes" if isinstance(block, QrCode) else "flow"


def _labelled(label: str) -> str:
    """A label before its text: “Lưu ý:”, but “Chưa có tài khoản?” as it is."""
    return label if label.endswith((":", "?", "!")) else f"{label}:"


def _items(items: Iterable[Inlines]) -> str:
    return "".join(f"<li>{inlines(item)}</li>" for item in items)


def _table(header: tuple[Inlines, ...], rows: tuple[tuple[Inlines, ...], ...], caption: Inlines) -> str:
    def cells(row: tuple[Inlines, ...], element: str) -> Iterator[str]:
        return (f"<{element}>{inlines(cell)}</{element}>" for cell in row)

    title = f"<caption>{inlines(caption)}</caption>" if caption else ""
    head = f"<thead><tr>{''.join(cells(header, 'th'))}</tr></thead>" if header else ""
    body = "".join(f"<tr>{''.join(cells(row, 'td'))}</tr>" for row in rows)
    return f"<table>{title}{head}<tbody>{body}</tbody></table>"
