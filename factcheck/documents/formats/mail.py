"""Letters (.eml) and mailboxes (.mbox): subject and body, dated by their head; quoted replies and signatures are noise."""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage

from factcheck.documents.formats import html, metadata
from factcheck.documents.formats.passages import Passage, compose
from factcheck.model import Document

_FROM_LINE = re.compile(rb"^From [^\n]{3,200}\d{4}[^\n]{0,20}\r?\n", re.MULTILINE)
_SIGNATURE = "-- "


def read(name: str, data: bytes) -> Document:
    """The text of a letter. Raises ValueError where it has none."""
    message = _message(data)
    subject = str(message.get("subject", "")).strip()
    return compose(
        name,
        "mail",
        [Passage(subject, "subject"), *_body(message)],
        title=subject,
        author=str(message.get("from", "")),
        published=metadata.day(str(message.get("date", ""))),
    )


def letters(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The letters of a mailbox, by their number. Raises ValueError where it has none."""
    starts = list(_FROM_LINE.finditer(data))
    if not starts:
        raise ValueError('holds no letter: each begins with a line "From", a sender and a date; save a single one as .eml')
    ends = [found.start() for found in starts[1:]] + [len(data)]
    for number, (found, end) in enumerate(zip(starts, ends, strict=True), 1):
        yield str(number), data[found.end() : end].replace(b"\n>From ", b"\nFrom ")


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that a letter carries, by name."""
    for part in _message(data).iter_attachments():
        content = part.get_payload(decode=True)
        if part.get_filename() and isinstance(content, bytes):
            yield str(part.get_filename()), content


def _message(data: bytes) -> EmailMessage:
    return email.message_from_bytes(data, policy=policy.default)


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
