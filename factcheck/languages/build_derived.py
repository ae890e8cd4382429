"""Writes `derived/xx.toml`, the figure sections of every language that has no file of its own but is known to CLDR.

    python -m factcheck.languages.build_derived [CODE...]

Source: the Unicode CLDR as Babel carries it: month and weekday names of all regions, number signs, the scale words of compact
decimals, currency names, unit names, the wordings of "in 3 days" and "3 days ago", the order of dates. What CLDR has no field for
(bounds, prepositions, counted nouns, concepts, words of speech) comes from `supplements/xx.toml`, where that exists. Each language
is derived in a process of its own: loading one locale must not colour the next.
"""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import regex

from factcheck.languages import FOLDER, codes

Table = dict[str, list[str]]
_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}’'.]*")
_UNITS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade", "century")
_RULES: dict[str, Any] = tomllib.loads((FOLDER / "derivation.toml").read_text("utf-8"))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


_MEASURES: dict[str, str] = _RULES["units"]
_CYRILLIC: dict[str, str] = _RULES["cyrillic_signs"]
_CURRENCIES = _listed(_RULES["currencies"]["wanted"])
_FAMILIES = tuple(_listed(family) for family in _RULES["currencies"]["families"])
_SIGNS = frozenset(_listed(_RULES["words"]["no_scales"]))
_UNSPACED = _listed(_RULES["languages"]["unspaced"])
_UNSURE_WEEKDAYS: dict[str, str] = _RULES["unsure_weekdays"]
_FASTENING = frozenset(_listed(_RULES["words"]["fastening"]))
_VOWELS: str = _RULES["words"]["vowels"]


def derive(code: str) -> dict[str, dict[str, Any]]:
    """The sections of a language as CLDR has them: {"section": {"key": value}, "section.table": {...}}."""
    from babel import Locale, localedata

    locale = Locale(code)
    regions = [Locale.parse(x) for x in localedata.locale_identifiers() if x == code or x.startswith(f"{code}_")]
    units, distances = _times(locale)
    months = _names(regions, "months", "wide", 1)
    weekdays = _names(regions, "days", "wide", 0)
    dotted = _dotted(locale)
    return {
        "language": {"name": locale.get_display_name(code) or code, "direction": locale.text_direction, "decimal": _decimal(locale)}
        | ({} if _spaced(locale) else {"spaces": False}),
        "numbers": {"ordinal_dot": True} if dotted else {},
        "numbers.scales": _scales(regions),
        "amounts.words": {"percent": list(_units(locale, "concentr-percent"))},
        "money.currencies": _currencies(locale),
        "dates": {"order": _order(locale)} | ({"dotted": True} if dotted else {}),
        "dates.months": {k: [n for n in names if not _is_short(n)] for k, names in months.items()},
        "dates.abbreviated_months": _joined(_names(regions, "months", "abbreviated", 1), _short(months), _stems(months)),
        "dates.weekdays": {k: names for k, names in weekdays.items() if k not in _UNSURE_WEEKDAYS.get(code, "")},
        "dates.abbreviated_weekdays": {k: names for k, names in weekdays.items() if k in _UNSURE_WEEKDAYS.get(code, "")},
        "dates.words": {"of_date": _connectors(locale)},
        "dates.templates": distances,
        "durations.units": {unit: forms + _stem(forms, code) for unit, forms in units.items()},
        "quantities.units": {unit: forms + _stem(forms, code) for unit, forms in _measures(locale).items()},
    }


def _dotted(locale: Any) -> bool:
    """Whether a full stop makes ordinals of digits, as in the days of long dates ("3. května")."""
    return bool(regex.search(r"d\.", str(locale.date_formats["long"].pattern)))


def _joined(*tables: Table) -> Table:
    """Tables of equal keys in one."""
    return {k: list(dict.fromkeys(w for t in tables for w in t.get(k, []))) for k in map(str, range(1, 13)) if any(k in t for t in tables)}


def _short(months: Table) -> Table:
    """Months of up to four letters are words of other meanings in many languages ("mai", "mars"): they count beside digits."""
    return {k: [n for n in names if _is_short(n)] for k, names in months.items()}


def _is_short(name: str) -> bool:
    return bool(regex.fullmatch(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Hebrew}\p{Arabic}]{1,4}", name))


def _stems(months: Table) -> Table:
    """Months with other endings than CLDR gives ("v květnu", "májusban"), for use beside digits; none that begins another month."""
    out: Table = {}
    for k, names in months.items():
        others = [n.casefold() for other, ns in months.items() if other != k for n in ns]
        bare = [n.rstrip(_VOWELS) if len(n.rstrip(_VOWELS)) >= 5 else n for n in names if " " not in n]
        out[k] = [f"{n}*" for n in bare if len(n) >= 5 and not any(o.startswith(n.casefold()) for o in others)]
    return out


def _stem(forms: Iterable[str], code: str) -> list[str]:
    """What the forms of a unit have in common, with any ending: at least five letters, four where endings pile up."""
    words = [f for f in forms if f.isalpha() and len(f) > 3]
    if not words:
        return []
    first, last = min(words), max(words)
    common = next((first[:i] for i, c in enumerate(first) if i >= len(last) or last[i] != c), first)
    return [f"{common}*"] if len(common) >= (4 if code in _FASTENING else 5) else []


def _decimal(locale: Any) -> str:
    return str(locale.number_symbols.get("latn", {}).get("decimal", "."))


def _spaced(locale: Any) -> bool:
    return str(locale.language) not in _UNSPACED


def _scales(regions: Iterable[Any]) -> Table:
    """Scale words by their size: "00 tis." under 10000 is a word for 1000."""
    out: dict[int, dict[str, None]] = defaultdict(dict)
    for locale in regions:
        for length in ("long", "short"):
            for by_size in locale.compact_decimal_formats.get(length, {}).values():
                for size, pattern in by_size.items():
                    text = str(pattern.pattern).split(";")[0].replace("'", "")
                    zeros = text.count("0")
                    word = regex.sub(r"[0¤\s\u00a0\u200f\u200e]+$|^[0¤\s\u00a0\u200f\u200e]+", "", text).strip()
                    if zeros and regex.search(r"[\p{L}\p{M}]{2}", word) and word.casefold() not in _SIGNS:
                        out[int(size) // 10 ** (zeros - 1)][word] = None
    sizes = Counter(word for words in out.values() for word in words)
    return {str(size): [w for w in words if sizes[w] == 1] for size, words in sorted(out.items()) if size >= 1000}


def _currencies(locale: Any) -> Table:
    names: dict[str, list[str]] = {}
    local = _local(str(locale.language))
    for code in dict.fromkeys(c for c in (*_CURRENCIES, local) if c):
        plural = locale._data["currency_names_plural"].get(code, {})
        found = [locale.currencies.get(code), *plural.values()]
        names[code] = list(dict.fromkeys(n for n in found if n and n != code and regex.search(r"[\p{L}\p{M}]{3}", n)))
    for family in _FAMILIES:
        members = [names.get(c) or _plain(locale, c) for c in family]
        bare = local if local in family else family[0]
        names[bare] = [*names.get(bare, []), *_heads([m for m in members if m])]
    sign = locale.currency_symbols.get(local, local)
    if sign != local and regex.search(r"\p{L}", sign):
        names[local] = [*names.get(local, []), sign, sign.rstrip(".")]
    names["EUR"] += ["euro"] if regex.search(r"\p{Latin}", locale.currencies.get("EUR", "")) else []
    return {c: n for c, n in names.items() if n}


def _local(code: str) -> str:
    """The currency of the country where most of a language's speakers live."""
    from babel.core import get_global
    from babel.numbers import get_territory_currencies

    likely = get_global("likely_subtags").get(code, "")
    return next(iter(get_territory_currencies(likely.split("_")[-1])), "") if likely else ""


def _plain(locale: Any, code: str) -> list[str]:
    return [n for n in [locale.currencies.get(code)] if n]


def _heads(members: list[list[str]]) -> list[str]:
    """The words that most names of a family have in common, in all their forms: dolar, dolary, dolarů."""
    spread = Counter(w for names in members for w in {w for n in names for w in _WORD.findall(n.casefold())})
    return sorted(w for w, n in spread.items() if n >= max(2, 0.7 * len(members)) and len(w) > 3)


def _names(regions: Iterable[Any], what: str, width: str, shift: int) -> Table:
    """Names by number; Monday is 1. `stand-alone` counts as well as `format`."""
    out: dict[str, dict[str, None]] = defaultdict(dict)
    for locale in regions:
        for use in ("format", "stand-alone"):
            for k, name in getattr(locale, what).get(use, {}).get(width, {}).items():
                name = str(name).strip(". ").strip()
                if regex.search(r"[\p{L}\p{M}]{2}", name) and not regex.fullmatch(r"M\d+", name):
                    out[str(int(k) + 1 - shift)][name] = None
    return {k: list(v) for k, v in sorted(out.items(), key=lambda x: int(x[0]))}


def _order(locale: Any) -> str:
    pattern = regex.sub(r"'[^']*'", "", str(locale.date_formats["long"].pattern))
    order = "".join(dict.fromkeys(c.lower() for c in pattern if c in "yMdL")).replace("l", "m")
    return order if order in ("dmy", "mdy", "ymd") else "dmy"


def _connectors(locale: Any) -> list[str]:
    """The words that stand between the fields of a date ("d. 'de' MMMM")."""
    patterns = [str(locale.date_formats[length].pattern) for length in ("long", "full", "medium")]
    words = [w for pattern in patterns for w in regex.findall(r"'([^']*\p{L}[^']*)'", pattern)]
    return list(dict.fromkeys(m for w in words for m in _WORD.findall(w)))


def _units(locale: Any, unit: str, lengths: tuple[str, ...] = ("long", "short")) -> Iterator[str]:
    """The forms of a unit's name, without the place of the number."""
    patterns = locale._data["unit_patterns"].get(unit, {})
    for length in lengths:
        for use, form in patterns.get(length, {}).items() if hasattr(patterns.get(length, {}), "items") else ():
            if use == "per":
                continue
            name = str(form).replace("{0}", "").strip(" \u00a0\u202f\u200f\u200e")
            if name and regex.search(r"[\p{L}%°]", name) and "{" not in name:
                yield name.rstrip(".")


def _measures(locale: Any) -> Table:
    out: dict[str, list[str]] = {}
    for unit, name in _MEASURES.items():
        forms = [f for f in dict.fromkeys([*out.get(name, []), *_units(locale, unit)]) if _spaced(locale) or len(f) > 1 or f.isascii()]
        if forms:
            out[name] = forms
    if regex.search(r"\p{Cyrillic}", locale.months["format"]["wide"][1]):
        for name, sign in _CYRILLIC.items():
            out[name] = list(dict.fromkeys([*out.get(name, []), sign]))
    return out


def _times(locale: Any) -> tuple[Table, Table]:
    """The names of units of time, and the wordings of "3 days ago" and "in 3 days" as templates."""
    units: dict[str, dict[str, None]] = {u: dict.fromkeys(_units(locale, f"duration-{u}", ("long",))) for u in _UNITS}
    fields = locale._data["date_fields"]
    distances: Table = {}
    for meaning, tense in (("ago", "past"), ("ahead", "future")):
        patterns = list(dict.fromkeys((u, str(p)) for u in _UNITS for p in fields.get(u, {}).get(tense, {}).values() if "{0}" in str(p)))
        words = Counter(w for _, p in patterns for w in set(_WORD.findall(p)))
        common = {w for w, n in words.items() if n >= 0.6 * len(patterns)}
        templates: dict[str, None] = {}
        for unit, pattern in patterns:
            own = [w for w in _WORD.findall(pattern) if w not in common]
            if own:
                units[unit][" ".join(own)] = None  # "de ani" is one name, "de" none
            kept = _framed(pattern.replace("{0}", " \0 "), common)
            row = regex.sub(r"(\{unit\}\s*)+", "{unit} ", kept).replace("\0", "{n}").split()
            if row.count("{unit}") == 1 and row.count("{n}") == 1 and len(row) > 2 and all(regex.search(r"\p{L}", w) for w in row):
                templates[" ".join(w.strip(".,") for w in row)] = None
        if templates:
            distances[meaning] = list(templates)
    return {u: list(forms) for u, forms in units.items() if forms}, distances


def _framed(pattern: str, common: set[str]) -> str:
    """A wording with the place of the unit in the place of the words that are not common to all units."""
    return str(regex.sub(_WORD, lambda m: m.group() if m.group() in common else "{unit}", pattern))


def merge(base: dict[str, dict[str, Any]], more: dict[str, Any], prefix: str = "") -> None:
    """Adds the tables of the supplement to derived ones; phrases are appended."""
    for key, value in more.items():
        if isinstance(value, dict):
            merge(base, value, f"{prefix}.{key}".strip("."))
        elif isinstance(base.setdefault(prefix, {}).get(key), list):
            base[prefix][key] += value if isinstance(value, list) else [p.strip() for p in value.split(",")]
        else:
            base[prefix][key] = value


def _drop(sections: dict[str, dict[str, Any]], words: tuple[str, ...]) -> None:
    """Takes words of the CLDR out that mean something else in running text (Swedish "kvart" is a fraction, no quarter of a year)."""
    for table in sections.values():
        for key, value in table.items():
            if isinstance(value, list):
                table[key] = [word for word in value if word not in words]


_LISTED = ("dates.templates", "attributions", "names.offices")  # where phrases stand in lists, not between commas
_ROWS = ("example", "counterexample", "statement")  # of the supplement, for the tests


def render(code: str, sections: dict[str, dict[str, Any]]) -> str:
    """The sections as TOML text."""
    lines = [f"# {code}: derived from CLDR by build_derived.py; edit supplements/{code}.toml instead."]
    for section, table in sections.items():
        worded = {k: [w for w in v if regex.search(r"[\p{L}\d%‰°]", w)] if isinstance(v, list) else v for k, v in table.items()}
        rows = [f"{_key(k)} = {_value(v, section)}" for k, v in worded.items() if v not in ([], "")]
        if rows:
            lines += ["", f"[{section}]", *rows]
    return "\n".join(lines) + "\n"


def _key(key: str) -> str:
    return key if regex.fullmatch(r"[A-Za-z0-9_-]+", key) else _quoted(key)


def _value(value: Any, section: str) -> str:
    if isinstance(value, int):
        return str(value).lower()
    if isinstance(value, list) and section.startswith(_LISTED):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    return _quoted(", ".join(dict.fromkeys(v.replace(",", " ") for v in value)) if isinstance(value, list) else str(value))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\u200f", "").replace("\u200e", "") + '"'


def languages() -> list[str]:
    """The languages that CLDR has enough of, and that have no file of their own."""
    from babel import localedata

    own = {*codes(), *_listed(_RULES["languages"]["left_out"])}
    return sorted(x for x in localedata.locale_identifiers() if "_" not in x and x not in own)


def _write(code: str) -> None:
    sections = derive(code)
    supplement = FOLDER / "supplements" / f"{code}.toml"
    if supplement.exists():
        more = tomllib.loads(supplement.read_text("utf-8"))
        _drop(sections, _listed(more.pop("without", "")))
        merge(sections, {k: v for k, v in more.items() if k not in _ROWS})
    enough = len(sections["dates.months"]) == 12 and len(sections["money.currencies"]) >= 20 and sections["numbers.scales"]
    if enough:
        (FOLDER / "derived" / f"{code}.toml").write_text(render(code, sections), "utf-8")


def main(wanted: list[str]) -> None:
    if len(wanted) == 1:
        _write(wanted[0])
        return
    for code in wanted or languages():
        subprocess.run([sys.executable, "-m", "factcheck.languages.build_derived", code], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
