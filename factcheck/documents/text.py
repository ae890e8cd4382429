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
_DAMAGE = re.compile(r"[\ufffd\x80-\x9f¤]|(?<=[^\W\d_])[¡-¿×÷](?=[^\W\d_])")
_COST_OF_DAMAGE = 10
_PLAUSIBLE = 0.12
_SAMPLE = 20_000
_CONTROLS = frozenset(chr(c) for c in range(32)) - frozenset("\t\n\r\v\f\x1b")


def decode(data: bytes) -> str:
    """The text of a file. Raises ValueError, with the remedy, where the bytes are no text or in no encoding that is known."""
    text = _unicode(data)
    if text is None and b"\0" not in data[:_SAMPLE]:
        text = _legacy(data)
    if text is None or _is_binary(text):
        raise ValueError("is no text file: save it as plain text in UTF-8")
    return text


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


def _legacy(data: bytes) -> str | None:
    """The text in an older encoding: the most plausible of one byte a character, else what charset-normalizer makes of it."""
    from factcheck.documents import language

    sample = data[:_SAMPLE]
    readings = {name: sample.decode(name, "replace") for name in _SINGLE_BYTE}
    scores = {name: language.plausibility(reading) - _damage(reading) for name, reading in readings.items()}
    best = max(_SINGLE_BYTE, key=lambda name: scores[name])
    if scores[best] >= _PLAUSIBLE:
        return data.decode(best, "replace")
    from charset_normalizer import from_bytes

    found = from_bytes(data).best()
    return str(found) if found else None


def _damage(reading: str) -> float:
    """How much of a text is no text, or signs in the middle of words, as a wrong encoding leaves them."""
    return _COST_OF_DAMAGE * len(_DAMAGE.findall(reading)) / max(1, len(reading))


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum(c in _CONTROLS for c in sample) * 100 > len(sample)
