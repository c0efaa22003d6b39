"""An official notice as PDF: the same sheet as the Word document, drawn by WeasyPrint, tagged, its fonts inside.

Styles come from the Word template, so a change there changes both forms. Rules: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any, assert_never
from urllib.parse import quote

from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from generators.document import Document
from generators.font_metrics import Family, outline, tinos
from generators.nd30.styles import MM, Look, Page, Style, Styles
from generators.nd30.template import TEMPLATE, read_styles
from generators.writers import pdf, qr
from generators.writers.assets import Assets
from generators.writers.notice_runs import NBSP
from generators.writers.notice_setting import set_notice
from generators.writers.notice_sheet import (
    QR_MM,
    Code,
    Codes,
    Foot,
    Grid,
    Head,
    Item,
    Line,
    Part,
    Picture,
    Rule,
    Sheet,
)

WATERMARK_GREY = "#d9d9d9"  # seen on every copy, and the text over it still read
WATERMARK_SHARE = 0.9  # of the diagonal of the text area


def write(document: Document, assets: Assets) -> bytes:
    """The notice as PDF/UA-1 and PDF/A-2a, word for word the Word document; identical content gives identical bytes.

    Raises TemplateFault for an unfit Word template, KeyError for a picture that is not there, FontFallback for a
    character that the face of notices lacks.
    """
    sheet = set_notice(document, assets)
    styles = read_styles(assets.templates[TEMPLATE])
    css = assets.template("notices/notice.css") + _css(sheet, styles, assets)
    return pdf.render(
        _Page(assets).html(sheet, styles),
        css,
        assets,
        title=sheet.title,
        language="vi-VN" if sheet.language == "vi" else sheet.language,
        author=sheet.author,
        archival=True,
    )


# ── HTML ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Stretch:
    """Text that may break wherever it has a space, or one word that stays whole."""

    text: str
    whole: bool


def unbroken(text: str) -> Iterator[Stretch]:
    """Addresses, numbers of laws and fixed spaces apart from the rest, for Word breaks none of them.

    A fixed space becomes a common one that the style sheet keeps: the face has one glyph for both, and a PDF that used
    it for a fixed space would say so for every space of the text that somebody copies or searches.
    """
    loose = ""
    for token in re.split(r"([ \n])", text):
        if NBSP in token or ("/" in token.strip("/") and len(token) <= MOST_WHOLE):
            if loose:
                yield Stretch(loose, whole=False)
            yield Stretch(token.replace(NBSP, " "), whole=True)
            loose = ""
        else:
            loose += token
    if loose:
        yield Stretch(loose, whole=False)


MOST_WHOLE = 60  # characters: what surely fits one line; a longer address has to break


@lru_cache(maxsize=4)
def _macros(template: str) -> Any:
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    environment.filters["unbroken"] = unbroken
    return environment.from_string(template).module


class _Page:
    """One sheet as HTML. Headings never skip a level, whatever the content does (ISO 14289-1, 7.4.2)."""

    def __init__(self, assets: Assets) -> None:
        self.macros = _macros(assets.template("notices/notice.html.jinja"))
        self.depth = 0

    def html(self, sheet: Sheet, styles: Styles) -> str:
        self.styles = styles
        margins = sheet.margins
        parts = [self.part(sheet, part) for part in sheet.parts]
        return str(self.macros.sheet(parts, self.all(margins.head), self.all(margins.foot)))

    def part(self, sheet: Sheet, part: Part) -> dict[str, Markup]:
        return {
            "first": self.all(sheet.margins.first),
            "body": self.all(part.items),
            "foot": self.all((*part.foot, *sheet.margins.foot)),
        }

    def all(self, items: Iterable[Item]) -> Markup:
        """The items one after the other, those behind dashes as the lists they are."""
        made = Markup("")
        for style, group in groupby(items, key=_list_style):
            if style is None:
                made += Markup("").join(self.item(item) for item in group)
            else:
                entries = [self.macros.line(item, "li", _class(style)) for item in group]
                made += Markup("<ul>{}</ul>").format(Markup("").join(entries))
        return made

    def item(self, item: Item) -> Markup:
        made: Markup
        match item:
            case Line():
                made = self.macros.line(item, self.tag(item), _class(item.style))
            case Rule(length, _, after):
                made = self.macros.rule(length, after)
            case Head():
                pairs = [
                    (self.all(item.issuer), self.all(item.nation)),
                    (self.item(item.number), self.item(item.date)),
                ]
                if item.about:
                    pairs.append((self.item(item.about), Markup("")))
                made = self.macros.head(pairs, item.left, item.right)
            case Foot(recipients, signature, left, right):
                made = self.macros.foot(self.all(recipients), self.all(signature), left, right)
            case Grid():
                made = self.macros.grid(item, _class(Style.TABLE_HEAD), _class(Style.TABLE_CELL))
            case Picture(name, alt, width, height):
                made = self.macros.picture(f"image:{quote(name)}", alt, width, height, _class(Style.FIGURE))
            case Codes(_, columns, width):
                rows = [[self.code(code) if code else Markup("") for code in row] for row in item.rows]
                made = self.macros.codes(rows, width / columns)
            case _:
                assert_never(item)
        return made

    def code(self, code: Code) -> Markup:
        dots = len(qr.modules(code.address))
        side = QR_MM * MM * (dots + 2 * qr.QUIET_MODULES) / dots
        drawn = base64.b64encode(qr.svg(code.address, mm=QR_MM).encode()).decode()
        source = f"data:image/svg+xml;base64,{drawn}"
        picture: Markup = self.macros.picture(source, code.alt, side, side, _class(Style.FIGURE))
        return picture + self.all(code.below)

    def tag(self, line: Line) -> str:
        outline_level = self.styles[line.style].outline
        if outline_level is None:
            return "p" if line.runs else "div"
        self.depth = min(outline_level + 1, self.depth + 1)
        return f"h{self.depth}"


def _list_style(item: Item) -> Style | None:
    """The style of a list that the item is an entry of."""
    return item.style if isinstance(item, Line) and item.style in LISTED else None


LISTED = frozenset({Style.DASH, Style.SUBSTEP, Style.RECIPIENT, Style.ADDRESSEE_ITEM})


def _class(style: Style) -> str:
    return style.name.lower()


# ── CSS ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _css(sheet: Sheet, styles: Styles, assets: Assets) -> str:
    family = tinos(assets)
    looks = "".join(_look_css(style, look, family) for style, look in styles.looks.items())
    return _page_css(styles.page, sheet, assets) + looks


def _page_css(page: Page, sheet: Sheet, assets: Assets) -> str:
    rules = [
        f"@page{{size:{page.width}pt {page.height}pt;"
        f"margin:{page.top}pt {page.right}pt {page.bottom}pt {page.left}pt;"
        f"{_watermark_css(page, sheet.margins.watermark, assets)}"
        f"@top-center{{content:element(head);width:100%;vertical-align:top;padding-top:{page.header}pt}}"
        f"@bottom-center{{content:{'element(foot)' if sheet.margins.foot else 'none'};width:100%;"
        f"vertical-align:bottom;padding-bottom:{page.footer}pt}}}}",
        f".first-head{{margin-top:{page.header - page.top}pt;min-height:{page.top - page.header}pt}}",
    ]
    for number, part in enumerate(sheet.parts):
        foot = f"element(first-foot-{number})" if part.foot or sheet.margins.foot else "none"
        rules.append(
            f".part-{number}{{page:part-{number}}}"
            f".first-foot-{number}{{position:running(first-foot-{number})}}"
            f"@page :nth(1 of part-{number}){{counter-reset:page 1;@top-center{{content:none}}"
            f"@bottom-center{{content:{foot}}}}}"
        )
    return "".join(rules)


def _look_css(style: Style, look: Look, family: Family) -> str:
    """One style of the Word template. Of two spaces that meet the larger holds, in Word as in CSS."""
    single = family.face(bold=look.bold, italic=look.italic).line_height
    line = f"{look.line}pt" if look.line_exact else f"{look.line * single:.4f}"
    if style is Style.RULE:
        return f".rule{{height:{look.line}pt;border-top-width:{look.border}pt;margin-top:{look.before}pt}}"
    declarations = [
        f"font-size:{look.size}pt",
        f"font-weight:{700 if look.bold else 400}",
        f"font-style:{'italic' if look.italic else 'normal'}",
        f"line-height:{line}",
        f"text-align:{_ALIGN[look.align]}",
        f"text-indent:{look.first}pt",
    ]
    if style in (Style.TABLE_HEAD, Style.TABLE_CELL):
        declarations += [f"padding-top:{look.before}pt", f"padding-bottom:{look.after}pt"]
    else:
        declarations += [
            f"margin:{look.before}pt {look.right}pt {look.after}pt {look.left}pt",
            f"min-height:{look.size * single * look.line if not look.line_exact else look.line:.2f}pt",
        ]
    if look.border:
        declarations.append(f"border-top:{look.border}pt solid #000")
    if look.keep_next:
        declarations.append("break-after:avoid")
    if look.keep_lines:
        declarations.append("break-inside:avoid")
    tags = ("p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "th", "td")
    selector = ",".join(f"{tag}.{_class(style)}" for tag in tags)
    return f"{selector}{{{';'.join(declarations)}}}"


_ALIGN = {"left": "left", "center": "center", "right": "right", "both": "justify"}


def _watermark_css(page: Page, text: str, assets: Assets) -> str:
    """The mark across every page, drawn as shapes: nobody has it read aloud page after page."""
    if not text:
        return ""
    width, height = page.text_width, page.height - page.top - page.bottom
    shape = outline(assets.templates["fonts/Tinos-Bold.ttf"], text)
    size = WATERMARK_SHARE * (width**2 + height**2) ** 0.5 / shape.width
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{page.width}pt" height="{page.height}pt" '
        f'viewBox="0 0 {page.width} {page.height}"><g transform="'
        f"translate({page.left + width / 2:.2f} {page.top + height / 2:.2f}) rotate(-45) "
        f'scale({size:.4f} {-size:.4f}) translate({-shape.width / 2:.4f} -0.35)">'
        f'<path fill="{WATERMARK_GREY}" d="{shape.path}"/></g></svg>'
    )
    drawn = base64.b64encode(svg.encode()).decode()
    return f"background:url(data:image/svg+xml;base64,{drawn}) 0 0/100% 100% no-repeat;"
