"""What every printed sheet carries: its issuer, its dates, its marks, its colours; knows no single form.

A form (poster, leaflet …) is one Jinja2 template and one style sheet below `templates/announcements/`, over the common
`sheet.css`.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import lru_cache
from typing import assert_never

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from generators.document import Document, Inlines, Issuer, Mark, MarkKind, contrast, text
from generators.font_metrics import outline
from generators.writers.assets import Assets
from generators.writers.html import attribute, inlines, settled

FOLDER = "announcements"
A4_MM = (210, 297)
ACROSS_MM, ACROSS_EM_MM = 172, 48  # a mark across: between title and codes, unless it is a short word
ACROSS_LEADING = 1.3  # ems from one of its lines to the next
BLEED_MM = 3  # what print shops ask for around the cut
TEXT_CONTRAST = 7.0  # WCAG 2.2, 1.4.6: what tired eyes read, and what a photocopy of a photocopy keeps


def page(form: str, document: Document, assets: Assets, **content: str) -> str:
    """The body of a sheet: `announcements/<form>.html.jinja` with `content` (HTML) and what every sheet carries."""
    template = _template(assets.template(f"{FOLDER}/{form}.html.jinja"))
    return template.render(
        document=document,
        strips=[_strip(mark) for mark in document.marks if _is_strip(mark)],
        across=_across(document, assets),
        dates=dates(document, assets),
        emblem=_emblem(document.issuer, assets),
        footer=Markup(settled(whom_to_ask(document, assets))),
        visit=Markup(settled(document.visit)),
        subtitle=Markup(settled(text(document.subtitle))),
        **{name: Markup(html) for name, html in content.items()},
    )


def style(forms: Sequence[str], issuer: Issuer, assets: Assets) -> str:
    """The common style sheet and those of the form, in the colours of the commune."""
    css = assets.template(f"{FOLDER}/sheet.css") + "".join(assets.template(f"{FOLDER}/{form}.css") for form in forms)
    theme = issuer.theme
    accent_text = theme.accent if contrast(theme.accent, "#ffffff") >= TEXT_CONTRAST else theme.ink
    if issuer.crop_marks:
        css += f" @page {{ marks: crop; bleed: {BLEED_MM}mm }}"
    for name, colour in (
        ("accent-text", accent_text),  # the accent where it is legible as text, else the ink
        ("accent", theme.accent),
        ("ink", theme.ink),
        ("soft", theme.soft),
    ):
        css = css.replace(f"var(--{name})", colour)  # WeasyPrint resolves variables, at a third of its layout time
    return css


def dates(document: Document, assets: Assets) -> list[str]:
    """As of when, and until when: "Nội dung tại ngày 05/3/2026", "Áp dụng đến hết ngày 31/12/2026"."""
    said = [mark.text for mark in document.marks if mark.kind is MarkKind.AS_OF]
    if not said and document.as_of:
        said = [assets.wording("common.mark-as-of", day=document.as_of.written)]
    if document.valid_to:
        said.append(assets.wording("sheets.valid-to", day=document.valid_to.written))
    return said


def whom_to_ask(document: Document, assets: Assets) -> Inlines:
    """The line in the foot of every sheet; nothing when nobody is named."""
    return (*text(assets.wording("sheets.ask") + " "), *document.footer) if document.footer else ()


def _emblem(issuer: Issuer, assets: Assets) -> Markup:
    if issuer.emblem not in assets.images:
        return Markup("")
    alt = attribute(assets.wording("sheets.emblem-alt", name=issuer.name))
    return Markup(f'<img class="emblem" alt="{alt}" src="image:{attribute(issuer.emblem)}">')


def _strip(mark: Mark) -> dict[str, str]:
    return {"kind": mark.kind.value, "text": mark.text, "detail": Markup(inlines(mark.detail))}


def _is_strip(mark: Mark) -> bool:
    """Whether the mark has a strip of its own below the issuer."""
    match mark.kind:
        case MarkKind.DRAFT | MarkKind.ARCHIVE | MarkKind.ILLUSTRATIVE:
            return True
        case MarkKind.AS_OF:
            return False  # said in the foot
        case _:
            assert_never(mark.kind)


def _lies_across(mark: Mark) -> bool:
    """Whether the mark runs in large letters behind the text of every page."""
    match mark.kind:
        case MarkKind.DRAFT | MarkKind.ARCHIVE:
            return True
        case MarkKind.ILLUSTRATIVE | MarkKind.AS_OF:
            return False
        case _:
            assert_never(mark.kind)


def _across(document: Document, assets: Assets) -> dict[str, str] | None:
    """The mark behind the text of every page, drawn as one shape: a reader of the text meets it once, in its strip."""
    words = next((mark.text for mark in document.marks if _lies_across(mark)), "")
    if not words:
        return None
    lines = words.split(" – ")  # in two, it stands clear of the codes at the foot
    shapes = [outline(assets.templates["fonts/BeVietnamPro-ExtraBold.ttf"], line) for line in lines]
    em = min(ACROSS_MM / max(shape.width for shape in shapes), ACROSS_EM_MM)
    width, height = A4_MM
    paths = "".join(
        f'<path transform="translate({-shape.width / 2:.3f} {down:.3f})" d="{shape.path}"/>'
        for shape, down in zip(shapes, _downs(len(lines)), strict=True)
    )
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}">'
        f'<g transform="translate({width / 2} {height * 0.46:.1f}) rotate(-54) scale({em:.3f} {-em:.3f})" '
        f'fill="{document.issuer.theme.accent}" fill-opacity="0.16">{paths}</g></svg>'
    )
    return {"text": words, "picture": base64.b64encode(drawing.encode()).decode()}


def _downs(lines: int) -> list[float]:
    """Where the base of each line lies, in ems above the middle of them all."""
    return [(lines - 1) * ACROSS_LEADING / 2 - place * ACROSS_LEADING - 0.35 for place in range(lines)]


@lru_cache(maxsize=32)
def _template(source: str) -> Template:
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)
