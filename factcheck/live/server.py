"""The page on the loopback address. Who has its address, which holds a secret, may read it and accept findings; nobody else.

A page of another site may make a browser ask this server: its requests lack the secret, and are refused for their origin besides. A
name that another site points at the loopback address is refused as the name of this server.
"""

from __future__ import annotations

import hmac
import json
import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import SplitResult, parse_qs, urlsplit

from factcheck.live.desk import Desk
from factcheck.reports.page import policy, render

HOST = "127.0.0.1"
LARGEST = 20_000  # bytes of a request
BEAT = 15.0  # seconds after which a silent connection is shown to be alive
PATIENCE = 30.0  # seconds that a request may take to arrive
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": f"{policy(live=True)}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Server(ThreadingHTTPServer):
    """Serves the result of a desk. Port 0 takes one that is free. Raises OSError where the port is taken."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        super().__init__((HOST, port), Handler)
        self.desk = desk
        self.secret = secrets.token_urlsafe(24)
        self._page = 0, ""

    def handle_error(self, request: object, client_address: object) -> None:
        """A connection that broke off: nothing that is worth a word, and what was sent is no text for a terminal."""

    @property
    def names(self) -> frozenset[str]:
        """What a browser may call this server."""
        return frozenset(f"{name}:{self.server_port}" for name in (HOST, "localhost"))

    def page(self) -> str:
        """The page of the latest result, made once for each."""
        number, comparison = self.desk.shown
        if self._page[0] != number:
            self._page = number, render(comparison, live=number)
        return self._page[1]

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/{self.secret}/"


class Handler(BaseHTTPRequestHandler):
    """One request. What is refused is told nothing but that."""

    server: Server
    server_version, sys_version = "factcheck", ""
    timeout = PATIENCE

    def do_GET(self) -> None:
        """The page, or its news."""
        asked = self._asked()
        match self._allowed(asked.path):
            case "" | "page":
                self._send(HTTPStatus.OK, "text/html", self.server.page())
            case "events":
                self._events(asked.query)
            case _:
                self._refuse()

    def do_POST(self) -> None:
        """A finding is accepted: {"id": ..., "reason": ...}."""
        if self._allowed(self._asked().path) != "accept" or self.headers.get_content_type() != "application/json":
            self._refuse()
            return
        try:
            told = json.loads(self.rfile.read(self._length()))
            id, reason = str(told["id"]), str(told["reason"]).strip()
        except (ValueError, KeyError, TypeError, RecursionError):
            self._send(HTTPStatus.BAD_REQUEST, "text/plain", "an id and a reason are needed")
            return
        if not reason:
            self._send(HTTPStatus.BAD_REQUEST, "text/plain", "a reason is needed")
        else:
            self._accept(id, reason)

    def _accept(self, id: str, reason: str) -> None:
        try:
            found = self.server.desk.accept(id, reason)
        except Exception as error:  # whatever it was, the person who waits for an answer must be told
            self._send(HTTPStatus.INTERNAL_SERVER_ERROR, "text/plain", f"not accepted: {error}")
            return
        status = HTTPStatus.OK if found else HTTPStatus.NOT_FOUND
        self._send(status, "text/plain", "accepted" if found else "there is no such finding any more")

    def _asked(self) -> SplitResult:
        try:
            return urlsplit(self.path)
        except ValueError:  # no address at all
            return urlsplit("")

    def _length(self) -> int:
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 < length <= LARGEST:
            raise ValueError("a request of no size that is taken")
        return length

    def _allowed(self, path: str) -> str | None:
        """What is asked for behind the secret; None where the request is not for us to answer."""
        _, secret, *rest = (*path.split("/", 2), "", "")
        known = hmac.compare_digest(secret.encode(), self.server.secret.encode())
        own = self.headers.get("Host") in self.server.names and self._is_own_origin()
        return rest[0] if known and own and path.count("/") == 2 else None

    def _is_own_origin(self) -> bool:
        """Whether a request comes from our page, or from a person who opens it."""
        origin = self.headers.get("Origin")
        site = self.headers.get("Sec-Fetch-Site", "none")
        return (origin is None or origin.removeprefix("http://") in self.server.names) and site in ("none", "same-origin")

    def _events(self, query: str) -> None:
        """Server-sent events: the number of each new result."""
        given = self.headers.get("Last-Event-ID") or parse_qs(query).get("since", ["0"])[0]
        number = int(given) if given.isdecimal() and len(given) < 10 else 0
        self._head(HTTPStatus.OK, "text/event-stream", None)
        try:
            while True:
                latest = self.server.desk.wait(number, BEAT)
                self.wfile.write(f"id: {latest}\ndata: {latest}\n\n".encode() if latest != number else b": still here\n\n")
                self.wfile.flush()
                number = latest
        except OSError:
            self.close_connection = True  # the page was closed

    def _refuse(self) -> None:
        self.close_connection = True
        self._send(HTTPStatus.FORBIDDEN, "text/plain", "refused")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is no request that is answered here: told without a word of what was asked."""
        self.close_connection = True
        self._send(HTTPStatus(code), "text/plain", "refused")

    def _send(self, status: HTTPStatus, kind: str, text: str) -> None:
        data = text.encode("utf-8", "backslashreplace")
        self._head(status, kind, len(data))
        self.wfile.write(data)

    def _head(self, status: HTTPStatus, kind: str, length: int | None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the address holds the secret."""
