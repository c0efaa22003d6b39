"""HTML and CSS to PDF, by WeasyPrint, with our own fonts alone; knows nothing of documents, sheets or notices.

Text is set in "Be Vietnam Pro" (400, 400 italic, 600, 700, 800) or "Tinos" (the four styles of a Times). The families
a style sheet names are the only fonts there are: what the machine has installed can neither leak into a page nor change
its line breaks, so the same input gives the same bytes on every machine with the same libraries.

In HTML and CSS, pictures are addressed as `image:<name>` (Assets.images), files of ours as `template:<path>`
(Assets.templates), or carried along as `data:`. Any other address is refused; hyperlinks are no such address.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from multiprocessing.util import Finalize
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from urllib.parse import unquote

import pypdfium2
from weasyprint import CSS, HTML
from weasyprint import Document as Layout
from weasyprint.text.ffi import ffi, fontconfig, gobject, pangoft2
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from generators.wording import Wording
from generators.writers import pdf_archive
from generators.writers.assets import Assets

VARIANT = "pdf/ua-1"  # ISO 14289-1: tagged, with a language and a title, so that it can be read aloud

MM_PER_PIXEL = 25.4 / 96  # of CSS
ENDLESS_MM = 9000  # a page that takes every text, so that what a page break would move tells its true height
FINE_ENOUGH = 0.025  # scales nearer than that look the same
NEAR_ENOUGH_MM = 7.0  # what room is left then is spread
MOST_MEASUREMENTS = 5
USUAL_SLOPE = 0.36  # of its height that a sheet gains from scale 0 to 1, as posters measured
AIM = 0.985  # of the room: a guess that falls just short costs nothing, one that bursts costs a layout
NOWHERE = "nowhere:"  # the base of relative addresses: without one WeasyPrint would drop such a picture in silence


@dataclass(frozen=True)
class Face:
    """One style of one family, and the template that holds it."""

    family: str
    weight: int
    style: str
    file: str

    @property
    def rule(self) -> str:
        return (
            f'@font-face{{font-family:"{self.family}";font-weight:{self.weight};font-style:{self.style};'
            f"font-feature-settings:{FEATURES[self.family]};src:url(template:fonts/{self.file})}}"
        )


NO_LIGATURES = '"liga" 0,"clig" 0,"dlig" 0,"hlig" 0,"calt" 0'
FEATURES = {
    "Be Vietnam Pro": NO_LIGATURES,
    "Tinos": f'{NO_LIGATURES},"kern" 0',  # a word processor sets running text without kerning: both break lines alike
}
"""How a family is set, said once of the face: said of a text, WeasyPrint 70 forgets two objects of Pango a line."""


FACES = (
    Face("Be Vietnam Pro", 400, "normal", "BeVietnamPro-Regular.ttf"),
    Face("Be Vietnam Pro", 400, "italic", "BeVietnamPro-Italic.ttf"),
    Face("Be Vietnam Pro", 600, "normal", "BeVietnamPro-SemiBold.ttf"),
    Face("Be Vietnam Pro", 700, "normal", "BeVietnamPro-Bold.ttf"),
    Face("Be Vietnam Pro", 800, "normal", "BeVietnamPro-ExtraBold.ttf"),
    Face("Tinos", 400, "normal", "Tinos-Regular.ttf"),
    Face("Tinos", 400, "italic", "Tinos-Italic.ttf"),
    Face("Tinos", 700, "normal", "Tinos-Bold.ttf"),
    Face("Tinos", 700, "italic", "Tinos-BoldItalic.ttf"),
)


class FontFallback(ValueError):
    """A character that our faces do not have; the message names it and the face."""


class UnknownAddress(LookupError):
    """A picture or file that is neither among the assets nor carried in the page."""


class DoesNotFit(ValueError):
    """The text takes more than its page, even at the smallest size allowed: `share` of it, 1.09 being 9 % too much."""

    def __init__(self, title: str, share: float) -> None:
        super().__init__(f"“{title}” takes {share:.0%} of its page at the smallest size allowed")
        self.title = title
        self.share = share


def render(
    html: str,
    css: str,
    assets: Assets,
    *,
    title: str,
    language: str = "vi",
    author: str = "",
    archival: bool = False,
) -> bytes:
    """One PDF/UA-1 of `html` (what goes inside `<body>`), laid out by `css`; `archival`: PDF/A-2a as well.

    Fonts are embedded and subset. No date is written and the identifier is a digest of the input: identical input gives
    identical bytes. Raises FontFallback for a character our faces lack, UnknownAddress for a picture nobody gave.
    """
    press = _Press(html, assets, css, title=title, language=language, author=author, archival=archival)
    return press.printed(press.laid_out(""))


def render_saving_pages(
    html: str,
    css: str,
    sizes: Sequence[str],
    assets: Assets,
    *,
    title: str,
    larger: Sequence[str] = (),
    thin: float = 0.3,
    language: str = "vi",
    author: str = "",
) -> bytes:
    """As `render`, in the first of `sizes` (more CSS, largest first) unless that leaves a thin last page.

    A last page filled to less than `thin` of its height costs the reader a sheet for a few lines: then the first
    smaller size that takes fewer pages is used, if there is one. Where the first size is used, the first of `larger`
    that takes no more pages is used instead: old eyes get the paper that is there. `html` ends with an element with
    `id="end"`.
    """
    press = _Press(html, assets, css, title=title, language=language, author=author)
    layout = usual = press.laid_out(sizes[0])
    if len(layout.pages) > 1 and press.end(layout) < thin * float(layout.pages[-1].height) * MM_PER_PIXEL:
        tighter = (press.laid_out(size) for size in sizes[1:])
        layout = next((other for other in tighter if len(other.pages) < len(usual.pages)), usual)
    if layout is usual:
        grown = (press.laid_out(size) for size in larger)
        layout = next((other for other in grown if len(other.pages) == len(usual.pages)), usual)
    return press.printed(layout)


@dataclass(frozen=True)
class OnePage:
    """A text at the size at which it takes one page, laid out; it can be printed in several sizes of paper."""

    _press: _Press
    _layout: Layout

    def printed(self, zoom: float = 1.0) -> bytes:
        """The PDF; `zoom` enlarges the finished page, paper and all."""
        return self._press.printed(self._layout, zoom)


def fit_on_one_page(
    html: str,
    css: str,
    at_scale: Callable[[float], str],
    assets: Assets,
    *,
    end_mm: float,
    title: str,
    spread: Callable[[float, float], str] | None = None,
    measured: str = "",
    width_mm: float = 210,
    language: str = "vi",
    author: str = "",
) -> OnePage:
    """As `render`, at the largest scale (1 down to 0) at which the text takes one page.

    `at_scale` gives the CSS of a scale. `html` ends with an element with `id="end"`, which may lie at most `end_mm`
    below the top of the page, `width_mm` wide. `spread` gets the scale found and where the text ends then (mm), and
    gives CSS that uses the room left. `measured` is HTML whose end lies where that of `html` does, where less of it
    tells as much. Raises DoesNotFit when even scale 0 takes more than the page.
    """
    press = _Press(html, assets, css, title=title, language=language, author=author)
    ruler = _Press(measured, assets, css, title=title, language=language, author=author) if measured else press
    scale, end = _largest_fitting(lambda scale: ruler.text_end(at_scale(scale), width_mm), end_mm)
    if end > end_mm:
        raise DoesNotFit(title, end / end_mm)
    page = press.laid_out(at_scale(scale) + (spread(scale, end) if spread else ""))
    if len(page.pages) > 1:
        raise RuntimeError(f"“{title}” was measured to fit its page, yet takes {len(page.pages)}")
    return OnePage(press, page)


def tops(html: str, css: str, ids: Sequence[str], assets: Assets, *, width_mm: float) -> list[float]:
    """How far below the top of a page that never ends, `width_mm` wide, these elements begin (mm), in their order."""
    press = _Press(html, assets, css, title="", language="vi", author="")
    (page,) = press.laid_out(f"@page {{ size: {width_mm}mm {ENDLESS_MM}mm; margin: 0 }}").pages
    return [float(page.anchors[name][1]) * MM_PER_PIXEL for name in ids]


def _largest_fitting(end_at: Callable[[float], float], most: float) -> tuple[float, float]:
    """A scale from 1 to 0 whose text ends at `most` or little above, with its end; 0 when none fits.

    Text grows with its scale, by jumps where a line breaks. Every measurement costs a layout, so the straight line
    through the last two says where to measure next.
    """
    high, high_end = 1.0, end_at(1.0)
    if high_end <= most:
        return high, high_end
    low: float | None = None
    low_end, slope = 0.0, high_end * USUAL_SLOPE
    for _ in range(MOST_MEASUREMENTS):
        if low is None:
            scale = max(0.0, high - (high_end - most * AIM) / slope)
        else:
            share = (most * AIM - low_end) / (high_end - low_end)
            scale = low + (high - low) * min(0.9, max(0.1, share))
        end = end_at(scale)
        if end > most:
            if scale == 0:
                return scale, end
            slope = max((high_end - end) / (high - scale), high_end * USUAL_SLOPE / 2)
            high, high_end = scale, end
        else:
            refined = low is not None
            low, low_end = scale, end
            if refined or most - end < NEAR_ENOUGH_MM or high - low < FINE_ENOUGH:
                break
    return (low, low_end) if low is not None else (0.0, end_at(0.0))


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


class _Press:
    """The page of one text with its fonts, ready to be laid out at one size or several."""

    def __init__(
        self, html: str, assets: Assets, css: str, *, title: str, language: str, author: str, archival: bool = False
    ) -> None:
        if html.lstrip()[:9].lower().startswith(("<!doctype", "<html")):
            raise ValueError("html is what goes inside <body>: title and language are parameters")
        by = f'<meta name="author" content="{escape(author)}">' if author else ""
        page = (
            f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
            f"<title>{escape(title)}</title>{by}</head><body>{html}</body></html>"
        )
        families = frozenset(face.family for face in FACES if face.family in css or face.family in html)
        self._variant = pdf_archive.VARIANT if archival else VARIANT
        self._finisher = pdf_archive.finish if archival else pdf_archive.set_margins_apart
        self._digest = hashlib.sha256(f"{page}\0{css}".encode())
        self._fonts = _fonts_of(families, assets)
        self._pictures: dict[object, object] = {}  # read once, however often the page is laid out
        with _addresses_checked():
            self._page = HTML(string=page, url_fetcher=_AssetFetcher(assets), base_url=NOWHERE)
            self._sheet = _parsed(css)

    def laid_out(self, more_css: str) -> Layout:
        sheets = [self._sheet, CSS(string=more_css, url_fetcher=_NO_FILES)] if more_css else [self._sheet]
        with _addresses_checked():
            return self._page.render(
                font_config=self._fonts, stylesheets=sheets, pdf_variant=self._variant, cache=self._pictures
            )

    def text_end(self, more_css: str, width_mm: float) -> float:
        """Where the element `end` lies, mm from the top, on a page that never ends."""
        return self.end(self.laid_out(f"{more_css} @page {{ size: {width_mm}mm {ENDLESS_MM}mm }}"))

    def end(self, layout: Layout) -> float:
        """Where the element `end` lies, mm from the top of the last page."""
        _, pixels, *_ = layout.pages[-1].anchors["end"]
        return float(pixels) * MM_PER_PIXEL

    def printed(self, layout: Layout, zoom: float = 1.0) -> bytes:
        layout = layout.copy()  # what one print gathers of its fonts is not for the next
        layout._html = self._page
        with _addresses_checked():
            pdf: bytes = layout.write_pdf(
                zoom=zoom,
                finisher=self._finisher,
                pdf_variant=self._variant,
                pdf_identifier=self._digest.hexdigest()[:32].encode(),
            )
        lacking = {(chr(codepoint), font.family) for font in layout.fonts.values() for codepoint in font.missing}
        if lacking:
            raise FontFallback(
                "; ".join(
                    f"no face of ours has “{character}” (U+{ord(character):04X}), asked of {family}"
                    for character, family in sorted(lacking)
                )
            )
        return pdf


class _AssetFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint is untyped
    """Answers `template:`, `image:` and `data:` from memory, and nothing else."""

    def __init__(self, assets: Assets) -> None:
        super().__init__(allowed_protocols={"data"}, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        scheme, _, path = url.partition(":")
        match scheme:
            case "template":
                return URLFetcherResponse(url, self._assets.templates[unquote(path)])
            case "image":
                return URLFetcherResponse(url, self._assets.images[unquote(path)])
            case _:
                return super().fetch(url, headers)


@contextmanager
def _addresses_checked() -> Iterator[None]:
    """Turn WeasyPrint's fatal fetching error, which is no Exception, into ours."""
    try:
        yield
    except FatalURLFetchingError as error:
        raise UnknownAddress(f"{error}: neither among the templates nor the images") from error


_NO_FILES = _AssetFetcher(Assets({}, Wording({})))
"""For style sheets: what they name is fetched when a page is laid out, by the fetcher of that page."""


@lru_cache(maxsize=256)
def _parsed(css: str) -> CSS:
    """A style sheet, parsed once for all documents that share it; WeasyPrint only reads it."""
    return CSS(string=css, url_fetcher=_NO_FILES)


# WeasyPrint always starts from the fonts of the machine; an empty configuration is one call of fontconfig it does not
# declare. With it a lacking character stays lacking and is found, instead of being borrowed from another face.
ffi.cdef("FcConfig * FcConfigCreate (void);", override=True)


class _OwnFonts(FontConfiguration):  # type: ignore[misc]  # WeasyPrint is untyped
    """A font configuration that knows our faces of these families and no other font."""

    def __init__(self, families: frozenset[str], assets: Assets) -> None:
        self._config = fontconfig.FcConfigCreate()
        self.font_map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_fc_font_map_set_config(ffi.cast("PangoFcFontMap *", self.font_map), self._config)
        fontconfig.FcConfigDestroy(self._config)  # the font map keeps a reference of its own
        self.strut_layouts: dict[object, object] = {}
        self.font_features: dict[object, object] = {}
        # Fontconfig reads files: copies, which go with us or, in a worker process, when that ends.
        self._folder = Path(mkdtemp(prefix="loa-fonts-"))
        Finalize(self, rmtree, (self._folder, True), exitpriority=0)
        rules = "".join(face.rule for face in FACES if face.family in families)
        CSS(string=rules, font_config=self, url_fetcher=_AssetFetcher(assets))


_kept = threading.local()  # Pango's font maps belong to one thread


def _fonts_of(families: frozenset[str], assets: Assets) -> _OwnFonts:
    """The fonts of these families, loaded once for all documents of the same templates."""
    kept: dict[frozenset[str], tuple[Mapping[str, bytes], _OwnFonts]] = _kept.__dict__.setdefault("fonts", {})
    if families not in kept or kept[families][0] is not assets.templates:
        kept[families] = assets.templates, _OwnFonts(families, assets)
    return kept[families][1]
