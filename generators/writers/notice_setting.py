"""A Document set as a clerk would type it: every block becomes paragraphs in named styles, lines and tables of a sheet.

Knows nothing of Word or PDF. What it adds around the content (Bước 1:, Ví dụ:, dashes, brackets, the closing ./.) is
what offices write there; what the content says it leaves as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from generators.document import (
    AnnexHeading,
    Block,
    Branch,
    Bullets,
    Caution,
    Checklist,
    Contact,
    Definition,
    Document,
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
)
from generators.font_metrics import tinos
from generators.nd30.styles import MM, Style
from generators.nd30.template import TEMPLATE, read_styles
from generators.wording import Wording
from generators.writers import notice_components as components
from generators.writers import notice_pictures
from generators.writers.assets import Assets
from generators.writers.notice_measure import SLACK, Measure, after
from generators.writers.notice_runs import (
    Run,
    Runs,
    before_full_stop,
    capitalised,
    clean,
    ending,
    in_brackets,
    joined,
    plain,
    runs,
    safe_address,
    text_of,
    with_end_mark,
)
from generators.writers.notice_sheet import Code, Codes, Grid, Item, Line, Part, Picture, Sheet

BEFORE_FOOT = 6.0
FIGURE_WIDTH = 120 * MM
FIGURE_HEIGHT = 150 * MM
CODES_ABREAST = 3  # at 30 mm each with their quiet zones
CAPTION_MARGIN = 5.0  # points: captions side by side keep apart
FIGURE_DPI = 96  # a screenshot at its own size

HEADINGS = {1: Style.CENTRED, 2: Style.HEADING_2, 3: Style.HEADING_3, 4: Style.HEADING_4}


def set_notice(document: Document, assets: Assets) -> Sheet:
    """The sheet of a notice. Raises TemplateFault for an unfit template, KeyError for a picture that is not there."""
    measure = Measure(read_styles(assets.templates[TEMPLATE]), tinos(assets))
    setter = _Setter(measure, assets.wording, assets.images)
    for block in document.blocks:
        setter.add(block)
    contact = runs(document.footer)
    foot = (Line(Style.CONTACT_LINE, contact),) if contact else ()
    filled = [items for items in setter.parts if items]
    return Sheet(
        title=clean(document.title).strip(),
        language=document.language,
        author=clean(document.issuer.committee).strip(),
        parts=tuple(Part(tuple(items), () if number else foot) for number, items in enumerate(filled)),
        margins=components.margins(document.marks),
    )


class _Setter:
    """Sets block after block into the last of `parts`; an annex heading begins the next one."""

    def __init__(self, measure: Measure, wording: Wording, images: Mapping[str, bytes]) -> None:
        self.measure = measure
        self.wording = wording
        self.images = images
        self.parts: list[list[Item]] = [[]]
        self.addressees: list[Line] = []

    def add(self, block: Block) -> None:
        if self.addressees and not isinstance(block, NoticeTitle):  # ô 9a: below the title where there is one
            self.parts[-1].extend(self.addressees)
            self.addressees = []
        here, lines, each = self.parts[-1], self.measure.lines, self.measure.each
        match block:
            case Letterhead():
                here.append(components.head(block, self.wording, self.measure))
                self.addressees = list(components.addressees(block, self.wording))
            case NoticeTitle():
                here.extend(components.title(block, self.measure))
            case LegalGround(content, is_last):
                here.extend(lines(Style.GROUND, ending(runs(content), "." if is_last else ";")))
            case Heading(level, content, number, _):
                here.extend(lines(HEADINGS[level], joined((*plain(f"{number} "), *runs(content)))))
            case Paragraph(content, role):
                here.extend(lines(Style.NOTE if role is ParagraphRole.NOTE else Style.BODY, runs(content)))
            case Bullets(items):
                here.extend(each(Style.DASH, "- ", items))
            case Definition(term, content, basis):
                meaning = before_full_stop(runs(content), in_brackets(runs(basis)))
                here.extend(lines(Style.DASH, _labelled("- ", runs(term), meaning)))
            case Steps(steps):
                for step in steps:
                    self.add_step(step)
            case Checklist(items):
                for item in items:
                    words = before_full_stop(runs(item.content), in_brackets(runs(item.note)))
                    here.extend(lines(Style.DASH, after("- ", words)))
            case Facts(rows):
                for row in rows:
                    said = runs(row.content) or plain(self.wording("common.unknown"))
                    here.extend(lines(Style.DASH, _labelled("- ", plain(row.label), said)))
            case Table():
                here.extend(self.table(block))
            case Caution(label, content, items, _):
                here.extend(lines(Style.CAUTION, _labelled("", plain(label, strong=True), runs(content))))
                here.extend(each(Style.SUBSTEP, "+ ", items))
            case FieldHint(field, content, examples):
                name = plain(self.wording("notices.field", field=field))
                here.extend(lines(Style.SUBSTEP, after("+ ", joined((*name, *runs(content))))))
                here.extend(each(Style.EXAMPLE, self.wording("notices.example"), examples))
            case Portal():
                here.extend(lines(Style.DASH, self.portal(block)))
            case QrCode():
                self.add_code(block, here)
            case Contact():
                here.extend(lines(Style.BODY, self.contact(block)))
            case Figure():
                here.append(self.picture(block))
                here.extend(lines(Style.FIGURE_CAPTION, runs(block.caption)))
            case Signature():
                if here and isinstance(last := here[-1], Line):
                    here[-1] = replace(last, keep_next=True, gap=BEFORE_FOOT)  # it never stands alone on a page
                here.append(components.foot(block, self.wording, self.measure))
            case AnnexHeading():
                self.parts.append(list(components.annex_heading(block, self.measure)))
            case EndMark():
                self.end(here)
            case _:
                assert_never(block)

    def end(self, here: list[Item]) -> None:
        """`./.` at the end of the last words; on a line of its own after a table or a picture."""
        mark = self.wording("notices.end")
        if here and isinstance(last := here[-1], Line) and last.runs and last.style is not Style.FIGURE_CAPTION:
            here[-1] = self.measure.line(last.style, with_end_mark(last.runs, mark))
        else:
            here.extend(self.measure.lines(Style.BODY, plain(mark)))

    # ── Steps ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def add_step(self, step: Step) -> None:
        here, lines = self.parts[-1], self.measure.lines
        label = Run(f"{self.wording('common.step', number=step.number)}: ", strong=True)
        action = before_full_stop(capitalised(runs(step.action)), in_brackets(runs(step.condition)))
        here.extend(lines(Style.STEP, joined((label, *action))))
        for number, option in enumerate(step.options, start=1):
            here.extend(lines(Style.SUBSTEP, after(f"{number}/ ", capitalised(runs(option)))))
        here.extend(self.measure.each(Style.SUBSTEP, "+ ", step.substeps))
        for branch in step.branches:
            here.extend(lines(Style.SUBSTEP, self.branch(branch)))
            for detail in branch.details:
                here.extend(lines(Style.BODY, runs(detail)))
        for block in step.blocks:
            self.add(block)

    def branch(self, branch: Branch) -> Runs:
        """`3.1/ Nếu …: Chọn … (tiếp tục Bước 7)`; the way on is not said twice."""
        way = runs(branch.content)
        if branch.goto and not branch.says_goto:
            there = self.wording("common.step", number=branch.goto.number)
            onward = plain(self.wording("notices.goto", step=there))
            way = before_full_stop(way, in_brackets(onward)) if way else onward
        mark = f"{clean(branch.number)}/ " if branch.number else "- "
        return _labelled(mark, capitalised(runs(branch.when)), capitalised(way))

    # ── Addresses and people ─────────────────────────────────────────────────────────────────────────────────────────

    def portal(self, portal: Portal) -> Runs:
        way = plain(self.wording("notices.menu", menu=text_of(runs(portal.menu)))) if portal.menu else ()
        return _labelled("- ", runs(portal.name), (_address(portal.address), *in_brackets(way)))

    def add_code(self, block: QrCode, here: list[Item]) -> None:
        """Codes that follow each other stand side by side."""
        if here and isinstance(last := here[-1], Codes):
            here[-1] = self.codes((*last.codes, self.code(block)))
            return
        if here and isinstance(last := here[-1], Line):
            here[-1] = replace(last, keep_next=True)  # nobody scans a code alone on a page: what is it of?
        here.append(self.codes((self.code(block),)))

    def code(self, code: QrCode) -> Code:
        address = clean(code.address).strip()
        shown = address.removeprefix("https://").removesuffix("/")  # what one would type
        return Code(
            address,
            self.wording("notices.code-alt", address=address),
            below=(
                *(Line(Style.FIGURE_CAPTION, caption) for caption in (runs(code.caption),) if caption),
                Line(Style.FIGURE_CAPTION, (Run(shown, address=safe_address(address)),)),
            ),
        )

    def codes(self, codes: tuple[Code, ...]) -> Codes:
        addresses = [code.below[-1] for code in codes]
        fitting = int(self.measure.width // (self.measure.widest(addresses, self.measure.width) + SLACK))
        columns = max(1, min(fitting, len(codes), CODES_ABREAST))
        room = self.measure.width / columns - 2 * CAPTION_MARGIN
        phrased = (
            replace(code, below=(*(self.caption(line, room) for line in code.below[:-1]), code.below[-1]))
            for code in codes
        )
        return Codes(tuple(phrased), columns, self.measure.width)

    def caption(self, line: Line, room: float) -> Line:
        """The caption broken anew, for a column that has become narrower."""
        words = tuple(replace(run, text=run.text.replace("\n", " ")) for run in line.runs)
        return self.measure.phrased(line.style, words, room)

    def contact(self, contact: Contact) -> Runs:
        """One sentence: what for, who, number, hours, place; what is unknown is left out.

        A purpose invites to get in touch: `… công dân liên hệ đến số điện thoại` `của Bà …, công chức …: 0972 …`.
        """
        purpose = ending(runs(contact.purpose), "")
        asked = text_of(purpose).endswith(self.wording("notices.contact-number"))  # its words have named the number
        between = " " if text_of(purpose).endswith("liên hệ") else self.wording("notices.contact-of")
        lead = (*purpose, *plain(between)) if purpose else ()
        words = joined((*(lead or plain(self.wording("notices.contact"))), *_listed(contact.person, contact.role)))
        if contact.phone:
            number = contact.phone.written
            shown = f": {number}" if asked else ", " + self.wording("notices.contact-phone", phone=number)
            words = joined((*words, *plain(shown)))
        more = [part for part in (runs(contact.hours), runs(contact.place)) if part]
        return joined((*words, *(run for part in more for run in (Run(", "), *ending(part, ""))), Run(".")))

    # ── Tables and pictures ──────────────────────────────────────────────────────────────────────────────────────────

    def table(self, table: Table) -> Iterator[Item]:
        columns = max((len(row) for row in (table.header, *table.rows)), default=0)
        if not columns:
            return
        if caption := runs(table.caption):
            yield Line(Style.TABLE_CAPTION, caption)

        def cells(style: Style, row: Sequence[Inlines]) -> tuple[Line, ...]:
            filled = [Line(style, runs(cell)) for cell in row]
            return (*filled, *(Line(style) for _ in range(columns - len(filled))))

        header = cells(Style.TABLE_HEAD, table.header) if table.header else ()
        rows = tuple(cells(Style.TABLE_CELL, row) for row in table.rows)
        yield Grid(self.measure.column_widths([row for row in (header, *rows) if row]), header, rows)
        gap = self.measure.styles[Style.BODY].after
        yield Line(Style.SPACER, gap=gap)  # a table has no space of its own below it

    def picture(self, figure: Figure) -> Picture:
        wide, high = (side / FIGURE_DPI * 72 for side in notice_pictures.size(self.images[figure.asset]))
        scale = min(1.0, FIGURE_WIDTH / wide, FIGURE_HEIGHT / high)
        alt = clean(figure.alt).strip() or text_of(runs(figure.caption))
        return Picture(figure.asset, alt, wide * scale, high * scale)


def _address(address: str) -> Run:
    return Run(clean(address).strip(), address=safe_address(address))


def _listed(*words: str) -> Runs:
    """The words that are there, with commas."""
    return plain(", ".join(word for word in words if word.strip()))


def _labelled(mark: str, label: Runs, words: Runs) -> Runs:
    """`- label: words`, the colon left out where the label ends in a mark of its own."""
    if not label or not words:
        return after(mark, label or words)
    colon = "" if text_of(label).endswith((".", ":", ";", ",", "?", "!")) else ":"
    return joined((Run(mark), *label, replace(label[-1], text=colon), Run(" "), *words))
