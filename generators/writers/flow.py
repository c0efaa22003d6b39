"""Blocks as HTML for paper; knows no page size, no look and no form.

Every paper form shares this reading of a document: semantic elements with a class each, which a style sheet lays out.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
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
    ChecklistItem,
    Contact,
    Definition,
    EndMark,
    Fact,
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
from generators.wording import Wording
from generators.writers import qr
from generators.writers.html import (
    attribute,
    escape,
    host,
    inlines,
    plain_address,
    settled,
    short_address,
    weblink,
)

PORTAL = "dichvucong.gov.vn"  # the national portal, which forged codes imitate
LONGEST_LARGE = 56  # characters of a caption beside its code: two lines in large type
MOST_ABREAST = 3  # ways of a fork side by side; more stand one below the other
LONGEST_BOLD = 150  # characters; a longer action in bold is a black wall


@dataclass(frozen=True)
class Flow:
    """Turns blocks into HTML, with these set phrases; the picture of a code is `code_mm` wide, quiet zone included."""

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
                rank = max(2, level)  # the title of the sheet is the only heading of the first level
                return f"<h{rank}{at}>{mark}{inlines(content)}</h{rank}>"
            case Paragraph(content, role):
                if role is ParagraphRole.SIGNPOST:
                    return ""  # it tells a listener what comes next; a reader sees the heading
                return f'<p class="{role.value}{_leads(content)}">{settled(content)}</p>'
            case Bullets(items):
                return f'<ul class="bullets">{_items(items)}</ul>'
            case Definition(term, content, basis):
                ground = f' <span class="basis">({inlines(basis)})</span>' if basis else ""
                return (
                    f'<p class="definition"><span class="bold">{inlines(term)}:</span> {settled(content)}{ground}</p>'
                )
            case Steps(steps):
                return self.steps(steps)
            case Checklist(items):
                return f'<ul class="checklist">{"".join(self.check_rows(items))}</ul>'
            case Facts(rows):
                return f'<div class="facts">{"".join(self.fact_rows(rows))}</div>'
            case Table(header, rows, caption):
                return _table(header, rows, caption)
            case Caution(label, content, items, kind):
                more = f'<ul class="bullets">{_items(items)}</ul>' if items else ""
                tag = f'<span class="bold tag">{escape(_labelled(label))}</span> ' if label else ""
                state = kind.value if items else kind.value + _leads(content)
                return f'<div class="caution {state}"><p>{tag}{settled(content)}</p>{more}</div>'
            case FieldHint(field, content, examples):
                shown = "".join(
                    f'<p class="example"><span class="bold">{escape(self.wording("sheets.example"))}:</span> '
                    f"{settled(example)}</p>"
                    for example in examples
                )
                return (
                    f'<div class="hint"><p><span class="bold">{escape(self.wording("sheets.field"))} '
                    f"“{escape(field)}”:</span> {inlines(content)}</p>{shown}</div>"
                )
            case Portal(name, address, menu):
                way = f'<p class="menu">{escape(self.wording("sheets.menu"))}: {inlines(menu)}</p>' if menu else ""
                return (
                    f'<div class="portal"><p class="name">{inlines(name)}</p>'
                    f'<p class="address">{weblink(address, plain_address(address))}</p>{way}</div>'
                )
            case QrCode():
                return self.codes([block])
            case Contact():
                return self._contact(block)
            case Figure(asset, alt, caption):
                below = f"<figcaption>{inlines(caption)}</figcaption>" if caption else ""
                return f'<figure><img src="image:{attribute(asset)}" alt="{attribute(alt)}">{below}</figure>'
            case NoticeTitle(kind, subject):
                return f'<h2>{escape(kind)}</h2><p class="lead">{inlines(subject)}</p>'
            case AnnexHeading(title, _, label):
                return f'<h2 class="annex"><span class="no">{escape(label)}</span> {inlines(title)}</h2>'
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
        kind, rows = self.step_rows(steps)
        return f'<ol class="{kind}">{"".join(rows)}</ol>'

    def step_rows(self, steps: tuple[Step, ...]) -> tuple[str, list[str]]:
        """The class of the track, and its steps one by one: a form may carry on the track on another page."""
        order = {step.id: place for place, step in enumerate(steps)}
        jumps = [
            _Jump(place, order[branch.goto.step], branch.number or step.number)
            for place, step in enumerate(steps)
            for branch in step.branches
            if branch.goto and order.get(branch.goto.step, 0) > place + 1
        ]
        rows = [
            f'<li class="step{_state(step)}">{_bypass(place, jumps)}'
            f"{self._step(step, place, [jump.number for jump in jumps if jump.goal == place], order)}</li>"
            for place, step in enumerate(steps)
        ]
        return f"steps{' jumping' if jumps else ''}", rows

    def item_rows(self, items: Iterable[Inlines]) -> list[str]:
        return [f"<li>{settled(item)}</li>" for item in items]

    def check_rows(self, items: Iterable[ChecklistItem]) -> list[str]:
        """Papers to bring, each with a box to tick."""
        return [
            f'<li><span class="box"></span>{inlines(item.content)}'
            + (f'<span class="aside">{inlines(item.note)}</span>' if item.note else "")
            + "</li>"
            for item in items
        ]

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
        weight = " long" if len(written(step.action)) > LONGEST_BOLD else ""
        if step.action or step.condition:
            parts.append(f'<p class="action{weight}">{settled(step.action)}{condition}</p>')
        elif step.branches:
            parts.append(f'<p class="action">{escape(self.wording("sheets.choose-way"))}</p>')
        if step.options:
            parts.append(f'<p class="choose">{escape(self.wording("sheets.choose-one"))}:</p>')
            parts.append(f'<ul class="options">{_items(step.options)}</ul>')
        if step.substeps:
            parts.append(f'<ol class="substeps">{_items(step.substeps)}</ol>')
        if step.branches:
            ways = "".join(self._way(branch, place, order) for branch in step.branches)
            many = " many" if len(step.branches) > MOST_ABREAST else ""
            parts.append(f'<div class="rail"><div class="fork{many}">{ways}</div></div>')
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

    def fact_rows(self, facts: Iterable[Fact]) -> list[str]:
        return [self._fact(fact) for fact in facts]

    def _fact(self, fact: Fact) -> str:
        content = (
            settled(fact.content)
            if fact.content
            else f'<span class="unknown">{settled((Text(self.wording("common.unknown")),))}</span>'
        )
        return f'<div class="fact"><p class="name">{escape(fact.label)}</p> <p class="value">{content}</p></div>'

    def _contact(self, contact: Contact) -> str:
        role = contact.role[:1].upper() + contact.role[1:]  # it begins a line
        rows = [f"<p>{inlines(contact.purpose)}</p>"] if contact.purpose else []  # what it is for leads to the number
        rows += [f'<p class="person">{escape(contact.person)}</p>'] if contact.person else []
        rows.append(f'<p class="role">{escape(role)}</p>')  # "Bà …, công chức …", as offices name people
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
        return f'<div class="contact">{"".join(rows)}</div>'

    def codes(self, codes: list[QrCode]) -> str:
        """Codes with what they open and how to tell a forged one: one lies beside its words, more stand over theirs."""
        if len(codes) == 1:
            return self.code_card(codes[0])
        return self.code_rows(codes) + self.guard(codes)

    def code_card(self, code: QrCode) -> str:
        """One code, and beside it what it opens, its address to type, and what to look at before typing anything."""
        wordy = " wordy" if len(written(code.caption)) > LONGEST_LARGE else ""
        return (
            f'<div class="codes card{wordy}"><div class="code">{self.picture(code)}</div>'
            f'<div class="told"><p class="scan-me">{escape(self.wording("sheets.scan"))}</p>'
            f"{self.named(code)}{self.guard([code])}</div></div>"
        )

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
        return self.picture(code) + self.named(code)

    def picture(self, code: QrCode) -> str:
        """The code itself, with its words for those who cannot see it."""
        shown = short_address(code.address)
        alt = self.wording("sheets.qr-alt", address=shown, caption=written(code.caption))
        drawn = qr.svg(code.address, mm=qr.width_within(code.address, side_mm=self.code_mm))
        picture = base64.b64encode(drawn.encode()).decode()
        return f'<p class="picture"><img alt="{attribute(alt)}" src="data:image/svg+xml;base64,{picture}"></p>'

    def named(self, code: QrCode) -> str:
        """What a code opens, and its address."""
        shown = short_address(code.address)
        return (
            f'<p class="caption">{settled(code.caption)}</p>'
            f'<p class="address">{weblink(code.address, shown)}</p>'
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


def _state(step: Step) -> str:
    return (" forked" if step.branches else "") + (" spilling" if len(step.branches) > MOST_ABREAST else "")


def _bypass(place: int, jumps: list[_Jump]) -> str:
    """The dashed line beside the track, where a jump leaves, passes or reaches the step at `place`."""
    ends = {"to" for jump in jumps if jump.goal == place} | {"from" for jump in jumps if jump.start == place}
    if any(jump.start < place < jump.goal for jump in jumps):
        ends.add("along")
    return "".join(f'<span class="bypass {end}"></span>' for end in sorted(ends))


def _gathers(block: Block) -> str:
    """Blocks of the same answer stand in one row when they follow each other; others stand alone."""
    return "codes" if isinstance(block, QrCode) else "flow"


def _leads(content: Inlines) -> str:
    """The class of a text that announces what follows it, and must stay on its page."""
    return " leads" if written(content).rstrip().endswith(":") else ""


def _labelled(label: str) -> str:
    """A label before its text: “Lưu ý:”, but “Chưa có tài khoản?” as it is."""
    return label if label.endswith((":", "?", "!")) else f"{label}:"


def _items(items: Iterable[Inlines]) -> str:
    return "".join(f"<li>{settled(item)}</li>" for item in items)


def _table(header: tuple[Inlines, ...], rows: tuple[tuple[Inlines, ...], ...], caption: Inlines) -> str:
    def cells(row: tuple[Inlines, ...], element: str) -> Iterator[str]:
        return (f"<{element}>{inlines(cell)}</{element}>" for cell in row)

    title = f"<caption>{inlines(caption)}</caption>" if caption else ""
    head = f"<thead><tr>{''.join(cells(header, 'th'))}</tr></thead>" if header else ""
    body = "".join(f"<tr>{''.join(cells(row, 'td'))}</tr>" for row in rows)
    return f"<table>{title}{head}<tbody>{body}</tbody></table>"
