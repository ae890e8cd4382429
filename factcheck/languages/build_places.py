"""Writes languages/places/xx.json: what CLDR (through Babel) calls countries, regions and cities in each language.

Run by hand when Babel's data changes: python -m factcheck.languages.build_places
A file maps a key (geo:FR, city:Paris) to the names of the place in that language. Language names double as adjectives of
origin ("French", "francese"), so the names of a country's own language stand under the country, marked with a final "*".
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

FOLDER = Path(__file__).parent / "places"
LANGUAGES = [
    "ar", "be", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "gu", "he", "hi", "hr",
    "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "kn", "ko", "lt", "lv", "mk", "ml", "mr", "ms", "nb", "nl", "pa", "pl", "pt",
    "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "uz", "vi", "zh", "zh_Hant",
]  # fmt: skip
# The country whose people a language is named after.
ORIGIN = {
    "fr": "FR", "de": "DE", "it": "IT", "es": "ES", "zh": "CN", "ja": "JP", "ru": "RU", "pt": "PT", "el": "GR", "tr": "TR", "ko": "KR",
    "pl": "PL", "sv": "SE", "nl": "NL", "da": "DK", "fi": "FI", "nb": "NO", "hu": "HU", "cs": "CZ", "uk": "UA", "vi": "VN", "th": "TH",
    "hr": "HR", "sr": "RS", "bg": "BG", "ro": "RO", "sk": "SK", "sl": "SI", "et": "EE", "lv": "LV", "lt": "LT", "sq": "AL", "ka": "GE",
    "hy": "AM", "mn": "MN", "id": "ID", "is": "IS", "ga": "IE",
}  # fmt: skip


def names(code: str) -> dict[str, list[str]]:
    """Key -> names in one language."""
    locale = Locale.parse(code)
    out: dict[str, list[str]] = {}

    def add(key: str, name: str) -> None:
        plain = name.split(" (")[0].strip()
        if len(plain) > 1 and plain not in out.setdefault(key, []):
            out[key].append(plain)

    for territory, name in sorted(locale.territories.items()):
        if len(territory.split("-")[0]) == 2 and territory not in ("ZZ", "QO"):
            add(f"geo:{territory.split('-')[0]}", name)
    for language, country in ORIGIN.items():
        if language in locale.languages:
            add(f"geo:{country}", locale.languages[language].split(" ")[0] + "*")
    for zone, data in sorted(locale.time_zones.items()):
        city = data.get("city")
        if city and not zone.startswith("Etc/"):
            add("city:" + zone.split("/")[-1].replace("_", " "), city)
    return {key: found for key, found in out.items() if found}


def _latin(table: dict[str, list[str]]) -> bool:
    return table["geo:FR"][0][0] < "\u0250"


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    found = {code: names(code) for code in LANGUAGES}
    for key, more in found.pop("zh_Hant").items():
        ours = found["zh"].setdefault(key, [])
        ours.extend(n for n in more if n not in ours)
    cities = sorted({key for table in found.values() for key in table if key.startswith("city:")})
    for table in found.values():
        if _latin(table):  # such languages say nothing of a city whose name they write as English does
            for key in cities:
                table.setdefault(key, [key[5:]])
    for code, table in found.items():
        text = json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (FOLDER / f"{code}.json").write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
