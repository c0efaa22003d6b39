"""Who may use the desk on a network: names, roles, and passwords kept as scrypt sums (RFC 7914) alone."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generators.model.base import SLUG
from generators.whole import write

FILE = "accounts.json"
SHORTEST = 10  # characters of a password
LONGEST = 200  # a longer one only keeps the machine busy
COST, BLOCK, LANES = 2**15, 8, 1  # 32 MB and a tenth of a second for every guess
MEMORY = 64 * 1024 * 1024


class Role(StrEnum):
    WRITER = "writer"
    APPROVER = "approver"


@dataclass(frozen=True)
class Person:
    """Someone at the desk. No communes means all of them; an approver may do all a writer may.

    `since` is another with each new password; "" for who came in without one.
    """

    name: str
    shown: str
    role: Role
    communes: tuple[str, ...] = ()
    since: str = ""

    @property
    def approves(self) -> bool:
        return self.role is Role.APPROVER

    def may(self, commune: str) -> bool:
        return not self.communes or commune in self.communes


class BadAccount(ValueError):
    """Why an account was not made; the message is the key of a phrase."""


def known(state: Path) -> Mapping[str, Person]:
    """All accounts by name; none where there is no file. ValueError for a file that cannot be read."""
    return {name: _person(name, entry) for name, entry in _load(state).items()}


def add(state: Path, name: str, password: str, role: Role, shown: str = "", communes: tuple[str, ...] = ()) -> None:
    """Make an account, or give it a new password and role. Raises BadAccount."""
    if not SLUG.fullmatch(name):
        raise BadAccount("account-bad-name")
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadAccount("account-short-password")
    salt = secrets.token_bytes(16)
    entry = {
        "shown": shown or name,
        "role": role.value,
        "communes": list(communes),
        "salt": base64.b64encode(salt).decode(),
        "sum": base64.b64encode(_sum(password, salt)).decode(),
    }
    found = {**_load(state), name: entry}
    write(state / FILE, (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8"), private=True)


def entered(state: Path, name: str, password: str) -> Person | None:
    """The person, if the password is right. A name nobody has takes as long as one with a wrong password."""
    entry = _load(state).get(name)
    salt = base64.b64decode(entry["salt"]) if entry else b"\0" * 16
    found = _sum(password[:LONGEST], salt)
    if entry is None or not hmac.compare_digest(found, base64.b64decode(entry["sum"])):
        return None
    return _person(name, entry)


def _person(name: str, entry: Mapping[str, object]) -> Person:
    communes = entry.get("communes")
    return Person(
        name,
        str(entry["shown"]),
        Role(str(entry["role"])),
        tuple(str(commune) for commune in communes) if isinstance(communes, list) else (),
        str(entry["salt"]),
    )


def _load(state: Path) -> dict[str, dict[str, str]]:
    file = state / FILE
    if not file.exists():
        return {}
    found: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return found


_sums = threading.Semaphore(2)  # of 32 MB each: a flood of wrong passwords must not fill the memory


def _sum(password: str, salt: bytes) -> bytes:
    typed = unicodedata.normalize("NFC", password)  # one keyboard composes its letters, another does not
    with _sums:
        return hashlib.scrypt(typed.encode("utf-8"), salt=salt, n=COST, r=BLOCK, p=LANES, maxmem=MEMORY)
