"""A Word package with the same bytes for the same content, free of what editing leaves behind; knows no notice."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

FIXED = datetime(2020, 3, 5, tzinfo=UTC)  # the day of Nghị định 30/2020/NĐ-CP; a build writes no clock into a document
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip can name
ON_ANY_SYSTEM = 0  # else the zip says which system wrote it

_BUILT_ON = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS, RELATIONSHIP_TYPE.FONT_TABLE)
_PLAIN_SETTINGS = frozenset(
    qn(f"w:{name}")
    for name in (
        "zoom", "defaultTabStop", "characterSpacingControl", "compat", "themeFontLang", "decimalSymbol",
        "listSeparator",
    )
)  # fmt: skip
_EDITING_TRACES = re.compile(rb'\sw:rsid\w*="[0-9A-Fa-f]*"|<w:rsids>.*?</w:rsids>', re.DOTALL)
_THEME_FONTS = re.compile(rb'\sw:(?:asciiTheme|hAnsiTheme|eastAsiaTheme|cstheme|themeColor)="\w*"')


def foundation(template: bytes) -> WordDocument:
    """The template opened to build on: its styles, page and plain settings, and nothing else that Word keeps in a file.

    Heads and feet, pictures, comments, embedded fonts, recorded changes, the name of whoever restyled it stay behind.
    """
    document: WordDocument = docx.Document(BytesIO(template))
    part = document.part
    for source, kept in ((part, _BUILT_ON), (part.package, (RELATIONSHIP_TYPE.OFFICE_DOCUMENT,))):
        for key in [key for key, relation in source.rels.items() if relation.reltype not in kept]:
            del source.rels[key]
    for relation in part.rels.values():
        relation.target_part.rels.clear()
    settings = document.settings.element
    for entry in list(settings):
        if entry.tag not in _PLAIN_SETTINGS:
            settings.remove(entry)
    return document


def package(document: WordDocument, *, title: str, author: str) -> bytes:
    """The document as a .docx: properties fixed, no theme and no thumbnail, members sorted and undated."""
    core = document.core_properties
    core.title = title[:255]  # the longest the format takes
    core.author = core.last_modified_by = author[:255]
    core.created = core.modified = FIXED
    core.language = "vi-VN"
    core.revision = 1
    saved = BytesIO()
    document.save(saved)
    return _repacked(saved.getvalue())


def _repacked(saved: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(BytesIO(saved)) as source, ZipFile(made, "w") as target:
        for name in sorted(source.namelist()):
            content = source.read(name)
            if name.endswith(".xml"):
                content = _THEME_FONTS.sub(b"", _EDITING_TRACES.sub(b"", content))
            member = ZipInfo(name, ZIP_EPOCH)
            member.create_system = ON_ANY_SYSTEM
            target.writestr(member, content, ZIP_DEFLATED, compresslevel=9)
    return made.getvalue()
