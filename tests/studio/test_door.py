"""Who does not belong at the desk stays out, and what does not belong in the content folder too."""

from __future__ import annotations

import contextlib
import io
import socket
import time
import unicodedata
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from generators.studio import accounts
from generators.studio.accounts import BadAccount, Role
from generators.studio.desk import LARGEST, LARGEST_WORD, LONGEST_NAME, MOST_FIELDS, Settings, desk
from generators.studio.guard import COOKIE, LONGEST_SESSION, MOST_NAMES, TRIES
from generators.studio.serving import NotServed, Opening, opened
from tests.desk_house import PASSWORD, ROOT
from tests.studio.conftest import HOST, House, Visitor

FORM = "/soan/vi-du/thong-bao/tiem-chung"
CHANGES = [
    FORM,
    f"{FORM}/hinh",
    f"{FORM}/kiem",
    f"{FORM}/bo-nhap",
    f"{FORM}/tep",
    f"{FORM}/doi-song",
    f"{FORM}/ban-ky",
    f"{FORM}/ban-ky/go",
    "/xa/vi-du/moi/thong-bao",
    "/xa/vi-du/xuat-ban",
    "/xa/vi-du/gap",
    "/xa/vi-du/cach-doc",
    "/ra",
]
PAGES = ["/", "/xa/vi-du", "/xa/vi-du/noi-dung", "/xa/vi-du/nhat-ky", FORM, f"{FORM}/xem/notice", f"{FORM}/tieng.mp3"]


def everything(house: House) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in house.content.rglob("*") if file.is_file()}


@pytest.mark.parametrize("path", PAGES)
def test_nobody_sees_anything_without_an_account(path: str, house: House) -> None:
    answer = house.stranger().get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/dang-nhap"


@pytest.mark.parametrize("path", CHANGES)
def test_nobody_changes_anything_without_an_account(path: str, house: House) -> None:
    before = everything(house)
    assert house.stranger().post(path, {"subject": "Lạ"}).status_code == 401
    assert everything(house) == before


@pytest.mark.parametrize("path", CHANGES)
def test_a_form_without_its_session_s_token_is_refused(path: str, house: House) -> None:
    visitor = house.visitor("duyet")
    before = everything(house)
    visitor.csrf = ""
    assert visitor.post(path, {"subject": "Lạ"}).status_code == 403
    visitor.csrf = house.visitor("soan").csrf  # another session's is no better
    assert visitor.post(path, {"subject": "Lạ"}).status_code == 403
    assert everything(house) == before


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
def test_a_form_sent_from_another_site_is_refused(headers: dict[str, str], house: House) -> None:
    visitor = house.visitor("duyet")
    before = everything(house)
    for path in CHANGES:
        assert visitor.post(path, {"subject": "Lạ"}, headers=headers).status_code == 403, path
    assert everything(house) == before


@pytest.mark.parametrize("host", ["evil.example:8080", "127.0.0.1.evil.example:8080", "127.0.0.1", "localhost:8080", ""])
def test_another_name_for_this_machine_is_refused(host: str, house: House) -> None:
    """DNS rebinding: an attacker's name may lead to this machine, but the browser still says whose page it is."""
    visitor = house.visitor("duyet")
    before = everything(house)
    assert visitor.get("/", headers={"Host": host}).status_code in (400, 421)
    assert visitor.post(FORM, {"subject": "Lạ"}, headers={"Host": host}).status_code in (400, 421)
    assert everything(house) == before


def test_the_one_time_address_opens_the_door_once(house: House) -> None:
    (house.output / ".loa" / "studio" / accounts.FILE).unlink()
    app, made = desk(Settings(ROOT, house.content, house.output, frozenset({HOST}), token="ma-cua-lan-nay"))
    first, second, wrong = (Visitor(app.test_client()) for _ in range(3))
    assert wrong.get("/vao?ma=sai").status_code == 401
    assert wrong.get("/vao?ma=").status_code == 401
    assert wrong.get("/").status_code == 401
    assert first.get("/vao?ma=ma-cua-lan-nay").status_code == 302
    assert first.get("/xa/vi-du").status_code == 200
    assert second.get("/vao?ma=ma-cua-lan-nay").status_code == 401
    made.hands.close()


def test_where_no_token_was_given_none_opens_the_door(house: House) -> None:
    assert house.stranger().get("/vao?ma=").status_code == 401


def test_passwords_cannot_be_tried_without_end(house: House) -> None:
    stranger = house.stranger()
    for _ in range(TRIES):
        assert stranger.post("/dang-nhap", {"ten": "soan", "mat-khau": "sai"}).status_code == 401
    assert stranger.post("/dang-nhap", {"ten": "soan", "mat-khau": PASSWORD}).status_code == 429


def test_many_tries_at_once_are_no_way_round(house: House) -> None:
    guard = house.desk.guard
    with ThreadPoolExecutor(8) as crowd:
        allowed = list(crowd.map(lambda _: guard.may_try("soan"), range(40)))
    assert allowed.count(True) == TRIES
    guard.known("soan")
    assert guard.may_try("soan")


def test_names_without_end_do_not_fill_the_memory(house: House) -> None:
    guard = house.desk.guard
    allowed = [guard.may_try(f"ai-{number}") for number in range(MOST_NAMES + 50)]
    assert allowed.count(True) == MOST_NAMES


def test_a_key_known_before_opens_nothing_after(house: House) -> None:
    """Session fixation: whoever puts a cookie into somebody's browser does not come in with them."""
    victim, attacker = house.stranger(), house.stranger()
    for visitor in (victim, attacker):
        visitor.client.set_cookie(COOKIE, "khoa-cua-ke-la", domain="127.0.0.1")
    answer = victim.post("/dang-nhap", {"ten": "soan", "mat-khau": PASSWORD})
    assert "khoa-cua-ke-la" not in answer.headers["Set-Cookie"]
    assert victim.get("/xa/vi-du").status_code == 200
    assert attacker.get("/xa/vi-du").status_code == 302


def test_who_comes_in_again_leaves_no_old_session_behind(house: House) -> None:
    visitor, thief = house.visitor("soan"), house.stranger()
    stolen = visitor.client.get_cookie(COOKIE, domain="127.0.0.1")
    assert stolen is not None
    thief.client.set_cookie(COOKIE, stolen.value, domain="127.0.0.1")
    assert thief.get("/xa/vi-du").status_code == 200
    assert visitor.post("/dang-nhap", {"ten": "soan", "mat-khau": PASSWORD}).status_code == 302
    assert thief.get("/xa/vi-du").status_code == 302


@pytest.mark.parametrize("change", [{"password": "mot mat khau khac han"}, {"role": Role.WRITER}, {"communes": ("khac",)}])
def test_a_changed_account_ends_the_sessions_it_has(change: dict[str, Any], house: House) -> None:
    visitor = house.visitor("duyet")
    assert visitor.get("/xa/vi-du").status_code == 200
    held = {"password": PASSWORD, "role": Role.APPROVER, "shown": "Chủ tịch"} | change
    accounts.add(house.desk.settings.state, "duyet", **held)
    assert visitor.get("/xa/vi-du").headers["Location"] == "/dang-nhap"
    assert visitor.post(FORM, {"subject": "Lạ"}).status_code == 401


def test_a_password_is_the_same_from_every_keyboard(house: House) -> None:
    state = house.desk.settings.state
    accounts.add(state, "chu", unicodedata.normalize("NFC", "mật khẩu của chữ"), Role.WRITER)
    assert accounts.entered(state, "chu", unicodedata.normalize("NFD", "mật khẩu của chữ")) is not None


def test_a_part_of_a_page_asked_for_after_the_day_s_end_holds_no_login_page(house: House) -> None:
    answer = house.stranger().get(f"{FORM}/xem/notice", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert "<html" not in answer.get_data(as_text=True)
    assert "Bạn chưa vào bàn soạn" in answer.get_data(as_text=True)


def test_a_name_without_end_is_remembered_as_a_short_one(house: House) -> None:
    assert house.stranger().post("/dang-nhap", {"ten": "a" * 500_000, "mat-khau": "sai"}).status_code == 401
    assert max(map(len, house.desk.guard._tries)) <= LONGEST_NAME


@pytest.mark.parametrize(("host", "shown"), [("localhost", "http://127.0.0.1:"), ("::1", "http://[::1]:")])
def test_the_address_that_is_told_is_the_one_that_answers(host: str, shown: str, house: House) -> None:
    found = opened(ROOT, house.content, house.output, host=host)
    try:
        assert found.address.startswith(shown)
    finally:
        found.close()


def test_a_session_ends_with_the_day(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = house.visitor("soan")
    later = time.monotonic() + LONGEST_SESSION + 1
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert visitor.get("/xa/vi-du").status_code == 302


def test_passwords_are_kept_as_sums_alone(house: House) -> None:
    file = house.output / ".loa" / "studio" / accounts.FILE
    assert PASSWORD not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(BadAccount):
        accounts.add(file.parent, "ngan", "ngan", Role.WRITER)
    with pytest.raises(BadAccount):
        accounts.add(file.parent, "../la", PASSWORD, Role.WRITER)


def test_the_cookie_is_no_script_s_and_no_other_site_s(house: House) -> None:
    answer = house.stranger().post("/dang-nhap", {"ten": "soan", "mat-khau": PASSWORD})
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_after_leaving_the_cookie_opens_nothing(house: House) -> None:
    visitor = house.visitor("soan")
    assert visitor.post("/ra").status_code == 200
    assert visitor.get("/xa/vi-du").status_code == 302


def test_every_answer_forbids_scripts_of_others(house: House) -> None:
    visitor = house.visitor("soan")
    for path in (*PAGES[:5], "/tep/studio.css", "/khong-co"):
        headers = visitor.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "path",
    [
        "/soan/vi-du/thong-bao/..%2f..%2fcommune",
        "/soan/vi-du/thong-bao/..",
        "/soan/..%2fvi-du/thong-bao/tiem-chung",
        "/soan/vi-du/thong-bao/%2e%2e%2fcommune",
        "/soan/vi-du/thong-bao/a%00b",
        "/soan/vi-du/thong-bao/A",
        "/soan/vi-du/khac/tiem-chung",
        "/soan/vi-du/xa/khac",
        "/soan/khong-co/thong-bao/tiem-chung",
        "/soan/vi-du/thong-bao/" + "a" * 300,
        "/xa/vi-du/goi/..%2f..%2fsecret",
        "/xa/vi-du/goi/a/tep/..%2f..%2fetc%2fpasswd",
        "/tep/..%2f..%2fpyproject.toml",
        "/tep/site/..%2f..%2fwording%2fvi%2fcli.yml",
        "/tep/studio.js%00.css",
    ],
)
def test_no_address_leads_out_of_its_folder(path: str, house: House) -> None:
    visitor = house.visitor("duyet")
    before = everything(house)
    assert visitor.get(path).status_code == 404
    assert visitor.post(path, {"subject": "Lạ"}).status_code in (404, 405)
    assert everything(house) == before


def test_a_link_that_leads_out_of_the_content_folder_is_not_followed(house: House) -> None:
    outside = house.output / "bi-mat.yml"
    outside.write_text("subject: Bí mật\n", encoding="utf-8")
    (house.content / "communes/vi-du/notices/lien-ket.yml").symlink_to(outside)
    visitor = house.visitor("duyet")
    assert visitor.get("/soan/vi-du/thong-bao/lien-ket").status_code == 404
    assert visitor.post("/soan/vi-du/thong-bao/lien-ket", {"subject": "Lạ"}).status_code == 404
    assert outside.read_text(encoding="utf-8") == "subject: Bí mật\n"


def test_a_huge_form_and_a_huge_file_are_refused(house: House) -> None:
    visitor = house.visitor("duyet")
    before = everything(house)
    assert visitor.post(FORM, {"subject": "a" * (LARGEST + 1)}).status_code == 413
    many = {f"khong.{number}": "a" for number in range(MOST_FIELDS + 1)}
    assert visitor.post(f"{FORM}/tep", many, content_type="multipart/form-data").status_code == 413
    pasted = visitor.post(f"{FORM}/tep", {"dan_html": "a" * (LARGEST + 1)}, content_type="multipart/form-data")
    assert pasted.status_code == 413
    huge = {"tep": (io.BytesIO(b"a" * 21 * 1024 * 1024), "to.docx")}
    assert visitor.post(f"{FORM}/tep", huge, content_type="multipart/form-data").status_code == 413
    assert everything(house) == before


def test_a_body_without_end_is_cut_off_by_the_server(house: House, serve: Callable[..., Opening]) -> None:
    """Sent in pieces, with no length said before: the server counts what comes."""
    port = serve(house.content, house.output).port
    head = f"POST /dang-nhap HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nTransfer-Encoding: chunked\r\n\r\n"
    piece = b"100000\r\n" + b"a" * 0x100000 + b"\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(head.encode())
        with contextlib.suppress(ConnectionError):  # closed while we still send
            for _ in range(LARGEST_WORD // 0x100000 + 2):
                line.sendall(piece)
        answer = line.recv(200)
    assert answer.startswith((b"HTTP/1.1 413", b"HTTP/1.0 413"))


def test_a_word_file_that_unpacks_without_end_is_refused(house: House) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 80 * 1024 * 1024)
    visitor = house.visitor("duyet")
    held.seek(0)
    visitor.post(f"{FORM}/tep", {"tep": (held, "bom.docx")}, content_type="multipart/form-data")
    assert "Tệp Word quá lớn" in visitor.get(FORM).get_data(as_text=True)


@pytest.mark.parametrize("name", ["a.exe", "a.docx", "../../a.docx"])
def test_what_is_no_word_file_is_refused(name: str, house: House) -> None:
    visitor = house.visitor("duyet")
    before = everything(house)
    answer = visitor.post(
        f"{FORM}/tep", {"tep": (io.BytesIO(b"MZ lung tung"), name)}, content_type="multipart/form-data"
    )
    assert answer.status_code == 302
    assert "không phải tệp Word" in visitor.get(FORM).get_data(as_text=True)
    assert everything(house) == before


def test_an_account_of_one_commune_goes_to_no_other(house: House) -> None:
    other = house.content / "communes" / "vi-du-hai"
    other.mkdir()
    (other / "commune.yml").write_text(house.text("commune.yml"), encoding="utf-8")
    state = house.output / ".loa" / "studio"
    accounts.add(state, "rieng", PASSWORD, Role.APPROVER, "Riêng", ("vi-du-hai",))
    visitor = house.stranger()
    visitor.post("/dang-nhap", {"ten": "rieng", "mat-khau": PASSWORD})
    assert visitor.get("/xa/vi-du-hai").status_code == 200
    for path in PAGES[1:]:
        assert visitor.get(path).status_code == 404, path


def test_the_desk_s_own_files_never_lie_in_the_content_folder(house: House) -> None:
    with pytest.raises(ValueError, match="content folder"):
        desk(Settings(ROOT, house.content, house.content / "communes", frozenset({HOST})))


def test_other_machines_need_accounts_and_an_address(house: House) -> None:
    with pytest.raises(NotServed, match="studio-needs-address"):
        opened(ROOT, house.content, house.output, host="0.0.0.0")
    with pytest.raises(NotServed, match="studio-bad-address"):
        opened(ROOT, house.content, house.output, host="0.0.0.0", address="ftp://soan.vi.du")
    (house.output / ".loa" / "studio" / accounts.FILE).unlink()
    with pytest.raises(NotServed, match="studio-needs-accounts"):
        opened(ROOT, house.content, house.output, host="0.0.0.0", address="https://soan.vi.du")
