"""Archives of records: JSON, JSON lines and CSV, where every record is a document."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from factcheck.documents.formats import html, metadata
from factcheck.documents.formats.extras import NotRead
from factcheck.documents.formats.fields import Fields
from factcheck.documents.formats.passages import Passage, compose
from factcheck.documents.text import decode
from factcheck.model import Document

_FIELD = 2**26
_MOST_ROWS = 500
"""Rows of a table that was made to be read; a longer one is the data of a program."""

_NO_TEXT = "has no record with a text: name the field that holds it (known are {})"


def json_file(name: str, data: bytes, fields: Fields) -> Iterator[Document]:
    """The records of a JSON file: one, a list of them, or a list under one key. Raises NotRead where none holds a text."""
    try:
        tree = json.loads(decode(data).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is damaged JSON ({_where(error)}): mend it or save it anew") from None
    records = _records(tree, fields)
    yield from _documents(name, ((str(n), 0, record) for n, record in enumerate(records, 1)), fields, "json")


def json_lines(name: str, data: bytes, fields: Fields) -> Iterator[Document]:
    """The records of a file with one a line. Raises ValueError that names the first line that is damaged."""
    yield from _documents(name, _parsed(decode(data)), fields, "jsonl")


def table(name: str, data: bytes, fields: Fields) -> Iterator[Document]:
    """The rows of a CSV file with a head that holds texts; or the file as one table, where it is a short one with names for its rows.

    Raises NotRead where it is neither.
    """
    text = decode(data).lstrip("\ufeff")
    csv.field_size_limit(_FIELD)
    try:
        dialect: Any = csv.Sniffer().sniff(text[:4096].partition("\n")[0], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    reader = csv.DictReader(io.StringIO(text, newline=""), dialect=dialect)
    try:
        if _holds_texts(reader.fieldnames or (), fields):
            yield from _documents(name, ((str(n), reader.line_num, row) for n, row in enumerate(reader, 1)), fields, "csv")
        else:
            yield _table(name, csv.reader(io.StringIO(text, newline=""), dialect=dialect), fields)
    except csv.Error as error:
        raise ValueError(f"is a damaged table ({error}, line {reader.line_num}): save it anew as CSV") from None


def _holds_texts(head: Sequence[str], fields: Fields) -> bool:
    return any(name in head for name in fields.text)


def _table(name: str, reader: Any, fields: Fields) -> Document:
    """A table as one document, a row a line."""
    rows = [(reader.line_num, [cell.strip() for cell in row]) for row in islice(reader, _MOST_ROWS + 1) if any(map(str.strip, row))]
    named = sum(any(map(str.isalpha, row[0])) for _, row in rows[1:])
    if not 2 <= len(rows) <= _MOST_ROWS or min(len(row) for _, row in rows) < 2 or 2 * named < len(rows) - 1:
        raise NotRead(_NO_TEXT.format(", ".join(fields.text)))
    return compose(name, "csv", [Passage(" | ".join(row), f"row {n}", line, 1) for n, (line, row) in enumerate(rows)])


def _where(error: Exception) -> str:
    return f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "nested too deeply"


def _parsed(text: str) -> Iterator[tuple[str, int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield str(number), number, json.loads(line)
            except (ValueError, RecursionError):
                raise ValueError(f"is damaged in line {number}: every line must be a JSON record") from None


def _records(tree: Any, fields: Fields) -> list[Any]:
    if isinstance(tree, Mapping) and not _first(tree, fields.text):
        lists = [value for value in tree.values() if isinstance(value, list) and value and isinstance(value[0], Mapping)]
        return max(lists, key=len, default=[])
    return tree if isinstance(tree, list) else [tree]


def _documents(name: str, records: Iterator[tuple[str, int, Any]], fields: Fields, format: str) -> Iterator[Document]:
    """One document a record that has a text; `name#id`, or `name#number` where it has no id or one that is taken."""
    taken: set[str] = set()
    for number, line, record in records:
        text = _first(record, fields.text) if isinstance(record, Mapping) else ""
        if not text.strip():
            continue
        given = _first(record, fields.name)
        key = given if given and given not in taken and len(given) <= 80 else number
        taken.add(key)
        title = _first(record, fields.title)
        place = f"record {number}"
        passages = [Passage(part, place, line, 1 if line else 0) for part in ([title] if title and not text.startswith(title) else [])]
        passages += [Passage(part, place, line, 1 if line else 0) for part in _parts(text)]
        meta = {"title": title, "author": _first(record, fields.author), "language": _first(record, fields.language)}
        yield compose(f"{name}#{key}", format, passages, published=metadata.day(_first(record, fields.published)), **meta)
    if not taken:
        raise NotRead(_NO_TEXT.format(", ".join(fields.text)))


def _parts(text: str) -> list[str]:
    looks_marked_up = "</p>" in text or "<br" in text
    return [passage.text for passage in html.fragment(text)] if looks_marked_up else text.splitlines()


def _first(record: Mapping[str, Any], names: Sequence[str]) -> str:
    for name in names:
        value: Any = record
        for key in [name] if name in record else name.split("."):
            value = value.get(key) if isinstance(value, Mapping) else None
        if isinstance(value, list):
            value = ", ".join(part for part in value if isinstance(part, str))
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""
