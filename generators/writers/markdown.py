"""A document as one Markdown page for the citizens' website; knows no other page, no search and no MkDocs.

Pages are Python-Markdown with the extensions named in `EXTENSIONS`, nothing else: HTML carries the structure Markdown has
no word for (steps, facts, cautions), Markdown carries the text. Whatever stands in the content stays text: no character
of it can become a tag, a heading, a link or an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import assert_never

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
    DatePlace,
    Definition,
    Document,
    EndMark,
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
    MarkKind,
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
from generators.values import ClockTime, Day, Money, Phone, month_written
from generators.vietnamese import slug
from generators.writers import qr
from generators.writers.assets import Assets

EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")

LEGAL_BASIS = "can-cu"  # the anchor of the heading whose section is folded
SCREEN_QR_MM = 30  # the side on paper of a code printed with the page


def write(
    document: Document,
    assets: Assets,
    *,
    addresses: Mapping[str, str] | None = None,
    terms: Mapping[str, str] | None = None,
    below_title: str = "",
    above_foot: str = "",
) -> bytes:
    """The page of a document, from its title to the day it holds.

    `addresses` are the other pages as seen from this one, by item ("procedure/dang-ky-khai-sinh") and by picture
    ("image/" and its name); what is not there stays plain text. `terms` are the words of the glossary and where each is
    explained: the first use of each is a link.
    `below_title` and `above_foot` are Markdown of the website's own, put before and after the text.
    """
    page = _Page(
        assets, addresses or {}, _step_anchors(document.blocks), _Terms(terms or {}), title=document.title
    )
    parts = [
        f"# {page.text(document.title)}",
        page.paragraph(document.subtitle, "subtitle"),
        *page.marks(document),
        below_title.strip("\n"),
        *page.blocks(document.blocks),
        above_foot.strip("\n"),
        *page.foot(document),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def fragment(blocks: Blocks, assets: Assets, *, addresses: Mapping[str, str] | None = None) -> str:
    """Blocks as Markdown that an index page takes in among its own words."""
    page = _Page(assets, addresses or {}, _step_anchors(blocks), _Terms({}))
    return "\n\n".join(filter(None, page.blocks(blocks)))


def text(plain: str) -> str:
    """Plain words as Markdown that shows exactly these words."""
    plain = " ".join(_CONTROL.sub("", plain).split())
    return _guarded(_escaped(plain))


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"}
_BACKSLASHED = re.compile(r"[\\`*_{}\[\]#]")
_LIST_START = re.compile(r"^(\d+)([.)])(?=\s|$)")


def _escaped(plain: str) -> str:
    slashed = _BACKSLASHED.sub(lambda found: "\\" + found[0], plain)
    return "".join(_ENTITIES.get(character, character) for character in slashed)


def _guarded(line: str) -> str:
    """A line that opens no list, rule, definition or admonition, whatever it begins with."""
    if found := _LIST_START.match(line):
        return f"{found[1]}\\{found[2]}{line[found.end() :]}" if found[2] == "." else line
    if line[:1] in "-+.!":
        return "\\" + line if line else line
    if line[:1] in ":=":
        return f"&#{ord(line[0])};{line[1:]}"
    return line


def _breakable(shown: str) -> str:
    """An address that a narrow screen breaks before a dot or a slash, not anywhere."""
    if not re.search(r"\w\.\w", shown) or " " in shown:
        return _escaped(shown)
    return "<wbr>".join(_escaped(part) for part in re.split(r"(?<=\w)(?=[./?]\w)", shown))


def _step_anchors(blocks: Blocks) -> Mapping[tuple[int, str], str]:
    """The anchor of each step by guide and step id: `buoc-7`, in a page's further guides `huong-dan-2-buoc-7`."""
    anchors = {}
    guides = [block for block in blocks if isinstance(block, Steps)]
    for number, guide in enumerate(guides, start=1):
        before = "" if number == 1 else f"huong-dan-{number}-"
        for step in guide.steps:
            anchors[number, step.id] = f"{before}buoc-{slug(step.number)}"
    return anchors


class _Terms:
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
            return _escaped(plain)
        names = "|".join(re.escape(name) for name in sorted(self.left, key=len, reverse=True))
        parts, end = [], 0
        for found in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", plain, re.IGNORECASE):
            if there := self.taken(found[0]):
                link = f'[{_escaped(found[0])}]({there}){{: .term }}'
                parts += [_escaped(plain[end : found.start()]), link]
                end = found.end()
        return "".join((*parts, _escaped(plain[end:])))


@dataclass
class _Page:
    """What writing one page must remember: which guide it is in, which anchors and terms it has used."""

    assets: Assets
    addresses: Mapping[str, str]
    steps: Mapping[tuple[int, str], str]
    terms: _Terms
    title: str = ""
    guide: int = 0
    used: set[str] = field(default_factory=set)
    explained: set[str] = field(default_factory=set)

    # ── Lines ────────────────────────────────────────────────────────────────────────────────────────────────────

    def text(self, plain: str) -> str:
        return text(plain)

    def line(self, content: Inlines) -> str:
        """One line of running text, its words explained where the glossary knows them."""
        return self._joined(content, linking=True)

    def plain_line(self, content: Inlines) -> str:
        """One line of a heading or label, where a link to the glossary would only be in the way."""
        return self._joined(content, linking=False)

    def _joined(self, content: Inlines, *, linking: bool) -> str:
        return _guarded(" ".join("".join(self.inline(inline, linking=linking) for inline in content).split()))

    def paragraph(self, content: Inlines | str, name: str = "") -> str:
        line = self.text(content) if isinstance(content, str) else self.line(content)
        if not line or not name:
            return line
        return f'<p class="{name}" markdown>{line}</p>'

    def inline(self, inline: Inline, *, linking: bool = False) -> str:
        match inline:
            case Text(plain):
                return self.terms.linked(_CONTROL.sub("", plain)) if linking else _escaped(_CONTROL.sub("", plain))
            case LegalReference(plain):
                return _escaped(plain)
            case Strong(children):
                return f"<strong>{''.join(self.inline(child, linking=linking) for child in children)}</strong>"
            case ScreenLabel(plain):
                return f'<b class="screen">“{_escaped(plain)}”</b>'
            case Link(address, shown):
                return self.link(address, shown or address)
            case ItemLink(item, shown):
                there = self.addresses.get(item)
                return f"[{_escaped(shown)}]({there})" if there else _escaped(shown)
            case StepLink():
                return self.step_link(inline, written((inline,)))
            case Abbreviation(short, full):
                return self.abbreviation(short, full)
            case Sms(message, to):
                sms = f"sms:{_address(to)}?body={_address(message)}"
                return f'<a class="sms" href="{sms}">{_escaped(written((inline,)))}</a>'
            case Blank(dots):
                return "…" * max(1, dots // 3)
            case Day():
                return f'<time datetime="{inline.date.isoformat()}">{inline.written}</time>'
            case ClockTime():
                return f'<time datetime="{inline.written}">{inline.written}</time>'
            case Money():
                return f'<span class="money">{inline.written}</span>'
            case Phone():
                return self.phone(inline)
            case _:
                assert_never(inline)

    def link(self, address: str, shown: str) -> str:
        """A link to the web; an address no browser should follow stays text."""
        href = web_address(address)
        return f'<a href="{escape(href)}">{_breakable(shown)}</a>' if href else _escaped(shown)

    def step_link(self, link: StepLink, shown: str) -> str:
        own = self.steps.get((self.guide, link.step))
        anchor = own or next((there for (_, step), there in self.steps.items() if step == link.step), "")
        return f"[{_escaped(shown)}](#{anchor})" if anchor else _escaped(shown)

    def phone(self, phone: Phone) -> str:
        return f'<a class="phone" href="tel:{phone.dialled}">{phone.written.replace(" ", "&nbsp;")}</a>'

    def abbreviation(self, short: str, full: str) -> str:
        """Explained at its first use for those who cannot hover, a tooltip after that."""
        if short in self.explained:
            return f'<abbr title="{escape(full)}">{_escaped(short)}</abbr>'
        self.explained.add(short)
        there = self.terms.taken(short) or self.terms.taken(full)
        name = f"[{_escaped(short)}]({there})" if there else _escaped(short)
        return f'<abbr title="{escape(full)}">{name}</abbr>'

    def anchor(self, wanted: str) -> str:
        """An id no other element of the page has."""
        base = slug(wanted) or "muc"
        name, number = base, 2
        while name in self.used:
            name, number = f"{base}-{number}", number + 1
        self.used.add(name)
        return name

    def word(self, key: str, **values: str) -> str:
        return self.assets.wording(key, **values)

    # ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────

    def blocks(self, blocks: Blocks) -> Iterable[str]:
        """The blocks in order, the legal basis folded away: who needs it finds it, who does not is not stopped by it."""
        start = next((at for at, block in enumerate(blocks) if _is_legal_basis(block)), None)
        if start is None:
            yield from self.run(blocks)
            return
        end = next((at for at in range(start + 1, len(blocks)) if isinstance(blocks[at], Heading)), len(blocks))
        heading = blocks[start]
        assert isinstance(heading, Heading)
        yield from self.run(blocks[:start])
        summary = f"<summary markdown>{self.plain_line(heading.content)}</summary>"
        folded = "\n\n".join(filter(None, self.run(blocks[start + 1 : end])))
        anchor = self.anchor(heading.anchor)
        yield f'<details class="fold" id="{anchor}" markdown="block">\n{summary}\n\n{folded}\n\n</details>'
        yield from self.run(blocks[end:])

    def run(self, blocks: Blocks) -> Iterable[str]:
        for terms, group in groupby(blocks, key=lambda block: isinstance(block, Definition)):
            if terms:
                yield self.definitions([block for block in group if isinstance(block, Definition)])
            else:
                yield from (self.block(block) for block in group)

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(content, role):
                return self.paragraph(content, "" if role is ParagraphRole.BODY else role.value)
            case Bullets(items):
                return self.bullets(items)
            case Definition():
                return self.definitions([block])
            case Steps(steps):
                return self.guide_steps(steps)
            case Checklist():
                return self.checklist(block)
            case Facts():
                return self.facts(block)
            case Table():
                return self.table(block)
            case Caution():
                return self.caution(block)
            case FieldHint():
                return self.field_hint(block)
            case Portal():
                return self.portal(block)
            case QrCode():
                return self.qr_code(block)
            case Contact():
                return self.contact(block)
            case Figure():
                return self.figure(block)
            case Letterhead():
                return self.letterhead(block)
            case NoticeTitle(_, subject):
                # the page's title has said so already, unless it says something else
                return "" if written(subject) == self.title else self.paragraph(subject, "lead")
            case LegalGround(content):
                return self.paragraph(content, "legal-ground")
            case Signature():
                return self.signature(block)
            case AnnexHeading(title, attached_to, label):
                anchor = self.anchor(label)
                return self.group(
                    "annex",
                    self.paragraph(label, "annex__label"),
                    f"## {self.plain_line(title)} {{#{anchor}}}",
                    self.paragraph(attached_to, "annex__attached"),
                )
            case EndMark():
                return ""  # "./." closes a sheet of paper; a web page ends where it ends
            case _:
                assert_never(block)

    def group(self, name: str, *parts: str, tag: str = "div", attributes: str = "") -> str:
        inner = "\n\n".join(part for part in parts if part)
        return f'<{tag} class="{name}"{attributes} markdown="block">\n\n{inner}\n\n</{tag}>' if inner else ""

    def heading(self, heading: Heading) -> str:
        level = max(2, heading.level)  # the page's title alone is of level 1
        number = f"{_escaped(heading.number)} " if heading.number else ""
        line = _guarded(number + self.plain_line(heading.content))
        return f"{'#' * level} {line} {{#{self.anchor(heading.anchor or written(heading.content))}}}"

    def bullets(self, items: tuple[Inlines, ...]) -> str:
        return "\n".join(f"- {self.line(item)}" for item in items)

    def definitions(self, definitions: list[Definition]) -> str:
        rows = []
        for definition in definitions:
            basis = f' <span class="basis">({self.line(definition.basis)})</span>' if definition.basis else ""
            anchor = self.anchor(written(definition.term))
            rows.append(
                f'<div id="{anchor}" markdown="block">\n<dt markdown>{self.plain_line(definition.term)}</dt>\n'
                f"<dd markdown>{self.line(definition.content)}{basis}</dd>\n</div>"
            )
        return '<dl class="terms" markdown="block">\n' + "\n".join(rows) + "\n</dl>"

    def guide_steps(self, steps: tuple[Step, ...]) -> str:
        self.guide += 1
        rows = "\n\n".join(self.step(step) for step in steps)
        return f'<ol class="steps" markdown="block">\n\n{rows}\n\n</ol>'

    def step(self, step: Step) -> str:
        anchor = self.steps[self.guide, step.id]
        self.used.add(anchor)
        label = self.word("common.step", number=_escaped(step.number))
        action = self.line(step.action)
        parts = [
            f'<p class="step__action" markdown><strong class="step__label">{label}</strong> <span class="step__text">{action}</span></p>',
            self.paragraph(_capitalised(step.condition), "step__condition"),
            *(self.block(block) for block in step.blocks if isinstance(block, (Paragraph, Bullets))),
            self.choices(step.options),
            self.substeps(step.substeps),
            self.branches(anchor, step.branches),
            *self.blocks(tuple(block for block in step.blocks if not isinstance(block, (Paragraph, Bullets)))),
        ]
        return f'<li class="step" id="{anchor}" markdown="block">\n\n' + "\n\n".join(filter(None, parts)) + "\n\n</li>"

    def choices(self, options: tuple[Inlines, ...]) -> str:
        label = self.paragraph(self.word("site.choose-one"), "choices__label")
        return self.group("choices", label, self.bullets(options)) if options else ""

    def substeps(self, substeps: tuple[Inlines, ...]) -> str:
        return "\n".join(f"{number}. {self.line(item)}" for number, item in enumerate(substeps, start=1))

    def branches(self, anchor: str, branches: tuple[Branch, ...]) -> str:
        if not branches:
            return ""
        rows = "\n\n".join(self.branch(f"{anchor}-{place}", branch) for place, branch in enumerate(branches, start=1))
        return f'<ul class="branches" markdown="block">\n\n{rows}\n\n</ul>'

    def branch(self, anchor: str, branch: Branch) -> str:
        self.used.add(anchor)
        number = f'<span class="branch__number">{_escaped(branch.number)}</span> ' if branch.number else ""
        way_on = ""
        if branch.goto and not any(branch.goto in line for line in (branch.content, *branch.details)):
            way_on = self.step_link(branch.goto, self.word("site.go-to-step", number=branch.goto.number))
        parts = (
            f'<p class="branch__when" markdown>{number}{self.line(branch.when)}</p>',
            self.line(branch.content),
            *(self.line(detail) for detail in branch.details),
            f'<p class="branch__goto" markdown>{way_on}</p>' if way_on else "",
        )
        goto = self.steps.get((self.guide, branch.goto.step), "") if branch.goto else ""
        leads = f' data-goto="{goto}"' if goto else ""
        return f'<li class="branch" id="{anchor}"{leads} markdown="block">\n\n' + "\n\n".join(filter(None, parts)) + "\n\n</li>"

    def checklist(self, checklist: Checklist) -> str:
        rows = []
        for item in checklist.items:
            note = f' <span class="checklist__note">{self.line(item.note)}</span>' if item.note else ""
            box = f'<input type="checkbox" id="{self.anchor("giay-to-" + slug(written(item.content))[:40])}">'
            rows.append(f"- <label>{box} <span>{self.line(item.content)}{note}</span></label>")
        return self.group("checklist", "\n".join(rows))

    def facts(self, facts: Facts) -> str:
        rows = []
        for fact in facts.rows:
            name = f' class="fact fact--{slug(fact.key)}"' if fact.key else ' class="fact"'
            if fact.content:
                content = f"<dd markdown>{self.line(fact.content)}</dd>"
            else:
                content = f'<dd class="unknown" markdown>{self.text(self.word("common.unknown"))}</dd>'
            rows.append(f'<div{name} markdown="block">\n<dt markdown>{self.text(fact.label)}</dt>\n{content}\n</div>')
        return '<dl class="facts" markdown="block">\n' + "\n".join(rows) + "\n</dl>"

    def table(self, table: Table) -> str:
        header = table.header or tuple(() for _ in (table.rows or ((),))[0])
        rows = [
            "| " + " | ".join(self.line(cell) for cell in header) + " |",
            "|" + " --- |" * len(header),
            *("| " + " | ".join(self.line(cell) for cell in row) + " |" for row in table.rows),
        ]
        caption = self.paragraph(table.caption, "table__caption")
        label = escape(written(table.caption) or self.word("site.table"))
        attributes = f' role="region" tabindex="0" aria-label="{label}"'
        return self.group("table", caption, "\n".join(rows), attributes=attributes)

    def caution(self, caution: Caution) -> str:
        label = caution.label.rstrip(" :")
        lead = f'<strong class="caution__label">{_escaped(label)}:</strong> ' if label else ""
        content = f"{lead}{self.line(caution.content)}"
        return self.group(f"caution caution--{caution.kind.value}", content, self.bullets(caution.items))

    def field_hint(self, hint: FieldHint) -> str:
        label = self.word("site.field", field=_escaped(hint.field))
        examples = "\n\n".join(
            f'<p class="hint__example" markdown><span class="hint__label">{self.word("site.example")}</span> {self.line(example)}</p>'
            for example in hint.examples
        )
        return self.group("hint", f'<strong class="hint__label">{label}</strong> {self.line(hint.content)}', examples)

    def portal(self, portal: Portal) -> str:
        menu = f'<span class="portal__menu">{self.line(portal.menu)}</span>' if portal.menu else ""
        return self.group(
            "portal",
            f'<p class="portal__name" markdown>{self.plain_line(portal.name)}</p>',
            f'<p class="portal__address" markdown>{self.link(portal.address, portal.address)}</p>',
            f'<p markdown>{menu}</p>' if menu else "",
        )

    def qr_code(self, code: QrCode) -> str:
        """A link for the phone one reads on; the code itself for paper and for another phone."""
        picture = qr.svg(code.address, mm=SCREEN_QR_MM)
        label = escape(self.word("site.qr-label", address=code.address))
        picture = picture.replace("<svg ", f'<svg class="qr__code" role="img" aria-label="{label}" ', 1)
        return (
            f'<div class="qr" markdown="block">\n\n<div class="qr__picture">{picture}</div>'
            + f'\n\n<p class="qr__caption" markdown>{self.line(code.caption)}</p>\n\n'
            + f'<p class="qr__address" markdown>{self.link(code.address, code.address)}</p>\n\n</div>'
        )

    def contact(self, contact: Contact) -> str:
        role = self.plain_line(_capitalised((Text(contact.role),)))
        who = f"<strong>{_escaped(contact.person)}</strong><br>{role}" if contact.person else f"<strong>{role}</strong>"
        call = ""
        if contact.phone:
            shown = self.word("site.call", phone=contact.phone.written.replace(" ", "&nbsp;"))
            call = f'<p class="contact__call" markdown><a class="button" href="tel:{contact.phone.dialled}">{shown}</a></p>'
        return self.group(
            "contact",
            f"<p markdown>{who}</p>",
            self.paragraph(contact.purpose),
            self.paragraph(contact.place, "contact__place"),
            self.paragraph(contact.hours, "contact__hours"),
            call,
        )

    def figure(self, figure: Figure) -> str:
        there = self.addresses.get(f"image/{figure.asset}")
        if not there:
            return self.paragraph(figure.caption or (Text(figure.alt),), "figure__missing")
        picture = f'<img src="{escape(there)}" alt="{escape(figure.alt)}" loading="lazy">'
        caption = f"<figcaption markdown>{self.line(figure.caption)}</figcaption>" if figure.caption else ""
        return f'<figure markdown="block">\n\n{picture}\n\n{caption}\n\n</figure>'

    # ── Parts of a notice ────────────────────────────────────────────────────────────────────────────────────────

    def letterhead(self, head: Letterhead) -> str:
        number = f"{head.number or '……'}/{head.symbol}" if head.symbol else head.number
        return self.group(
            "letterhead",
            self.paragraph(head.parent),
            *(self.paragraph(line, "letterhead__issuer") for line in head.issuer),
            self.paragraph(self.word("site.number", number=number)) if number else "",
            self.paragraph(_dated(head.date), "letterhead__date"),
            self.paragraph(head.about),
            *(self.paragraph(addressee) for addressee in head.addressees),
        )

    def signature(self, signature: Signature) -> str:
        archive = (signature.archive,) if signature.archive else ()
        recipients = signature.recipients + archive
        return self.group(
            "signature",
            self.group(
                "signature__signer",
                *(self.paragraph(line, "signature__authority") for line in signature.authority),
                self.paragraph(signature.name, "signature__name"),
            ),
            self.group(
                "signature__recipients",
                self.paragraph(self.word("site.recipients"), "signature__label"),
                self.bullets(recipients),
            )
            if recipients
            else "",
        )

    # ── Top and foot ─────────────────────────────────────────────────────────────────────────────────────────────

    def marks(self, document: Document) -> Iterable[str]:
        for mark in document.marks:
            if mark.kind is not MarkKind.AS_OF:
                lead = f"<strong>{_escaped(mark.text)}</strong>"
                yield self.group(f"mark mark--{mark.kind.value}", lead, self.line(mark.detail))

    def foot(self, document: Document) -> Iterable[str]:
        rows = [mark.text for mark in document.marks if mark.kind is MarkKind.AS_OF]
        if document.as_of and not rows:
            rows.append(self.word("common.mark-as-of", day=document.as_of.written))
        if document.valid_to:
            rows.append(self.word("site.valid-to", day=document.valid_to.written))
        lines = [self.text(row) for row in rows]
        asked = any(isinstance(inline, Phone) for inline in document.footer)
        if asked and not any(isinstance(block, Contact) for block in document.blocks):
            lines.insert(0, self.line(document.footer))
        yield self.group("page-foot", *lines)


def web_address(address: str) -> str:
    """What a browser follows: https:// put before a bare host; empty for what is no address of the web."""
    address = address.strip()
    if re.match(r"(https?://|mailto:|tel:)[^\s]", address):
        return address
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", address):
        return f"https://{address}"
    return ""


def _address(part: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in part)


def _capitalised(content: Inlines) -> Inlines:
    match content:
        case (Text(plain), *rest) if plain:
            return (Text(plain[0].upper() + plain[1:]), *rest)
        case _:
            return content


def _is_legal_basis(block: Block) -> bool:
    return isinstance(block, Heading) and block.anchor == LEGAL_BASIS


def _dated(date: DatePlace) -> str:
    day = f"{date.day:02d}" if date.day else "…"
    month = month_written(date.month) if date.month else "…"
    year = str(date.year) if date.year else "…"
    return f"{date.place}, ngày {day} tháng {month} năm {year}"
