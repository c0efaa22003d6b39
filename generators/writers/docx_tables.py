"""The head and the foot of a notice, and ruled tables, as Word tables of fixed layout; knows no sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table, _Cell, _Row
from lxml.etree import _Element

from generators.nd30.styles import Style, Styles
from generators.word_styles import TWIPS
from generators.writers.docx_paragraphs import fill_code, fill_line, fill_rule
from generators.writers.notice_measure import CELL_PADDING
from generators.writers.notice_sheet import Codes, Foot, Grid, Head, Line, Rule


def add_head(document: WordDocument, head: Head, styles: Styles) -> None:
    rows = 2 if head.about is None else 3
    table = _table(document, rows, (head.left, head.right), ruled=False)
    _fill(table.cell(0, 0), head.issuer, styles)
    _fill(table.cell(0, 1), head.nation, styles)
    for column, line in enumerate((head.number, head.date)):
        cell = table.cell(1, column)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM  # 13 and 14 pt on one baseline
        _fill(cell, (line,), styles)
    if head.about:
        _fill(table.cell(2, 0), (head.about,), styles)


def add_foot(document: WordDocument, foot: Foot, styles: Styles) -> None:
    table = _table(document, 1, (foot.left, foot.right), ruled=False)
    _keep_whole(table.rows[0])
    _fill(table.cell(0, 0), foot.recipients, styles)
    _fill(table.cell(0, 1), foot.signature, styles)


def add_grid(document: WordDocument, grid: Grid, styles: Styles) -> None:
    rows = [row for row in (grid.header, *grid.rows) if row]
    table = _table(document, len(rows), grid.widths, ruled=True)
    for row, cells in zip(table.rows, rows, strict=True):
        _keep_whole(row)
        for cell, line in zip(row.cells, cells, strict=True):
            _fill(cell, (line,), styles)
    if grid.header:
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def add_codes(document: WordDocument, codes: Codes, styles: Styles) -> None:
    """Codes side by side with their captions, no row of them split between pages."""
    table = _table(document, len(codes.rows), [codes.width / codes.columns] * codes.columns, ruled=False)
    for row, given in zip(table.rows, codes.rows, strict=True):
        _keep_whole(row)
        for cell, code in zip(row.cells, given, strict=True):
            if code is None:
                fill_line(cell.paragraphs[0], Line(Style.SPACER), styles)
                continue
            fill_code(cell.paragraphs[0], code, styles)
            for line in code.below:
                fill_line(cell.add_paragraph(), line, styles)


def _table(document: WordDocument, rows: int, widths: Sequence[float], *, ruled: bool) -> Table:
    table: Table = document.add_table(rows, len(widths))
    twips = [round(width * TWIPS) for width in widths]
    padding = round(CELL_PADDING * TWIPS) if ruled else 0
    line: Literal["single", "nil"] = "single" if ruled else "nil"
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(
        f'<w:{side} w:val="{line}"' + (' w:sz="4" w:space="0" w:color="000000"/>' if ruled else "/>") for side in sides
    )
    table._tbl.replace(
        table._tbl.tblPr,
        parse_xml(
            f'<w:tblPr {nsdecls("w")}><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            f'<w:top w:w="0" w:type="dxa"/><w:left w:w="{padding}" w:type="dxa"/>'
            f'<w:bottom w:w="0" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
            f'<w:tblLook w:val="{"0020" if ruled else "0000"}"/></w:tblPr>'
        ),
    )
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), twips, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, twips, strict=True):
            size: _Element = cell.get_or_add_tcPr().get_or_add_tcW()
            size.set(qn("w:w"), str(width))
            size.set(qn("w:type"), "dxa")
    return table


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))


def _fill(cell: _Cell, content: Sequence[Line | Rule], styles: Styles) -> None:
    for number, item in enumerate(content):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        match item:
            case Line():
                fill_line(paragraph, item, styles)
            case Rule():
                fill_rule(paragraph, item, styles)
