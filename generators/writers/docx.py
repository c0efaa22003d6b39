"""An official notice as a Word document that a clerk can number, a chairman can sign and anybody can edit.

The named styles come from `templates/notices/nd30.docx`; structure, fields and the lengths of lines come from here.
Rules: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from typing import assert_never

from docx.document import Document as WordDocument

from generators.document import Document
from generators.nd30.styles import Style, Styles
from generators.nd30.template import TEMPLATE, read_styles
from generators.writers.assets import Assets
from generators.writers.docx_package import foundation, package
from generators.writers.docx_paragraphs import fill_line, fill_picture, fill_rule
from generators.writers.docx_sections import begin, fill_first_foot, fill_margins, next_annex
from generators.writers.docx_tables import add_codes, add_foot, add_grid, add_head
from generators.writers.notice_pictures import printable
from generators.writers.notice_setting import set_notice
from generators.writers.notice_sheet import Codes, Foot, Grid, Head, Item, Line, Picture, Rule

_TABLES = (Head, Foot, Grid, Codes)


def write(document: Document, assets: Assets) -> bytes:
    """The notice as .docx; identical content gives identical bytes.

    Raises TemplateFault when the Word template cannot carry a notice, KeyError for a picture that is not there.
    """
    sheet = set_notice(document, assets)
    styles = read_styles(assets.templates[TEMPLATE])
    word = foundation(assets.templates[TEMPLATE])
    section = begin(word)
    fill_margins(section, sheet.margins, styles)
    feet = [(*part.foot, *sheet.margins.foot) for part in sheet.parts]
    for number, part in enumerate(sheet.parts):
        if number:
            section = next_annex(word)
            if feet[number] != feet[number - 1]:
                fill_first_foot(section, feet[number], styles)
        elif feet[number]:
            fill_first_foot(section, feet[number], styles)
        for before, item in zip((None, *part.items), part.items, strict=False):
            if isinstance(before, _TABLES) and isinstance(item, _TABLES):
                fill_line(word.add_paragraph(), Line(Style.SPACER), styles)  # else Word makes one table of the two
            _add(word, item, assets, styles)
        if number == len(sheet.parts) - 1 and isinstance(part.items[-1], _TABLES):
            fill_line(word.add_paragraph(), Line(Style.SPACER), styles)  # Word opens no file that ends in a table
    for paragraph in word.element.body.p_lst:
        if paragraph.pPr is not None and paragraph.pPr.sectPr is not None and paragraph.pPr.style is None:
            paragraph.pPr.style = styles[Style.SPACER].id  # what ends a section takes no room
    return package(word, title=sheet.title, author=sheet.author)


def _add(word: WordDocument, item: Item, assets: Assets, styles: Styles) -> None:
    match item:
        case Line():
            fill_line(word.add_paragraph(), item, styles)
        case Rule():
            fill_rule(word.add_paragraph(), item, styles)
        case Head():
            add_head(word, item, styles)
        case Foot():
            add_foot(word, item, styles)
        case Grid():
            add_grid(word, item, styles)
        case Picture():
            fill_picture(word.add_paragraph(), item, printable(assets.images[item.name]), styles)
        case Codes():
            add_codes(word, item, styles)
        case _:
            assert_never(item)
