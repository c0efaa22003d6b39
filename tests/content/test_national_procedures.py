"""The procedures all communes share: whole, each value with the record it comes from, and readable by anyone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generators import document as d
from generators.documents import parts
from generators.model import Procedure
from generators.model.base import Dated
from generators.model.parts import OnlineLevel, Part
from generators.reader import read
from generators.texts import texts
from generators.wording import read_wording

ROOT = Path(__file__).resolve().parents[2]
SAY = read_wording(ROOT / "templates" / "wording" / "vi")
FOLDER = ROOT / "content" / "national" / "procedures"
NGA_SON = next(p for p in read(ROOT / "content").publications if p.commune.id == "nga-son")
ALL: dict[str, Procedure] = {file.stem: NGA_SON.procedures[file.stem] for file in sorted(FOLDER.glob("*.yml"))}

CODES = {
    "dang-ky-khai-sinh": "1.001193",
    "dang-ky-khai-tu": "1.000656",
    "dang-ky-ket-hon": "1.000894",
    "xac-nhan-tinh-trang-hon-nhan": "1.004873",
    "chung-thuc-ban-sao": "2.000815",
    "dang-ky-tam-tru": "1.004194",
    "lien-thong-tre-duoi-6-tuoi": "3.000722",
}

NOT_IN_THE_RECORD = {
    ("chung-thuc-ban-sao", "deadline"),
    ("lien-thong-tre-duoi-6-tuoi", "fee"),
    ("lien-thong-tre-duoi-6-tuoi", "conditions"),
}
"""What the records do not say: shown as not known, never made up."""

every = pytest.mark.parametrize("procedure", ALL.values(), ids=list(ALL))


def test_each_procedure_carries_its_code_in_the_national_database() -> None:
    assert {name: procedure.code for name, procedure in ALL.items()} == CODES


def test_every_part_the_law_names_is_given_or_known_to_be_missing() -> None:
    """Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2: seven parts always, four where the procedure has them."""
    missing = set()
    for name, procedure in ALL.items():
        required = {
            "title": procedure.title, "steps": procedure.steps, "channels": procedure.channels,
            "dossier": procedure.dossier, "deadline": procedure.deadline, "audience": procedure.audience,
            "authority": procedure.authority,
        }  # fmt: skip
        conditional = {
            "forms": procedure.forms, "results": procedure.results, "conditions": procedure.conditions,
            "fee": procedure.fee,
        }  # fmt: skip
        missing |= {(name, part) for part, value in required.items() if not value}
        missing |= {
            (name, part)
            for part, value in conditional.items()
            if not value and Part(part) not in procedure.not_applicable
        }
    assert missing == NOT_IN_THE_RECORD


def _values(procedure: Procedure) -> Iterator[tuple[str, Dated]]:
    """The values a wrong number or name of which would cost people a day or money."""
    lists: tuple[tuple[str, tuple[Dated, ...]], ...] = (
        ("channels", procedure.channels), ("dossier", procedure.dossier), ("cases", procedure.cases),
        ("forms", procedure.forms), ("results", procedure.results), ("conditions", procedure.conditions),
        ("members", procedure.members),
    )  # fmt: skip
    for name, entries in lists:
        yield from ((f"{name}.{index}", entry) for index, entry in enumerate(entries))
    for name, single in (
        ("authority", procedure.authority), ("deadline", procedure.deadline), ("fee", procedure.fee),
    ):  # fmt: skip
        if single is not None:
            yield name, single


@every
def test_each_value_names_its_record_and_the_day_it_was_so(procedure: Procedure) -> None:
    code = str(procedure.code)
    assert procedure.source is not None
    assert code in procedure.source
    assert procedure.as_of is not None
    assert procedure.valid_from is not None, "a build for an earlier day must not show what nobody knew then"
    without = [name for name, value in _values(procedure) if code not in (value.source or "") or value.as_of is None]
    assert without == []


@every
def test_the_steps_are_few_and_each_has_words_for_a_poster(procedure: Procedure) -> None:
    assert 3 <= len(procedure.steps) <= 9
    for step in procedure.steps:
        assert step.short is not None, step.id
        assert len(d.written(step.short).split()) <= 14, d.written(step.short)


@every
def test_people_find_it_by_what_they_call_it(procedure: Procedure) -> None:
    assert len(procedure.aliases) >= 5
    assert procedure.life_event
    short = procedure.short_title or procedure.title
    assert len(d.written(short).split()) <= 8


@every
def test_its_codes_lead_to_the_national_portal(procedure: Procedure) -> None:
    assert [code.address for code in procedure.qr] == ["https://dichvucong.gov.vn"]


@every
def test_a_link_to_the_record_is_the_portals_own(procedure: Procedure) -> None:
    known = re.compile(r"https://dichvucong\.gov\.vn(/thu-tuc-hanh-chinh(-lien-thong)?/[0-9a-f-]{36})?")
    links = [
        inline.address for channel in procedure.channels for inline in channel.where or () if isinstance(inline, d.Link)
    ]
    assert all(known.fullmatch(address) for address in links), links


def test_who_need_not_pay_is_told_before_the_fee() -> None:
    exempt = {name: p for name, p in ALL.items() if p.fee and (p.fee.exemptions or p.fee.free)}
    assert set(exempt) == {
        "dang-ky-khai-sinh", "dang-ky-khai-tu", "dang-ky-ket-hon", "xac-nhan-tinh-trang-hon-nhan",
    }  # fmt: skip
    for procedure in exempt.values():
        assert d.written(parts.cost(procedure, SAY)).startswith("Không phải nộp")


FEES = {
    "chung-thuc-ban-sao": ("2.000 đồng", "1.000 đồng", "200.000 đồng"),
    "dang-ky-tam-tru": ("7.000 đồng", "10.000 đồng"),
}


def test_no_sum_of_money_stands_where_the_record_has_none() -> None:
    for name, procedure in ALL.items():
        told = d.written(parts.cost(procedure, SAY))
        assert tuple(re.findall(r"[\d.]+ đồng", told)) == FEES.get(name, ())


def test_no_number_of_days_stands_where_the_record_has_no_unit() -> None:
    given = {name: p.deadline.quantity for name, p in ALL.items() if p.deadline and p.deadline.quantity}
    assert given == {"dang-ky-tam-tru": 3, "lien-thong-tre-duoi-6-tuoi": 3}


def test_the_bundle_tells_each_agency_and_its_time() -> None:
    bundle = ALL["lien-thong-tre-duoi-6-tuoi"]
    told = {member.code: (d.written(member.agency), d.written(parts.deadline(member.deadline, SAY))) for member in bundle.members}
    assert told == {
        "1.001193": ("Ủy ban nhân dân cấp xã", "24 giờ"),
        "1.004222": ("Công an", "02 ngày làm việc, không quá 05 ngày làm việc"),
        "1.014137": ("Bảo hiểm xã hội", "02 ngày làm việc"),
        "1.116410": ("Công an", "05 ngày làm việc"),
    }
    assert bundle.deadline is not None
    assert (bundle.deadline.quantity, bundle.deadline.at_most) == (3, 5)


@every
def test_nothing_is_said_to_be_partly_online_without_its_reason(procedure: Procedure) -> None:
    assert procedure.online_level is not OnlineLevel.PARTIAL or procedure.partial_reason


@every
def test_the_words_are_plain(procedure: Procedure) -> None:
    """No clerk's shorthand a citizen would stumble over, and no sentence longer than one breath."""
    shorthand = re.compile(r"CSDL|HĐND|UBND|TTHC|\bTT PVHCC\b|nêu trên|theo quy định của pháp luật")
    for path, words in texts(procedure):
        if path[0] in ("legal_basis", "aliases", "decision", "title"):
            continue
        assert not shorthand.search(words), words
        longest = max(len(sentence.split()) for sentence in re.split(r"[.;:]", words))
        assert longest <= 42, words
