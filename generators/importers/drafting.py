"""One document becomes drafts: its lines paragraphs, its paragraphs marked, its parts items. Knows no file format and writes
nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generators.importers import items, left_out, outline, places, wraps
from generators.importers.article import Article
from generators.importers.draft import Draft
from generators.importers.repair import Mended
from generators.importers.source import Piece, Remark, Source, Unreadable
from generators.model.national import Domain
from generators.values import Day

ContactsOf = Callable[[str], dict[str, str] | None]
"""For a commune's folder: its contacts' ids by telephone digits, None where there is no such commune yet."""

NO_COMMUNE = "chua-ro-xa"
"""The folder of drafts whose document names no commune."""


@dataclass
class Drafted:
    """What one document gave. `unit` names its commune, where it does."""

    drafts: list[Draft]
    unit: places.Unit | None
    repairs: list[Remark] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)
    name: str = ""
    statements: list[Piece] = field(default_factory=list)
    """The document's sentences, for comparing it with others."""


def drafted(source: Source, commune: str, contacts_of: ContactsOf, known: Sequence[Domain], today: Day) -> Drafted:
    """The drafts of a document. `commune`: the folder they go to, "" for the one the document names.

    Raises Unreadable for a document without words.
    """
    paragraphs, repairs = wraps.paragraphs(source)
    if not any(paragraph.piece for paragraph in paragraphs):
        raise Unreadable("no-words", name=source.name)
    mended = Mended(" ".join(paragraph.piece.text for paragraph in paragraphs))
    whole = [wraps.Paragraph(**{**vars(paragraph), "piece": mended.piece(paragraph.piece)}) for paragraph in paragraphs]
    parts = outline.parts(paragraph for paragraph in whole if paragraph.piece or paragraph.picture)
    if not any(part.whole for part in parts):
        raise Unreadable("no-words", name=source.name)
    article = Article(source, parts, known).read()
    folder = commune or (article.unit.folder if article.unit else "")
    there = contacts_of(folder) if folder else None
    made = items.drafts(article, there, today)
    _ask_of_the_whole(made, source, article, there is not None)
    doubts = [*mended.doubts]
    if not folder:
        doubts.append(Remark("no-commune", 0, {"name": source.name}))
        folder = NO_COMMUNE
    for draft in made:
        draft.commune = folder
        draft.id = folder if draft.kind == "commune" else draft.id
        draft.source = source.name
    return Drafted(
        made,
        article.unit,
        [*source.repairs, *repairs, *mended.told()],
        doubts,
        source.name,
        [sentence for part in parts for sentence in part.piece.sentences()],
    )


def _ask_of_the_whole(made: list[Draft], source: Source, article: Article, known: bool) -> None:
    """At the head of the first draft: what stands beside the text, and every sentence that found no place in any draft."""
    first = made[0]
    for remark in source.doubts:
        place = article.drafter.spot(remark.line) if remark.line else source.name
        first.node.ask("", remark.code, remark.line, **remark.values, place=place)
    told = [piece.text for piece in article.head.frame]
    if known:  # the commune's own file has them
        told += [str(contact["source"]) for contact in article.contacts]
    for piece in left_out.sentences((part.piece for part in article.parts), made, told):
        first.node.ask("", "left-out", piece.first, found=piece.quote, place=article.drafter.spot(piece.first))
