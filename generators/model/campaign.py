"""A campaign (đợt tuyên truyền): one article that becomes a page, a sheet, an annex and a broadcast."""

from __future__ import annotations

from generators.model.base import PassageField, Prose, Published, Slug
from generators.model.body import Block, Qr, Section


class Campaign(Published):
    title: Prose
    short_title: Prose | None = None
    label: str = "Bài tuyên truyền"
    """The kind of text, as its head says."""
    summary: Prose | None = None
    aliases: tuple[str, ...] = ()
    salutation: PassageField | None = None
    """Kính thưa …: in notices and on air."""
    intro: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[PassageField, ...] = ()
    guides: tuple[Slug, ...] = ()
    """Procedures that go with the article without standing in it: linked on its page, told in its full broadcast."""
    qr: tuple[Qr, ...] = ()
    contact: Slug | None = None
