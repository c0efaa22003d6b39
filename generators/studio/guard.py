"""Who is at the door: sessions, the one-time token, CSRF, hosts, headers; knows no content.

Nothing is asked of another host and no script stands in a page (CSP); a form sent from another site carries neither
the cookie (SameSite) nor the token of its session.
"""

from __future__ import annotations

import hmac
import secrets
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import Request, Response

from generators.studio.accounts import Person

COOKIE = "loa_ban_soan"
FIELD = "ma_phien"  # the hidden field of every form
HEADER = "X-Loa-Phien"  # the same, of what a script sends
LONGEST_SESSION = 12 * 3600  # seconds: a working day and its evening
TRIES, PAUSE = 5, 60.0  # wrong passwords of one name, and the seconds it must then wait
MOST_NAMES = 1000  # tried within a minute: more than any commune has, and no way to fill the memory

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'none'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""For the page shown beside a form: it may show, and do nothing."""


@dataclass
class Session:
    person: Person
    csrf: str
    begun: float
    notes: list[str] = field(default_factory=list)
    """What the next page says once."""


class Guard:
    """Sessions in memory: when the desk stops, everybody has gone home."""

    def __init__(self, hosts: frozenset[str], *, token: str = "", secure: bool = False) -> None:
        self._hosts, self._token, self._secure = hosts, token, secure
        self._sessions: dict[str, Session] = {}
        self._tries: dict[str, tuple[int, float]] = {}
        self._lock = threading.Lock()

    # ── Requests ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def knows_host(self, request: Request) -> bool:
        """Another name for this machine may be an attacker's (DNS rebinding)."""
        return request.host.lower() in self._hosts

    def own(self, request: Request) -> bool:
        """Whether a request that changes something came from a page of ours."""
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return False
        origin = request.headers.get("Origin")
        return origin is None or urlsplit(origin).netloc.lower() == request.host.lower()

    def session(self, request: Request) -> Session | None:
        key = request.cookies.get(COOKIE, "")
        with self._lock:
            found = self._sessions.get(key)
            if found is not None and time.monotonic() - found.begun > LONGEST_SESSION:
                del self._sessions[key]
                return None
            return found

    def sent(self, request: Request, session: Session) -> bool:
        """Whether the request carries its session's token."""
        given = request.headers.get(HEADER) or request.form.get(FIELD, "")
        return hmac.compare_digest(given.encode("utf-8"), session.csrf.encode("utf-8"))

    # ── Coming and going ─────────────────────────────────────────────────────────────────────────────────────────────

    def takes(self, token: str) -> bool:
        """Whether this is the token of this start; it opens the door once."""
        with self._lock:
            right = bool(self._token) and hmac.compare_digest(token.encode("utf-8"), self._token.encode("utf-8"))
            if right:
                self._token = ""
            return right

    def admit(self, person: Person, request: Request, response: Response) -> None:
        """A session of its own for who has just come in: no key known before opens it, and none stays behind."""
        key, now = secrets.token_urlsafe(32), time.monotonic()
        with self._lock:
            self._sessions.pop(request.cookies.get(COOKIE, ""), None)
            self._sessions = {one: held for one, held in self._sessions.items() if now - held.begun <= LONGEST_SESSION}
            self._sessions[key] = Session(person, secrets.token_urlsafe(32), now)
        response.set_cookie(
            COOKIE, key, max_age=LONGEST_SESSION, httponly=True, samesite="Strict", secure=self._secure, path="/"
        )

    def end(self, request: Request) -> None:
        """This session opens nothing any more."""
        with self._lock:
            self._sessions.pop(request.cookies.get(COOKIE, ""), None)

    def dismiss(self, request: Request, response: Response) -> None:
        self.end(request)
        response.delete_cookie(COOKIE, path="/", samesite="Strict", secure=self._secure, httponly=True)

    def may_try(self, name: str) -> bool:
        """Whether this name may be tried now; the try counts at once, so that many at a time are no way round."""
        now = time.monotonic()
        with self._lock:
            count, since = self._tries.get(name, (0, now))
            if now - since >= PAUSE:
                count = 0
            if count >= TRIES:
                return False
            if len(self._tries) >= MOST_NAMES:
                self._tries = {one: tries for one, tries in self._tries.items() if now - tries[1] < PAUSE}
            if len(self._tries) >= MOST_NAMES and name not in self._tries:
                return False
            self._tries[name] = (count + 1, now)
            return True

    def known(self, name: str) -> None:
        """The password was right: what was tried before is forgotten."""
        with self._lock:
            self._tries.pop(name, None)


def headed(response: Response) -> Response:
    """The headers of every answer; what is about one person stays out of every cache."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)
    headers.setdefault("Cache-Control", "no-store")
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
    if "X-Frame-Options" not in headers:
        headers["X-Frame-Options"] = "DENY"
    return response
