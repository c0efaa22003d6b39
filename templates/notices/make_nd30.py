"""Makes nd30.docx, the Word template of official notices: named styles and the page, nothing else.

Run it from the root of the project: `python -m templates.notices.make_nd30`. Staff need not: they open nd30.docx in
Word and change a style there. Running this afterwards puts the styles below in place of theirs.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generators.nd30.styles import MM, Style
from generators.vietnamese.fold import fold
from generators.word_styles import TWIPS

HERE = Path(__file__).parent

FONT = "Times New Roman"
BODY_PT = 14
BODY_LINE = 1.1  # between single and one and a half, the range of Phụ lục I, mục II.6
PARAGRAPH_GAP = 6  # at least 6 pt between paragraphs, same place
FIRST_LINE = 36  # 1.27 cm, same place
SIGNATURE_ROOM = 78  # 27 mm for a signature and a seal of 36 mm that covers a third of it

PAGE_MM = {"top": 20, "bottom": 20, "left": 30, "right": 20, "header": 7.5, "footer": 8}
# Header at 7.5 mm: a number of 13 pt then stands in the middle of the top margin.


@dataclass(frozen=True)
class Row:
    """One style as it goes into the template; points throughout."""

    style: Style
    size: float = BODY_PT
    bold: bool = False
    italic: bool = False
    align: str = "both"
    before: float = 0
    after: float = 0
    line: float = 1
    exact: float = 0
    left: float = 0
    first: float = 0
    keep_next: bool = False
    outline: int | None = None
    rule: float = 0
    next: Style | None = None


def _body(style: Style, **more: object) -> Row:
    given: dict[str, object] = {
        "after": PARAGRAPH_GAP,
        "line": BODY_LINE,
        "first": FIRST_LINE,
        **more,
    }
    return Row(style, **given)  # type: ignore[arg-type]


def _centred(style: Style, size: float = BODY_PT, **more: object) -> Row:
    return Row(style, size, align="center", **more)  # type: ignore[arg-type]


ROWS = (
    _centred(Style.NATION, 13, bold=True, next=Style.MOTTO),
    _centred(Style.MOTTO, 14, bold=True),
    _centred(Style.PARENT, 13, next=Style.ISSUER),
    _centred(Style.ISSUER, 13, bold=True),
    _centred(Style.NUMBER, 13, before=6),
    _centred(Style.DATE, 14, italic=True, before=6),
    _centred(Style.ABOUT, 13, before=6),
    _centred(Style.KIND, 14, bold=True, before=18, keep_next=True, outline=0, next=Style.SUBJECT),
    _centred(Style.SUBJECT, 14, bold=True, keep_next=True),
    Row(Style.RULE, size=1, align="left", before=2.5, exact=3, rule=0.75, keep_next=True, next=Style.BODY),
    _centred(Style.ADDRESSEE, before=16, after=12, next=Style.BODY),
    Row(Style.ADDRESSEES, align="left", before=16, left=90, keep_next=True, next=Style.ADDRESSEE_ITEM),
    Row(Style.ADDRESSEE_ITEM, align="left", left=148, first=-8, after=2),
    _body(Style.GROUND, italic=True),
    _body(Style.BODY),
    _centred(Style.CENTRED, bold=True, before=6, after=PARAGRAPH_GAP, line=BODY_LINE, keep_next=True, outline=1),
    _body(Style.HEADING_2, bold=True, keep_next=True, outline=1, next=Style.BODY),
    _body(Style.HEADING_3, bold=True, keep_next=True, outline=2, next=Style.BODY),
    _body(Style.HEADING_4, keep_next=True, outline=3, next=Style.BODY),
    _body(Style.DASH),
    _body(Style.STEP),
    _body(Style.SUBSTEP),
    _body(Style.CAUTION),
    _body(Style.EXAMPLE),
    _centred(Style.TABLE_CAPTION, bold=True, before=6, after=PARAGRAPH_GAP, keep_next=True),
    _centred(Style.TABLE_HEAD, 13, bold=True, before=2, after=2),
    Row(Style.TABLE_CELL, 13, align="left", before=2, after=2),
    _centred(Style.FIGURE, keep_next=True),
    _centred(Style.FIGURE_CAPTION, 12, italic=True, after=PARAGRAPH_GAP),
    _body(Style.NOTE),
    Row(Style.RECIPIENTS, 12, bold=True, italic=True, align="left", keep_next=True, next=Style.RECIPIENT),
    Row(Style.RECIPIENT, 11, align="left"),
    _centred(Style.AUTHORITY, bold=True, keep_next=True),
    _centred(Style.SIGNATORY, bold=True, before=SIGNATURE_ROOM),
    _centred(Style.ANNEX, bold=True, keep_next=True, next=Style.ANNEX_TITLE),
    _centred(Style.ANNEX_TITLE, bold=True, keep_next=True, outline=0, next=Style.ANNEX_OF),
    _centred(Style.ANNEX_OF, italic=True, keep_next=True, next=Style.BODY),
    _centred(Style.PAGE_NUMBER, 13),
    _centred(Style.MARK, 10),
    _centred(Style.CONTACT_LINE, 11, rule=0.75),
    Row(Style.SPACER, size=1, align="left", exact=1),
)


def make() -> bytes:
    """The template, the same bytes every time."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "docProps/app.xml": _APP,
        "docProps/core.xml": _CORE,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        "word/document.xml": _document(),
        "word/fontTable.xml": _FONT_TABLE,
        "word/settings.xml": _SETTINGS,
        "word/styles.xml": _styles(),
    }
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(ZipInfo(name), text.encode(), ZIP_DEFLATED)
    return made.getvalue()


def _id(style: Style) -> str:
    return "".join(word.capitalize() for word in fold(style.value).split())


def _twips(points: float) -> int:
    return round(points * TWIPS)


def _style(number: int, row: Row) -> str:
    spacing = (
        f'w:before="{_twips(row.before)}" w:after="{_twips(row.after)}" '
        + (f'w:line="{_twips(row.exact)}" w:lineRule="exact"' if row.exact else "")
        + (f'w:line="{round(row.line * 240)}" w:lineRule="auto"' if not row.exact else "")
    )
    kind = "hanging" if row.first < 0 else "firstLine"
    first = f'w:{kind}="{abs(_twips(row.first))}"'
    border = (
        f'<w:pBdr><w:top w:val="single" w:sz="{round(row.rule * 8)}" w:space="0" w:color="000000"/></w:pBdr>'
        if row.rule
        else ""
    )
    indent = f'<w:ind w:left="{_twips(row.left)}" {first}/>'
    outline = "" if row.outline is None else f'<w:outlineLvl w:val="{row.outline}"/>'
    follows = f'<w:next w:val="{_id(row.next)}"/>' if row.next else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{_id(row.style)}">'
        f'<w:name w:val="{row.style.value}"/><w:basedOn w:val="Normal"/>{follows}'
        f'<w:uiPriority w:val="{number}"/><w:qFormat/>'
        f"<w:pPr>{'<w:keepNext/>' if row.keep_next else ''}{border}"
        f'<w:spacing {spacing}/>{indent}<w:jc w:val="{row.align}"/>'
        f"{outline}</w:pPr>"
        f"<w:rPr>{'<w:b/><w:bCs/>' if row.bold else ''}{'<w:i/><w:iCs/>' if row.italic else ''}"
        f'<w:sz w:val="{round(row.size * 2)}"/><w:szCs w:val="{round(row.size * 2)}"/></w:rPr></w:style>'
    )


def _styles() -> str:
    rows = "".join(_style(number, row) for number, row in enumerate(ROWS, start=1))
    return (
        f'{_XML}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:color w:val="000000"/><w:sz w:val="{BODY_PT * 2}"/><w:szCs w:val="{BODY_PT * 2}"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
        'w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        f"{rows}</w:styles>"
    )


def _document() -> str:
    """One line in each style, so that whoever opens the template sees what the style looks like."""
    samples = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{_id(row.style)}"/></w:pPr><w:r><w:t>{row.style.value}</w:t></w:r></w:p>'
        for row in ROWS
    )
    margins = " ".join(f'w:{side}="{_twips(mm * MM)}"' for side, mm in PAGE_MM.items())
    return (
        f'{_XML}<w:document xmlns:w="{_W}"><w:body>{samples}<w:sectPr>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {margins} w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
)
_RELATIONSHIPS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONSHIPS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/relationships/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/fontTable" Target="fontTable.xml"/></Relationships>'
)
_APP = f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties"><Application>Loa</Application></Properties>'
_CORE = (
    f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>vi-VN</dc:language>'
    "</cp:coreProperties>"
)
_FONT_TABLE = (
    f'{_XML}<w:fonts xmlns:w="{_W}"><w:font w:name="{FONT}"><w:altName w:val="Tinos"/>'
    '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)
_SETTINGS = (
    f'{_XML}<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting '
    'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)

if __name__ == "__main__":
    (HERE / "nd30.docx").write_bytes(make())
    sys.stdout.write("nd30.docx\n")
