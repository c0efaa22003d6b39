"""The drafts that come of one document as it was read: its article, the notice around it, the broadcast, the commune's own
file. Knows no file format and writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generators.importers import notice_parts, places, schedule
from generators.importers.article import PROCEDURE_ORDER, Article, bare_title
from generators.importers.draft import Draft, Node, place
from generators.importers.outline import Kind
from generators.importers.prose import as_day
from generators.importers.source import Piece
from generators.values import Day


def drafts(article: Article, known_contacts: dict[str, str] | None, today: Day) -> list[Draft]:
    """All drafts of a document. `known_contacts`: the contacts of a commune that is there, None where there is none yet."""
    article.contacts += [
        contact for b in (article.intro, *(s.body for s in article.sections)) for contact in b.contacts
    ]
    article.codes += [code for b in (article.intro, *(s.body for s in article.sections)) for code in b.codes]
    made: list[Draft] = []
    plain = len(article.intro.blocks) <= 3 and all(set(block) <= {"text", "source"} for block in article.intro.blocks)
    only_guide = not article.official and not article.sections and len(article.procedures) == 1 and plain
    only_guide = (
        only_guide and not article.salutation and (article.head.kind is None or article.head.kind.slug == "huong-dan")
    )
    if only_guide:
        _onto_guide(article, article.procedures[0].node)
        campaign = None
    else:
        campaign = _campaign(article)
        made.append(campaign)
    made += article.procedures
    if article.official and campaign is not None:
        made.append(_notice(article, campaign))
    made.append(_broadcast(article, campaign or article.procedures[0]))
    _place_codes(article, campaign)
    _known_contacts(article, made, known_contacts)
    if known_contacts is None:
        made.append(_commune(article, today))
    return made


def _onto_guide(article: Article, node: Node) -> None:
    """A document that is one guide: its paragraphs before the steps open the guide."""
    if "intro" not in node and article.intro.blocks:
        node["intro"] = article.intro.blocks
    if article.closing:
        node.setdefault("after", []).extend(article.drafter.passage(sentence) for sentence in article.closing)
    _reordered(node, ("draft", "title", "source", *PROCEDURE_ORDER))


def _campaign(article: Article) -> Draft:
    node = Node(draft=True)
    title = article.head.title or (article.head.kind_piece if article.head.kind is not None else None)
    if title is not None:
        article.drafter.title(node, "title", _without_about(title))
        node["title"] = node["title"][:1].upper() + node["title"][1:]
    else:
        first = (
            article.parts[article.head.used].piece if article.head.used < len(article.parts) else article.parts[0].piece
        )
        sentence = (first.sentences() or [first])[0]
        node["title"] = "Cần kiểm tra lại: tên bài"
        node.ask("title", "no-title", 0, name=sentence.text)
    if article.head.kind is not None and article.head.kind.name != "Bài tuyên truyền":
        node["label"] = article.head.kind.name
    heading = [piece for piece in (article.head.kind_piece, title) if piece is not None]
    node["source"] = place(article.source, heading[-1]) if heading else article.source.name
    if article.salutation is not None:
        node["salutation"] = article.drafter.passage(article.salutation)
    if article.intro.blocks:
        node["intro"] = article.intro.blocks
    made = []
    for section in article.sections:
        tree = section.node
        where = tree.pop("source", None)
        if section.body.blocks:
            tree["body"] = section.body.blocks
        tree["source"] = where
        made.append(_reordered(tree, ("number", "heading", "level", "source", "body")))
    if made:
        node["sections"] = made
    if article.closing:
        node["closing"] = [article.drafter.passage(sentence) for sentence in article.closing]
    if article.guides:
        node["guides"] = article.guides
    if article.contacts:
        node["contact"] = article.contacts[-1]["id"]
        _told_at_the_end(node, str(article.contacts[-1]["source"]))
    return Draft("campaigns", article.drafter.id_of(bare_title(node["title"]), "bai-tuyen-truyen"), node)


def _without_about(title: Piece) -> Piece:
    """A title as one says it: "Về việc" is how a notice begins its subject, not what an article is called."""
    about = re.match(r"(?:Về việc|V/v)\s*:?\s+", title.text, re.IGNORECASE)
    return title.part(about.end()) if about else title


def _told_at_the_end(campaign: Node, source: str) -> None:
    """Whom to ask is told at the end of an article anyway: the block that said so goes, unless a section is made of it.

    `source` is that of the sentence the commune's file keeps; another sentence with the same number stays.
    """
    for blocks in (campaign.get("intro", []), *(section.get("body", []) for section in campaign.get("sections", []))):
        own = [
            block for block in blocks if block.get("contact") == campaign["contact"] and block.get("source") == source
        ]
        if len(own) < len(blocks):
            for block in own:
                blocks.remove(block)


def _notice(article: Article, campaign: Draft) -> Draft:
    head, foot = article.head, article.foot
    node = Node(draft=True)
    node["kind"] = head.kind.slug if head.kind is not None and head.kind.slug else "thong-bao"
    if head.kind is not None and not head.kind.slug:
        first = head.kind_piece.first if head.kind_piece else 0
        node.ask("kind", "kind", first, found=head.kind.name, place=article.drafter.spot(first))
    node["status"] = "draft"
    if head.number:
        node["number"] = head.number
        line = head.numbered.first if head.numbered else 0
        node.ask("number", "number", line, found=head.number, place=article.drafter.spot(line))
    if head.symbol:
        node["symbol"] = head.symbol
        assert head.numbered is not None
        node.note("symbol", place(article.source, head.numbered))
    if head.dated is not None:
        node["date"] = Node(place=head.place, day=_figure(head.day), month=_figure(head.month), year=_year(head.year))
        node.note("date", place(article.source, head.dated))
    node["subject"] = campaign.node["title"]
    if head.title is not None and _without_about(head.title).text != head.title.text:
        subject = Node()
        article.drafter.title(subject, "subject", head.title)
        node["subject"] = subject["subject"]  # what is doubtful about it is asked at the article's title
    node["source"] = campaign.node["source"]
    if head.addressees:
        node["addressees"] = [article.drafter.passage(piece) for piece in head.addressees]
    if head.grounds:
        node["grounds"] = [article.drafter.passage(piece.without_end(";,.")) for piece in head.grounds]
    node["campaign"] = campaign.id
    if article.annexes:
        node["annexes"] = [Node(procedure=annex.id, source=str(annex.node["source"])) for annex in article.annexes]
    if foot.recipients:
        node["recipients"] = [article.drafter.passage(piece) for piece in foot.recipients]
    if foot.archive is not None:
        node["archive"] = article.drafter.passage(foot.archive)
    if foot.authority:
        signer = Node(authority=[piece.text for piece in foot.authority])
        if foot.name is not None:
            signer["name"] = foot.name.text
        node["signer"] = signer
        node.note(
            "signer",
            "; ".join(place(article.source, piece) for piece in (*foot.authority, *([foot.name] if foot.name else []))),
        )
        if foot.name is None:
            node.ask(
                "signer", "no-signer", foot.authority[-1].last, place=article.drafter.spot(foot.authority[-1].last)
            )
    return Draft("notices", campaign.id, node)


def _broadcast(article: Article, told: Draft) -> Draft:
    node = Node(draft=True, status="draft", source=article.source.name)
    node["campaign" if told.kind == "campaigns" else "procedure"] = told.id
    if article.opening:
        node["opening"] = [article.drafter.passage(piece) for piece in article.opening]
    asked = [*article.foot.recipients, *(part.piece for part in article.parts if part.kind is not Kind.STEP)]
    wanted = next((piece for piece in asked if schedule.is_schedule(piece.text)), None)
    if wanted is not None:
        made, words = schedule.schedule(wanted, article.drafter)
        if made is not None:
            node["schedule"] = made
        else:
            found = words.text
            node.ask("", "schedule", words.first, found=found, place=article.drafter.spot(words.first))
    return Draft("broadcasts", told.id, node)


def _place_codes(article: Article, campaign: Draft | None) -> None:
    """Captions found outside a guide belong to the article."""
    if article.codes:
        holder = campaign.node if campaign is not None else article.procedures[0].node
        holder.setdefault("qr", []).extend(article.codes)


def _known_contacts(article: Article, made: list[Draft], known: dict[str, str] | None) -> None:
    """A contact the commune has already is named by its id there; one it has not is asked about, not invented."""
    if known is None:
        return
    for contact in article.contacts:
        there = known.get(str(contact.get("phone", "")))
        for draft in made:
            _rename_contact(draft.node, str(contact["id"]), there)
        if there is None:
            line = int(re.search(r"\d+", str(contact["source"]).rpartition(article.source.unit)[2])[0])  # type: ignore[index]
            said = "; ".join(f"{key}: {value}" for key, value in contact.items() if key != "source")
            made[0].node.ask("", "contact", line, found=said, place=article.drafter.spot(line))


def _commune(article: Article, today: Day) -> Draft:
    """The commune's own file, for a commune that has none yet."""
    unit, node = article.unit, Node(draft=True)
    node["kind"] = unit.kind if unit is not None else "xã"
    node["name"] = unit.name if unit is not None else "Cần kiểm tra lại: tên xã"
    if unit is None:
        node.ask("name", "no-commune", 0, name=article.source.name)
    found = places.province(part.whole for part in article.parts)
    if found is not None:
        node["province"] = found[0]
        node.ask("province", "province", found[1].first, found=found[0], place=article.drafter.spot(found[1].first))
    issued = _issued(article.head)
    node["as_issued"] = issued or today.date.isoformat()
    if issued is None:
        node.ask("as_issued", "no-date", 0, name=article.source.name)
    node["source"] = place(article.source, unit.piece) if unit is not None else article.source.name
    if article.contacts:
        seen: dict[str, Node] = {str(contact["id"]): contact for contact in article.contacts}
        node["contacts"] = list(seen.values())
    return Draft("commune", "", node)


def _reordered(node: Node, order: Sequence[str]) -> Node:
    kept = dict(node)
    node.clear()
    node.update({key: kept[key] for key in order if key in kept})
    return node


def _figure(digits: str) -> int | None:
    return int(digits) if digits.isdigit() and int(digits) > 0 else None


def _year(digits: str) -> int | None:
    return int(digits) if len(digits) == 4 else None


def _issued(head: notice_parts.Head) -> str | None:
    day = as_day(head.day, head.month, head.year) if head.day and head.month and len(head.year) == 4 else None
    return day.date.isoformat() if day is not None else None


def _rename_contact(value: object, old: str, new: str | None) -> None:
    if isinstance(value, list):
        for each in [*value]:
            if (
                isinstance(each, dict)
                and each.get("contact") == old
                and new is None
                and set(each) <= {"contact", "source", "air"}
            ):
                value.remove(each)
            else:
                _rename_contact(each, old, new)
    elif isinstance(value, dict):
        for key, each in [*value.items()]:
            if key == "contact" and each == old:
                if new is None:
                    del value[key]
                else:
                    value[key] = new
            else:
                _rename_contact(each, old, new)
