"""Plain text: from bytes to characters, whatever the encoding. Nothing of the text is changed, not even its line ends."""

from __future__ import annotations

import codecs
import re

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Single-byte encodings decode almost any bytes: the right one is the one in which the function words of a language appear.
_SINGLE_BYTE = (
    *("cp1252", "cp1256", "cp1251", "cp1250", "cp1254", "cp1253", "cp1255", "cp1257"),
    *("koi8-r", "koi8-u", "iso-8859-2", "iso-8859-5", "iso-8859-6", "iso-8859-15", "mac-roman"),
)
# Patterns that few texts need are compiled where one does.
# What a wrong encoding leaves: signs that are none, signs and marks of direction inside words, letters of two scripts in one.
_DAMAGE = (
    r"[\ufffd\x80-\x9f¤]|(?<=[^\W\d_])[¡-¿×÷\u200c-\u200f](?=[A-Za-z\u00c0-\u024f])"
    r"|(?<=[A-Za-z\u00c0-\u024f])[\u0370-\u06ff]|(?<=[\u0370-\u06ff])[A-Za-z\u00c0-\u024f]|[\u2500-\u25a0\uf8ff]"
)
_WORDS_OF_SIGNS = "[\t\n\r -~\u00a0-\u00ff\u2010-\u2030\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]"
_READ_TWICE = re.compile("[ÂÃÐÑØÙã][\x80-¿ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]|â€")
_FOREIGN = re.compile("[À-ÿ]")
_SURE = 3
"""Traces that show a text to have been read in a wrong encoding before it was saved."""

_TELLING = 0.05
"""How much more plausible a text has to become where it is read anew, or read as its file says."""
_COST_OF_DAMAGE = 10
_PLAUSIBLE = 0.12
_SAMPLE = 20_000
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes, said: str = "") -> str:
    """The text of a file. Raises ValueError, with the remedy, where the bytes are no text or in no encoding that is known.

    `said` is the encoding that the file itself names, which is believed where another is not clearly the better one.
    """
    text = _signs(data) or _escaped(data) or _unicode(data)
    if text is None and b"\0" not in data[:_SAMPLE]:
        text = _legacy(data, said)
    if text is None or _is_binary(text):
        raise ValueError("is no text file: save it as plain text in UTF-8")
    return _read_anew(text)


def _signs(data: bytes) -> str | None:
    """The text where the bytes are UTF-16 without a mark, of signs that are two bytes both: Chinese, Japanese, Korean."""
    sample = data[: _SAMPLE - 2]
    if b"\0" not in sample or len(data) % 2 or any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        reading = sample.decode(encoding, "replace")
        if len(re.findall(_WORDS_OF_SIGNS, reading)) >= 0.98 * len(reading) and any(c > "\u3000" for c in reading):
            return data.decode(encoding, "replace")
    return None


def _escaped(data: bytes) -> str | None:
    """The text where escape sequences announce Japanese, as letters write it."""
    return data.decode("iso-2022-jp", "replace") if b"\x1b$B" in data or b"\x1b$@" in data else None


def _read_anew(text: str) -> str:
    """The text as it was before it was read in a Western encoding and saved so; most texts as they are."""
    sample = text[:_SAMPLE]
    traces, foreign = len(_READ_TWICE.findall(sample)), len(_FOREIGN.findall(sample))
    if traces < _SURE and 4 * foreign < len(sample):
        return text
    from factcheck.documents import language

    data = b"".join(_byte(c) for c in text)
    again = _unicode(data) if traces >= _SURE else _legacy(data, "")
    better = again and language.plausibility(again[:_SAMPLE]) >= language.plausibility(sample) + _TELLING
    return again if again and "\ufffd" not in again and (better or traces >= _SURE) else text


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1", "replace")


def _unicode(data: bytes) -> str | None:
    """The text where the bytes are Unicode in one of its forms, up to a few damaged bytes in UTF-8."""
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None) or _unmarked_utf16(data) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return text if beyond_ascii > 20 * damaged else None


def _unmarked_utf16(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or max(even, odd) * 10 < len(sample) // 2 or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _legacy(data: bytes, said: str) -> str | None:
    """The text in an older encoding: the most plausible of one byte a character, else what charset-normalizer makes of it."""
    from factcheck.documents import language

    sample = data[:_SAMPLE]
    readings = {name: sample.decode(name, "replace") for name in _SINGLE_BYTE}
    scores = {name: language.plausibility(reading) - _damage(reading) for name, reading in readings.items()}
    best = max(_SINGLE_BYTE, key=lambda name: scores[name])
    if named := _named(said):
        reading = sample.decode(named, "replace")
        if language.plausibility(reading) - _damage(reading) >= scores[best] - _TELLING:
            return data.decode(named, "replace")
    if scores[best] >= _PLAUSIBLE:
        return data.decode(best, "replace")
    from charset_normalizer import from_bytes

    found = from_bytes(data).best()
    return str(found) if found else None


def _named(said: str) -> str:
    """The encoding that a file names, "" where it is none, or Unicode, which these bytes are not, or what programs name by default."""
    try:
        name = codecs.lookup(said).name if said else ""
    except LookupError:
        return ""
    return "" if name.startswith("utf") or name in ("iso8859-1", "cp1252", "ascii") else name


def _damage(reading: str) -> float:
    """How much of a text is no text, or signs in the middle of words, as a wrong encoding leaves them."""
    return _COST_OF_DAMAGE * len(re.findall(_DAMAGE, reading)) / max(1, len(reading))


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) * 100 > len(sample)
