"""The page templates with the words they use in one language, and what they show of items; knows no page of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import markdown as python_markdown
from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from generators.document import Blocks, Inlines, Paragraph, written
from generators.website.site import Listen, Site, SitePage, Version, file_path_in_site
from generators.wording import NAME, Language
from generators.writers import markdown
from generators.writers.assets import Assets

Word = Callable[..., str]

VIETNAMESE = "vi"


class Templates:
    """The page templates with the words they use, in one language.

    `language` is that one where it is not Vietnamese: its pages lie in a folder of that name, `prefix`, and reach
    what all languages share one folder further up, `shared`. `foreign` is its code, `spoken` the code of the language
    its menus and headings are in; both are empty for Vietnamese.
    """

    def __init__(self, assets: Assets, site: Site | None = None, language: Language | None = None) -> None:
        self.assets = replace(assets, wording=language.around) if language else assets
        self.foreign = language.code if language else ""
        self.spoken = language.spoken if language else ""
        self.prefix = f"{self.foreign}/" if language else ""
        self.shared = "../" if language else ""
        known = site.languages if site else ()
        named = ((one.code, one.wording(NAME)) for one in known)
        self.languages = ((VIETNAMESE, assets.wording(NAME)), *named)
        self.environment = SandboxedEnvironment(
            loader=FunctionLoader(lambda name: assets.template(f"site/{name}")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        shared = self.environment.globals
        shared["word"] = self.word
        shared["shared"] = self.shared
        shared["vi"] = Markup(' lang="vi"') if self.spoken else ""  # the commune's own words
        shared["own"] = Markup(f' lang="{self.spoken}"') if self.spoken else ""  # ours, within the commune's
        shared["named"] = self.named
        shared["told"] = self.told
        shared["aliases"] = self.aliases
        shared["icon"] = self.environment.get_template("theme/loa/icons.html").module.icon  # type: ignore[attr-defined]
        shared["parts"] = self.environment.get_template("pages/parts.html.jinja").module

    def word(self, key: str, **values: str) -> str:
        return self.assets.wording(f"site.{key}", **values)

    def version(self, page: SitePage) -> Version | None:
        return page.version(self.foreign) if self.foreign else None

    def name(self, page: SitePage) -> str:
        """What lists call a page, in this language where that is translated."""
        version = self.version(page)
        return version.name if version and version.name else page.name

    def named(self, page: SitePage) -> Markup:
        """The same, marked with the language it is in where that is not the one around it."""
        version = self.version(page)
        return self.marked(self.name(page), self.foreign if version and version.name else VIETNAMESE)

    def told(self, page: SitePage) -> Markup:
        """What lists say below it; empty where its name says as much."""
        version = self.version(page)
        if version and version.told:
            lead = next((block.content for block in version.document.blocks if isinstance(block, Paragraph)), ())
            return html_line(lead, self) if written(lead) == version.document.summary else Markup("")
        summary = page.document.summary
        return self.marked(summary if summary != page.document.title else "", VIETNAMESE)

    def aliases(self, page: SitePage) -> tuple[str, ...]:
        version = self.version(page)
        return version.aliases if version and version.told else page.aliases

    def marked(self, words: str, language: str) -> Markup:
        around = self.spoken or VIETNAMESE
        marked = words and language != around
        return Markup('<span lang="{}">{}</span>').format(language, words) if marked else Markup.escape(words)

    def render(self, name: str, **values: Any) -> str:
        # a blank line would end an HTML block for Markdown
        lines = self.environment.get_template(f"pages/{name}.html.jinja").render(values).splitlines()
        return "\n".join(line for line in lines if line.strip())


def html(blocks: Blocks, templates: Templates) -> Markup:
    """Blocks as the HTML a page of theirs would have, for a template to take in."""
    source = markdown.fragment(blocks, templates.assets, interface=templates.spoken)
    return Markup(python_markdown.markdown(source, extensions=list(markdown.EXTENSIONS)))


def html_line(content: Inlines, templates: Templates) -> Markup:
    block = html((Paragraph(content),), templates) if content else Markup("")
    return Markup(block.removeprefix("<p>").removesuffix("</p>"))


# ── Sizes and lengths in words ───────────────────────────────────────────────────────────────────────────────────────


def size_written(size: int) -> str:
    """`480 KB`, `1,2 MB`: the way a phone shows it."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB".replace(".", ",")


def length_written(seconds: float, word: Word) -> str:
    """`2 phút 5 giây`."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return word("seconds", seconds=str(rest))
    if not rest:
        return word("minutes", minutes=str(minutes))
    return word("minutes-seconds", minutes=str(minutes), seconds=str(rest))


def recording(listen: Listen, templates: Templates, told: str = "") -> dict[str, str]:
    """What a player shows; on the page of what is `told`, its title need not be said again."""
    word, shared = templates.word, templates.shared
    left = listen.title.removeprefix(told).strip(" :,–-")
    what = left[1:-1] if left.startswith("(") and left.endswith(")") else left
    return {
        "title": word("listen-to", what=what) if told and what else listen.title,
        "mp3": shared + file_path_in_site(listen.mp3),
        "opus": shared + file_path_in_site(listen.opus) if listen.opus else "",
        "captions": shared + file_path_in_site(listen.captions) if listen.captions else "",
        "length": length_written(listen.seconds, word),
        "size": size_written(listen.size),
    }
