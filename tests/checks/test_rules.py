"""Rules where one example is not enough: ways through steps, claims, names, people, weights a commune sets."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.checks import graph, unsettled
from generators.findings import Finding, Severity
from generators.markup import parse
from generators.model import Procedure
from generators.publishable import publishable
from generators.reader import read
from generators.starting import NOTICE_TYPES, Kind, start
from generators.values import Day
from tests.content_tree import COMMUNE, PROCEDURE, vi_du

ROOT = Path(__file__).parent.parent.parent
DAY = Day.parse("2026-11-20")
FILE = "communes/vi-du/procedures/nop-ho-so.yml"


def found(content: Path, day: Day = DAY) -> tuple[Finding, ...]:
    return publishable(read(content), {}, lambda commune: day).findings


def codes(content: Path) -> list[str]:
    return [finding.code for finding in found(content)]


def with_summary(folder: Path, summary: str, **files: str) -> Path:
    line = f'\n    summary: "{summary}"\n'
    return vi_du(folder, **{FILE: PROCEDURE.rstrip() + line, **files})


# ── Examples of `loa new` ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("kind", "title"), [("procedure", "Tên đầy đủ của thủ tục"), ("campaign", "Tên bài tuyên truyền")]
)
def test_an_example_nobody_has_filled_in_goes_nowhere(kind: Kind, title: str, tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    file = start(kind, "viec-moi", "vi-du", content, ROOT / "templates", DAY)
    assert "sample-left" not in codes(content)  # a draft says so itself
    file.write_text(file.read_text("utf-8").replace("draft: yes\n", ""), encoding="utf-8")
    told = [finding for finding in found(content) if finding.code == "sample-left"]
    assert title in {finding.values["found"] for finding in told}
    assert {finding.severity for finding in told} == {Severity.ERROR}


@pytest.mark.parametrize("kind", NOTICE_TYPES)
def test_a_notice_of_an_example_s_words_cannot_go_to_be_signed(kind: str, tmp_path: Path) -> None:
    content = vi_du(tmp_path)
    file = start("notice", "viec-moi", "vi-du", content, ROOT / "templates", DAY, kind)
    assert "sample-left" not in codes(content)
    file.write_text(file.read_text("utf-8").replace("status: draft", "status: for-signature"), encoding="utf-8")
    assert "sample-left" in codes(content)


def test_no_words_of_an_example_are_known_that_no_example_has() -> None:
    examples = "".join(file.read_text("utf-8").lower() for file in (ROOT / "templates/new").rglob("*.yml"))
    assert [words for words in unsettled.SAMPLES if words not in examples] == []


# ── Steps ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def guide(*steps: list[int | None], needed: frozenset[int] = frozenset()) -> Procedure:
    """A procedure of steps s0, s1 …; of each the steps its branches lead to (None: the next one)."""
    return Procedure.model_validate(
        {
            "id": "thu",
            "title": parse("Thử"),
            "steps": [
                {
                    "id": f"s{index}",
                    "do": parse("Làm"),
                    "needed": index in needed,
                    "branches": [{"when": parse("Nếu"), "goto": None if to is None else f"s{to}"} for to in branches],
                }
                for index, branches in enumerate(steps)
            ],
        }
    )


def faults(procedure: Procedure) -> list[tuple[str, int | str]]:
    return [(code, path[1]) for path, code, _ in graph._graph(procedure)]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (([], [], []), []),
        (([2], [], []), []),  # who has an account skips the registration; who has none goes on
        (([1, 2], [], []), []),
        (([2, 2], [], []), [("unreachable-step", 1)]),
        (([1, 3], [4], [], [], []), []),
        (([], [0]), [("jump-back", 1)]),
        (([], [0, 0]), [("endless-steps", 0)]),
        (([], [1, 1]), [("endless-steps", 0), ("step-to-itself", 1), ("step-to-itself", 1)]),
        (([3, 1], [3], [], []), []),
        (([3, 3], [2], [], []), [("unreachable-step", 1), ("unreachable-step", 2)]),
        (([2, None], [], []), []),
    ],
)
def test_ways_through_the_steps(steps: tuple[list[int | None], ...], expected: list[tuple[str, int]]) -> None:
    assert faults(guide(*steps)) == expected


def test_a_jump_over_a_needed_step_is_told_at_the_jump() -> None:
    procedure = guide([3], [], [], [], needed=frozenset({1, 2}))
    assert [(code, values["needed"]) for _, code, values in graph._graph(procedure)] == [
        ("skips-needed-step", "2"),
        ("skips-needed-step", "3"),
    ]
    assert faults(guide([1], [], [], needed=frozenset({1}))) == []


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.one_of(st.none(), st.integers(0, 7)), max_size=3), min_size=1, max_size=8))
def test_whoever_follows_steps_without_an_error_comes_to_the_end(steps: list[list[int | None]]) -> None:
    steps = [[to if to is None or to < len(steps) else None for to in branches] for branches in steps]
    procedure = guide(*steps)
    said = {code for _, code, _ in graph._graph(procedure)}
    ways = [graph._ways(step, i, {f"s{n}": n for n in range(len(steps))}) for i, step in enumerate(procedure.steps)]
    at_any_step_the_end_can_be_reached = all(
        len(steps) in graph._reached(ways, here) for here in graph._reached(ways, 0) if here < len(steps)
    )
    assert ("endless-steps" in said) == (not at_any_step_the_end_can_be_reached)


def test_a_step_named_anywhere_in_a_guide_must_be_there(tmp_path: Path) -> None:
    content = vi_du(
        tmp_path,
        **{FILE: PROCEDURE.rstrip() + "\n    cautions:\n      - text: Xem lại {step:khong-co}\n    mistakes:\n      - Quên {step:gui}\n"},
    )
    assert codes(content) == ["no-such-step"]


# ── Links within ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("{item:procedure/nop-ho-so|hướng dẫn}", []),
        ("{item:procedure/khac|hướng dẫn}", ["no-such-item"]),
        ("{item:campaign/nop-ho-so|bài}", ["no-such-item"]),
        ("{item:broadcast/x|bản tin}", ["no-such-item"]),
        ("**Xem {item:procedure/khac|hướng dẫn}**", ["no-such-item"]),
    ],
)
def test_a_link_to_another_item_must_lead_to_one(tmp_path: Path, link: str, expected: list[str]) -> None:
    assert codes(with_summary(tmp_path, f"Xem {link}.")) == expected


# ── Claims ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Việc kê khai là bắt buộc.", ["claim-without-basis"]),
        ("Kê khai là bắt buộc theo {law:12/2026/NĐ-CP|Nghị định số 12/2026/NĐ-CP}.", []),
        ("Theo khoản 1 Điều 5 Luật Ví Dụ, kê khai là bắt buộc.", []),
        ("Người khai sai bị phạt.", ["claim-without-basis"]),
        ("Lệ phí {money:8000}.", ["fee-without-source"]),
        ("Lệ phí 8.000 đồng mỗi bản.", ["fee-without-source"]),
        ("Cánh đồng 8 ha.", []),
        ("Trả kết quả chậm nhất 3 ngày.", ["deadline-without-source"]),
        ("Làm trong 3 bước.", []),
        ("Không bắt người dân đi lại.", []),
    ],
)
def test_a_claim_needs_its_basis(tmp_path: Path, words: str, expected: list[str]) -> None:
    assert codes(with_summary(tmp_path, words)) == expected


def test_what_a_procedure_lists_as_its_legal_basis_covers_what_it_says(tmp_path: Path) -> None:
    grounded = PROCEDURE.rstrip() + "\n    summary: Việc kê khai là bắt buộc, lệ phí 8.000 đồng.\n    legal_basis: [Luật Ví Dụ]\n"
    assert codes(vi_du(tmp_path, **{FILE: grounded})) == []


def test_a_document_of_its_time_is_left_as_it_was(tmp_path: Path) -> None:
    over = PROCEDURE.rstrip() + "\n    summary: Việc kê khai là bắt buộc.\n    valid_to: 2025-06-30\n    short_title: a b c d e f g h i k l m\n"
    assert codes(vi_du(tmp_path, **{FILE: over.replace("    short_title: Nộp hồ sơ qua mạng\n", "")})) == []


# ── People ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Gặp bà Lê Thị Ví Dụ.", ["person-in-text"]),
        ("Gặp đồng chí Nguyễn An.", ["person-in-text"]),
        ("Bà con gặp công chức hộ tịch.", []),
        ("Ông bà, cha mẹ cùng khai.", []),
        ("Gọi 0912345678.", ["mobile-in-text"]),
        ("Gọi {phone:0912345678}.", ["mobile-in-text"]),
        ("Gọi 0212 345 678.", []),
        ("Gọi {phone:19001234}.", []),
        ("Số căn cước 001099000001.", ["identity-number"]),
        ("Số căn cước 001 099 000 001.", ["identity-number"]),
        ("Mã hồ sơ 12345678901234.", []),
    ],
)
def test_people_stay_private(tmp_path: Path, words: str, expected: list[str]) -> None:
    assert codes(with_summary(tmp_path, words)) == expected


def test_an_identity_number_is_not_repeated_in_the_finding(tmp_path: Path) -> None:
    (finding,) = found(with_summary(tmp_path, "Số căn cước 001099000001."))
    assert "099000001" not in " ".join(finding.values.values())


def test_a_name_may_stand_among_contacts_until_its_last_day(tmp_path: Path) -> None:
    commune = COMMUNE.replace("role: công chức hộ tịch", "role: công chức hộ tịch\n        person: Bà Lê Thị Ví Dụ\n        valid_to: 2026-11-20")
    content = vi_du(tmp_path, **{"communes/vi-du/commune.yml": commune})
    assert codes(content) == []
    assert [finding.code for finding in found(content, Day.parse("2026-11-21"))] == ["person-past"]


# ── Names ────────────────────────────────────────────────────────────────────────────────────────────────────────────

OTHER = {"communes/khac/commune.yml": "kind: phường\nname: An Phụ\nas_issued: 2026-09-01\nvalid_to: 2026-10-01\n"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Người dân phường An Phụ nộp qua mạng.", ["other-commune"]),
        ("UBND An Phụ nhận hồ sơ.", ["other-commune"]),
        ("NGƯỜI DÂN PHƯỜNG AN PHỤ.", ["other-commune"]),
        ("Người dân phường An Phụ Đông nộp qua mạng.", []),  # another place
        ("Người dân xã Nam An Phụ nộp qua mạng.", []),
        ("Người dân xã Ví Dụ nộp qua mạng.", []),
    ],
)
def test_the_name_of_another_commune_is_told(tmp_path: Path, words: str, expected: list[str]) -> None:
    assert codes(with_summary(tmp_path, words, **OTHER)) == expected


@pytest.mark.parametrize("key", ["predecessors: [phường An Phụ]", "successor: {name: phường An Phụ, province: tỉnh Ví Dụ, since: 2027-01-01}"])
def test_what_a_commune_came_from_or_becomes_may_be_named(tmp_path: Path, key: str) -> None:
    files = {**OTHER, "communes/vi-du/commune.yml": COMMUNE.rstrip() + f"\n    {key}\n"}
    assert codes(with_summary(tmp_path, "Trước là phường An Phụ.", **files)) == []


GLOSSARY = """
    terms:
      - id: vneid
        term: VNeID
        text: Ứng dụng.
      - id: cong
        term: Cổng Dịch vụ công quốc gia
        text: Trang nộp hồ sơ.
      - id: ho-so
        term: hồ sơ
        text: Giấy tờ.
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Dùng VneID.", ["name-varies"]),
        ("Dùng VNEID.", ["name-varies"]),
        ("Dùng VNeID.", []),
        ("Vào cổng dịch vụ công quốc gia.", ["name-varies"]),
        ("VÀO CỔNG DỊCH VỤ CÔNG QUỐC GIA.", []),  # a line in capitals
        ("Hồ sơ gồm hai tờ.", []),
        ("Thư về vneid@dichvucong.gov.vn.", []),
    ],
)
def test_one_thing_has_one_name(tmp_path: Path, words: str, expected: list[str]) -> None:
    assert codes(with_summary(tmp_path, words, **{"national/glossary.yml": GLOSSARY})) == expected


def test_a_name_written_otherwise_is_told_once_with_how_often(tmp_path: Path) -> None:
    (finding,) = found(with_summary(tmp_path, "VneID, VneID", **{"national/glossary.yml": GLOSSARY, "communes/vi-du/campaigns/bai.yml": "title: Bài VneID\ncontact: ho-tich\n"}))
    assert finding.values == {"found": "VneID", "name": "VNeID", "count": "3"}


def test_what_can_be_printed_is_what_every_face_has() -> None:
    from fontTools.ttLib import TTFont

    from generators.checks.printable import drawn

    faces = [set(TTFont(file).getBestCmap()) for file in sorted((ROOT / "templates" / "fonts").glob("*.ttf"))]
    assert faces
    there = set.intersection(*faces)
    for codepoint in range(0x20, 0x3000):
        assert drawn(chr(codepoint)) == (codepoint in there), f"U+{codepoint:04X}"
    assert not drawn("字")
    assert not drawn("🙂")


# ── Weights ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("wanted", "expected"), [("error", ["error"]), ("todo", ["todo"]), ("off", [])])
def test_a_commune_weighs_a_finding_for_itself(tmp_path: Path, wanted: str, expected: list[str]) -> None:
    commune = COMMUNE.rstrip() + f"\n    severities:\n      link-http: {wanted}\n"
    content = with_summary(tmp_path, "Mở {link:http://dichvucong.gov.vn}.", **{"communes/vi-du/commune.yml": commune})
    assert [finding.severity.value for finding in found(content)] == expected


def test_a_fault_that_would_mislead_people_cannot_be_talked_away(tmp_path: Path) -> None:
    commune = COMMUNE.rstrip() + "\n    severities:\n      link-lookalike: off\n      khong-co: off\n"
    content = with_summary(tmp_path, "Mở dichvucong-gov.vn.", **{"communes/vi-du/commune.yml": commune})
    assert sorted(codes(content)) == ["fixed-severity", "fixed-severity", "link-lookalike"]
    assert publishable(read(content), {}, lambda commune: DAY).withheld == {("vi-du", "procedures", "nop-ho-so")}


def test_an_error_by_weight_withholds_its_item(tmp_path: Path) -> None:
    commune = COMMUNE.rstrip() + "\n    severities:\n      link-http: error\n"
    content = with_summary(tmp_path, "Mở {link:http://dichvucong.gov.vn}.", **{"communes/vi-du/commune.yml": commune})
    result = publishable(read(content), {}, lambda commune: DAY)
    assert result.withheld == {("vi-du", "procedures", "nop-ho-so")}


# ── Today ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_no_commune_of_today_has_an_error() -> None:
    content = ROOT / "content"
    wrong = [finding for finding in found(content) if finding.severity is Severity.ERROR]
    assert wrong == []


def test_each_commune_at_its_own_time_has_no_error() -> None:
    content = ROOT / "content"
    result = publishable(read(content), {}, lambda commune: commune.as_issued)
    assert [finding for finding in result.findings if finding.severity is Severity.ERROR] == []
