"""What the five source documents say is in the right fields of their drafts, with no hand work."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import Any

import pytest

from generators.document import Inline, StepLink, written
from generators.model import Broadcast, Campaign, Commune, Notice, Procedure
from generators.texts import texts
from generators.values import Day
from tests.importers.documents import ROOT, drafted, models, names

FACTS = json.loads((ROOT / "tests" / "facts" / "source_facts.json").read_text(encoding="utf-8"))
COMMUNES = json.loads((ROOT / "tests" / "facts" / "communes.json").read_text(encoding="utf-8"))
ENOUGH = 0.95

BODY = r"campaigns\.(?:intro|sections\.\d+\.body|closing)\.\d+"
FIELDS: dict[str, str] = {
    "title": r"campaigns\.title|notices\.subject",
    "opening": rf"broadcasts\.opening\.\d+|campaigns\.salutation|{BODY}",
    "heading": r"campaigns\.sections\.\d+",
    "portal": rf"{BODY}|campaigns\.sections\.\d+|procedures\.(?:steps|intro)\.\d+",
    "portal_list_intro": rf"campaigns\.sections\.\d+\.heading|{BODY}",
    "procedure_title": r"procedures\.title|campaigns\.sections\.\d+\.body\.\d+|campaigns\.sections\.\d+",
    "branch": r"procedures\.steps\.\d+\.branches\.\d+|procedures\.steps\.\d+",
    "branch_detail": r"procedures\.steps\.\d+\.branches\.\d+",
    "branch_goto": r"procedures\.steps\.\d+\.branches\.\d+",
    "caution": r"procedures\.(?:steps\.\d+\.)?cautions\.\d+",
    "option": r"procedures\.steps\.\d+\.(?:options|details)(?:\.\d+)?|procedures\.steps\.\d+",
    "option_intro": r"procedures\.steps\.\d+\.options_intro",
    "substep": r"procedures\.steps\.\d+\.substeps\.\d+",
    "step_detail": r"procedures\.steps\.\d+\.(?:details|do)(?:\.\d+)?",
    "field_hint": r"procedures\.(?:steps\.\d+\.)?hints\.\d+",
    "example": r"procedures\.(?:steps\.\d+\.)?hints\.\d+\.examples\.\d+",
    "after_submit": r"procedures\.after\.\d+|procedures\.steps\.\d+",
    "result_delivery": rf"procedures\.delivery\.\d+|{BODY}",
    "contact": r"commune\.contacts\.\d+",
    "contact_purpose": r"commune\.contacts\.\d+\.purpose",
    "qr": r"procedures\.qr\.\d+|campaigns\.qr\.\d+",
    "prerequisite": r"procedures\.needs\.\d+|procedures\.steps\.\d+",
    "dossier": r"procedures\.dossier",
    "procedure_variant": r"procedures\.intro\.\d+",
    "sms_purpose": r"procedures\.lookup\.purpose",
    "step": rf"procedures\.steps\.\d+|{BODY}",
    "mandatory_rule": r"campaigns\.(?:intro|sections\.\d+\.body)\.\d+\.rule",
    "rule": r"campaigns\.(?:intro|sections\.\d+\.body)\.\d+\.rule",
    "exception": r"campaigns\.(?:intro|sections\.\d+\.body)\.\d+\.rule",
    "closing": r"campaigns\.closing\.\d+",
    "closing_mark": r"campaigns\.closing\.\d+",
    "recipient": r"notices\.(?:recipients\.\d+|archive)",
    "schedule": r"broadcasts\.schedule\.written",
    "signatory": r"notices\.signer",
    "image_ref": rf"procedures\.steps\.\d+|{BODY}",
}
"""For each kind of fact, the fields it may stand in; every other kind belongs to the article's body."""

ROOM = {Campaign: "campaigns", Procedure: "procedures", Notice: "notices", Broadcast: "broadcasts", Commune: "commune"}


def bare(text: str) -> str:
    """Letters and digits: what typography may change is left out."""
    return re.sub(r"[\W_]", "", text.replace("İ", "I").casefold())


@cache
def places(name: str) -> tuple[tuple[str, str], ...]:
    """Every field of a document's drafts with all the words in it, from the single value up to the whole entry."""
    found: dict[str, str] = {}
    for draft, model in models(name):
        room = ROOM[type(model)]
        home = f"{room}:{draft.id}"
        for path, words in _said(model):
            for depth in range(1, len(path) + 1):
                key = f"{home}|{room}." + ".".join(str(part) for part in path[:depth])
                found[key] = f"{found.get(key, '')} {words}"
    return tuple((key.partition("|")[2], bare(words)) for key, words in found.items())


def _said(model: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """All texts with their path; branches with the number of the step they lead to, phones as typed."""
    for path, words in texts(model):
        if path[-1] not in ("air", "goto", "id"):
            yield path, words
    if isinstance(model, Procedure):
        numbers = {step.id: str(number) for number, step in enumerate(model.steps, 1)}
        for index, step in enumerate(model.steps):
            for nth, branch in enumerate(step.branches):
                if branch.goto:
                    words = f"{written(branch.then or ())} bước {numbers[branch.goto]}"
                    yield ("steps", index, "branches", nth), words
    if isinstance(model, Commune):
        for index, contact in enumerate(model.contacts):
            if contact.phone:
                yield ("contacts", index, "phone"), contact.phone.digits
    if isinstance(model, Notice):
        for index, line in enumerate(model.signer.authority):
            yield ("signer",), line if index == 0 else f" {line}"


_MARKS = re.compile(
    r"^\s*-?\s*(?:Bước \d+[.:]\s*\+?|\d+\.\d+/|\d+/|\d+\.(?:\d+\.?)?\s|Ví dụ:|Lưu ý:|Chú ý:|Yêu cầu:|Mục(?= “))\s*"
)


def holds(fact: dict[str, Any], name: str) -> bool:
    """Whether the fact stands in one of the fields of its kind, as written or as it should have been written."""
    kind = fact["kind"]
    match kind:
        case "doc_type":
            words = {model.label for _, model in models(name) if isinstance(model, Campaign)}
            return bare(fact["quote"]) in {bare(each) for each in words}
        case "commune":
            (commune,) = (model for _, model in models(name) if isinstance(model, Commune))
            return bare(f"{commune.kind} {commune.name}") in bare(fact["quote"]) and bool(
                found_in(rf"{BODY}|campaigns\.sections\.\d+", fact, name)
            )
        case "sms":
            looked = [model.lookup for _, model in models(name) if isinstance(model, Procedure) and model.lookup]
            return any(f"soạn tin {each.sms} gửi {each.to}" == fact["quote"] for each in looked)
        case "blank":
            (notice,) = (model for _, model in models(name) if isinstance(model, Notice))
            number = notice.number is None and notice.symbol == "TB-UBND"
            date = notice.date.place == "Nga Sơn" and (notice.date.day, notice.date.month, notice.date.year) == (
                None,
                None,
                2026,
            )
            return number if fact["quote"].startswith("Số") else date
        case "error":
            return settled(fact, name)
        case "layout":
            dropped = [remark.values["found"] for remark in drafted(name).repairs if remark.code == "dropped-links"]
            return all(address in dropped[0] for address in fact["quote"].split())
        case "image_ref":
            questions = [remark.code for draft in drafted(name).drafts for _, remark in draft.questions()]
            return "picture-lost" in questions and bool(found_in(FIELDS[kind], fact, name))
        case _:
            return bool(found_in(FIELDS.get(kind, BODY), fact, name))


def found_in(pattern: str, fact: dict[str, Any], name: str) -> list[str]:
    wanted = {bare(_MARKS.sub("", text)) for text in (fact["quote"], fact.get("canonical", fact["quote"]))}
    wanted |= (
        {text.removesuffix("bước4").removesuffix("bước7") for text in wanted} if fact["kind"] == "branch" else set()
    )
    apart = [bare(word) for word in fact["quote"].split()] if fact["kind"] in ("contact", "dossier") else []
    return [
        path
        for path, words in places(name)
        if re.fullmatch(pattern, path)
        and (any(text in words for text in wanted) or apart and all(word in words for word in apart))
    ]


def settled(fact: dict[str, Any], name: str) -> bool:
    """A slip of the document: repaired and told, or asked about; never passed over."""
    quote = fact["quote"]
    gone = not any(quote in words for draft, model in models(name) for _, words in texts(model))
    told = [f"{remark.values.get('before', '')}|{remark.code}" for remark in drafted(name).repairs]
    if gone and any(quote.split()[0].rstrip(")") in each or "fixed-spaces" in each for each in told):
        return True
    asked = [remark.values.get("found", "") for draft in drafted(name).drafts for _, remark in draft.questions()]
    nears = [remark.values.get("near", "") for draft in drafted(name).drafts for _, remark in draft.questions()]
    return any(_overlap(bare(each), bare(quote)) for each in (*asked, *nears)) or "“" in quote and "“" in asked


def _overlap(one: str, two: str) -> bool:
    """Whether a question is about these words: they share more than a word."""
    shared = SequenceMatcher(None, one, two, autojunk=False).find_longest_match().size
    return bool(one) and bool(two) and shared >= min(8, len(one), len(two))


@pytest.mark.parametrize("name", names())
def test_nearly_every_fact_of_a_document_is_in_its_field(name: str) -> None:
    facts = [fact for fact in FACTS if fact["seed"] == name or name in fact.get("also_in", ())]
    missing = [f"{fact['id']} {fact['kind']}: {fact['quote']}" for fact in facts if not holds(fact, name)]
    assert len(missing) <= (1 - ENOUGH) * len(facts), "\n".join(missing)


@pytest.mark.parametrize("name", names())
def test_a_document_goes_to_its_own_commune(name: str) -> None:
    assert {draft.commune for draft in drafted(name).drafts} == {COMMUNES[name]}


def _steps(name: str, kind: str = "step") -> list[dict[str, Any]]:
    numbered = (fact for fact in FACTS if fact["seed"] == name or name in fact.get("also_in", ()))
    return [fact for fact in numbered if fact["kind"] == kind and "step" in fact]


@pytest.mark.parametrize("name", names())
def test_every_step_stands_at_its_number(name: str) -> None:
    guides = [model for _, model in models(name) if isinstance(model, Procedure)]
    for fact in _steps(name):
        number = int(re.sub(r"\D", "", str(fact["step"])))
        wanted = {bare(_MARKS.sub("", text)) for text in (fact["quote"], fact.get("canonical", fact["quote"]))}
        at = [
            bare(" ".join(words for _, words in texts(guide.steps[number - 1])))
            for guide in guides
            if len(guide.steps) >= number
        ]
        assert any(text in words for words in at for text in wanted), fact["id"]


@pytest.mark.parametrize("name", names())
def test_every_branch_leads_to_its_step(name: str) -> None:
    guides = [model for _, model in models(name) if isinstance(model, Procedure)]
    found = {
        number
        for guide in guides
        for step in guide.steps
        for branch in step.branches
        for number, target in enumerate(guide.steps, 1)
        if branch.goto == target.id
    }
    wanted = {
        fact["goto"] for fact in FACTS if "goto" in fact and (fact["seed"] == name or name in fact.get("also_in", ()))
    }
    assert found == wanted


def test_the_branches_of_the_third_step_are_its_two_cases() -> None:
    (name,) = (each for each in names() if each.startswith("000"))
    (guide,) = (model for _, model in models(name) if isinstance(model, Procedure))
    chưa, đã = guide.steps[2].branches
    assert "chưa có định danh" in written(chưa.when)
    assert chưa.goto == guide.steps[3].id
    assert "đã có định danh" in written(đã.when)
    assert đã.goto == guide.steps[6].id
    assert "mã OTP" in written(đã.do or ())


def test_a_blank_number_and_day_stay_blank() -> None:
    (name,) = (each for each in names() if each.startswith("003"))
    (notice,) = (model for _, model in models(name) if isinstance(model, Notice))
    assert notice.number is None
    assert (notice.date.day, notice.date.month) == (None, None)
    assert notice.issued_on is None


def test_a_schedule_keeps_its_range_of_weeks() -> None:
    (name,) = (each for each in names() if each.startswith("002"))
    (broadcast,) = (model for _, model in models(name) if isinstance(model, Broadcast))
    assert broadcast.schedule is not None
    assert (broadcast.schedule.times_per_week, broadcast.schedule.weeks_min, broadcast.schedule.weeks_max) == (2, 4, 5)


def test_days_addresses_and_laws_are_values() -> None:
    (name,) = (each for each in names() if each.startswith("002"))
    (campaign,) = (model for _, model in models(name) if isinstance(model, Campaign))
    inlines: list[Inline] = list(campaign.intro[0].text)
    assert any(isinstance(each, Day) and each.date.isoformat() == "2022-01-06" for each in inlines)
    assert not any(isinstance(each, StepLink) for each in inlines)
