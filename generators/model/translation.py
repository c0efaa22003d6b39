"""An item's words in another language: each sentence beside the Vietnamese one it stands for."""

from __future__ import annotations

from generators.model.base import Dated, Entry, Prose, Slug


class Pair(Entry):
    """A sentence as the content has it, to the letter, and the same in the other language.

    When the Vietnamese changes, nothing is said in the other language until somebody has translated the new words.
    """

    vi: Prose
    to: Prose


class Translation(Dated):
    """All that has been translated of one item; its id is that of the item."""

    id: Slug
    aliases: tuple[str, ...] = ()
    """What people type in this language when they look for it."""
    texts: tuple[Pair, ...] = ()
