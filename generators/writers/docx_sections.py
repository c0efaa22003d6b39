"""The sections of a notice in Word: one for the notice, one for each annex, with their own page numbers and margins."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section, _Footer, _Header
from docx.text.paragraph import Paragraph

from generators.nd30.styles import Styles
from generators.writers.docx_paragraphs import fill_line, fill_page_number
from generators.writers.notice_sheet import Line, Margins

WATERMARK_WIDTH = 480  # points: the diagonal of the text area, with air at both ends
WATERMARK_GREY = "#c8c8c8"  # seen on every copy, and the text over it still read


def begin(document: WordDocument) -> Section:
    """The first section: the page of the template, none of its sample lines, headers or footers."""
    body = document.element.body
    body.clear_content()
    properties = body.sectPr
    for child in list(properties):
        if child.tag not in (qn("w:pgSz"), qn("w:pgMar")):
            properties.remove(child)
    section: Section = document.sections[0]
    section.different_first_page_header_footer = True  # page 1 shows no number
    _count_from_one(section)
    return section


def next_annex(document: WordDocument) -> Section:
    """A section on a new page, its pages counted from 1 again."""
    section: Section = document.add_section()
    _count_from_one(section)
    return section


def _count_from_one(section: Section) -> None:
    properties = section._sectPr
    for found in properties.findall(qn("w:pgNumType")):
        properties.remove(found)
    properties.find(qn("w:pgMar")).addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))


def fill_margins(section: Section, margins: Margins, styles: Styles) -> None:
    """Heads and feet of a section; the sections after it take them over."""
    first: list[Paragraph] = []
    if margins.first:
        first = _fill(section.first_page_header, margins.first, styles)
    number = _emptied(section.header)
    fill_page_number(number, styles)
    others = [number, *_append(section.header, margins.head, styles)]
    if margins.foot:
        _fill(section.footer, margins.foot, styles)
    if margins.watermark:
        for number_, paragraphs in enumerate((first, others), start=1):
            _add_watermark(paragraphs[0], margins.watermark, number_)


def fill_first_foot(section: Section, lines: Sequence[Line], styles: Styles) -> None:
    """The foot of a section's first page; an empty one must be said too, or it would take over its predecessor's."""
    if lines:
        _fill(section.first_page_footer, lines, styles)
    else:
        _emptied(section.first_page_footer)


def _fill(place: _Header | _Footer, lines: Sequence[Line], styles: Styles) -> list[Paragraph]:
    first = _emptied(place)
    fill_line(first, lines[0], styles)
    return [first, *_append(place, lines[1:], styles)]


def _append(place: _Header | _Footer, lines: Sequence[Line], styles: Styles) -> list[Paragraph]:
    added = []
    for line in lines:
        paragraph = place.add_paragraph()
        fill_line(paragraph, line, styles)
        added.append(paragraph)
    return added


def _emptied(place: _Header | _Footer) -> Paragraph:
    place.is_linked_to_previous = False
    paragraph: Paragraph = place.paragraphs[0]
    properties = paragraph._p.pPr
    if properties is not None:  # python-docx's own begins in a style that our template does not have
        paragraph._p.remove(properties)
    return paragraph


def _add_watermark(paragraph: Paragraph, text: str, number: int) -> None:
    """Word's own kind of watermark: text art behind the page, so that Word offers to remove it where it would look."""
    height = round(WATERMARK_WIDTH / max(len(text), 1) * 1.6)
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{WATERMARK_WIDTH}pt;height:{height}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    shape = parse_xml(
        f"<w:r {nsdecls('w')} xmlns:v='urn:schemas-microsoft-com:vml' "
        "xmlns:o='urn:schemas-microsoft-com:office:office'>"
        "<w:rPr><w:noProof/></w:rPr><w:pict>"
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
        'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        f'style="{style}" o:allowincell="f" fillcolor="{WATERMARK_GREY}" stroked="f">'
        '<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold"/>'
        "</v:shape></w:pict></w:r>"
    )
    art = shape.find(".//{urn:schemas-microsoft-com:vml}shape/{urn:schemas-microsoft-com:vml}textpath")
    art.set("string", text)
    paragraph._p.append(shape)
