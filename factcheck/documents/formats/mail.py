"""Letters (.eml) and mailboxes (.mbox): subject and body, dated by their head; quoted replies and signatures are noise."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from contextlib import suppress
from email import policy
from email.message import EmailMessage

from factcheck.documents.formats import html, metadata
from factcheck.documents.formats.extras import foreign
from factcheck.documents.formats.passages import Passage, compose
from factcheck.model import Document

_FROM_LINE = re.compile(rb"^From [^\n]{3,200}\d{4}[^\n]{0,20}\r?\n", re.MULTILINE)
_SIGNATURE = "-- "
_DAMAGED = "is a damaged letter: save what it says as text"


def read(name: str, data: bytes) -> Document:
    """The text of a letter. Raises ValueError where it has none, or is damaged."""
    message = _message(data)
    subject = _said(message, "subject").strip()
    with foreign(_DAMAGED):
        body = list(_body(message))
    meta = {"title": subject, "author": _said(message, "from"), "published": metadata.day(_said(message, "date"))}
    return compose(name, "mail", [Passage(subject, "subject"), *body], **meta)


def letters(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The letters of a mailbox, by their number. Raises ValueError where it has none."""
    starts = list(_FROM_LINE.finditer(data))
    if not starts:
        raise ValueError('holds no letter: each begins with a line "From", a sender and a date; save a single one as .eml')
    ends = [found.start() for found in starts[1:]] + [len(data)]
    for number, (found, end) in enumerate(zip(starts, ends, strict=True), 1):
        yield str(number), data[found.end() : end].replace(b"\n>From ", b"\nFrom ")


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that a letter carries, by name. Raises ValueError where it is damaged."""
    with foreign(_DAMAGED):
        carried = [(part.get_filename(), part.get_payload(decode=True)) for part in _message(data).iter_attachments()]
    yield from ((str(name), content) for name, content in carried if name and isinstance(content, bytes))


def _message(data: bytes) -> EmailMessage:
    with foreign(_DAMAGED):
        return email.message_from_bytes(data, policy=policy.default)


def _said(message: EmailMessage, header: str) -> str:
    """A line of the head; "" where it is missing or nobody can make anything of it."""
    with suppress(Exception):  # the library breaks in many ways over what is no address and no date
        return str(message.get(header, ""))
    return ""


def _body(message: EmailMessage) -> Iterator[Passage]:
    body = message.get_body(("plain", "html"))
    if body is None:
        return
    try:
        text = str(body.get_content())
    except (LookupError, UnicodeError, KeyError):
        text = bytes(body.get_payload(decode=True) or b"").decode("utf-8", "replace")
    if body.get_content_type() == "text/html":
        yield from (passage._replace(line=0, column=0, name="body") for passage in html.fragment(text))
        return
    signed = False
    for paragraph, noise in _paragraphs(text):
        signed = signed or paragraph == _SIGNATURE.strip()
        yield Passage(paragraph, "body", noise=noise or signed)


def _paragraphs(text: str) -> Iterator[tuple[str, bool]]:
    """Paragraphs with their lines joined, as letters break them, and whether each quotes an earlier letter."""
    gathered: list[str] = []
    for line in [*text.splitlines(), ""]:
        quoted, plain = line.startswith(">"), line.rstrip() if line != _SIGNATURE else _SIGNATURE.strip()
        if gathered and (not plain or quoted or plain == _SIGNATURE.strip()):
            yield " ".join(gathered), False
            gathered = []
        if quoted or plain == _SIGNATURE.strip():
            yield plain, True
        elif plain:
            gathered.append(plain)
