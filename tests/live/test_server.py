"""The served page: who may read it and accept, what is refused, and what is told when something changes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from http.client import HTTPConnection, HTTPResponse
from socket import SHUT_WR, create_connection
from threading import Thread

import pytest

from factcheck.live.desk import Desk
from factcheck.live.server import HOST, PATIENCE, Handler, Server
from factcheck.model import Comparison, Disagreement, Settled
from tests.hostile.payloads import PAYLOADS
from tests.hostile.shapes import of_html
from tests.hostile.test_injection import CONTROLS
from tests.reports import samples


class Office:
    """Stands in for the documents and the baseline."""

    def __init__(self) -> None:
        self.found = samples.comparison(samples.GIFT, samples.OPENING)
        self.accepted: dict[str, str] = {}
        self.broken = False

    def keep(self, found: Sequence[Disagreement], reason: str) -> None:
        if self.broken:
            raise OSError("the disk is full")
        self.accepted |= {d.id: reason for d in found}

    def settle(self, comparison: Comparison) -> Comparison:
        still = tuple(d for d in comparison.disagreements if d.id not in self.accepted)
        done = tuple(Settled(d, "baseline", self.accepted[d.id]) for d in comparison.disagreements if d.id in self.accepted)
        return replace(comparison, disagreements=still, settled=done)

    def desk(self) -> Desk:
        return Desk(lambda: self.found, self.settle, self.keep)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def server(office: Office) -> Iterator[Server]:
    with Server(office.desk()) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def ask(server: Server, path: str, method: str = "GET", body: str | None = None, **headers: str) -> HTTPResponse:
    connection = HTTPConnection(HOST, server.server_port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    return connection.getresponse()


def accept(server: Server, told: object, **headers: str) -> HTTPResponse:
    headers = {"Content_Type": "application/json"} | headers
    return ask(server, f"/{server.secret}/accept", "POST", told if isinstance(told, str) else json.dumps(told), **headers)


def test_the_page_is_served_to_who_has_its_address(server: Server) -> None:
    answer = ask(server, f"/{server.secret}/")
    text = answer.read().decode()
    assert answer.status == 200
    assert 'data-live="1"' in text
    assert samples.GIFT.id in text
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_listens_on_the_loopback_address_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("path", ["/", "/page", "/wrong/", "/wrong/page", "/{}", "/{}/x", "/{}/../page", "/{}/page/more", "/%C3%A9/"])
def test_without_the_secret_nothing_is_told(server: Server, path: str) -> None:
    answer = ask(server, path.format(server.secret))
    assert (answer.status, answer.read()) == (403, b"refused")


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_foreign_origins_are_refused(server: Server, office: Office, headers: dict[str, str]) -> None:
    assert ask(server, f"/{server.secret}/", **headers).status == 403
    assert accept(server, {"id": samples.GIFT.id, "reason": "x"}, **headers).status == 403
    assert office.accepted == {}


def test_a_finding_is_accepted_with_its_reason(server: Server, office: Office) -> None:
    own = {"Origin": server.address.rpartition("/")[0].rpartition("/")[0], "Sec_Fetch_Site": "same-origin"}
    assert accept(server, {"id": samples.GIFT.id, "reason": " agreed "}, **own).status == 200
    assert office.accepted == {samples.GIFT.id: "agreed"}
    page = ask(server, f"/{server.secret}/page").read().decode()
    assert 'data-live="2"' in page
    assert "Accepted and ignored (1)" in page
    assert accept(server, {"id": samples.GIFT.id, "reason": "again"}).status == 404


@pytest.mark.parametrize(
    ("status", "told", "headers"),
    [
        (400, {"id": "FC101-8c41e2", "reason": "  "}, {}),
        (400, {"id": "FC101-8c41e2"}, {}),
        (400, ["FC101-8c41e2"], {}),
        (400, "{", {}),
        (400, "", {}),
        (400, {"id": "FC101-8c41e2", "reason": "x" * 30_000}, {}),
        (404, {"id": "FC999", "reason": "x"}, {}),
        (403, {"id": "FC101-8c41e2", "reason": "x"}, {"Content_Type": "text/plain"}),
    ],
)
def test_what_is_no_acceptance_is_none(server: Server, office: Office, status: int, told: object, headers: dict[str, str]) -> None:
    assert accept(server, told, **headers).status == status
    assert office.accepted == {}


def test_what_could_not_be_written_is_told(server: Server, office: Office) -> None:
    office.broken = True
    answer = accept(server, {"id": samples.GIFT.id, "reason": "x"})
    assert (answer.status, answer.read()) == (500, b"not accepted: the disk is full")


JSON = b"Content-Type: application/json\r\n"
RAW = {
    "no request": b"\r\n\r\n",
    "noise": bytes(range(256)) + b"\r\n\r\n",
    "no version": b"GET /\r\n\r\n",
    "an address that is none": b"GET //[ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "an address with all of a host": b"GET http://evil.example/{secret}/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "two hosts": b"GET /{secret}/ HTTP/1.1\r\nHost: evil.example\r\nHost: {host}\r\n\r\n",
    "no host": b"GET /{secret}/ HTTP/1.1\r\n\r\n",
    "upwards": b"GET /{secret}/../../etc/passwd HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "upwards, encoded": b"GET /{secret}/%2e%2e%2fetc%2fpasswd HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "a NUL": b"GET /{secret}/\0 HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "a method that is none": b"<script>alert(1)</script> /{secret}/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "PUT": b"PUT /{secret}/accept HTTP/1.1\r\nHost: {host}\r\nContent-Length: 0\r\n\r\n",
    "DELETE": b"DELETE /{secret}/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "HEAD": b"HEAD /{secret}/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "OPTIONS": b"OPTIONS * HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "a long line": b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "a long header": b"GET /{secret}/ HTTP/1.1\r\nHost: {host}\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
    "many headers": b"GET /{secret}/ HTTP/1.1\r\nHost: {host}\r\n" + b"X: a\r\n" * 300 + b"\r\n",
    "a length that is none": b"POST /{secret}/accept HTTP/1.1\r\nHost: {host}\r\n" + JSON + b"Content-Length: x\r\n\r\n{}",
    "a length below 0": b"POST /{secret}/accept HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n",
    "in pieces": b"POST /{secret}/accept HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n",
    "depth": b"POST /{secret}/accept HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 19000\r\n\r\n"
    + b"[" * 19_000,
    "no UTF-8": b"POST /{secret}/accept HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n\xff\xfe{}",
}


@pytest.mark.parametrize("name", RAW)
def test_no_request_gets_through_or_breaks_it(name: str, server: Server, office: Office, capfd: pytest.CaptureFixture[str]) -> None:
    told = RAW[name].replace(b"{secret}", server.secret.encode()).replace(b"{host}", f"{HOST}:{server.server_port}".encode())
    with create_connection((HOST, server.server_port), timeout=10) as connection:
        connection.sendall(told)
        connection.shutdown(SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert samples.GIFT.id.encode() not in answer
    assert server.secret.encode() not in answer
    assert b"<" not in answer
    assert b" 200 " not in answer[:20]
    assert office.accepted == {}
    assert ask(server, f"/{server.secret}/").status == 200
    assert capfd.readouterr() == ("", "")


def test_a_request_that_does_not_come_is_not_waited_for_for_ever() -> None:
    assert Handler.timeout == PATIENCE


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_payload_is_a_reason_like_any_other(payload: str, server: Server, office: Office) -> None:
    assert accept(server, {"id": payload, "reason": payload}).status in (400, 404)
    reason = payload.strip()
    answer = accept(server, {"id": samples.GIFT.id, "reason": payload})
    assert (answer.status, office.accepted) == ((200, {samples.GIFT.id: reason}) if reason else (400, {}))
    page = ask(server, f"/{server.secret}/page").read().decode()
    assert of_html(page)
    assert CONTROLS.findall(page) == []


def test_news_are_told_as_they_come(server: Server, office: Office) -> None:
    news = ask(server, f"/{server.secret}/events?since=1")
    office.found = samples.comparison(samples.OPENING)
    server.desk.renew()
    assert [news.readline() for _ in range(3)] == [b"id: 2\n", b"data: 2\n", b"\n"]
    assert "Since then: 0 new, 1 still open, 1 resolved" in ask(server, f"/{server.secret}/").read().decode()
    late = ask(server, f"/{server.secret}/events", Last_Event_ID="1")
    assert late.readline() == b"id: 2\n"


def test_a_change_that_changes_nothing_is_no_news(office: Office) -> None:
    desk = office.desk()
    desk.renew()
    assert desk.shown[0] == 1
    assert desk.wait(1, 0.01) == 1
    office.found = samples.comparison(samples.GIFT)
    desk.renew()
    assert desk.wait(1, 10) == 2
