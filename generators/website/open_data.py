"""The procedures as open data: what their pages say, for programs; its shape is templates/site/open-data/."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generators.document import Blocks, Checklist, Fact, Facts, Inlines, Step, Steps, written
from generators.website.addresses import absolute
from generators.website.site import Site, SitePage

PATH = "du-lieu/procedures.json"
SCHEMA_PATH = "du-lieu/procedures.schema.json"
SCHEMA = "site/open-data/procedures.schema.json"


def procedures(site: Site) -> bytes:
    """All procedures that hold, in the order of their ids; what nobody has said is left out, never empty."""
    pages = sorted(site.of("procedure"), key=lambda page: page.document.id)
    data = {
        "$schema": SCHEMA_PATH.rpartition("/")[2],
        "publisher": _known(
            {
                "id": site.issuer.slug,
                "name": site.issuer.committee,
                "province": site.issuer.province,
                "website": absolute(site, "index.html"),
            }
        ),
        "language": "vi",
        "procedures": [_procedure(page, site) for page in pages],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _procedure(page: SitePage, site: Site) -> dict[str, Any]:
    document = page.document
    return _known(
        {
            "id": document.id,
            "title": document.title,
            "short_title": page.short,
            "aliases": list(page.aliases),
            "summary": document.summary if document.summary != document.title else "",
            "field": page.field,
            "life_event": page.life_event,
            "page": absolute(site, page.path) or f"../{page.path}",
            "marks": [mark.text for mark in document.marks],
            "facts": [_fact(row) for row in _rows(document.blocks) if row.content],
            "papers": [
                written(item.content)
                for block in document.blocks
                if isinstance(block, Checklist)
                for item in block.items
            ],
            "steps": [
                _step(step) for block in document.blocks if isinstance(block, Steps) for step in block.steps
            ],
            "changes": [
                {"on": change.on.date.isoformat(), "what": written(change.what)} for change in page.changes
            ],
            "as_of": document.as_of.date.isoformat() if document.as_of else "",
            "valid_to": document.valid_to.date.isoformat() if document.valid_to else "",
            "source": document.source,
        }
    )


def _rows(blocks: Blocks) -> Iterator[Fact]:
    for block in blocks:
        if isinstance(block, Facts):
            yield from block.rows


def _fact(row: Fact) -> dict[str, Any]:
    return _known({"key": row.key, "label": row.label, "text": written(row.content)})


def _step(step: Step) -> dict[str, Any]:
    return _known(
        {
            "number": step.number,
            "text": written(step.action),
            "condition": written(step.condition),
            "options": _lines(step.options),
            "substeps": _lines(step.substeps),
            "branches": [
                _known(
                    {
                        "when": written(branch.when),
                        "then": written(branch.content),
                        "details": _lines(branch.details),
                        "goto": branch.goto.number if branch.goto else "",
                    }
                )
                for branch in step.branches
            ],
        }
    )


def _lines(found: tuple[Inlines, ...]) -> list[str]:
    return [written(line) for line in found]


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
