"""Is an address on the web what it seems to be? Compares hosts with the official ones; knows no content and no net."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal
from urllib.parse import unquote, urlsplit

from generators.model.national import Domain

Fault = Literal[
    "link-broken",
    "link-scheme",
    "link-user",
    "link-port",
    "link-http",
    "link-app",
    "link-shortener",
    "link-idn",
    "link-lookalike",
    "link-unlisted",
    "link-unlisted-state",
]

STATE = "gov.vn"  # only bodies of the state get names below it (Thông tư 24/2015/TT-BTTTT)
WEB = {"http", "https"}
OTHER = {"mailto", "tel", "sms"}  # opens the phone's own programs, which show what they do
SHORTENERS = frozenset(
    "bit.ly bitly.com bom.so bom.to by.com.vn cutt.ly goo.gl is.gd j.mp linktr.ee lnkd.in me2.do ow.ly qr.ae qrco.de "
    "qr.net rb.gy rebrand.ly s.id shorten.asia shorturl.at t.co t.ly tiny.cc tinyurl.com v.gd".split()
)
PROGRAMS = tuple(
    ".apk .apkm .apks .xapk .aab .ipa .mobileconfig .exe .msi .dmg .pkg .bat .cmd .com .scr .ps1 .vbs .jar .hta".split()
)
MAX_HOST = 253  # RFC 1035
MAX_ADDRESS = 2000  # characters: beyond what programs take

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+-]*):(?!\d)")  # `host:8080` has no scheme; a host has dots
_HOST = re.compile(r"[^./:@%]+(\.[^./:@%]+)*\.[^./:@%0-9]+")  # numbers or a bare name are no address for people
_BROKEN = re.compile(r"[\s\\<>\"{}|^`\x00-\x20\x7f]")


@dataclass(frozen=True)
class Address:
    """A web address taken apart. `host` is in small letters, without the last dot."""

    scheme: str
    host: str
    port: int | None
    user: bool
    target: str
    """Path and query, their %-signs resolved."""


def taken_apart(address: str) -> Address | Literal["link-broken", "link-scheme"] | None:
    """The parts of a web address; None for one that is not of the web and harmless; or what is wrong with it."""
    address = address.strip()
    if not address or len(address) > MAX_ADDRESS or _BROKEN.search(address):
        return "link-broken"
    if address.partition(":")[0].lower() in OTHER:
        return None
    scheme = _SCHEME.match(address)
    if scheme:
        if scheme[1].lower() not in WEB:
            return "link-scheme"
    elif not address.startswith("//"):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        port, host = parts.port, (parts.hostname or "").rstrip(".")
    except ValueError:
        return "link-broken"
    if len(host) > MAX_HOST or not _HOST.fullmatch(host):
        return "link-broken"
    target = unquote(parts.path + ("?" + parts.query if parts.query else ""))
    return Address(parts.scheme.lower() or "https", host.lower(), port, "@" in parts.netloc, target)


def faults(address: str, known: Sequence[Domain]) -> Iterator[tuple[Fault, dict[str, str]]]:
    """All that speaks against sending people to an address, each with the values of its message."""
    parts = taken_apart(address)
    if parts is None:
        return
    if not isinstance(parts, Address):
        yield parts, {"address": address[:80]}
        return
    values = {"address": address, "host": parts.host}
    if parts.user:
        yield "link-user", values
    if parts.port is not None and parts.port != {"http": 80, "https": 443}[parts.scheme]:
        yield "link-port", values | {"port": str(parts.port)}
    if any(part.endswith(PROGRAMS) for part in re.split(r"[?&=#/]", parts.target.lower())):
        yield "link-app", values
    wrong = host_fault(parts.host, known)
    if wrong is not None:
        fault, near = wrong
        yield fault, values | ({"near": near} if near else {})
    elif parts.scheme == "http":
        yield "link-http", values


def listed(host: str, known: Sequence[Domain]) -> bool:
    """Whether a host is official, or below an official one that lends its name."""
    bare = host.removeprefix("www.")
    return any(bare == each.host or (each.subdomains and bare.endswith(f".{each.host}")) for each in known)


def host_fault(host: str, known: Sequence[Domain]) -> tuple[Fault, str] | None:
    """What is wrong with a host, and the official one it comes near to ("" for none); None for a good one."""
    bare = host.removeprefix("www.")
    if listed(bare, known):
        return None
    if bare in SHORTENERS:
        return "link-shortener", ""
    if not bare.isascii() or any(label.startswith("xn--") for label in bare.split(".")):
        return "link-idn", near(_unicode(bare), known)
    official = near(bare, known)
    if official:
        return "link-lookalike", official
    if bare == STATE or bare.endswith(f".{STATE}"):
        return "link-unlisted-state", ""
    return "link-unlisted", ""


def near(host: str, known: Sequence[Domain]) -> str:
    """The official host that this one could be taken for, or ""; of several, the one most like it."""

    def likeness(official: str) -> float:
        return SequenceMatcher(None, official, host).ratio()

    hosts = sorted((each.host for each in known), key=likeness, reverse=True)
    dotted = f".{_skeleton(host)}."
    squeezed = _squeezed(host)
    for official in hosts:
        if _distance_at_most_one(squeezed, _squeezed(official)):  # dichvuconghaiduong.gov.vn, d1chvucong.gov.vn
            return official
    for official in hosts:  # dichvucong.gov.vn.example.com: the true name stands in front of another
        if f".{_skeleton(official)}." in dotted and not host.endswith(f".{official}"):
            return official
    state = host.endswith(f".{STATE}")
    hosts = [official for official in hosts if not host.endswith(f".{official}")]
    for official in hosts:  # dichvucong-vn.com, dichvucongthanhhoa.gov.vn: the name of a service as part of another
        name = _skeleton(official.split(".")[0])
        labels = [_skeleton(label) for label in host.split(".")]
        if len(name) < 5:  # too short to be anybody's own
            continue
        if state and any(name in label and name != label for label in labels[:-2]):
            return official
        if not state and any(name in label for label in labels):
            return official
    imitated = re.search(r"(^|[.-])(gov|g0v)[.-]?vn([.-]|$)|\.gov\.(?!vn$)", host)
    return "" if state or not imitated else STATE


# Letters and figures that look like others in an address line.
_LIKE = str.maketrans(
    {
        pair[0]: pair[1]
        for pair in "0o 1l |l !l 5s іi ӏl ıi аa еe оo рp сc уy хx ѕs јj ԁd ԛq ԝw һh ոn ցg αa οo νv ϲc".split()
    }
)


def _skeleton(host: str) -> str:
    """The host as it looks at a glance: marks off, look-alike signs as the letter they imitate."""
    plain = unicodedata.normalize("NFKD", host.replace("đ", "d")).casefold()
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).translate(_LIKE)
    return plain.replace("i", "l").replace("rn", "m").replace("vv", "w")


def _squeezed(host: str) -> str:
    return _skeleton(host).replace(".", "").replace("-", "")


def _unicode(host: str) -> str:
    """The host as a browser might show it."""
    labels = []
    for label in host.split("."):
        try:
            labels.append(label.encode("ascii").decode("idna") if label.startswith("xn--") else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def _distance_at_most_one(one: str, other: str) -> bool:
    """Whether two names differ by at most one letter added, left out or changed, or two neighbours swapped."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) == len(other):
        swapped = one[start + 1 : start + 2] + one[start : start + 1]
        return one[start + 1 :] == other[start + 1 :] or (
            swapped == other[start : start + 2] and one[start + 2 :] == other[start + 2 :]
        )
    return one[start:] == other[start + 1 :]


_TLDS = (
    "vn com net org info biz io me ly gl co app dev xyz top site online shop store cc tk link click live vip win club "
    "icu cn ru us asia mobi apk to gd be at"
).split()
_IN_TEXT = re.compile(
    r"(?<![\w@./-])(?:https?://[^\s“”\"'<>()\[\]]+|(?=[\d-]*[^\W\d])(?:[\w-]+\.)+(?:"
    + "|".join(_TLDS)
    + r")\b(?:[:/?][^\s“”\"'<>()\[\],;]*)?)(?!\.?\w*@)",
    re.IGNORECASE,
)


def in_text(words: str) -> Iterator[str]:
    """The addresses that stand in plain words, the sentence's own marks left off."""
    for found in _IN_TEXT.finditer(words):
        yield found[0].rstrip(".,;:!?…")
