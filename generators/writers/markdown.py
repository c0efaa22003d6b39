"""A document as one Markdown page for the citizens' website; knows no other page, no search and no MkDocs.

Pages are Python-Markdown with the extensions named in `EXTENSIONS`, nothing else: HTML carries the structure Markdown
has no word for (steps, facts, cautions), Markdown carries the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generators.document import Blocks, Contact, Document, MarkKind, Steps, Text
from generators.values import Phone
from generators.vietnamese import slug
from generators.writers.assets import Assets
from generators.writers.markdown_blocks import MarkdownBlocks
from generators.writers.markdown_lines import Lines, Terms, escaped, text

EXTENSIONS = ("attr_list", "md_in_html", "tables", "toc")

LONG_PAGE = 4  # main headings from which on a page needs a table of contents


def write(
    document: Document,
    assets: Assets,
    *,
    addresses: Mapping[str, str] | None = None,
    terms: Mapping[str, str] | None = None,
    below_title: str = "",
    above_foot: str = "",
    interface: str = "",
    title_is_vietnamese: bool = False,
) -> bytes:
    """The page of a document, from its title to the day it holds.

    `addresses` are the other pages as seen from this one, by item ("procedure/dang-ky-khai-sinh") and by picture
    ("image/" and its name); what is not there stays plain text. `terms` are the words of the glossary and where each is
    explained: the first use of each is a link.
    `below_title` and `above_foot` are Markdown of the website's own, put before and after the text. `interface` is the
    language of the set phrases (ISO 639) where it is not that of the document: then each of them is marked. A document
    in another language may still have a Vietnamese title: `title_is_vietnamese`.
    """
    lines = Lines(
        addresses or {},
        _step_anchors(document.blocks),
        Terms(terms or {}),
        language=document.language,
        step=assets.wording("common.step", number="{number}"),
    )
    page = MarkdownBlocks(assets, lines, document.title, interface if interface != document.language else "")
    named = f"<span{lines.theirs}>{text(document.title)}</span>" if title_is_vietnamese else text(document.title)
    title = f"# {named} {{#{page.anchor(document.title)}}}"
    body = list(page.blocks(document.blocks))
    parts = [
        title,
        page.paragraph(document.subtitle, "subtitle"),
        *_marks(page, document),
        below_title.strip("\n"),
        _contents(page),
        *body,
        above_foot.strip("\n"),
        *_foot(page, document),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def fragment(
    blocks: Blocks, assets: Assets, *, addresses: Mapping[str, str] | None = None, interface: str = ""
) -> str:
    """Blocks as Markdown that an index page takes in among its own words."""
    page = MarkdownBlocks(assets, Lines(addresses or {}, _step_anchors(blocks), Terms({})), interface=interface)
    return "\n\n".join(filter(None, page.blocks(blocks)))


def _step_anchors(blocks: Blocks) -> Mapping[tuple[int, str], str]:
    """The anchor of each step by guide and step id: `buoc-7`, in a page's further guides `huong-dan-2-buoc-7`."""
    anchors = {}
    guides = [block for block in blocks if isinstance(block, Steps)]
    for number, guide in enumerate(guides, start=1):
        before = "" if number == 1 else f"huong-dan-{number}-"
        for step in guide.steps:
            anchors[number, step.id] = f"{before}buoc-{slug(step.number)}"
    return anchors


def _contents(page: MarkdownBlocks) -> str:
    """The way through a long page, folded; wide screens have room for it at the side and hide this one."""
    if len(page.headings) < LONG_PAGE:
        return ""
    links = "\n".join(f"- {_contents_link(page, anchor, ' '.join(words.split()))}" for anchor, words in page.headings)
    summary = f"<summary{page.own}>{page.word('site.on-this-page')}</summary>"
    return f'<details class="fold fold--small contents" markdown="block">\n{summary}\n\n{links}\n\n</details>'


def _contents_link(page: MarkdownBlocks, anchor: str, words: str) -> str:
    link = f"[{escaped(words)}](#{anchor})"
    return page.said(link) if page.is_set_phrase((Text(words),)) else link


def _marks(page: MarkdownBlocks, document: Document) -> Iterable[str]:
    for mark in document.marks:
        if mark.kind is not MarkKind.AS_OF:
            lead = f"<strong>{page.said(escaped(mark.text))}</strong>"
            yield page.group(f"mark mark--{mark.kind.value}", lead, page.line(mark.detail))


def _foot(page: MarkdownBlocks, document: Document) -> Iterable[str]:
    rows = [mark.text for mark in document.marks if mark.kind is MarkKind.AS_OF]
    if document.as_of and not rows:
        rows.append(page.word("common.mark-as-of", day=document.as_of.written))
    if document.checked:
        rows.append(page.word("site.checked", day=document.checked.written))
    if document.valid_to:
        rows.append(page.word("site.valid-to", day=document.valid_to.written))
    lines = [page.said(text(row)) for row in rows]
    if document.source:
        source = text(document.source.rstrip(" ."))
        source = f'<span lang="vi">{source}</span>' if page.interface or page.lines.theirs else source
        lines.append(page.said(page.word("site.source", source=source)))
    asked = any(isinstance(inline, Phone) for inline in document.footer)
    if asked and not any(isinstance(block, Contact) for block in document.blocks):
        footer = page.line(document.footer)
        lines.insert(0, f"<span{page.lines.theirs}>{footer}</span>" if page.lines.theirs else footer)
    yield page.group("page-foot", *lines)
