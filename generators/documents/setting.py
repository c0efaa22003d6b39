"""What every document of a commune is made in: who issues it, what holds, which marks it must carry."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generators.document import (
    Contact,
    Inlines,
    Issuer,
    Mark,
    MarkKind,
    Theme,
    text,
)
from generators.model import Commune, Item
from generators.model.body import Qr
from generators.model.broadcast import AirStatus
from generators.model.notice import Status
from generators.reader import Publication
from generators.validity import Moment, State, closed, held, item_state, state
from generators.values import Day
from generators.wording import Wording


@dataclass(frozen=True)
class Setting:
    """A commune's content at a moment, with the words it is told in."""

    publication: Publication
    moment: Moment
    wording: Wording

    @classmethod
    def at(cls, publication: Publication, moment: Moment, wording: Wording) -> Setting:
        """The setting of a moment: what does not hold yet is left out of it."""
        items = {key: held(item, moment.day) for key, item in publication.items()}
        kept = replace(publication.holding(items), commune=held(publication.commune, moment.day))
        return cls(kept, moment, wording)

    def codes(self, found: tuple[Qr, ...]) -> tuple[Qr, ...]:
        """The codes that still lead somewhere: none to a portal that is closed."""
        portals = self.publication.national.portals
        return tuple(code for code in found if closed(code.address, portals, self.moment.day) is None)

    @property
    def commune(self) -> Commune:
        return self.publication.commune

    @property
    def archived(self) -> bool:
        return state(self.commune, self.moment.day) is State.OVER

    def over(self, item: Item) -> bool:
        """Whether an item no longer holds, by its own end or its commune's."""
        return item_state(self.commune, item, self.moment.day) is State.OVER

    @property
    def issuer(self) -> Issuer:
        commune = self.commune
        given = commune.theme.model_dump(exclude_none=True)
        return Issuer(
            slug=commune.id,
            name=commune.full_name,
            committee=f"Ủy ban nhân dân {commune.full_name}",
            short=f"UBND {commune.full_name}",
            province=commune.province or "",
            theme=Theme(**given),
            emblem=self._emblem(),
            crop_marks=commune.crop_marks,
        )

    def _emblem(self) -> str:
        """The picture's name among the assets; none where the file is not there, which is a finding."""
        found = self.publication.images.get(self.commune.emblem or "")
        return found.name if found else ""

    def marks(self, item: Item | None = None) -> tuple[Mark, ...]:
        """The marks of a text of this commune: draft, illustrative, withdrawn or archive, the past day of the build."""
        say = self.wording
        found: list[Mark] = []
        if getattr(item, "status", None) in (Status.DRAFT, AirStatus.DRAFT):
            found.append(Mark(MarkKind.DRAFT, say("common.mark-draft")))
        if item is not None and item.illustrative:
            found.append(
                Mark(MarkKind.ILLUSTRATIVE, say("common.mark-illustrative", issuer=self.issuer.short))
            )
        if item is not None and item.withdrawn is not None:
            since = say("parts.withdrawn", day=item.withdrawn.on.written)
            detail = (*text(f"{since}: "), *item.withdrawn.reason)
            found.append(Mark(MarkKind.ARCHIVE, say("common.mark-withdrawn"), detail))
        elif self.archived or (item is not None and item_state(self.commune, item, self.moment.day) is State.OVER):
            found.append(Mark(MarkKind.ARCHIVE, say("common.mark-archive"), self._ended(item)))
        if self.moment.past:
            found.append(Mark(MarkKind.AS_OF, say("common.mark-as-of", day=self.moment.day.written)))
        return tuple(found)

    def _ended(self, item: Item | None) -> Inlines:
        """What replaced it, as far as the content says."""
        after = self.commune.successor
        if self.archived and after is not None:
            return text(
                self.wording(
                    "parts.successor",
                    day=after.since.written,
                    commune=self.commune.full_name,
                    successor=after.name,
                    province=after.province,
                )
            )
        last = (dated.valid_to for dated in (item, self.commune) if dated is not None and dated.valid_to is not None)
        ended: Day | None = min((end for end in last if end < self.moment.day), default=None)
        over = text(self.wording("parts.over", day=ended.written)) if ended else ()
        if item is None or item.successor is None:
            return over
        return (*over, *text(". " if over else ""), *item.successor)

    def contact(self, wanted: str | None) -> Contact | None:
        """One of the commune's contacts; a person's name and number only while they may be shown."""
        for entry in self.commune.contacts:
            if entry.id == wanted:
                shown = not self.archived and state(entry, self.moment.day) is State.CURRENT
                return Contact(
                    role=entry.role,
                    person=(entry.person or "") if shown else "",
                    phone=entry.phone if shown else None,
                    hours=(entry.hours or ()) if shown else (),
                    purpose=(entry.purpose or ()) if shown else (),  # it leads to the name and the number
                    place=entry.place or (),
                )
        return None

    def footer(self, wanted: str | None) -> Inlines:
        """Whom to ask, for the foot of every sheet."""
        contact = self.contact(wanted)
        if contact is None or contact.phone is None:
            return text(self.issuer.committee)
        return (*text(f"{contact.role}: "), contact.phone)
