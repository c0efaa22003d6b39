"""Lines, rules, pictures and fields of a sheet as Word paragraphs; knows no tables and no sections."""

from __future__ import annotations

from io import BytesIO

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from generators.nd30.styles import MM, Style, Styles
from generators.word_styles import TWIPS
from generators.writers import qr
from generators.writers.notice_runs import Run
from generators.writers.notice_sheet import QR_MM, Code, Line, Picture, Rule

BOX_SIZE = 12  # points: DỰ THẢO is read before anything else, and is no component of the notice


def fill_line(paragraph: Paragraph, line: Line, styles: Styles) -> None:
    """Make the paragraph this line."""
    properties = paragraph._p.get_or_add_pPr()
    properties.style = styles[line.style].id
    if line.keep_next:
        paragraph.paragraph_format.keep_with_next = True
    if line.gap:
        paragraph.paragraph_format.space_after = _twips(styles[line.style].after + line.gap)
    if line.flush_left:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for run in line.runs:
        _add_run(paragraph, run)


def fill_rule(paragraph: Paragraph, rule: Rule, styles: Styles) -> None:
    """A tiny paragraph whose upper border is the line: it prints everywhere, stays editable, has its exact length."""
    paragraph._p.get_or_add_pPr().style = styles[Style.RULE].id
    side = (rule.width - rule.length) / 2
    paragraph.paragraph_format.left_indent = _twips(side)
    paragraph.paragraph_format.right_indent = _twips(side)
    if rule.after:
        paragraph.paragraph_format.space_after = _twips(rule.after)


def fill_picture(paragraph: Paragraph, picture: Picture, image: bytes, styles: Styles) -> None:
    _add_image(paragraph, image, picture.width, picture.height, picture.alt, styles)


def fill_code(paragraph: Paragraph, code: Code, styles: Styles) -> None:
    """The code alone; what stands below it are lines."""
    dots = len(qr.modules(code.address))
    side = QR_MM * MM * (dots + 2 * qr.QUIET_MODULES) / dots
    _add_image(paragraph, qr.png(code.address, mm=QR_MM), side, side, code.alt, styles)


def fill_page_number(paragraph: Paragraph, styles: Styles) -> None:
    """The number of the page, as the field that Word renumbers itself."""
    paragraph._p.get_or_add_pPr().style = styles[Style.PAGE_NUMBER].id
    for part in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{part}</w:r>"))


def _add_run(paragraph: Paragraph, run: Run) -> None:
    added = paragraph.add_run(run.text)
    if run.strong:
        added.bold = True
    if run.italic:
        added.italic = True
    if run.boxed:
        added.font.size = Pt(BOX_SIZE)
        border = OxmlElement("w:bdr")
        for name, value in (("val", "single"), ("sz", "8"), ("space", "0"), ("color", "000000")):
            border.set(qn(f"w:{name}"), value)
        added._r.get_or_add_rPr().append(border)  # after w:sz, where the schema wants it
    if run.address:
        relation = paragraph.part.relate_to(run.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), relation)
        added._r.addprevious(link)
        link.append(added._r)


def _add_image(paragraph: Paragraph, image: bytes, width: float, height: float, alt: str, styles: Styles) -> None:
    paragraph._p.get_or_add_pPr().style = styles[Style.FIGURE].id
    shape = paragraph.add_run().add_picture(BytesIO(image), _twips(width), _twips(height))
    shape._inline.docPr.set("descr", alt)


def _twips(points: float) -> Pt:
    return Pt(round(points * TWIPS) / TWIPS)
