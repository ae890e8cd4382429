"""Files of exchange rates: TOML, or CSV with a row a rate, or with a column a currency as central banks publish them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from factcheck.rates import Rates
from factcheck.settings.readers import SettingsError, day

_CURRENCY = re.compile(r"[A-Z]{3}")
_FORM = 'a file of rates says what one unit of each currency is worth in one of them: "USD = 1.0" and, on another line, "EUR = 1.08"'
_HEAD = '"currency,rate", "date,currency,rate", or a date and a column for each currency'
_NONE = ("", "n/a", "-")  # how tables leave out a rate

Row = tuple[date | None, str, Any]


def read(path: str) -> Rates:
    """The rates of a file. Raises SettingsError, which names the file, the place and what would do."""
    where = f"--rates {path}"
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{where} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    rows = _of_csv(where, text) if path.lower().endswith(".csv") else _of_toml(where, text)
    fixed: dict[str, Decimal] = {}
    daily: dict[date, dict[str, Decimal]] = {}
    for on, currency, raw in rows:
        rates = fixed if on is None else daily.setdefault(on, {})
        rates[_currency(where, currency)] = _rate(f"{where}: {currency}", raw)
    if len({c for rates in (fixed, *daily.values()) for c in rates}) < 2:
        raise SettingsError(f"{where}: rates of two currencies at least are needed; {_FORM}")
    return Rates(fixed, daily)


def _of_toml(where: str, text: str) -> Iterable[Row]:
    """ "EUR = 1.08" holds always, below a heading ["2024-05-03"] from that day on."""
    import tomllib

    try:
        table: Mapping[str, Any] = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{where} is no TOML: {error}; {_FORM}") from None
    for key, value in table.items():
        if isinstance(value, Mapping):
            on = day(f"{where} [{key}]", key)
            yield from ((on, currency, rate) for currency, rate in value.items())
        else:
            yield None, key, value


def _of_csv(where: str, text: str) -> Iterable[Row]:
    rows = [[cell.strip() for cell in row] for row in csv.reader(text.splitlines(), delimiter=_delimiter(text)) if any(map(str.strip, row))]
    head = [cell.lower() for cell in rows[0]] if rows else []
    if {"currency", "rate"} <= set(head):
        return _long(where, head, rows[1:])
    if head[:1] == ["date"] and len(head) > 1:
        return _wide(where, rows[0], rows[1:])
    raise SettingsError(f"{where}: the first line has to be {_HEAD}")


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return ";" if first.count(";") > first.count(",") else ","


def _long(where: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterable[Row]:
    """A row for each rate."""
    for row in rows:
        told = dict(zip(head, row, strict=False))
        on = told.get("date")
        yield day(f"{where} date", on) if on else None, told.get("currency", ""), told.get("rate", "")


def _wide(where: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterable[Row]:
    """A column for each currency: how much of it one euro buys, as the European Central Bank gives it."""
    for row in rows:
        on = day(f"{where} date", row[0])
        yield on, "EUR", 1
        for currency, raw in zip(head[1:], row[1:], strict=False):
            if currency and raw.lower() not in _NONE:
                yield on, currency, 1 / _rate(f"{where}: {currency}", raw)


def _currency(where: str, raw: str) -> str:
    if not _CURRENCY.fullmatch(raw):
        raise SettingsError(f"{where}: {raw!r} is no currency: three capital letters name one, as in EUR (ISO 4217)")
    return raw


def _rate(where: str, raw: Any) -> Decimal:
    try:
        found = Decimal(str(raw)) if isinstance(raw, (str, int, Decimal)) and not isinstance(raw, bool) else None
    except InvalidOperation:
        found = None
    if found is None or not found.is_finite() or found <= 0:
        raise SettingsError(f"{where}: {str(raw)!r} is no rate: a number above nought, with a point for the decimals, as in 1.08")
    return found
