"""Opens the desk: a port, an address with a one-time token or accounts, and a server that bounds what it takes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from waitress.server import create_server

from generators.studio import accounts
from generators.studio.desk import LARGEST_FILE, Desk, Settings, desk, new_token

HERE = ("127.0.0.1", "::1", "localhost")
THREADS = 12  # each open form asks at most one thing at a time
HEADERS = 64 * 1024  # bytes of the head of a request


class NotServed(Exception):
    """Why the desk was not opened: the key of a phrase, and its values."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


@dataclass(frozen=True)
class Opening:
    """An opened desk: `address` to give to people, and `serve` until it is interrupted."""

    address: str
    port: int
    accounts: bool
    desk: Desk
    server: object

    def serve(self) -> None:
        try:
            self.server.run()  # type: ignore[attr-defined]  # waitress says nothing of its types
        finally:
            self.close()

    def close(self) -> None:
        self.server.close()  # type: ignore[attr-defined]
        self.desk.hands.close()


def opened(
    root: Path, content: Path, output: Path, *, host: str = "127.0.0.1", port: int = 0, address: str = ""
) -> Opening:
    """The desk at a port (0: a free one). Away from this machine it needs accounts and an address of its own.

    `address` is what browsers open, https where a reverse proxy with TLS stands before it. Raises NotServed.
    """
    state = output / ".loa" / "studio"
    there = accounts.known(state)
    if host not in HERE and not there:
        raise NotServed("studio-needs-accounts")
    if host not in HERE and not address:
        raise NotServed("studio-needs-address")
    public = urlsplit(address)
    if address and (public.scheme not in ("http", "https") or not public.netloc):
        raise NotServed("studio-bad-address", address=address)
    token = "" if there else new_token()
    # The port is known only once it is taken; the hosts are filled in then.
    hosts: set[str] = set()

    def application(environ: dict[str, object], start: object) -> object:
        return app(environ, start)  # type: ignore[arg-type]

    try:
        server = create_server(
            application,
            host=HERE[0] if host == "localhost" else host,  # which may be two addresses, and two ports
            port=port,
            threads=THREADS,
            max_request_body_size=LARGEST_FILE + 1024,  # the desk refuses first, in words
            max_request_header_size=HEADERS,
            channel_timeout=60,
            ident="Loa",
            clear_untrusted_proxy_headers=True,
        )
    except OSError as error:
        raise NotServed("studio-port", port=str(port), reason=error.strerror or str(error)) from None
    taken = server.effective_port
    hosts |= {f"{name}:{taken}" for name in ("127.0.0.1", "localhost", "[::1]")} if host in HERE else set()
    if address:
        hosts.add(public.netloc.lower())
    app, made = desk(
        Settings(root, content, output, frozenset(hosts), token=token, secure=public.scheme == "https")
    )
    shown = address.rstrip("/") or f"http://{'[::1]' if host == '::1' else HERE[0]}:{taken}"
    return Opening(f"{shown}/vao?ma={token}" if token else f"{shown}/", taken, bool(there), made, server)
