"""What the communes' content says at its time: nothing in error, the current and the archived kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators import document as d
from generators.document import Document, MarkKind
from generators.documents import broadcast, campaign, notice, procedure, sheet
from generators.documents.setting import Setting
from generators.findings import Severity
from generators.model.broadcast import AirStatus, Variant
from generators.publishable import publishable
from generators.reader import Publication, Reading, read
from generators.validity import Moment, State, item_state, state
from generators.values import Day
from generators.wording import read_wording

ROOT = Path(__file__).resolve().parents[2]
SAY = read_wording(ROOT / "templates" / "wording" / "vi")
READING: Reading = read(ROOT / "content")
TODAY = Day.parse("2026-11-20")
APRIL = Day.parse("2026-04-01")
NGA_SON: Publication = next(p for p in READING.publications if p.commune.id == "nga-son")
NEW = "sinh-con-mot-lan-nop"
OLD = "huong-dan-dich-vu-cong-truc-tuyen"
BUNDLE = "lien-thong-tre-duoi-6-tuoi"


@pytest.mark.parametrize("day", [TODAY, APRIL, None], ids=["today", "April 2026", "as issued"])
def test_no_commune_has_an_error(day: Day | None) -> None:
    found = publishable(READING, {}, lambda commune: day or commune.as_issued)
    errors = [finding.printed(SAY) for finding in found.findings if finding.severity is Severity.ERROR]
    assert errors == []
    assert found.withheld == frozenset()


def _states(day: Day) -> dict[str, dict[str, State]]:
    found: dict[str, dict[str, State]] = {}
    for (kind, item_id), item in NGA_SON.items():
        found.setdefault(kind, {})[item_id] = item_state(NGA_SON.commune, item, day)
    return found


def test_today_nga_son_tells_the_bundle_as_it_is_now() -> None:
    states = _states(TODAY)
    for kind in ("campaigns", "notices", "broadcasts"):
        assert states[kind] == {NEW: State.CURRENT, OLD: State.OVER}
    assert states["procedures"]["lien-thong-khai-sinh"] is State.OVER
    assert states["procedures"][BUNDLE] is State.CURRENT


def test_in_april_nga_son_told_what_held_in_april() -> None:
    states = _states(APRIL)
    for kind in ("campaigns", "notices", "broadcasts"):
        assert states[kind] == {NEW: State.FUTURE, OLD: State.CURRENT}
    current = {name for name, found in states["procedures"].items() if found is State.CURRENT}
    assert current == {"lien-thong-khai-sinh", "nop-ho-so-cong-quoc-gia"}


def _setting(day: Day) -> Setting:
    return Setting.at(NGA_SON, Moment(day), SAY)


def _forms(day: Day) -> dict[str, Document]:
    """Every form of what Nga Sơn has about the bundle today."""
    setting = _setting(day)
    article, official = setting.publication.campaigns[NEW], setting.publication.notices[NEW]
    guide, spoken = setting.publication.procedures[BUNDLE], setting.publication.broadcasts[NEW]
    found = {
        "campaign page": campaign.page(article, setting),
        "campaign poster": sheet.campaign_poster(article, setting),
        "campaign leaflet": sheet.campaign_leaflet(article, setting),
        "notice": notice.notice(official, setting),
        "notice page": notice.page(official, setting),
        "procedure page": procedure.page(guide, setting),
        "procedure poster": sheet.procedure_poster(guide, setting),
        "procedure leaflet": sheet.procedure_leaflet(guide, setting),
    }
    for variant in Variant:
        script = broadcast.script(spoken, variant, setting)
        assert script is not None
        found[f"script {variant.value}"] = script
    return found


def test_what_no_authority_issued_says_so_on_every_form() -> None:
    words = "Nội dung minh họa, chưa do UBND xã Nga Sơn ban hành"
    for name, document in _forms(TODAY).items():
        assert [m.text for m in document.marks if m.kind is MarkKind.ILLUSTRATIVE] == [words], name


def test_every_shared_procedure_of_nga_son_is_marked_illustrative() -> None:
    shared = NGA_SON.commune.procedures
    assert len(shared) == 7
    assert all(NGA_SON.procedures[name].illustrative for name in shared)


def test_what_no_authority_issued_never_speaks_in_its_name() -> None:
    for name, document in _forms(TODAY).items():
        blocks = [block for block in document.blocks if not isinstance(block, d.Letterhead | d.AnnexHeading)]
        told = [repr(block) for block in blocks if "minh họa" not in repr(block)]  # the mark itself names it
        assert not any(
            issuer in words for words in told for issuer in ("UBND xã Nga Sơn", "Ủy ban nhân dân xã Nga Sơn")
        ), name


def test_the_illustrative_notice_has_no_number_and_no_signatory() -> None:
    official = NGA_SON.notices[NEW]
    assert official.number is None
    assert official.signer.name is None
    assert official.signer.authority == ()
    assert (official.date.day, official.date.month) == (None, None)


def test_the_illustrative_broadcast_is_approved_for_air_from_its_first_day() -> None:
    spoken = NGA_SON.broadcasts[NEW]
    assert spoken.status is AirStatus.APPROVED
    assert spoken.approved is None, "an approval names an office: none has approved it"
    assert spoken.schedule is not None
    assert spoken.schedule.first_day is not None
    assert spoken.schedule.first_day > TODAY


def test_no_heading_is_said_without_its_matter() -> None:
    for name, document in _forms(TODAY).items():
        if name.startswith("script"):
            kinds = [isinstance(block, d.Heading) for block in document.blocks]
            assert not any(first and second for first, second in zip(kinds, [*kinds[1:], True], strict=True)), name


def test_what_the_air_makes_of_an_illustrative_procedure_says_so_too() -> None:
    setting = _setting(TODAY)
    made = [(key, source) for key, source in broadcast.broadcasts(setting) if key[0] == "procedures"]
    assert made
    for (_, item_id), source in made:
        assert source.illustrative is NGA_SON.procedures[item_id].illustrative


def test_what_is_archived_names_what_holds_in_its_place() -> None:
    setting = _setting(TODAY)
    guide = setting.publication.procedures["lien-thong-khai-sinh"]
    (mark,) = procedure.page(guide, setting).marks
    assert mark.kind is MarkKind.ARCHIVE
    assert d.written(mark.detail).startswith("Nội dung này áp dụng đến hết ngày 31/8/2026. Từ ngày 01/9/2026, xin xem")
    links = [inline.item for inline in mark.detail if isinstance(inline, d.ItemLink)]
    assert links == [f"procedure/{BUNDLE}"]


def test_an_archived_notice_withholds_the_name_of_who_signed_it() -> None:
    def signature(day: Day) -> d.Signature:
        setting = _setting(day)
        blocks = notice.notice(setting.publication.notices[OLD], setting).blocks
        return next(block for block in blocks if isinstance(block, d.Signature))

    then, now = signature(APRIL), signature(TODAY)
    assert then.name != ""
    assert now.name == ""
    assert now.authority == then.authority


def test_in_its_own_time_it_carries_no_mark() -> None:
    setting = _setting(APRIL)
    publication = setting.publication
    for document in (
        procedure.page(publication.procedures["lien-thong-khai-sinh"], setting),
        campaign.page(publication.campaigns[OLD], setting),
        notice.notice(publication.notices[OLD], setting),
    ):
        assert document.marks == ()


def test_the_three_other_communes_are_archived_today() -> None:
    over = {p.commune.id for p in READING.publications if state(p.commune, TODAY) is State.OVER}
    assert over == {"thanh-giang", "an-phu", "kim-dinh"}
