"""A procedure in schema.org's words, for search engines and assistants; says nothing that the page does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generators.document import Contact, Fact, Facts, Inlines, Steps, written
from generators.vietnamese import slug
from generators.website.site import SitePage


def procedure(page: SitePage, address: str) -> str:
    """GovernmentService and HowTo as JSON-LD, safe inside a script element."""
    document = page.document
    phones = [
        {"@type": "ContactPoint", "telephone": block.phone.dialled, "contactType": block.role}
        for block in document.blocks
        if isinstance(block, Contact) and block.phone
    ]
    service = _known(
        {
            "@type": "GovernmentService",
            "name": document.title,
            "alternateName": list(page.aliases),
            "description": document.summary,
            "url": address,
            "category": page.field,
            "audience": _known({"@type": "Audience", "name": _fact(page, "audience")}, needs="name"),
            "serviceOutput": _known({"@type": "Thing", "name": _fact(page, "result")}, needs="name"),
            "provider": _known(
                {
                    "@type": "GovernmentOrganization",
                    "name": document.issuer.committee,
                    "contactPoint": phones,
                }
            ),
        }
    )
    how_to = _known(
        {
            "@type": "HowTo",
            "name": document.title,
            "description": document.summary,
            "inLanguage": document.language,
            "step": list(_steps(page, address)),
        },
        needs="step",
    )
    graph = {"@context": "https://schema.org", "@graph": [part for part in (service, how_to) if part]}
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _steps(page: SitePage, address: str) -> Iterator[dict[str, Any]]:
    guide = next((block for block in page.document.blocks if isinstance(block, Steps)), None)
    for place, step in enumerate(guide.steps if guide else (), start=1):
        yield _known(
            {
                "@type": "HowToStep",
                "position": place,
                "text": written(step.action),
                "url": f"{address}#buoc-{slug(step.number)}" if address else "",
            }
        )


def _fact(page: SitePage, key: str) -> str:
    rows: tuple[Fact, ...] = tuple(
        row for block in page.document.blocks if isinstance(block, Facts) for row in block.rows
    )
    found: Inlines = next((row.content for row in rows if row.key == key), ())
    return written(found)


def _known(values: dict[str, Any], *, needs: str = "") -> dict[str, Any]:
    """Only what is known; nothing at all without what it `needs`."""
    known = {key: value for key, value in values.items() if value}
    return known if not needs or needs in known else {}
