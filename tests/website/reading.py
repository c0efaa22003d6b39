"""Reading a built website as a visitor's browser would: its links, its anchors, its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "audio": "src", "form": "action"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page(HTMLParser):
    """One page: (tag, address) of everything it points to, its ids, its text, the tags left open."""

    source: str
    links: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    inline: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    first_heading: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in LINKS and LINKS[tag] in values:
            self.links.append((tag, values[LINKS[tag]]))
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "h1":
            self.first_heading = values.get("id", "")
        if tag == "meta":
            self.metas[values.get("name") or values.get("property") or values.get("http-equiv", "")] = values.get(
                "content", ""
            )
        executes = tag == "script" and "src" not in values and values.get("type") != "application/ld+json"
        if executes or tag == "style" or "style" in values or any(name.startswith("on") for name in values):
            self.inline.append(f"<{tag} {values}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("script", "style"):
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).replace("\u00a0", " ").split())


def pages(site: Path) -> dict[str, Page]:
    """Every page of a website by its path."""
    return {
        path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def broken_links(site: Path, *, brought: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every link within the website that leads nowhere; `brought` are files that a build copies in later."""
    found = pages(site)
    for path, page in found.items():
        if path == "404.html":
            continue  # shown at any depth, it finds its way by script
        for tag, address in page.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            there = unquote(urljoin(f"http://here/{path}", address)).removeprefix("http://here/")
            target, _, anchor = there.partition("#")
            target = target.split("?")[0]
            if target in brought:
                continue
            if not (site / target).is_file():
                yield f"{path}: {tag} {address}: no such file"
            elif anchor and target in found and anchor not in found[target].ids:
                yield f"{path}: {tag} {address}: no such anchor"
