"""The blocks of a document as Markdown; knows nothing of what stands before and after them on a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import assert_never

from generators.document import (
    AnnexHeading,
    Block,
    Blocks,
    Branch,
    Bullets,
    Caution,
    Checklist,
    Contact,
    DatePlace,
    Definition,
    EndMark,
    Facts,
    FieldHint,
    Figure,
    Heading,
    Inlines,
    LegalGround,
    Letterhead,
    NoticeTitle,
    Paragraph,
    ParagraphRole,
    Portal,
    QrCode,
    Signature,
    Step,
    Steps,
    Table,
    Text,
    written,
)
from generators.values import month_written
from generators.vietnamese import slug
from generators.writers import qr
from generators.writers.assets import Assets
from generators.writers.markdown_lines import Lines, attribute, escaped, guarded, text

LEGAL_BASIS = "can-cu"  # the anchor of the heading whose section is folded
SCREEN_QR_MM = 30  # the side on paper of a code printed with the page


@dataclass
class MarkdownBlocks:
    """What writing the blocks of one page must remember: its lines, and the anchors it has used."""

    assets: Assets
    lines: Lines
    title: str = ""
    interface: str = ""
    used: set[str] = field(default_factory=set)
    headings: list[tuple[str, str]] = field(default_factory=list)
    """The page's main headings so far: anchor and words."""

    def line(self, content: Inlines) -> str:
        return self.lines.line(content)

    def plain_line(self, content: Inlines) -> str:
        return self.lines.plain_line(content)

    def paragraph(self, content: Inlines | str, name: str = "") -> str:
        line = text(content) if isinstance(content, str) else self.line(content)
        if not line or not name:
            return line
        return f'<p class="{name}" markdown>{line}</p>'

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

    @property
    def own(self) -> str:
        """The attribute of what is said in the website's language, within a text of another."""
        return f' lang="{self.interface}"' if self.interface else ""

    def said(self, line: str) -> str:
        """A set phrase inside a line."""
        return f"<span{self.own}>{line}</span>" if self.interface and line else line

    def is_set_phrase(self, content: Inlines) -> bool:
        return bool(self.interface) and written(content) in self.assets.wording.phrases.values()

    # ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────

    def blocks(self, blocks: Blocks) -> Iterable[str]:
        """The blocks in order, the legal basis folded away: who needs it finds it, others are not stopped by it."""
        start = next((at for at, block in enumerate(blocks) if _is_legal_basis(block)), None)
        if start is None:
            yield from self.run(blocks)
            return
        end = next((at for at in range(start + 1, len(blocks)) if isinstance(blocks[at], Heading)), len(blocks))
        heading = blocks[start]
        assert isinstance(heading, Heading)
        yield from self.run(blocks[:start])
        words = self.plain_line(heading.content)
        words = self.said(words) if self.is_set_phrase(heading.content) else words
        summary = f"<summary markdown>{words}</summary>"
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
        number = f"{escaped(heading.number)} " if heading.number else ""
        words = self.plain_line(heading.content)
        line = guarded(number + (self.said(words) if self.is_set_phrase(heading.content) else words))
        anchor = self.anchor(heading.anchor or written(heading.content))
        if level == 2:
            self.headings.append((anchor, heading.number + " " + written(heading.content)))
        return f"{'#' * level} {line} {{#{anchor}}}"

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
        self.lines.guide += 1
        return self.group("steps", *(self.step(step) for step in steps), tag="ol")

    def step(self, step: Step) -> str:
        anchor = self.lines.anchor(step.id)
        self.used.add(anchor)
        label = self.word("common.step", number=escaped(step.number))
        action = self.line(step.action)
        action = f'<strong class="step__label"{self.own}>{label}</strong> <span class="step__text">{action}</span>'
        plain = self.plain_line(step.plain)
        action += f' <span class="step__plain">{plain}</span>' if plain else ""
        when = self.line(step.condition)
        action += f' <span class="step__condition">({when})</span>' if when else ""
        parts = [
            f'<p class="step__action" markdown>{action}</p>',
            *(self.block(block) for block in step.blocks if isinstance(block, (Paragraph, Bullets))),
            self.choices(step.options),
            self.substeps(step.substeps),
            self.branches(anchor, step.branches),
            *self.blocks(tuple(block for block in step.blocks if not isinstance(block, (Paragraph, Bullets)))),
        ]
        return self.group("step step--short" if plain else "step", *parts, tag="li", attributes=f' id="{anchor}"')

    def choices(self, options: tuple[Inlines, ...]) -> str:
        label = f'<p class="choices__label"{self.own} markdown>{text(self.word("site.choose-one"))}</p>'
        return self.group("choices", label, self.bullets(options)) if options else ""

    def substeps(self, substeps: tuple[Inlines, ...]) -> str:
        return "\n".join(f"{number}. {self.line(item)}" for number, item in enumerate(substeps, start=1))

    def branches(self, anchor: str, branches: tuple[Branch, ...]) -> str:
        rows = (self.branch(f"{anchor}-{place}", branch) for place, branch in enumerate(branches, start=1))
        return self.group("branches", *rows, tag="ul")

    def branch(self, anchor: str, branch: Branch) -> str:
        self.used.add(anchor)
        number = f'<span class="branch__number">{escaped(branch.number)}</span> ' if branch.number else ""
        way_on = ""
        if branch.goto and not any(branch.goto in line for line in (branch.content, *branch.details)):
            way_on = self.lines.step_link(branch.goto, self.word("site.go-to-step", number=branch.goto.number))
            way_on = self.said(way_on)
        parts = (
            f'<p class="branch__when" markdown>{number}{self.line(branch.when)}</p>',
            self.line(branch.content),
            *(self.line(detail) for detail in branch.details),
            f'<p class="branch__goto" markdown>{way_on}</p>' if way_on else "",
        )
        goto = self.lines.anchor(branch.goto.step) if branch.goto else ""
        leads = f' data-goto="{goto}"' if goto else ""
        return self.group("branch", *parts, tag="li", attributes=f' id="{anchor}"{leads}')

    def checklist(self, checklist: Checklist) -> str:
        rows = []
        for item in checklist.items:
            # a label is for ticking: no links to the glossary in it
            note = f' <span class="checklist__note">{self.plain_line(item.note)}</span>' if item.note else ""
            box = f'<input type="checkbox" id="{self.anchor("giay-to-" + slug(written(item.content))[:40])}">'
            note += "".join(
                f' <span class="checklist__choice">{self.plain_line(choice)}</span>' for choice in item.choices
            )
            rows.append(f"- <label>{box} <span>{self.plain_line(item.content)}{note}</span></label>")
        return self.group("checklist", "\n".join(rows))

    def facts(self, facts: Facts) -> str:
        rows = []
        for fact in facts.rows:
            label = self.own if self.is_set_phrase((Text(fact.label),)) else ""
            name = f' class="fact fact--{slug(fact.key)}"' if fact.key else ' class="fact"'
            if fact.lines:
                content = f'<dd markdown="block">\n{self.bullets(fact.lines)}\n</dd>'
            elif fact.content:
                content = f"<dd markdown>{self.line(fact.content)}</dd>"
            else:
                content = f'<dd class="unknown"{self.own} markdown>{text(self.word("common.unknown"))}</dd>'
            rows.append(f'<div{name} markdown="block">\n<dt{label} markdown>{text(fact.label)}</dt>\n{content}\n</div>')
        return '<dl class="facts" markdown="block">\n' + "\n".join(rows) + "\n</dl>"

    def table(self, table: Table) -> str:
        header = table.header or tuple(() for _ in (table.rows or ((),))[0])
        rows = [
            "| " + " | ".join(self.line(cell) for cell in header) + " |",
            "|" + " --- |" * len(header),
            *("| " + " | ".join(self.line(cell) for cell in row) + " |" for row in table.rows),
        ]
        caption = self.paragraph(table.caption, "table__caption")
        label = attribute(written(table.caption) or self.word("site.table"))
        attributes = f' role="region" tabindex="0" aria-label="{label}"'
        return self.group("table", caption, "\n".join(rows), attributes=attributes)

    def caution(self, caution: Caution) -> str:
        label = caution.label.rstrip(" :")
        lead = f'<strong class="caution__label">{escaped(label)}:</strong> ' if label else ""
        content = f"{lead}{self.line(caution.content)}"
        return self.group(f"caution caution--{caution.kind.value}", content, self.bullets(caution.items))

    def field_hint(self, hint: FieldHint) -> str:
        field = f"<span{self.lines.theirs}>{escaped(hint.field)}</span>" if self.lines.theirs else escaped(hint.field)
        label = self.word("site.field", field=field)
        lead = f'<span class="hint__label"{self.own}>{self.word("site.example")}</span>'
        examples = (f'<p class="hint__example" markdown>{lead} {self.line(line)}</p>' for line in hint.examples)
        name = f'<strong class="hint__label">{self.said(label)}</strong>'
        return self.group("hint", f"{name} {self.line(hint.content)}", *examples)

    def portal(self, portal: Portal) -> str:
        menu = f'<span class="portal__menu">{self.line(portal.menu)}</span>' if portal.menu else ""
        title = self._as_title(portal.name)
        # Seen, the address stands below its name; heard, it needs the words between the two.
        tail = f'<span class="hidden"> {self.word("common.portal-tail")}:</span>' if title != portal.name else ""
        return self.group(
            "portal",
            f'<p class="portal__name" markdown>{self.plain_line(title)}{tail}</p>',
            f'<p class="portal__address" markdown>{self.lines.link(portal.address, portal.address)}</p>',
            f"<p markdown>{menu}</p>" if menu else "",
        )

    def _as_title(self, name: Inlines) -> Inlines:
        """A name that a sentence led on to its address ("… tại địa chỉ"), as the title of a card."""
        tail = self.word("common.portal-tail")
        match name:
            case (*before, Text(plain)) if plain.rstrip(" :").endswith(tail):
                return (*before, Text(plain.rstrip(" :").removesuffix(tail).rstrip(" ,")))
            case _:
                return name

    def qr_code(self, code: QrCode) -> str:
        """A link for the phone one reads on; the code itself for paper and for another phone."""
        picture = qr.svg(code.address, mm=SCREEN_QR_MM)
        label = attribute(self.word("site.qr-label", address=code.address))
        picture = picture.replace("<svg ", f'<svg class="qr__code" role="img" aria-label="{label}" ', 1)
        return (
            f'<div class="qr" markdown="block">\n\n<div class="qr__picture">{picture}</div>'
            + f'\n\n<p class="qr__caption" markdown>{self.line(code.caption)}</p>\n\n'
            + f'<p class="qr__address" markdown>{self.lines.link(code.address, code.address)}</p>\n\n</div>'
        )

    def contact(self, contact: Contact) -> str:
        role = self.plain_line(_capitalised((Text(contact.role),)))
        who = f"<strong>{escaped(contact.person)}</strong><br>{role}" if contact.person else f"<strong>{role}</strong>"
        call = ""
        if contact.phone:
            shown = self.word("site.call", phone=contact.phone.written.replace(" ", "&nbsp;"))
            own = f' lang="{self.lines.language}"' if self.lines.theirs else self.own
            button = f'<a class="button" href="tel:{contact.phone.dialled}"{own}>{shown}</a>'
            call = f'<p class="contact__call" markdown>{button}</p>'
        return self.group(
            "contact",
            f"<p markdown>{who}</p>",
            self.paragraph(contact.purpose),
            self.paragraph(contact.place, "contact__place"),
            self.paragraph(contact.hours, "contact__hours"),
            call,
            attributes=self.lines.theirs,
        )

    def figure(self, figure: Figure) -> str:
        there = self.lines.addresses.get(f"image/{figure.asset}")
        if not there:
            return self.paragraph(figure.caption or (Text(figure.alt),), "figure__missing")
        picture = f'<img src="{attribute(there)}" alt="{attribute(figure.alt)}" loading="lazy">'
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
