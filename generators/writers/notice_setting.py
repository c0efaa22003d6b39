"""A Document set as a clerk would type it: every block becomes paragraphs in named styles, lines and tables of a sheet.

Knows nothing of Word or PDF. What it adds around the content (Bước 1:, Ví dụ:, dashes, brackets, the closing ./.) is
what offices write there; what the content says it leaves as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import assert_never

from PIL import Image

from generators.document import (
    AnnexHeading,
    Block,
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
    MarkKind,
    NoticeTitle,
    Paragraph,
    ParagraphRole,
    Portal,
    QrCode,
    Signature,
    Step,
    StepLink,
    Steps,
    Table,
)
from generators.font_metrics import Family, Piece, broken, tinos
from generators.values import month_written
from generators.writers.assets import Assets
from generators.writers.notice_breaks import phrased
from generators.writers.notice_runs import (
    NBSP,
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
    upper,
    with_end_mark,
)
from generators.writers.notice_sheet import (
    Code,
    Foot,
    Grid,
    Head,
    Item,
    Line,
    Margins,
    Part,
    Picture,
    Rule,
    Sheet,
)
from generators.writers.notice_styles import MM, Style, Styles, read_styles

TEMPLATE = "notices/nd30.docx"

RULE_SHARE = 0.4  # of the text above: the decree wants one third to one half (Phụ lục I, mục II.2 and II.5)
NATION_COLUMN = 98 * MM  # Quốc hiệu at 13 pt takes 95.7 mm; less, and it would wrap
ISSUER_COLUMN_LEAST = 45 * MM  # "ỦY BAN NHÂN DÂN" at 13 pt takes 44 mm
SLACK = 3.0  # points that two renderers may differ by in one line
TITLE_MARGIN = 10 * MM  # a title does not run as wide as the text below it
AFTER_TITLE = 12.0
BEFORE_FOOT = 6.0
MOST_STRETCH = 0.5  # ems added to a gap between words before a justified line looks torn
FIGURE_WIDTH = 120 * MM
FIGURE_HEIGHT = 150 * MM
FIGURE_DPI = 96  # a screenshot at its own size
NUMBER_ROOM = NBSP * 10  # 11 mm for a pen
DAY_ROOM = NBSP * 6  # 7 mm for two digits
CELL_PADDING = 4.0


def set_notice(document: Document, assets: Assets) -> Sheet:
    """The sheet of a notice. Raises TemplateFault for an unfit template, KeyError for a picture that is not there."""
    return _Setter(document, assets).sheet()


class _Setter:
    def __init__(self, document: Document, assets: Assets) -> None:
        self.document = document
        self.assets = assets
        self.wording = assets.wording
        self.styles: Styles = read_styles(assets.templates[TEMPLATE])
        self.family: Family = tinos(assets)
        self.width = self.styles.page.text_width

    def sheet(self) -> Sheet:
        parts: list[list[Item]] = [[]]
        for block in self.document.blocks:
            self.add(block, parts)
        contact = runs(self.document.footer)
        foot = (Line(Style.CONTACT_LINE, contact),) if contact else ()
        filled = [items for items in parts if items]
        return Sheet(
            title=clean(self.document.title).strip(),
            language=self.document.language,
            author=clean(self.document.issuer.committee).strip(),
            parts=tuple(Part(tuple(items), () if number else foot) for number, items in enumerate(filled)),
            margins=self.margins(),
        )

    def add(self, block: Block, parts: list[list[Item]]) -> None:
        """Put the block at the end of the last part; an annex heading begins a part of its own."""
        here = parts[-1]
        match block:
            case Letterhead():
                here.append(self.head(block))
                here.extend(self.addressees(block))
            case NoticeTitle():
                here.extend(self.title(block))
            case LegalGround(content, last):
                here.extend(self.lines(Style.GROUND, ending(runs(content), "." if last else ";")))
            case Heading(level, content, number, _):
                here.extend(self.lines(_HEADINGS[level], joined((*plain(f"{number} "), *runs(content)))))
            case Paragraph(content, role):
                style = Style.NOTE if role is ParagraphRole.NOTE else Style.BODY
                here.extend(self.lines(style, runs(content)))
            case Bullets(items):
                here.extend(self.each(Style.DASH, "- ", items))
            case Definition(term, content, basis):
                meaning = before_full_stop(runs(content), in_brackets(runs(basis)))
                here.extend(self.lines(Style.DASH, _labelled("- ", runs(term), meaning)))
            case Steps(steps):
                for step in steps:
                    self.add_step(step, parts)
            case Checklist(items):
                for item in items:
                    words = before_full_stop(runs(item.content), in_brackets(runs(item.note)))
                    here.extend(self.lines(Style.DASH, _after("- ", words)))
            case Facts(rows):
                for row in rows:
                    said = runs(row.content) or plain(self.wording("common.unknown"))
                    here.extend(self.lines(Style.DASH, _labelled("- ", plain(row.label), said)))
            case Table():
                here.extend(self.table(block))
            case Caution(label, content, items, _):
                words = _labelled("", plain(label, strong=True), runs(content))
                here.extend(self.lines(Style.CAUTION, words))
                here.extend(self.each(Style.SUBSTEP, "+ ", items))
            case FieldHint(field, content, examples):
                name = plain(self.wording("notices.field", field=field))
                here.extend(self.lines(Style.SUBSTEP, _after("+ ", joined((*name, *runs(content))))))
                here.extend(self.each(Style.EXAMPLE, self.wording("notices.example"), examples))
            case Portal(name, address, menu):
                way = plain(self.wording("notices.menu", menu=text_of(runs(menu)))) if menu else ()
                shown = Run(clean(address), address=safe_address(address))
                words = _labelled("- ", runs(name), (shown, *in_brackets(way)))
                here.extend(self.lines(Style.DASH, words))
            case QrCode(address, caption):
                shown = Run(clean(address), address=safe_address(address))
                here.append(Code(clean(address), self.wording("notices.code-alt", address=clean(address))))
                here.extend(_kept_with_next(self.lines(Style.FIGURE_CAPTION, runs(caption))))
                label = plain(self.wording("notices.code-address"))
                here.extend(self.lines(Style.FIGURE_CAPTION, (*label, shown)))
            case Contact():
                here.extend(self.lines(Style.BODY, self.contact(block)))
            case Figure(asset, alt, caption):
                here.append(self.picture(asset, alt or text_of(runs(caption))))
                here.extend(self.lines(Style.FIGURE_CAPTION, runs(caption)))
            case Signature():
                here[:] = _kept_with_next(here)
                if here and isinstance(last := here[-1], Line):
                    here[-1] = replace(last, gap=BEFORE_FOOT)
                here.append(self.foot(block))
            case AnnexHeading():
                parts.append(list(self.annex_heading(block)))
            case EndMark():
                self.end(here)
            case _:
                assert_never(block)

    # ── Paragraphs ───────────────────────────────────────────────────────────────────────────────────────────────────

    def lines(self, style: Style, words: Runs) -> list[Item]:
        """One paragraph; none where there are no words."""
        return [self.line(style, words)] if words else []

    def line(self, style: Style, words: Runs) -> Line:
        look = self.styles[style]
        torn = look.align == "both" and self.is_torn(style, words)
        return Line(style, words, flush_left=torn)

    def each(self, style: Style, mark: str, items: Iterable[Inlines]) -> list[Item]:
        return [line for item in items for line in self.lines(style, _after(mark, runs(item)))]

    def pieces(self, style: Style, words: Runs) -> list[Piece]:
        look = self.styles[style]
        return [
            Piece(
                run.text,
                self.family.face(bold=look.bold or run.strong, italic=look.italic or run.italic),
                look.size,
            )
            for run in words
        ]

    def is_torn(self, style: Style, words: Runs) -> bool:
        """Whether justifying would open gaps that the eye falls into, as before an address that cannot be broken."""
        look = self.styles[style]
        width = self.width - look.left - look.right
        for number, line in enumerate(broken(self.pieces(style, words), width, look.first)):
            room = width - look.first if number == 0 else width
            if not line.last and (room - line.width) > line.gaps * MOST_STRETCH * look.size:
                return True
        return False

    def widest(self, lines: Iterable[Line], width: float) -> float:
        """The length of the longest line as broken at `width`."""
        return max(
            (set_.width for line in lines for set_ in broken(self.pieces(line.style, line.runs), width)),
            default=0,
        )

    # ── Head and foot ────────────────────────────────────────────────────────────────────────────────────────────────

    def head(self, head: Letterhead) -> Head:
        nation = Line(Style.NATION, plain(self.wording("common.national-title")))
        motto = Line(Style.MOTTO, plain(self.wording("common.national-motto")))
        date = Line(Style.DATE, self.place_and_date(head))
        needed = self.widest((nation, motto, date), self.width) + 2 * SLACK
        right = min(max(NATION_COLUMN, needed), self.width - ISSUER_COLUMN_LEAST)
        left = self.width - right
        issuers = [Line(Style.PARENT, plain(head.parent.upper()))] if head.parent.strip() else []
        issuers += [Line(Style.ISSUER, plain(line.upper())) for line in head.issuer]
        issuing = [line for line in issuers if line.style is Style.ISSUER]
        return Head(
            issuer=(*issuers, Rule(self.widest(issuing, left) * RULE_SHARE, left)),
            nation=(nation, motto, Rule(self.widest((motto,), right), right)),
            number=Line(Style.NUMBER, self.number(head)),
            date=date,
            left=left,
            right=right,
            about=self.phrased(Style.ABOUT, self.about(runs(head.about)), left - SLACK) if head.about else None,
        )

    def number(self, head: Letterhead) -> Runs:
        """`Số: 05/TB-UBND`; a number not yet given leaves room for a pen."""
        number = clean(head.number).strip()
        if number.isdigit():
            number = number.zfill(2)  # below ten a zero in front: Phụ lục I, mục II.3
        symbol = clean(head.symbol).strip().removeprefix("/")
        return plain(f"{self.wording('notices.number')}{number or NUMBER_ROOM}/{symbol}")

    def place_and_date(self, head: Letterhead) -> Runs:
        date = head.date
        day = DAY_ROOM if date.day is None else f"{date.day:02d}"
        month = DAY_ROOM if date.month is None else month_written(date.month)
        year = DAY_ROOM if date.year is None else str(date.year)
        words = [
            f"{clean(date.place).strip()},",
            *(self.wording("notices.day"), day),
            *(self.wording("notices.month"), month),
            *(self.wording("notices.year"), year),
        ]
        return plain(" ".join(words))

    def about(self, words: Runs) -> Runs:
        prefix = self.wording("notices.about")
        if text_of(words).casefold().startswith(prefix.strip().casefold()):
            return words
        return _after(prefix, words)

    def addressees(self, head: Letterhead) -> Iterator[Line]:
        """Kính gửi: one addressee on the same line, several as a list (Phụ lục I, mục II.9)."""
        given = [words for addressee in head.addressees if (words := runs(addressee))]
        if len(given) == 1:
            yield Line(Style.ADDRESSEE, _after(self.wording("notices.addressee"), ending(given[0], "")))
        elif given:
            yield Line(
                Style.ADDRESSEES, plain(self.wording("notices.addressee").rstrip()), keep_next=True
            )
            for words, mark in zip(given, _list_ends(len(given)), strict=True):
                line = Line(Style.ADDRESSEE_ITEM, _after("- ", ending(words, mark)))
                yield replace(line, gap=AFTER_TITLE) if mark == "." else line

    def title(self, title: NoticeTitle) -> Iterator[Item]:
        kind = Line(Style.KIND, plain(title.kind.upper()))
        subject = runs(title.subject)
        yield kind
        if not subject:
            yield self.share_rule(kind)
            return
        line = self.phrased(Style.SUBJECT, subject, self.width - 2 * TITLE_MARGIN)
        yield line
        yield self.share_rule(line)

    def phrased(self, style: Style, words: Runs, room: float) -> Line:
        """A centred paragraph broken where the language pauses."""
        face, size = self.pieces(style, words)[0].face, self.styles[style].size
        widths = [face.width(word, size) for word in text_of(words).split(" ")]
        return Line(style, phrased(words, widths, face.width(" ", size), room))

    def share_rule(self, line: Line) -> Rule:
        return Rule(self.widest((line,), self.width) * RULE_SHARE, self.width, after=AFTER_TITLE)

    def annex_heading(self, heading: AnnexHeading) -> Iterator[Item]:
        yield Line(Style.ANNEX, plain(heading.label))
        last = Line(Style.ANNEX, plain(heading.label))
        title, of = upper(runs(heading.title)), joined(in_brackets(runs(heading.attached_to)))
        if title:
            last = self.phrased(Style.ANNEX_TITLE, title, self.width - 2 * TITLE_MARGIN)
            yield last
        if of:
            last = self.phrased(Style.ANNEX_OF, of, self.width - 2 * SLACK)
            yield last
        yield self.share_rule(last)

    def foot(self, signature: Signature) -> Foot:
        given = [words for recipient in signature.recipients if (words := runs(recipient))]
        if signature.archive:
            given.append(runs(signature.archive))
        recipients = [
            Line(Style.RECIPIENT, _after("- ", ending(words, mark)))
            for words, mark in zip(given, _list_ends(len(given)), strict=True)
        ]
        if recipients:
            recipients.insert(0, Line(Style.RECIPIENTS, plain(self.wording("notices.recipients"))))
        return Foot(
            recipients=tuple(recipients),
            signature=(
                *(Line(Style.AUTHORITY, plain(line.upper())) for line in signature.authority),
                Line(Style.SIGNATORY, plain(signature.name)),  # an empty one keeps the room
            ),
            left=self.width / 2,
            right=self.width / 2,
        )

    def end(self, here: list[Item]) -> None:
        """`./.` at the end of the last words; on a line of its own after a table or a picture."""
        mark = self.wording("notices.end")
        if here and isinstance(last := here[-1], Line) and last.runs:
            here[-1] = self.line(last.style, with_end_mark(last.runs, mark))
        else:
            here.extend(self.lines(Style.BODY, plain(mark)))

    def margins(self) -> Margins:
        first, head, foot = [], [], []
        watermark = ""
        for mark in self.document.marks:
            shown, detail = plain(mark.text, strong=mark.kind is not MarkKind.AS_OF), runs(mark.detail)
            with_detail = joined((*shown, *((Run(". "), *detail) if detail else ())))
            match mark.kind:
                case MarkKind.DRAFT:
                    boxed = tuple(replace(run, boxed=True) for run in shown)
                    first.append(
                        Line(Style.MARK, joined((*boxed, Run(NBSP * 2), *detail)), flush_left=True)
                    )
                case MarkKind.ARCHIVE:
                    first.append(Line(Style.MARK, with_detail))
                    head.append(Line(Style.MARK, shown))
                    watermark = text_of(shown)
                case MarkKind.ILLUSTRATIVE:
                    first.append(Line(Style.MARK, with_detail))
                    head.append(Line(Style.MARK, shown))
                    foot.append(Line(Style.MARK, shown))
                case MarkKind.AS_OF:
                    foot.append(Line(Style.MARK, with_detail))
                case _:
                    assert_never(mark.kind)
        return Margins(tuple(first), tuple(head), tuple(foot), watermark)

    # ── Steps, tables, pictures ──────────────────────────────────────────────────────────────────────────────────────

    def add_step(self, step: Step, parts: list[list[Item]]) -> None:
        label = Run(f"{self.wording('common.step', number=step.number)}: ", strong=True)
        action = before_full_stop(capitalised(runs(step.action)), in_brackets(runs(step.condition)))
        here = parts[-1]
        here.extend(self.lines(Style.STEP, joined((label, *action))))
        for number, option in enumerate(step.options, start=1):
            here.extend(self.lines(Style.SUBSTEP, _after(f"{number}/ ", capitalised(runs(option)))))
        here.extend(self.each(Style.SUBSTEP, "+ ", step.substeps))
        for branch in step.branches:
            when, way = runs(branch.when), runs(branch.content)
            if branch.goto and not _mentions(branch.content, branch.goto):
                there = self.wording("common.step", number=branch.goto.number)
                onward = plain(self.wording("notices.goto", step=there))
                way = before_full_stop(way, in_brackets(onward)) if way else onward
            mark = f"{branch.number}/ " if branch.number else "- "
            here.extend(self.lines(Style.SUBSTEP, _labelled(mark, capitalised(when), capitalised(way))))
            for detail in branch.details:
                here.extend(self.lines(Style.BODY, runs(detail)))
        for block in step.blocks:
            self.add(block, parts)

    def contact(self, contact: Contact) -> Runs:
        """One sentence: what for, who, number, hours, place; what is unknown is left out."""
        phone = (
            plain(self.wording("notices.contact-phone", phone=contact.phone.written)) if contact.phone else ()
        )
        known = [
            part
            for part in (
                plain(contact.person),
                plain(contact.role),
                phone,
                ending(runs(contact.hours), ""),
                ending(runs(contact.place), ""),
            )
            if part
        ]
        words = [run for number, part in enumerate(known) for run in ((Run(", "),) if number else ()) + part]
        purpose = (*ending(runs(contact.purpose), "."), Run(" ")) if contact.purpose else ()
        return joined((*purpose, *plain(self.wording("notices.contact")), *words, Run(".")))

    def table(self, table: Table) -> Iterator[Item]:
        caption = runs(table.caption)
        if caption:
            yield Line(Style.TABLE_CAPTION, caption)
        columns = max((len(row) for row in (table.header, *table.rows)), default=0)
        if not columns:
            return

        def cells(style: Style, row: Sequence[Inlines]) -> tuple[Line, ...]:
            filled = [Line(style, runs(cell)) for cell in row]
            return (*filled, *(Line(style) for _ in range(columns - len(filled))))

        header = cells(Style.TABLE_HEAD, table.header) if table.header else ()
        rows = tuple(cells(Style.TABLE_CELL, row) for row in table.rows)
        yield Grid(self.column_widths([row for row in (header, *rows) if row]), header, rows)
        yield Line(Style.SPACER, gap=self.styles[Style.BODY].after)  # a table has no space of its own below it

    def column_widths(self, rows: Sequence[Sequence[Line]]) -> tuple[float, ...]:
        """Each column its longest word at least; what is left is shared by how much each column has to say."""
        room = self.width - 2 * CELL_PADDING * len(rows[0])
        columns = list(zip(*rows, strict=True))
        least = [self.widest(column, 1) + SLACK for column in columns]
        wished = [max(self.widest(column, room) + SLACK, low) for column, low in zip(columns, least, strict=True)]
        spare = room - sum(least)
        if spare <= 0:
            shares = [low / sum(least) * room for low in least]
        elif sum(wished) <= room:
            shares = [wish / sum(wished) * room for wish in wished]
        else:
            more = [wish - low for wish, low in zip(wished, least, strict=True)]
            shares = [low + spare * extra / sum(more) for low, extra in zip(least, more, strict=True)]
        return tuple(share + 2 * CELL_PADDING for share in shares)

    def picture(self, name: str, alt: str) -> Picture:
        with Image.open(BytesIO(self.assets.images[name])) as image:
            wide, high = (side / FIGURE_DPI * 72 for side in image.size)
        scale = min(1.0, FIGURE_WIDTH / wide, FIGURE_HEIGHT / high)
        return Picture(name, clean(alt).strip(), wide * scale, high * scale)


_HEADINGS = {1: Style.CENTRED, 2: Style.HEADING_2, 3: Style.HEADING_3, 4: Style.HEADING_4}


def _after(mark: str, words: Runs) -> Runs:
    """The words behind a dash or a number; nothing for no words."""
    return joined((Run(mark), *words)) if words else ()


def _labelled(mark: str, label: Runs, words: Runs) -> Runs:
    """`- label: words`, the colon left out where the label ends in a mark of its own."""
    if not label or not words:
        return _after(mark, label or words)
    colon = "" if text_of(label).endswith((".", ":", ";", ",", "?", "!")) else ":"
    return joined((Run(mark), *label, replace(label[-1], text=colon), Run(" "), *words))


def _list_ends(count: int) -> list[str]:
    return [";"] * (count - 1) + ["."] if count else []


def _mentions(content: Inlines, step: StepLink) -> bool:
    return any(isinstance(inline, StepLink) and inline.step == step.step for inline in content)


def _kept_with_next(items: Sequence[Item]) -> list[Item]:
    """The items, the last paragraph held on one page with what follows."""
    if not items or not isinstance(last := items[-1], Line):
        return list(items)
    return [*items[:-1], replace(last, keep_next=True)]
