"""What of a reading can be published: an item in error gives way to its last good form, or is left out with all that
needs it. Knows no form and writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generators import changes, checks
from generators.findings import Finding, Severity, in_order
from generators.in_force import LastGood
from generators.model import Commune
from generators.reader import COMMUNE, KINDS, ItemKey, Publication, Reading
from generators.validation import typed
from generators.values import Day


@dataclass(frozen=True)
class Publishable:
    """`publications` hold only what may go out; `withheld` names the items whose new form does not."""

    publications: tuple[Publication, ...]
    findings: tuple[Finding, ...]
    withheld: frozenset[tuple[str, str, str]]


def publishable(reading: Reading, last_good: LastGood, day_of: Callable[[Commune], Day]) -> Publishable:
    """Check every publication; put the last good form in the place of what is in error, item by item.

    A draft is checked, so that its writer knows what is left to do, and goes nowhere: what was published before it,
    if anything, stands in its place.

    `day_of` gives the day each commune is built at: whether something still holds depends on it.
    """
    findings = list(reading.findings)
    withheld = {finding.item for finding in findings if finding.severity is Severity.ERROR and finding.item[2]}
    for publication in reading.set_aside:
        findings += _checked(publication, day_of(publication.commune))
    publications = []
    for publication in reading.publications:
        commune, day = publication.commune.id, day_of(publication.commune)
        broken = set(publication.broken)
        whole = True
        drafts = _drafts(publication)
        for finding in _checked(publication, day):
            findings.append(finding)
            if finding.severity is Severity.ERROR and finding.item[1] in KINDS:
                broken.add((finding.item[1], finding.item[2]))
            whole &= finding.severity is not Severity.ERROR or finding.item[1] != COMMUNE
        withheld |= {(commune, *key) for key in broken}
        if publication.commune.draft:
            continue
        findings += _untold(publication, last_good)
        kept = frozenset(broken) | drafts
        if not whole:
            publication = _with_earlier_commune(publication, last_good)
        if kept or not whole:
            publication = _settled(_with_last_good(publication, kept, last_good), day, findings, withheld)
        publications.append(publication)  # with nothing in error there is nothing to settle
    return Publishable(tuple(publications), in_order(findings), frozenset(withheld))


def _drafts(publication: Publication) -> frozenset[ItemKey]:
    return frozenset(key for key, item in publication.items() if item.draft or publication.commune.draft)


def _checked(publication: Publication, day: Day) -> Iterator[Finding]:
    """What the rules find; in a draft it is a thing to do, for it goes nowhere yet and nothing is withheld by it."""
    drafts = _drafts(publication)
    for finding in checks.run(publication, day):
        if publication.commune.draft or (finding.item[1], finding.item[2]) in drafts:
            yield replace(finding, severity=Severity.TODO)
        else:
            yield finding


def _untold(publication: Publication, last_good: LastGood) -> Iterator[Finding]:
    """What people must do differently since the item was last published, and the item itself does not tell them."""
    for key, item in publication.items():
        before = last_good.get((publication.commune.id, *key))
        if before is None or before.data == publication.trees[key].data:
            continue
        old = typed(KINDS[key[0]], before, key[1], (publication.commune.id, *key), [])
        if old is None or old.changes != item.changes:
            continue
        for found in changes.changed(old, item):
            values = {"part": found.part, "before": _quoted(found.before), "now": _quoted(found.now)}
            yield publication.finding(key, (found.part,), Severity.TODO, "change-untold", **values)


def _quoted(texts: tuple[str, ...], limit: int = 120) -> str:
    words = "; ".join(texts) or "-"
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def _with_earlier_commune(publication: Publication, last_good: LastGood) -> Publication:
    """The same items beside what the commune's own file said when it was published last, where it ever was."""
    key = (COMMUNE, publication.commune.id)
    tree = last_good.get((publication.commune.id, *key))
    commune = typed(Commune, tree, key[1], (publication.commune.id, *key), []) if tree else None
    if tree is None or commune is None:
        return publication
    return replace(publication, commune=commune, trees={**publication.trees, key: tree})


def _with_last_good(publication: Publication, broken: frozenset[ItemKey], last_good: LastGood) -> Publication:
    """The broken items replaced by their last good form where there is one, else taken out."""
    items = {key: item for key, item in publication.items() if key not in broken}
    trees = dict(publication.trees)
    for key in sorted(broken):
        tree = last_good.get((publication.commune.id, *key))
        item = typed(KINDS[key[0]], tree, key[1], (publication.commune.id, *key), []) if tree else None
        if tree is not None and item is not None:
            items[key], trees[key] = item, tree
    return publication.holding(items, trees=trees, broken=broken - items.keys())


def _settled(
    publication: Publication, day: Day, findings: list[Finding], withheld: set[tuple[str, str, str]]
) -> Publication:
    """Left out, too, is what needs something left out, until nothing more falls away."""
    while True:
        found = checks.run(publication, day)
        fallen = frozenset(
            (finding.item[1], finding.item[2])
            for finding in found
            if finding.severity is Severity.ERROR and finding.item[1] in KINDS
        )
        if not fallen:
            return publication
        findings += found
        withheld |= {(publication.commune.id, *key) for key in fallen}
        kept = {key: item for key, item in publication.items() if key not in fallen}
        publication = publication.holding(kept, broken=publication.broken | fallen)
