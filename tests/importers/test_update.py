"""A newer version of a document or record: what changed is shown value by value; what was written here stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from generators.importers import importing, report
from generators.importers.compare import Change, Difference
from generators.importers.importing import Imported, State, Wanted
from generators.reader import read
from tests.importers.documents import SOURCES, TODAY, WORDING, names
from tests.importers.invented import WAYS_HEAD, flat, record

GUIDE = """HƯỚNG DẪN NỘP HỒ SƠ QUA MẠNG TẠI XÃ VÍ DỤ

Bước 1: Mở trang dichvucong.gov.vn

Bước 2:

2.1/ Nếu chưa có tài khoản thì đăng ký và tiếp tục bước 3

2.2/ Nếu đã có tài khoản thì đăng nhập và tiếp tục bước 4

Bước 3: Đăng ký tài khoản bằng số điện thoại chính chủ

Bước 4: Điền tờ khai, đính kèm ảnh giấy tờ

Bước 5: Gửi hồ sơ và ghi lại mã hồ sơ
"""
PATH = "communes/vi-du/procedures/huong-dan-nop-ho-so-qua-mang-tai-xa-vi-du.yml"
RECORD_PATH = "national/procedures/dang-ky-muon-nha-van-hoa-thon.yml"


def run(
    content: Path,
    text: str | bytes,
    *,
    update: bool = False,
    portal: bool = False,
    base: bool = True,
    name: str = "huong-dan.txt",
) -> Imported:
    """Import and write, as the command does; without `base` the memory of the last import is lost."""
    content.mkdir(parents=True, exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode()
    made = importing.imported(Wanted([(name, data)], content, portal, update=update), TODAY, WORDING)
    assert not made.failed, [finding.printed(WORDING) for finding in made.findings]
    importing.write(made, content)
    importing.remember(made, content, WORDING)
    if not base:
        for file in (content.parent / importing.BASE).rglob("*.yml"):
            file.unlink()
    return made


def tree_of(content: Path) -> dict[str, str]:
    return {file.relative_to(content).as_posix(): file.read_text(encoding="utf-8") for file in content.rglob("*.yml")}


def differences(made: Imported, path: str = PATH) -> list[Difference]:
    return [difference for each in made.planned if each.path == path for difference in each.differences]


def edit(content: Path, *changes: tuple[str, str], path: str = PATH) -> str:
    """The file as an officer leaves it: each first text by its second, once."""
    file = content / path
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{old!r} is not in\n{text}"
        text = text.replace(old, new, 1)
    file.write_text(text, encoding="utf-8")
    return text


@pytest.fixture(params=[True, False], ids=["base kept", "base lost"])
def base(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.mark.parametrize("update", [False, True])
def test_a_second_import_changes_nothing(tmp_path: Path, update: bool) -> None:
    content = tmp_path / "content"
    files = [(name, (SOURCES / name).read_bytes()) for name in names()]
    content.mkdir()
    first = importing.imported(Wanted(files, content), TODAY, WORDING)
    importing.write(first, content)
    importing.remember(first, content, WORDING)
    before = tree_of(content)
    again = importing.imported(Wanted(files, content, update=update), TODAY, WORDING)
    importing.write(again, content)
    assert {each.state for each in again.planned} == {State.SAME}
    assert tree_of(content) == before


def test_a_second_import_of_a_record_changes_nothing(tmp_path: Path, base: bool) -> None:
    content = tmp_path / "content"
    run(content, flat(record()), portal=True, base=base)
    before = tree_of(content)
    assert {each.state for each in run(content, flat(record()), portal=True, update=True).planned} == {State.SAME}
    assert tree_of(content) == before


def test_without_update_a_file_that_is_there_is_never_touched(tmp_path: Path) -> None:
    content = tmp_path / "content"
    run(content, GUIDE)
    mine = edit(content, ("title: ", "# của xã\ntitle: "))
    made = run(content, GUIDE.replace("ảnh giấy tờ", "bản chụp giấy tờ"))
    assert (content / PATH).read_text(encoding="utf-8") == mine
    assert State.THERE in {each.state for each in made.planned}
    assert differences(made)


def test_a_changed_step_is_shown_and_taken_over(tmp_path: Path, base: bool) -> None:
    content = tmp_path / "content"
    run(content, GUIDE, base=base)
    made = run(content, GUIDE.replace("ảnh giấy tờ", "bản chụp giấy tờ"), update=True)
    (difference,) = differences(made)
    assert (difference.change, difference.old, difference.new) == (
        Change.CHANGED,
        "Điền tờ khai, đính kèm ảnh giấy tờ",
        "Điền tờ khai, đính kèm bản chụp giấy tờ",
    )
    assert "đính kèm bản chụp giấy tờ" in (content / PATH).read_text(encoding="utf-8")


def test_an_added_step_comes_to_its_place(tmp_path: Path, base: bool) -> None:
    content = tmp_path / "content"
    run(content, GUIDE, base=base)
    newer = GUIDE.replace("Bước 5: Gửi", "Bước 5: Thanh toán lệ phí\n\nBước 6: Gửi")
    made = run(content, newer, update=True)
    assert [(each.change, each.new) for each in differences(made)] == [(Change.ADDED, "Thanh toán lệ phí")]
    procedure = read(content).publications  # a draft commune is still read
    steps = [step.id for publication in procedure for each in publication.procedures.values() for step in each.steps]
    assert steps[-2:] == ["thanh-toan-le-phi", "gui-ho-so-va-ghi"]


def test_a_step_that_is_gone_is_taken_out(tmp_path: Path, base: bool) -> None:
    content = tmp_path / "content"
    run(content, GUIDE, base=base)
    made = run(content, GUIDE[: GUIDE.index("Bước 5")], update=True)
    assert [each.change for each in differences(made)] == [Change.REMOVED]
    assert "ghi lại mã hồ sơ" not in (content / PATH).read_text(encoding="utf-8")


def test_local_additions_and_comments_stay(tmp_path: Path, base: bool) -> None:
    content = tmp_path / "content"
    run(content, GUIDE, base=base)
    edit(
        content,
        ("steps:\n", "aliases: [nộp qua mạng]\n# xã thêm: hỏi ở đâu\nsummary: Năm bước nộp hồ sơ qua mạng.\nsteps:\n"),
        (
            "    do: Gửi hồ sơ và ghi lại mã hồ sơ\n",
            "    short: Gửi hồ sơ  # cho áp phích\n    do: Gửi hồ sơ và ghi lại mã hồ sơ\n",
        ),
    )
    run(content, GUIDE.replace("ảnh giấy tờ", "bản chụp giấy tờ"), update=True)
    text = (content / PATH).read_text(encoding="utf-8")
    for kept in (
        "aliases: [nộp qua mạng]",
        "# xã thêm: hỏi ở đâu",
        "summary: Năm bước",
        "short: Gửi hồ sơ  # cho áp phích",
    ):
        assert kept in text
    assert "đính kèm bản chụp giấy tờ" in text


def test_a_value_mended_here_stays_when_the_original_did_not_change_it(tmp_path: Path, base: bool) -> None:
    content = tmp_path / "content"
    run(content, GUIDE, base=base)
    edit(content, ("do: Gửi hồ sơ và ghi lại mã hồ sơ", "do: Bấm nút gửi, rồi chụp lại mã hồ sơ"))
    made = run(content, GUIDE.replace("ảnh giấy tờ", "bản chụp giấy tờ"), update=True)
    assert [each.new for each in differences(made)] == ["Điền tờ khai, đính kèm bản chụp giấy tờ"]
    assert "Bấm nút gửi, rồi chụp lại mã hồ sơ" in (content / PATH).read_text(encoding="utf-8")


def test_a_value_that_both_sides_changed_is_kept_and_shown(tmp_path: Path, base: bool) -> None:
    content = tmp_path / "content"
    run(content, GUIDE, base=base)
    edit(content, ("do: Điền tờ khai, đính kèm ảnh giấy tờ", "do: Điền đủ các ô của tờ khai"))
    made = run(content, GUIDE.replace("ảnh giấy tờ", "bản chụp giấy tờ"), update=True)
    (difference,) = differences(made)
    assert difference.change is Change.KEPT
    assert "Điền đủ các ô của tờ khai" in (content / PATH).read_text(encoding="utf-8")


def test_a_step_an_officer_took_out_does_not_come_back(tmp_path: Path) -> None:
    content = tmp_path / "content"
    run(content, GUIDE)
    text = (content / PATH).read_text(encoding="utf-8")
    start = text.index("  - id: gui-ho-so")
    (content / PATH).write_text(text[:start], encoding="utf-8")
    made = run(content, GUIDE.replace("ảnh giấy tờ", "bản chụp giấy tờ"), update=True)
    assert [each.change for each in differences(made)] == [Change.CHANGED]
    assert "gui-ho-so" not in (content / PATH).read_text(encoding="utf-8")


def test_steps_that_were_renamed_keep_their_names_and_branches_follow(tmp_path: Path, base: bool) -> None:
    content = tmp_path / "content"
    run(content, GUIDE, base=base)
    text = (content / PATH).read_text(encoding="utf-8")
    (content / PATH).write_text(text.replace("dang-ky-tai-khoan-bang", "tao-tai-khoan"), encoding="utf-8")
    made = run(content, GUIDE.replace("số điện thoại chính chủ", "thẻ căn cước"), update=True)
    after = (content / PATH).read_text(encoding="utf-8")
    assert "dang-ky-tai-khoan-bang" not in after
    assert "goto: tao-tai-khoan" in after
    assert [each.change for each in differences(made)] == [Change.CHANGED]


def test_an_updated_file_is_a_draft_again(tmp_path: Path) -> None:
    content = tmp_path / "content"
    run(content, GUIDE)
    edit(content, ("draft: yes\n", ""))
    run(content, GUIDE.replace("ảnh giấy tờ", "bản chụp giấy tờ"), update=True)
    assert "draft: yes" in (content / PATH).read_text(encoding="utf-8")


def test_a_changed_fee_is_read_as_one(tmp_path: Path, base: bool) -> None:
    content = tmp_path / "content"
    fields = record(cach_thuc_thuc_hien=f"{WAYS_HEAD}Trực tiếp2 Ngày làm việc10,000 Việt Nam Đồng(/lần)Tại xã Ví Dụ.")
    run(content, flat(fields), portal=True, base=base)
    fields["cach_thuc_thuc_hien"] = fields["cach_thuc_thuc_hien"].replace("10,000", "5,000").replace("2 Ngày", "1 Ngày")
    made = run(content, flat(fields), portal=True, update=True)
    shown = {(".".join(map(str, each.where)), each.old, each.new) for each in differences(made, RECORD_PATH)}
    assert shown == {("fee.amount", "10000", "5000"), ("deadline.quantity", "2", "1")}
    lines = "\n".join(report.told(made, "content", WORDING, written=True))
    assert "~ phí, lệ phí › mức (đồng): 10000 → 5000" in lines


def test_a_changed_decision_of_a_record_is_taken_over(tmp_path: Path, base: bool) -> None:
    content = tmp_path / "content"
    run(content, flat(record()), portal=True, base=base)
    made = run(content, flat(record(so_quyet_dinh="02/QĐ-VIDU")), portal=True, update=True)
    assert [(each.where, each.new) for each in differences(made, RECORD_PATH)] == [(("decision",), "02/QĐ-VIDU")]


def test_a_procedure_is_found_by_its_code_under_any_name(tmp_path: Path) -> None:
    content = tmp_path / "content"
    run(content, flat(record()), portal=True)
    (content / RECORD_PATH).rename(content / "national/procedures/nha-van-hoa.yml")
    made = run(content, flat(record(so_quyet_dinh="02/QĐ-VIDU")), portal=True, update=True)
    assert [each.path for each in made.planned] == ["national/procedures/nha-van-hoa.yml"]


@pytest.mark.parametrize("update", [False, True])
def test_a_file_written_by_hand_is_compared_and_left_as_it_is(tmp_path: Path, update: bool) -> None:
    content = tmp_path / "content"
    mine = 'title: Mượn nhà văn hóa\ncode: "9.000001"\nsteps:\n  - id: hoi\n    do: Hỏi trưởng thôn\n'
    (content / "national/procedures").mkdir(parents=True)
    (content / RECORD_PATH).write_text(mine, encoding="utf-8")
    made = run(content, flat(record()), portal=True, update=update)
    assert (content / RECORD_PATH).read_text(encoding="utf-8") == mine
    assert any(each.where == ("title",) and each.change is Change.KEPT for each in differences(made, RECORD_PATH))


def test_a_commune_that_is_there_keeps_its_own_file(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "communes/vi-du").mkdir(parents=True)
    mine = "kind: xã\nname: Ví Dụ\nas_issued: 2026-01-01\ncontacts:\n  - id: mot-cua\n    role: bộ phận một cửa\n    phone: 0212345678\n"
    (content / "communes/vi-du/commune.yml").write_text(mine, encoding="utf-8")
    known = run(content, f"{GUIDE}\nMọi thắc mắc xin liên hệ bộ phận một cửa, số điện thoại 0212 345 678.\n")
    assert (content / "communes/vi-du/commune.yml").read_text(encoding="utf-8") == mine
    assert "contact: mot-cua" in (content / PATH).read_text(encoding="utf-8")
    assert not any("chưa có trong commune.yml" in finding.printed(WORDING) for finding in known.findings)


def test_a_contact_the_commune_has_not_is_asked_about(tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "communes/vi-du").mkdir(parents=True)
    (content / "communes/vi-du/commune.yml").write_text(
        "kind: xã\nname: Ví Dụ\nas_issued: 2026-01-01\n", encoding="utf-8"
    )
    made = run(content, f"{GUIDE}\nMọi thắc mắc xin liên hệ công chức hộ tịch, số điện thoại 0212 345 678.\n")
    asked = [finding.printed(WORDING) for finding in made.findings]
    assert any("chưa có trong commune.yml" in line and "0212345678" in line for line in asked)
    assert "contact:" not in (content / PATH).read_text(encoding="utf-8")
