"""Paragraphs, lines and columns measured before they are drawn: what only the widths of letters can say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generators.document import Inlines
from generators.font_metrics import Family, Piece, broken
from generators.nd30.rules import LONG_WORD
from generators.nd30.styles import Style, Styles
from generators.writers.notice_breaks import phrased
from generators.writers.notice_runs import NBSP, Run, Runs, joined, runs, text_of
from generators.writers.notice_sheet import Line, Rule

RULE_SHARE = 0.4  # of the text above: the decree wants one third to one half (Phụ lục I, mục II.2 and II.5)
SLACK = 3.0  # points that two renderers may differ by in one line
AFTER_TITLE = 12.0
MOST_STRETCH = 0.5  # ems added to a gap between words before a justified line looks torn
CELL_PADDING = 4.0  # points left and right of the words in a ruled table


class Measure:
    """What the styles and the face of a notice make of words."""

    def __init__(self, styles: Styles, family: Family) -> None:
        self.styles = styles
        self.family = family
        self.width = styles.page.text_width

    # ── Paragraphs ───────────────────────────────────────────────────────────────────────────────────────────────────

    def lines(self, style: Style, words: Runs) -> list[Line]:
        """One paragraph; none where there are no words."""
        return [self.line(style, words)] if words else []

    def each(self, style: Style, mark: str, items: Iterable[Inlines]) -> list[Line]:
        """A paragraph for every item, a dash or the like before it."""
        return [line for item in items for line in self.lines(style, after(mark, runs(item)))]

    def line(self, style: Style, words: Runs) -> Line:
        look = self.styles[style]
        return Line(style, words, flush_left=look.align == "both" and self._is_torn(style, words))

    def _is_torn(self, style: Style, words: Runs) -> bool:
        """Whether justifying would open gaps that the eye falls into before an address that cannot be broken."""
        if all(len(word) < LONG_WORD for word in text_of(words).replace(NBSP, " ").split()):
            return False
        look = self.styles[style]
        width = self.width - look.left - look.right
        for number, line in enumerate(broken(self._pieces(style, words), width, look.first)):
            room = width - look.first if number == 0 else width
            if not line.last and (room - line.width) > line.gaps * MOST_STRETCH * look.size:
                return True
        return False

    def _pieces(self, style: Style, words: Runs) -> list[Piece]:
        look = self.styles[style]
        return [
            Piece(
                run.text,
                self.family.face(bold=look.bold or run.strong, italic=look.italic or run.italic),
                look.size,
            )
            for run in words
        ]

    # ── Titles and the lines below them ──────────────────────────────────────────────────────────────────────────────

    def widest(self, lines: Iterable[Line], width: float) -> float:
        """The length of the longest line as broken at `width`."""
        return max(
            (one.width for line in lines for one in broken(self._pieces(line.style, line.runs), width)),
            default=0,
        )

    def phrased(self, style: Style, words: Runs, room: float) -> Line:
        """A centred paragraph broken where the language pauses."""
        face, size = self._pieces(style, words)[0].face, self.styles[style].size
        widths = [face.width(word, size) for word in text_of(words).split(" ")]
        return Line(style, phrased(words, widths, face.width(" ", size), room))

    def title(self, style: Style, words: Runs) -> Line:
        return self.phrased(style, words, self.width - 2 * SLACK)

    def share_rule(self, line: Line) -> Rule:
        """The line below a title, a share of its length."""
        return Rule(self.widest((line,), self.width) * RULE_SHARE, self.width, after=AFTER_TITLE)

    # ── Tables ───────────────────────────────────────────────────────────────────────────────────────────────────────

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


def after(mark: str, words: Runs) -> Runs:
    """The words behind a dash or a number; nothing for no words."""
    return joined((Run(mark), *words)) if words else ()
