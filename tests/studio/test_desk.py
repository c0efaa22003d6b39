"""A day at the desk: written, kept, saved, signed, approved, withdrawn; by several people at once."""

from __future__ import annotations

import html
import io
import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import docx
import pytest
import yaml

from generators import document
from generators.reader import read
from generators.studio import drafts, listing, places
from generators.studio.desk import NAMES
from generators.studio.places import Place
from tests.desk_house import ROOT
from tests.studio.conftest import House, Visitor

FORM = "/soan/vi-du/thong-bao/tiem-chung"
AIR = "/soan/vi-du/phat-thanh/tiem-chung"
NEW = {"subject": "Lịch mới", "kind": "thong-bao", "intro.0.__was": "0", "intro.0.text": "Lời mới."}


def base(page: str) -> str:
    found = re.search(r'name="co_so" value="([^"]*)"', page)
    assert found
    return found[1]


def fields(visitor: Visitor, path: str) -> dict[str, Any]:
    """What the form holds, as a browser would send it; a list where several boxes of one name are ticked."""
    page = visitor.get(path).get_data(as_text=True)
    form = page[page.index('<form id="soan"') :]
    form = form[: form.index("</form>")]
    found: dict[str, Any] = {"co_so": base(page)}
    for tag in re.findall(r"<input ([^>]*)>", form):
        held = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        value = html.unescape(held.get("value", ""))
        if held.get("type") != "checkbox":
            found[held["name"]] = value
        elif " checked" in tag:
            found[held["name"]] = value if value == "yes" else [*found.get(held["name"], ()), value]
    for name, text in re.findall(r'<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</textarea>', form):
        found[name] = html.unescape(text)
    for name, options in re.findall(r'<select [^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = html.unescape(chosen[1]) if chosen else ""
    return found


def save(visitor: Visitor, path: str = FORM, **changed: str) -> int:
    return visitor.post(path, {**fields(visitor, path), **changed, "viec": "save"}).status_code


def step(visitor: Visitor, path: str, act: str, **more: str) -> int:
    return visitor.post(f"{path}/doi-song", {"buoc": act, **more}).status_code


def test_a_form_opened_and_saved_leaves_the_file_as_it_is(house: House) -> None:
    before = house.text("notices/tiem-chung.yml")
    visitor = house.visitor("soan")
    assert save(visitor) == 302
    assert "không có gì thay đổi" in visitor.get(FORM).get_data(as_text=True)
    assert house.text("notices/tiem-chung.yml") == before
    assert house.desk.archive.of(Place("vi-du", "notices", "tiem-chung")) == []


def test_a_file_with_line_ends_of_windows_is_written_only_when_it_is_changed(house: House) -> None:
    file = house.content / "communes/vi-du/notices/tiem-chung.yml"
    before = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    assert save(house.visitor("soan")) == 302
    assert file.read_bytes() == before


def test_what_all_communes_share_gets_no_file_of_the_commune_s_until_it_says_something(house: House) -> None:
    shared = house.content / "national/procedures/khai-sinh.yml"
    shared.parent.mkdir(parents=True)
    shared.write_text("title: Đăng ký khai sinh\nsteps:\n  - id: den\n    do: Đến một cửa\n", encoding="utf-8")
    commune = house.content / "communes/vi-du/commune.yml"
    commune.write_text(house.text("commune.yml") + "procedures: [khai-sinh]\n", encoding="utf-8")
    visitor, path = house.visitor("soan"), "/soan/vi-du/thu-tuc/khai-sinh"
    assert save(visitor, path) == 302
    assert not (house.content / "communes/vi-du/procedures/khai-sinh.yml").exists()
    assert visitor.get(path).status_code == 200
    assert save(visitor, path, summary="Của riêng xã") == 302
    assert yaml.safe_load(house.text("procedures/khai-sinh.yml")) == {"summary": "Của riêng xã"}


@pytest.mark.slow
def test_every_form_of_all_content_opened_and_saved_leaves_its_file_as_it_is(house: House) -> None:
    """As a browser sends them: of every commune, what is its own and what it shares."""
    shutil.rmtree(house.content)
    shutil.copytree(ROOT / "content", house.content)
    visitor = house.visitor("duyet")
    before = {file: file.read_bytes() for file in house.content.rglob("*.yml")}
    seen = 0
    for commune in places.communes(house.content):
        found = listing.listed(read(house.content, (commune,)), house.content, commune)
        for path in [*(f"{NAMES[one.kind]}/{one.item}" for one in found), f"xa/{commune}"]:
            path = f"/soan/{commune}/{path}"
            form = fields(visitor, path)
            assert not [name for name, words in form.items() if set("{}") & set("".join(words))], path
            seen += 1
            if "data-closed" not in visitor.get(path).get_data(as_text=True):
                assert visitor.post(path, {**form, "viec": "save"}).status_code == 302, path
    assert seen >= len([*house.content.glob("communes/*/commune.yml"), *house.content.glob("communes/*/*/*.yml")])
    assert {file: file.read_bytes() for file in house.content.rglob("*.yml")} == before


def test_a_saved_change_keeps_remarks_and_says_who_and_when(house: House) -> None:
    visitor = house.visitor("soan")
    before = house.text("notices/tiem-chung.yml")
    assert save(visitor, subject="Lịch tiêm chủng tháng 01") == 302
    assert house.text("notices/tiem-chung.yml") == before.replace("tháng 12", "tháng 01")
    (line,) = house.desk.archive.of(Place("vi-du", "notices", "tiem-chung"))
    assert (line.who, line.act) == ("soan", "save")
    assert "Văn thư" in visitor.get("/xa/vi-du/nhat-ky").get_data(as_text=True)
    history = visitor.get(f"{FORM}/ban/{line.version}")
    assert "giống hệt" in history.get_data(as_text=True)


def test_where_the_folder_is_a_repository_a_save_is_a_commit_of_that_file_alone(house: House) -> None:
    git = house.repository()
    other = house.content / "communes/vi-du/procedures/nop-ho-so.yml"
    other.write_text(other.read_text(encoding="utf-8") + "# dở dang\n", encoding="utf-8")
    git("add", ".")
    assert save(house.visitor("soan"), subject="Việc khác") == 302
    assert git("log", "-1", "--format=%an %ae").strip() == "Văn thư soan@loa"
    assert git("show", "--name-only", "--format=", "HEAD").split() == ["communes/vi-du/notices/tiem-chung.yml"]
    assert git("diff", "--cached", "--name-only").split() == ["communes/vi-du/procedures/nop-ho-so.yml"]
    line = house.desk.archive.of(Place("vi-du", "notices", "tiem-chung"))[0]
    assert line.version == git("rev-parse", "HEAD").strip()
    text = house.desk.archive.text_of(Place("vi-du", "notices", "tiem-chung"), line.version)
    assert text == house.text("notices/tiem-chung.yml")


def test_two_people_are_told_and_neither_loses_a_word(house: House) -> None:
    one, two = house.visitor("soan"), house.visitor("soan-hai")
    held = fields(one, FORM)
    assert save(two, subject="Của người thứ hai") == 302
    answer = one.post(FORM, {**held, "subject": "Của người thứ nhất", "viec": "save"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Công chức văn hóa đã lưu mục này" in page
    assert "Của người thứ hai" in page
    assert "Của người thứ nhất" in page
    assert "Của người thứ hai" in house.text("notices/tiem-chung.yml")
    kept = drafts.kept(house.desk.settings.state, Place("vi-du", "notices", "tiem-chung"), "soan")
    assert kept is not None
    assert kept.draft["subject"] == "Của người thứ nhất"
    mine = {**held, "subject": "Của người thứ nhất", "co_so": base(page), "viec": "save"}
    assert one.post(FORM, mine).status_code == 302
    assert "Của người thứ nhất" in house.text("notices/tiem-chung.yml")
    assert len(house.desk.archive.of(Place("vi-du", "notices", "tiem-chung"))) == 2


def test_of_many_who_save_at_once_one_wins_and_the_others_are_told(house: House) -> None:
    visitors = [house.visitor(name) for name in ("soan", "soan-hai", "duyet", "soan", "soan-hai", "duyet")]
    held = fields(visitors[0], FORM)

    def saved(number: int) -> int:
        return visitors[number].post(FORM, {**held, "subject": f"Bản {number}", "viec": "save"}).status_code

    with ThreadPoolExecutor(6) as crowd:
        codes = list(crowd.map(saved, range(6)))
    assert sorted(codes) == [302, 409, 409, 409, 409, 409]
    assert yaml.safe_load(house.text("notices/tiem-chung.yml"))["subject"] == f"Bản {codes.index(302)}"
    assert len(house.desk.archive.of(Place("vi-du", "notices", "tiem-chung"))) == 1


def test_who_else_has_the_item_open_is_said(house: House) -> None:
    one, two = house.visitor("soan"), house.visitor("soan-hai")
    two.post(f"{FORM}/kiem", {**fields(two, FORM), "subject": "Đang gõ"})
    assert "Công chức văn hóa cũng đang mở" in one.get(FORM).get_data(as_text=True)


def test_what_is_typed_survives_a_closed_tab_and_a_restart(house: House) -> None:
    from generators.studio.desk import Settings, desk
    from tests.studio.conftest import HOST

    visitor = house.visitor("soan")
    before = house.text("notices/tiem-chung.yml")
    found = visitor.post(f"{FORM}/kiem", {**fields(visitor, FORM), "subject": "Gõ dở"}).get_json()
    assert found["unsaved"]
    assert house.text("notices/tiem-chung.yml") == before
    app, again = desk(Settings(ROOT, house.content, house.output, frozenset({HOST})))
    later = House(app, again, house.content, house.output).visitor("soan")
    assert fields(later, FORM)["subject"] == "Gõ dở"
    later.post(f"{FORM}/bo-nhap")
    assert fields(later, FORM)["subject"] == "Lịch tiêm chủng tháng 12"
    again.hands.close()


def test_findings_stand_beside_the_field_they_are_about(house: House) -> None:
    visitor = house.visitor("soan")
    held = fields(visitor, FORM)
    visitor.post(f"{FORM}/kiem", {**held, "subject": "", "valid_to": "2026-02-30"})
    found = visitor.get(f"{FORM}/loi").get_json()
    errors = {one["field"]: one["message"] for one in found if one["severity"] == "error"}
    assert errors["subject"] == "Chưa điền mục này."
    assert "2026-02-30" in errors["valid_to"]


def test_a_writer_cannot_issue_or_approve(house: House) -> None:
    visitor = house.visitor("soan")
    before = house.text("notices/tiem-chung.yml"), house.text("broadcasts/tiem-chung.yml")
    assert step(visitor, FORM, "issue", so="1") == 403
    assert step(visitor, AIR, "approve", co_quan="Chủ tịch") == 403
    assert step(visitor, AIR, "withdraw") == 403
    assert step(visitor, FORM, "khac") == 400
    assert (house.text("notices/tiem-chung.yml"), house.text("broadcasts/tiem-chung.yml")) == before


def test_a_notice_is_written_signed_issued_corrected_and_withdrawn(house: House) -> None:
    writer, approver = house.visitor("soan"), house.visitor("duyet")
    assert step(writer, FORM, "for-signature") == 302
    assert yaml.safe_load(house.text("notices/tiem-chung.yml"))["status"] == "for-signature"
    assert step(approver, FORM, "issue", so="7", ngay="2026-11-20") == 302
    issued = yaml.safe_load(house.text("notices/tiem-chung.yml"))
    assert (issued["status"], issued["number"]) == ("issued", "07")
    assert "tiem-chung" in house.text("register.yml")
    assert writer.post(FORM, {**fields(writer, FORM), "subject": "Lén sửa", "viec": "save"}).status_code == 403
    assert "lời văn được giữ nguyên" in writer.get(FORM).get_data(as_text=True)
    assert step(approver, FORM, "correct", ly_do="ngày 02 chứ không phải ngày 01") == 302
    assert yaml.safe_load(house.text("notices/tiem-chung.yml"))["status"] == "corrected"
    assert "dinh-chinh-tiem-chung" in writer.get("/xa/vi-du/noi-dung").get_data(as_text=True)
    assert step(approver, FORM, "withdraw", ly_do="lịch đã đổi", ngay="2026-11-21") == 302
    assert yaml.safe_load(house.text("notices/tiem-chung.yml"))["status"] == "withdrawn"
    acts = [line.act for line in house.desk.archive.of(Place("vi-du", "notices", "tiem-chung"))]
    assert acts == ["withdraw", "correct", "issue", "for-signature"]
    assert "# Nơi nhận theo danh sách của xã." in house.text("notices/tiem-chung.yml")


def test_a_step_without_its_reason_or_number_is_not_taken(house: House) -> None:
    approver = house.visitor("duyet")
    before = house.text("notices/tiem-chung.yml")
    for number in ("", "0", "một", "999999", "-1"):
        assert step(approver, FORM, "issue", so=number) == 302
    assert "từ 1 đến 99999" in approver.get(FORM).get_data(as_text=True)
    assert house.text("notices/tiem-chung.yml") == before


def test_what_only_stands_in_a_draft_is_not_approved(house: House) -> None:
    approver = house.visitor("duyet")
    approver.post(f"{AIR}/kiem", {**fields(approver, AIR), "title": "Chưa lưu"})
    assert step(approver, AIR, "approve", co_quan="Chủ tịch UBND xã Ví Dụ") == 302
    assert yaml.safe_load(house.text("broadcasts/tiem-chung.yml"))["status"] == "draft"
    assert "chưa lưu" in approver.get(AIR).get_data(as_text=True)


def test_a_broadcast_changed_after_approval_must_be_approved_again(house: House) -> None:
    writer, approver = house.visitor("soan"), house.visitor("duyet")
    assert step(approver, AIR, "approve", co_quan="Chủ tịch UBND xã Ví Dụ", ngay="2026-11-20") == 302
    approved = yaml.safe_load(house.text("broadcasts/tiem-chung.yml"))
    assert approved["status"] == "approved"
    assert approved["approved"]["office"] == "Chủ tịch UBND xã Ví Dụ"
    assert save(writer, AIR) == 302  # nothing changed: still approved
    assert yaml.safe_load(house.text("broadcasts/tiem-chung.yml"))["status"] == "approved"
    assert save(writer, AIR, title="Lịch khác") == 302
    found = yaml.safe_load(house.text("broadcasts/tiem-chung.yml"))
    assert found["status"] == "draft"
    assert "approved" not in found


def test_what_an_approved_broadcast_reads_out_is_approved_again_when_it_is_changed(house: House) -> None:
    """Nobody's words reach the loudspeakers by way of an article that was other words when they were approved."""
    told = "message:\n  - text: Sáng thứ hai, trạm y tế tiêm chủng cho trẻ.\n    air: 60s\n"
    file = house.content / "communes/vi-du/broadcasts/tiem-chung.yml"
    file.write_text(house.text("broadcasts/tiem-chung.yml").replace(told, "procedure: nop-ho-so\n"), encoding="utf-8")
    writer, approver, path = house.visitor("soan"), house.visitor("duyet"), "/soan/vi-du/thu-tuc/nop-ho-so"
    step(approver, AIR, "approve", co_quan="Chủ tịch UBND xã Ví Dụ", ngay="2026-11-20")
    approved = house.text("broadcasts/tiem-chung.yml")
    assert "approved" in approved
    assert save(writer, path, source="Nguồn khác") == 302  # never said
    assert house.text("broadcasts/tiem-chung.yml") == approved
    assert save(writer, path, **{"steps.2.do": "Bấm [Xóa]"}) == 302
    assert "Bản tin “Lịch tiêm chủng” đọc mục này" in html.unescape(writer.get(path).get_data(as_text=True))
    found = yaml.safe_load(house.text("broadcasts/tiem-chung.yml"))
    assert found["status"] == "draft"
    assert "approved" not in found
    assert house.desk.archive.of(Place("vi-du", "broadcasts", "tiem-chung"))[0].act == "draft"


def test_a_step_is_taken_on_the_words_that_were_seen(house: House) -> None:
    writer, approver = house.visitor("soan"), house.visitor("duyet")
    seen = base(approver.get(AIR).get_data(as_text=True))
    save(writer, AIR, **{"message.0.text": "Lời khác hẳn."})
    assert step(approver, AIR, "approve", co_quan="Chủ tịch UBND xã Ví Dụ", co_so=seen) == 302
    assert "Có người vừa lưu mục này" in approver.get(AIR).get_data(as_text=True)
    assert yaml.safe_load(house.text("broadcasts/tiem-chung.yml"))["status"] == "draft"
    again = approver.get(AIR).get_data(as_text=True)
    seen = re.findall(r'name="co_so" value="([^"]+)"', again[again.index('value="approve"') :])[0]
    step(approver, AIR, "approve", co_quan="Chủ tịch UBND xã Ví Dụ", co_so=seen)
    assert yaml.safe_load(house.text("broadcasts/tiem-chung.yml"))["status"] == "approved"


def test_steps_are_added_moved_and_taken_away_by_buttons_alone(house: House) -> None:
    visitor = house.visitor("soan")
    path = "/soan/vi-du/thu-tuc/nop-ho-so"
    held = fields(visitor, path)
    page = visitor.post(path, {**held, "viec": "move steps.2 0"}).get_data(as_text=True)
    assert page.index("Bấm [Gửi]") < page.index("Đăng nhập</textarea>")
    held = fields(visitor, path)
    assert held["steps.0.id"] == "gui"
    visitor.post(path, {**held, "viec": "add steps"})
    held = fields(visitor, path)
    assert visitor.post(path, {**held, "steps.3.do": "Chờ tin nhắn", "viec": "save"}).status_code == 302
    steps = yaml.safe_load(house.text("procedures/nop-ho-so.yml"))["steps"]
    assert [one["id"] for one in steps] == ["gui", "mo-trang", "dang-nhap", "cho-tin-nhan"]
    held = fields(visitor, path)
    visitor.post(path, {**held, "viec": "remove steps.3"})
    assert save(visitor, path) == 302
    assert len(yaml.safe_load(house.text("procedures/nop-ho-so.yml"))["steps"]) == 3


def test_an_older_text_comes_back_as_a_draft(house: House) -> None:
    visitor = house.visitor("soan")
    save(visitor, subject="Bản một")
    first = house.desk.archive.of(Place("vi-du", "notices", "tiem-chung"))[0].version
    save(visitor, subject="Bản hai")
    assert visitor.post(f"{FORM}/ban/{first}").status_code == 302
    assert fields(visitor, FORM)["subject"] == "Bản một"
    assert "Bản hai" in house.text("notices/tiem-chung.yml")
    assert save(visitor) == 302
    assert "Bản một" in house.text("notices/tiem-chung.yml")
    assert visitor.get(f"{FORM}/ban/khong-co").status_code == 404


def test_a_reading_corrected_on_the_desk_is_said_from_then_on(house: House) -> None:
    visitor = house.visitor("soan")
    save(visitor, AIR, **{"message.0.text": "Điểm VTCĐ mở cửa."})
    assert "vê tê" in visitor.get(f"{AIR}/xem/script").get_data(as_text=True)
    answer = visitor.post("/xa/vi-du/cach-doc", {"viet": "VTCĐ", "doc": "viễn thông cộng đồng"})
    assert answer.status_code == 200
    assert yaml.safe_load(house.text("lexicon.yml")) == {"VTCĐ": "viễn thông cộng đồng"}
    assert "viễn thông cộng đồng" in visitor.get(f"{AIR}/xem/script").get_data(as_text=True)
    for written, spoken in (("", "a"), ("<b>", "a"), ("A1", "8"), ("A", "x: y"), ("A", "a" * 200)):
        assert visitor.post("/xa/vi-du/cach-doc", {"viet": written, "doc": spoken}).status_code == 422
    visitor.post("/xa/vi-du/cach-doc", {"viet": "no: #", "doc": "nó"})
    assert yaml.safe_load(house.text("lexicon.yml"))["no: #"] == "nó"


def test_a_voice_can_be_listened_to_before_anything_is_saved(house: House) -> None:
    visitor = house.visitor("soan")
    visitor.post(f"{AIR}/kiem", {**fields(visitor, AIR), "message.0.text": "Chiều nay trạm y tế đóng cửa."})
    sound = visitor.get(f"{AIR}/tieng.mp3")
    assert sound.content_type == "audio/mpeg"
    assert sound.get_data()[:1] == b"\xff"  # a frame of MPEG audio
    assert len(sound.get_data()) > 20_000  # more than five seconds of it


SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}{%'


@pytest.mark.parametrize("kind", ["thong-bao", "thu-tuc", "tuyen-truyen", "phat-thanh"])
def test_a_script_in_any_field_is_only_words(kind: str, house: House) -> None:
    visitor = house.visitor("duyet")
    visitor.post(f"/xa/vi-du/moi/{kind}", {"ten": SCRIPT})
    (where, _), *_ = drafts.unsaved(house.desk.settings.state, "duyet")
    path = f"/soan/vi-du/{kind}/{where.item}"
    for list_name in ("steps", "intro", "sections", "recipients", "contacts", "qr", "dossier"):
        visitor.post(path, {**fields(visitor, path), "viec": f"add {list_name}"})
    own = {"ma_phien", "co_so", "viec"}
    held = {
        name: value if name in own or "__" in name else SCRIPT for name, value in fields(visitor, path).items()
    }
    visitor.post(f"{path}/kiem", held)
    visitor.post(path, {**held, "viec": "save"})
    pages = [path, "/xa/vi-du", "/xa/vi-du/noi-dung", "/xa/vi-du/nhat-ky", f"{path}/trang"]
    pages += [f"{path}/xem/{look}" for look in ("page", "script", "texts", "notice")]
    for page in pages:
        shown = visitor.get(page).get_data(as_text=True)
        assert "<script>alert" not in shown, page
        assert "<img src=x" not in shown, page
        assert '49{' not in shown, page


def test_a_script_in_the_commune_s_own_form_is_only_words(house: House) -> None:
    visitor = house.visitor("duyet")
    path = "/soan/vi-du/xa/vi-du"
    own = {"ma_phien", "co_so", "viec"}
    held = {name: value if name in own or "__" in name else SCRIPT for name, value in fields(visitor, path).items()}
    visitor.post(path, {**held, "viec": "save"})
    visitor.post("/xa/vi-du/gap", {"tin": SCRIPT, "viec": SCRIPT, "den": SCRIPT, "co_quan": SCRIPT})
    for page in (path, "/xa/vi-du", "/xa/vi-du/noi-dung", "/xa/vi-du/nhat-ky", "/xa/vi-du/gap", "/xa/vi-du/xuat-ban", FORM):
        shown = visitor.get(page).get_data(as_text=True)
        assert "<script>alert" not in shown, page
        assert "<img src=x" not in shown, page


def test_a_new_item_is_nowhere_but_in_a_draft_until_it_is_saved(house: House) -> None:
    visitor = house.visitor("soan")
    answer = visitor.post("/xa/vi-du/moi/thu-tuc", {"ten": "Đăng ký kết hôn"})
    assert answer.headers["Location"] == "/soan/vi-du/thu-tuc/dang-ky-ket-hon"
    file = house.content / "communes/vi-du/procedures/dang-ky-ket-hon.yml"
    assert not file.exists()
    path = answer.headers["Location"]
    visitor.post(path, {**fields(visitor, path), "viec": "add steps"})
    assert save(visitor, path, **{"steps.0.do": "Đến một cửa"}) == 302
    assert file.exists()
    again = visitor.post("/xa/vi-du/moi/thu-tuc", {"ten": "Đăng ký kết hôn"})
    assert again.headers["Location"].endswith("dang-ky-ket-hon-2")


def test_a_writer_s_urgent_message_waits_for_approval(house: House) -> None:
    visitor = house.visitor("soan")
    answer = visitor.post("/xa/vi-du/gap", {"tin": "Lũ đang lên, cả thôn sơ tán lên trường học."})
    assert answer.status_code == 302
    (file,) = (house.content / "communes/vi-du/broadcasts").glob("khan-*.yml")
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert found["status"] == "draft"
    assert found["priority"] == "khan-cap"
    assert found["title"] == "Lũ đang lên"
    assert visitor.post("/xa/vi-du/gap", {"tin": " "}).status_code == 422
    assert visitor.post("/xa/vi-du/gap", {"tin": "a" * 700}).status_code == 422


@pytest.mark.parametrize("letter", ["\u200b", "\ufeff", "\u202e", "\x01", "\x7f", "\u00ad"])
def test_signs_nobody_sees_are_left_behind(letter: str, house: House) -> None:
    """They come along when words are copied from a chat or a web page; no file of content may hold them."""
    visitor = house.visitor("soan")
    held = {**fields(visitor, FORM), "subject": f"Lịch {letter}mới{letter}"}
    assert visitor.post(f"{FORM}/kiem", held).status_code == 200
    assert visitor.post(FORM, {**held, "viec": "save"}).status_code == 302
    assert yaml.safe_load(house.text("notices/tiem-chung.yml"))["subject"] == "Lịch mới"
    visitor.post("/xa/vi-du/gap", {"tin": f"Lũ đang{letter} lên, cả thôn sơ tán."})
    (file,) = (house.content / "communes/vi-du/broadcasts").glob("khan-*.yml")
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["message"][0]["text"] == "Lũ đang lên, cả thôn sơ tán."


@pytest.mark.parametrize("word", ["B\u0430n", "Ban\ufffd", "Ban\ue000"])  # a Cyrillic letter, a lost one, an old font's
def test_what_could_not_be_opened_again_is_not_saved(word: str, house: House) -> None:
    visitor = house.visitor("soan")
    before = house.text("notices/tiem-chung.yml")
    held = {**fields(visitor, FORM), "subject": f"Việc của {word}"}
    assert visitor.post(f"{FORM}/kiem", held).status_code == 200
    assert [one["severity"] for one in visitor.get(f"{FORM}/loi").get_json()] == ["error"]
    assert visitor.post(FORM, {**held, "viec": "save"}).status_code == 302
    assert house.text("notices/tiem-chung.yml") == before
    page = visitor.get(FORM).get_data(as_text=True)
    assert "Chưa lưu được, bản nháp vẫn còn" in page
    assert word in page


@pytest.mark.parametrize("reason", ["ngày { sai", "ngày } sai", "sai ngày [1]", "sai ngày 05/12/2026"])
def test_any_words_may_be_a_reason(reason: str, house: House) -> None:
    """A withdrawn notice is closed: a reason that cannot be read could not be mended."""
    approver = house.visitor("duyet")
    step(approver, FORM, "for-signature")
    step(approver, FORM, "issue", so="7", ngay="2026-11-20")
    step(approver, FORM, "withdraw", ly_do=reason, ngay="2026-11-21")
    notice = read(house.content, ("vi-du",)).publications[0].notices["tiem-chung"]
    assert notice.withdrawn is not None
    assert document.written(notice.withdrawn.reason) == reason


def test_a_reason_with_marks_left_open_is_asked_for_again(house: House) -> None:
    approver = house.visitor("duyet")
    step(approver, FORM, "for-signature")
    step(approver, FORM, "issue", so="7", ngay="2026-11-20")
    before = house.text("notices/tiem-chung.yml")
    step(approver, FORM, "withdraw", ly_do="vì **sai", ngay="2026-11-21")
    assert "chữ đậm mở bằng ** mà chưa đóng" in approver.get(FORM).get_data(as_text=True)
    assert house.text("notices/tiem-chung.yml") == before


def test_numbers_without_end_are_no_numbers(house: House) -> None:
    visitor = house.visitor("duyet")
    long = "1" * 5000
    step(visitor, FORM, "for-signature")
    assert step(visitor, FORM, "issue", so=long) == 302
    held = fields(visitor, FORM)
    for task in (f"move intro.0 {long}", f"move intro.{long} 0", f"remove intro.{long}", f"add intro.{long}.text"):
        assert visitor.post(f"{FORM}/hinh", {**held, "viec": task}).status_code == 400
    assert visitor.post(f"{FORM}/kiem", {**held, "intro.0.__was": long}).status_code == 200


def test_a_lexicon_somebody_broke_is_told_and_left_as_it_is(house: House) -> None:
    file = house.content / "communes/vi-du/lexicon.yml"
    for broken in ("a: [", "- a\n"):
        file.write_text(broken, encoding="utf-8")
        answer = house.visitor("soan").post("/xa/vi-du/cach-doc", {"viet": "VTCĐ", "doc": "viễn thông"})
        assert answer.status_code == 409
        assert "bị hỏng" in answer.get_data(as_text=True)
        assert file.read_text(encoding="utf-8") == broken


def test_a_file_that_is_no_text_is_told_and_left_as_it_is(house: House) -> None:
    file = house.content / "communes/vi-du/notices/tiem-chung.yml"
    visitor = house.visitor("duyet")
    save(visitor, subject="Một")
    version = house.desk.archive.of(Place("vi-du", "notices", "tiem-chung"))[0].version
    file.write_bytes("subject: Việc".encode("utf-16"))
    before = file.read_bytes()
    assert "bị hỏng" in visitor.get(FORM).get_data(as_text=True)
    for path in ("", "/kiem", "/hinh", "/doi-song", "/bo-nhap", "/ban-ky", "/ban-ky/go", f"/ban/{version}"):
        assert visitor.post(f"{FORM}{path}", {"buoc": "draft"}).status_code in (302, 409), path
    for path in ("/loi", f"/ban/{version}"):
        assert visitor.get(f"{FORM}{path}").status_code == 409
    assert file.read_bytes() == before


@pytest.mark.parametrize("draft", [[], "x", {"steps": {"a": 1}}, {"intro": "x", "title": ["y"]}, {"steps": [{"do": []}, 1]}])
def test_a_draft_of_another_shape_opens_as_far_as_it_fits(draft: object, house: House) -> None:
    """Kept by another release of Loa, whose form was another."""
    folder = house.desk.settings.state / "drafts/soan/vi-du/procedures"
    folder.mkdir(parents=True)
    kept = {"draft": draft, "base": "", "at": "2026-11-21T08:00:00+07:00", "by": "soan", "shown": "Văn thư"}
    (folder / "nop-ho-so.json").write_text(json.dumps(kept), encoding="utf-8")
    visitor = house.visitor("soan")
    assert visitor.get("/soan/vi-du/thu-tuc/nop-ho-so").status_code == 200
    assert visitor.get("/xa/vi-du").status_code == 200


def test_a_line_of_the_log_cut_off_by_a_crash_takes_no_other_with_it(house: House) -> None:
    visitor = house.visitor("soan")
    save(visitor, subject="Một")
    with open(house.desk.settings.state / "audit.jsonl", "ab") as log:
        log.write('{"at": "2026-", "shown": "Vă'.encode()[:-1])
    save(visitor, subject="Hai")
    assert [line.act for line in house.desk.archive.lines()] == ["save", "save"]


def test_drafts_and_log_cut_off_by_a_crash_harm_nobody(house: House) -> None:
    visitor = house.visitor("soan")
    save(visitor, subject="Một")
    state = house.desk.settings.state
    with open(state / "audit.jsonl", "a", encoding="utf-8") as log:
        log.write('{"at": "2026-')
    cut = state / "drafts/soan/vi-du/notices"
    cut.mkdir(parents=True, exist_ok=True)
    (cut / "tiem-chung.json").write_text(json.dumps({"draft": {}})[:7], encoding="utf-8")
    assert visitor.get(FORM).status_code == 200
    assert len(house.desk.archive.lines()) == 1


def test_a_word_file_fills_the_form_and_nothing_else(house: House) -> None:
    document = docx.Document()
    for line in ("THÔNG BÁO", "Về việc làm sạch đường làng", "Sáng chủ nhật, mời Nhân dân cùng làm sạch đường làng."):
        document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    held.seek(0)
    visitor = house.visitor("soan")
    before = house.text("notices/tiem-chung.yml")
    files = sorted(house.content.rglob("*"))
    answer = visitor.post(f"{FORM}/tep", {"tep": (held, "thong-bao.docx")}, content_type="multipart/form-data")
    assert answer.status_code == 302
    page = visitor.get(FORM).get_data(as_text=True)
    assert "Đã điền từ Word" in page
    assert "cùng làm sạch đường làng" in page
    assert house.text("notices/tiem-chung.yml") == before
    assert sorted(house.content.rglob("*")) == files
