"""What a writer may use besides the document, read once and handed in; writers open no file themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generators.wording import Wording, read_wording

TEMPLATE_SUFFIXES = frozenset(".css .docx .html .jinja .js .json .md .svg .ttf .txt .woff2 .yml".split())


@dataclass(frozen=True)
class Assets:
    """`templates`: every file below templates/ by its path there ("fonts/Tinos-Regular.ttf").

    `images`: pictures the content names, by that name. `wording`: the set phrases.
    """

    templates: Mapping[str, bytes]
    wording: Wording
    images: Mapping[str, bytes] = field(default_factory=dict)

    def with_template(self, path: str, data: bytes) -> Assets:
        """The same with one template in the place of another."""
        return replace(self, templates={**self.templates, path: data})

    def with_images(self, images: Mapping[str, bytes]) -> Assets:
        """The same with these pictures."""
        return replace(self, images=images)

    def template(self, path: str) -> str:
        return self.templates[path].decode("utf-8")


def read_assets(templates: Path, language: str = "vi") -> Assets:
    """Read the templates folder once; a build hands the result to every writer."""
    files = {
        path.relative_to(templates).as_posix(): path.read_bytes()
        for path in sorted(templates.rglob("*"))
        if path.is_file() and path.suffix in TEMPLATE_SUFFIXES
    }
    return Assets(templates=files, wording=read_wording(templates / "wording" / language))
