"""Finds the quotations of a paragraph, whatever marks it uses.

Any opener may be closed by any closer, since editors and machine translation mix them. What a mark does is decided by where it
stands and by the partner it has in the same paragraph, not by the character alone: “ opens in English and closes in German,
» opens in Danish. A mark without a partner costs one quotation: one that is never closed ends with its paragraph, one that is
never opened is told as an orphan, for the caller to find where it begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.records import dataclass

# One scan finds every mark (《…》 is a title, not speech); two straight or back-ticked single quotes stand for a double one.
_MARK = re.compile(r"[«»“”„‟\"‹›「」『』‘’‚＂]|``|''|(?<!\w)'|'(?!\w)")
_ALWAYS_OPEN = "„‟「『‚"
_ALWAYS_CLOSE = "」』"
_GUILLEMETS = "«»‹›"
_SINGLE = "‘’‚‹›"
_CLOSERS = "»”"
_SENTENCE_END = re.compile(r"[.!?…][)\]]*(?=\s)|,(?=\s)")
_SINGLE_CLOSER = re.compile(r"(?<=[,.!?…])'(?=\s|$|[^\w\s])|(?<=\w)'(?=[.,;:!?)]|$)")
_LONGEST_SINGLE = 1500  # letters within which a straight single quote has to find its partner
_TIGHT = (("\u3040", "ヿ"), ("㐀", "鿿"), ("가", "\ud7af"))  # scripts that write without spaces around marks


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks: [start, end). `inner` is what stands between them; `repaired`: a mark was missing."""

    start: int
    end: int
    inner: tuple[int, int]
    repaired: bool = False
    orphan: bool = False


@dataclass(slots=True)
class _Open:
    at: int
    after: int
    mark: str


def find(text: str, start: int, end: int) -> list[Quote]:
    """The outermost quotations of the paragraph [start, end), in order; never nested, never overlapping."""
    marks = [m for m in _MARK.finditer(text, start, end) if not _apostrophe(text, m)]
    if not marks:
        return []
    reversed_ = _reversed(text, marks)
    stack: list[_Open] = []
    found: list[Quote] = []
    closers = sum(m.group() in _CLOSERS for m in marks)
    for n, m in enumerate(marks):
        closers -= m.group() in _CLOSERS
        if _opens(text, m, stack, reversed_, marks[n + 1 : n + 2]):
            if stack and stack[-1].mark == m.group() != "'" and closers <= len(stack):
                found.append(_cut(text, stack[0], m.start()))  # two open, one closes: the first was never closed
                stack.clear()
            stack.append(_Open(m.start(), m.end(), m.group()))
        elif stack:
            _close(stack, m, found)
        elif m.group() == "'":
            continue  # an apostrophe at the end of a word
        elif not found or m.start() > found[-1].end:
            found.append(Quote(m.start(), m.end(), (m.start(), m.start()), repaired=True, orphan=True))
    if stack and stack[0].mark != "'":
        found.append(_unclosed(text, stack[0], end))
    return _outermost(found)


def _apostrophe(text: str, mark: re.Match[str]) -> bool:
    """Whether a single mark is an apostrophe: inside a word, or with no partner that could open it."""
    if mark.group() == '"':
        return _in_hebrew(text[mark.start() - 1 : mark.start()]) and _in_hebrew(text[mark.end() : mark.end() + 1])  # צה"ל
    if mark.group() == "'":
        return not (_single_opens(text, mark) or _single_closes(text, mark))
    if mark.group() not in ("’", "‘"):
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.group() == "‘":
        return before.isalnum() or not after.strip() or after.isdigit()
    return after.isalnum() or not _single_opener_before(text, mark.start())


def _in_hebrew(letter: str) -> bool:
    """Whether a letter is a Hebrew one: a straight mark between two of them is part of an abbreviation."""
    return "א" <= letter <= "ת"


def _single_opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a straight single quote may open: before a word, behind a space or an opening mark, with one to close it on its line."""
    if not (_before_word(text, mark) and text[mark.end() : mark.end() + 1].isalnum()):
        return False
    end = text.find("\n", mark.end(), mark.end() + _LONGEST_SINGLE)
    return _SINGLE_CLOSER.search(text, mark.end(), end if end >= 0 else mark.end() + _LONGEST_SINGLE) is not None


def _single_closes(text: str, mark: re.Match[str]) -> bool:
    return _SINGLE_CLOSER.match(text, mark.start()) is not None


def _single_opener_before(text: str, at: int) -> bool:
    """Whether a ‘ or ‚ stands open before a ’: searched no further than one line, and no further than 600 characters."""
    low = max(0, at - 600, text.rfind("\n", 0, at) + 1)
    opener = max(text.rfind("‘", low, at), text.rfind("‚", low, at))
    if opener < 0:
        return False
    closed = text.find("’", opener, at)
    while 0 <= closed < at and text[closed + 1 : closed + 2].isalnum():
        closed = text.find("’", closed + 1, at)
    return closed < 0


def _reversed(text: str, marks: list[re.Match[str]]) -> bool:
    """Whether this paragraph writes »so«: its first guillemet points right and stands before a word."""
    first = next((m for m in marks if m.group() in "«»"), None)
    return first is not None and first.group() == "»" and _before_word(text, first) and any(m.group() == "«" for m in marks)


def _before_word(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    free = mark.start() == 0 or not before.strip() or before in "([{—–-¿¡'’:،,：，。；、" or _is_tight(before)
    return free and bool(after.strip()) and after not in ".,;:!?)]}"


def _is_tight(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _TIGHT)


def _opens(text: str, m: re.Match[str], stack: list[_Open], reversed_: bool, later: list[re.Match[str]]) -> bool:
    mark = m.group()
    if mark in _ALWAYS_OPEN or mark in _ALWAYS_CLOSE:
        return mark in _ALWAYS_OPEN
    if mark in _GUILLEMETS:
        return mark in ("»›" if reversed_ else "«‹")
    if mark == "’":
        return False
    if mark == "'":
        return _single_opens(text, m)
    if mark in ("``", "‘"):
        return True
    return _curly_opens(text, m, stack) if mark in "“”" else _straight_opens(text, m, stack, later)


def _curly_opens(text: str, m: re.Match[str], stack: list[_Open]) -> bool:
    if m.group() == "”":  # opens in Swedish and Finnish only: nothing is open and a word follows
        return not stack and _before_word(text, m) and text.find("”", m.end(), m.end() + 2000) >= 0
    if (stack and stack[-1].mark in "„‚") or (not stack and not _before_word(text, m)):
        return False
    return not (stack and stack[-1].mark == "“" and not _before_word(text, m))


def _straight_opens(text: str, m: re.Match[str], stack: list[_Open], later: list[re.Match[str]]) -> bool:
    before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
    if not stack and (after in tuple(",.;:!?)") or (before.strip() and not _is_tight(before) and not _before_word(text, m))):
        return False
    if not any(o.mark == m.group() for o in stack):
        if stack and not any(x.group() == m.group() for x in later) and not _before_word(text, m):
            return False  # the only straight mark closes what another mark opened
        return not (stack and not _before_word(text, m) and not _is_tight(text[m.start() - 1 : m.start()]))
    return False


def _close(stack: list[_Open], m: re.Match[str], found: list[Quote]) -> None:
    """Closes the innermost quotation that this mark can close: a single mark closes a single one only."""
    if (m.group() == "'") != (stack[-1].mark == "'") and (m.group() == "'" or (len(stack) == 1 and stack[-1].mark == "'")):
        if m.group() != "'":
            stack.clear()
        return
    if m.group() in "’" and stack[-1].mark not in _SINGLE:
        return
    if m.group() not in "’›" and stack[-1].mark in "‘‚" and len(stack) > 1:
        stack.pop()  # an inner single mark was never closed
    same = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].mark == m.group()), None)
    if m.group() in ('"', "''") and same is not None:
        del stack[same + 1 :]
    opener = stack.pop()
    if not stack:
        found.append(Quote(opener.at, m.end(), (opener.after, m.start()), repaired=not _match(opener.mark, m.group())))


_PARTNERS = {"«": "»", "»": "«", "“": "”", "„": '“”"„', "‟": "”", '"': '"', "‹": "›", "›": "‹", "「": "」", "『": "』"}
_PARTNERS |= {"‘": "’", "‚": "‘’", "”": "”", "``": "''", "''": "''", "＂": "＂"}


def _match(opener: str, closer: str) -> bool:
    return closer in _PARTNERS.get(opener, "")


def _unclosed(text: str, opener: _Open, end: int) -> Quote:
    stop = end
    while stop > opener.after and text[stop - 1].isspace():
        stop -= 1
    return Quote(opener.at, stop, (opener.after, stop), repaired=True)


# A cue set into a quotation inside its marks: between dashes (Russian, Italian) or between commas (French).
_DASHED = re.compile(r"(?<!\s)\s++[–—]\s+(?P<aside>[^–—]{3,160}?)(?:[,.]?\s+[–—]\s+|$)")
_BETWEEN_COMMAS = re.compile(r",\s+(?P<aside>[^,.;:!?«»]{3,70})(?:[,.]\s+|[,.]?\s*$)")


def open_up(text: str, quotes: list[Quote], is_aside: Callable[[str], bool], commas: bool = False) -> list[Quote]:
    """Quotations with a cue inside their marks («Yes, — said X, — it is») become the parts around it."""
    aside_of = _BETWEEN_COMMAS if commas else _DASHED
    out: list[Quote] = []
    for quote in quotes:
        start, at = quote.start, quote.inner[0]
        found = aside_of.search(text, at, quote.inner[1])
        while found:
            if is_aside(found["aside"]):
                out.append(Quote(start, found.start(), (at, found.start()), quote.repaired))
                start = at = found.end()
            found = aside_of.search(text, max(found.start() + 1, at), quote.inner[1])
        if at < quote.inner[1] or start == quote.start:
            out.append(Quote(start, quote.end, (at, quote.inner[1]), quote.repaired, quote.orphan))
    return out


def _cut(text: str, opener: _Open, limit: int) -> Quote:
    """A quotation that was never closed, where another one opens later: it ends with its first sentence or clause."""
    stop = _SENTENCE_END.search(text, opener.after, limit)
    end = stop.start() if stop and stop.group() == "," else stop.end() if stop else limit
    return Quote(opener.at, end, (opener.after, end), repaired=True)


def _outermost(found: list[Quote]) -> list[Quote]:
    kept: list[Quote] = []
    for quote in sorted(found, key=lambda q: (q.start, -q.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept
