"""Nobody is sent to an address that only looks official."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.checks import domains
from generators.model.national import Domain

PORTAL, LINKED, HAI_DUONG = "dichvucong.gov.vn", "lienthong.dichvucong.gov.vn", "dichvucong.haiduong.gov.vn"
KNOWN = [
    Domain(host=PORTAL, name="Cổng Dịch vụ công quốc gia"),
    Domain(host=LINKED, name="Cổng Dịch vụ công liên thông"),
    Domain(host=HAI_DUONG, name="Cổng dịch vụ công tỉnh Hải Dương"),
    Domain(host="chivannay.vn", name="Chỉ đúng tên này", subdomains=False),
]


def faults(address: str) -> dict[str, str]:
    """Each fault with the official host it names."""
    return {code: values.get("near", "") for code, values in domains.faults(address, KNOWN)}


@pytest.mark.parametrize(
    "address",
    [
        "https://dichvucong.gov.vn",
        "https://dichvucong.gov.vn/",
        "https://www.dichvucong.gov.vn/p/home/dvc-trang-chu.html?a=1&b=2#c",
        "https://DichVuCong.Gov.Vn",
        "https://dichvucong.gov.vn./x",
        "https://dichvucong.gov.vn:443",
        "https://thanhtoan.dichvucong.gov.vn",
        "//dichvucong.gov.vn",
        "www.dichvucong.haiduong.gov.vn",
        "https://chivannay.vn",
        "mailto:xavidu@tinhvidu.gov.vn",
        "tel:0212345678",
    ],
)
def test_official_addresses_pass(address: str) -> None:
    assert faults(address) == {}


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("dichvuconghaiduong.gov.vn", HAI_DUONG),  # a dot lost, as one of the source documents has it
        ("https://gov.vn.example.com", "gov.vn"),
        ("https://dichvucong.gov.vn.example.com/dang-nhap", PORTAL),
        ("https://example.com.dichvucong-gov.vn", PORTAL),
        ("https://dichvucong-gov.vn", PORTAL),
        ("https://dichvucong.gov-vn.com", PORTAL),
        ("https://dichvucong.gov.com", PORTAL),
        ("https://dichvucong.g0v.vn", PORTAL),
        ("https://d1chvucong.gov.vn", PORTAL),
        ("https://dlchvucong.gov.vn", PORTAL),
        ("https://dichvuccng.gov.vn", PORTAL),
        ("https://dichvucogn.gov.vn", PORTAL),
        ("https://dichvucong.com", PORTAL),
        ("https://dichvucongquocgia.vn", PORTAL),
        ("https://dichvucongthanhhoa.gov.vn", PORTAL),
        ("https://thutuc.gov.vn.vn", "gov.vn"),
        ("https://cap-nhat-gov-vn.top", "gov.vn"),
    ],
)
def test_a_look_alike_names_the_official_address_it_imitates(address: str, near: str) -> None:
    assert faults(address)["link-lookalike"] == near


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://bit.ly/abc", "link-shortener"),
        ("https://TinyURL.com/abc", "link-shortener"),
        ("https://dichvucong.gov.vn/dvc.apk", "link-app"),
        ("https://dichvucong.gov.vn/tai?file=DVC.APK&x=1", "link-app"),
        ("https://dichvucong.gov.vn/dvc.ap%6B", "link-app"),
        ("https://dichvucong.gov.vn@example.net/", "link-user"),
        ("https://admin:1@dichvucong.gov.vn/", "link-user"),
        ("https://dichvucong.gov.vn:8443/", "link-port"),
        ("http://dichvucong.gov.vn/", "link-http"),
        ("https://xn--dchvcng-2wbb.gov.vn", "link-idn"),
        ("https://dịchvụcông.gov.vn", "link-idn"),
        ("https://dichvuc\u043eng.gov.vn", "link-idn"),
        ("javascript:alert(1)", "link-scheme"),
        ("JAVASCRIPT:alert(1)", "link-scheme"),
        ("data:text/html,<script>", "link-broken"),
        ("data:text/html,x", "link-scheme"),
        ("file:///etc/passwd", "link-scheme"),
        ("intent://dichvucong.gov.vn#Intent;end", "link-scheme"),
        ("https://dichvucong.gov.vn\\@example.net", "link-broken"),
        ("https://dichvucong.gov.vn%2eexample.net", "link-broken"),
        ("https://dichvucong gov.vn", "link-broken"),
        ("https://192.168.1.1/", "link-broken"),
        ("https://[::1]/", "link-broken"),
        ("https://localhost/", "link-broken"),
        ("https://dichvucong.gov.vn:99999/", "link-broken"),
        ("", "link-broken"),
        ("https://" + "a" * 300 + ".vn", "link-broken"),
        ("https://example.net", "link-unlisted"),
        ("https://con.chivannay.vn", "link-unlisted"),
        ("https://vidu.thanhhoa.gov.vn", "link-unlisted-state"),
        ("https://dichvucong.thanhhoa.gov.vn", "link-unlisted-state"),
    ],
)
def test_each_trick_has_its_finding(address: str, code: str) -> None:
    assert code in faults(address)


def test_a_letter_of_another_alphabet_names_the_address_it_imitates() -> None:
    assert faults("https://dichvuc\u043eng.gov.vn")["link-idn"] == PORTAL
    assert faults("https://dịchvụcông.gov.vn")["link-idn"] == PORTAL


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Vào dichvucong.gov.vn. Sau đó đăng nhập", ["dichvucong.gov.vn"]),
        ("(địa chỉ: https://lienthong.dichvucong.gov.vn/x?a=b)", ["https://lienthong.dichvucong.gov.vn/x?a=b"]),
        ("Tải tại bit.ly/abc, rồi cài", ["bit.ly/abc"]),
        ("TP.HCM, v.v., 1.500.000 đồng, Điều 5.2, 3.1.vn", []),
        ("Thư gửi về xavidu@tinhvidu.gov.vn", []),
        ("tệp to-khai.docx", []),
    ],
)
def test_addresses_in_plain_words_are_seen_and_nothing_else(words: str, found: list[str]) -> None:
    assert list(domains.in_text(words)) == found


@given(st.text(max_size=300))
def test_no_address_makes_the_check_stumble(address: str) -> None:
    for code, values in domains.faults(address, KNOWN):
        assert code.startswith("link-")
        assert all(isinstance(value, str) for value in values.values())
    list(domains.in_text(address))


@given(st.sampled_from([PORTAL, LINKED, HAI_DUONG]), st.data())
def test_one_slip_of_a_letter_never_passes(host: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(host) - 1))
    letter = data.draw(st.sampled_from("abcdeghiklmnopqrstuvxy0123456789-."))
    slipped = data.draw(
        st.sampled_from([host[:place] + letter + host[place + 1 :], host[:place] + letter + host[place:], host[:place] + host[place + 1 :]])
    )
    if domains.listed(slipped, KNOWN):
        return  # a subdomain of the official one, or nothing changed
    assert set(faults(f"https://{slipped}")) & {"link-lookalike", "link-broken", "link-unlisted", "link-unlisted-state", "link-idn"}


@pytest.mark.parametrize("hostile", ["a." * 100_000, "a" * 200_000, "https://" * 50_000, "-." * 100_000, "x@" * 100_000])
def test_a_long_hostile_text_takes_no_time(hostile: str) -> None:
    started = time.process_time()
    list(domains.in_text(hostile))
    list(domains.faults(hostile, KNOWN))
    assert time.process_time() - started < 2
