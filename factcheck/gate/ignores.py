"""Findings that are left out, each with a reason: by settings, or by a comment in a Markdown document.

    <!-- factcheck: ignore[FC101] the fund corrected the figure later -->

speaks of its own line, or, alone on a line, of the next one. Only Markdown is asked: its writer is the one who runs the gate, the
writer of a page from elsewhere is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePath

from factcheck.model import Article, Comparison, Disagreement, Mention, Settled
from factcheck.records import dataclass
from factcheck.settings import Ignore

_COMMENT = re.compile(r"<!--\s*factcheck:\s*ignore(?:\[([^\]\n]*)\])?[ \t]*([^\n]*?)\s*-->")
_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True)
class Comment:
    """A comment that leaves findings out: the codes it names (none: all) and the stretch of text it speaks of."""

    document: str
    line: int
    start: int
    end: int
    codes: tuple[str, ...]
    reason: str

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"

    def covers(self, mention: Mention) -> bool:
        """Whether a mention begins in the stretch."""
        return mention.fact.document == self.document and self.start <= mention.fact.start < self.end


def ignored(comparison: Comparison, ignores: Sequence[Ignore], today: Callable[[], date]) -> Comparison:
    """The comparison with the ignored findings set apart, and the entries named that fit none or have run out."""
    day = today() if any(i.expires for i in ignores) else date.min
    comments = [c for a in comparison.articles for c in comments_of(a)]
    used: set[object] = set()
    kept, settled = [], []
    for d in comparison.disagreements:
        rule = next((i for i in ignores if not _over(i, day) and fits(i, d)), None)
        comment = next((c for c in comments if c.reason and _concerns(c, d)), None)
        used |= {rule, comment}
        if rule:
            settled.append(Settled(d, "ignore", rule.reason, rule.expires))
        elif comment:
            settled.append(Settled(d, "comment", comment.reason))
        else:
            kept.append(d)
    stale = (*_stale(ignores, used, day), *_unused(comments, used))
    together = {"settled": (*comparison.settled, *settled), "stale": (*comparison.stale, *stale)}
    return replace(comparison, disagreements=tuple(kept), **together)  # type: ignore[arg-type]


def fits(ignore: Ignore, d: Disagreement) -> bool:
    """Whether an entry speaks of a finding: everything it gives fits."""
    said = d.about.casefold()
    return (
        (ignore.id is None or ignore.id == d.id)
        and (ignore.code is None or ignore.code == d.code)
        and (ignore.kind is None or ignore.kind == d.kind)
        and (ignore.subject is None or all(word in said for word in ignore.subject.casefold().split()))
        and (not ignore.documents or not _stands_without(d, lambda m: any(_names(p, m.fact.document) for p in ignore.documents)))
    )


def comments_of(article: Article) -> Iterator[Comment]:
    """The comments of a Markdown document."""
    if PurePath(article.name).suffix.lower() not in _MARKDOWN or not article.document.holds("factcheck:"):
        return
    for found in _COMMENT.finditer(article.text):
        start, end = _stretch(article.text, *found.span())
        codes = tuple(code.strip() for code in (found[1] or "").split(",") if code.strip())
        yield Comment(article.name, article.document.position(found.start())[0], start, end, codes, found[2])


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """The line of a comment; of one that is alone on its line, the next line that is not empty."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    if text[first:start].strip() or text[end:last].strip():
        return first, last
    following = re.compile(r"\S[^\n]*").search(text, last)
    return following.span() if following else (last, last)


def _concerns(comment: Comment, d: Disagreement) -> bool:
    return (not comment.codes or d.code in comment.codes) and not _stands_without(d, comment.covers)


def _stands_without(d: Disagreement, left_out: Callable[[Mention], bool]) -> bool:
    """Whether a finding would still be one without some of its mentions."""
    alive = {n for n, r in enumerate(d.readings) if any(not left_out(m) for m in r.mentions)}
    return any({a, b} <= alive for a, b in d.clashes) if d.clashes else len(alive) == len(d.readings)


def _names(pattern: str, name: str) -> bool:
    """Whether a pattern means a document: its name, the last part of it, or the file of which it is an entry ("letters.mbox#3")."""
    return any(fnmatchcase(n, pattern) or fnmatchcase(PurePath(n).name, pattern) for n in {name, name.partition("#")[0]})


def _over(ignore: Ignore, day: date) -> bool:
    return ignore.expires is not None and ignore.expires < day


def _stale(ignores: Sequence[Ignore], used: set[object], day: date) -> Iterator[str]:
    for ignore in ignores:
        if _over(ignore, day):
            yield f"ignore {ignore}: ran out on {ignore.expires}"
        elif ignore not in used:
            yield f"ignore {ignore}: fits no finding"


def _unused(comments: Sequence[Comment], used: set[object]) -> Iterator[str]:
    for comment in comments:
        if not comment.reason:
            yield f"comment {comment}: gives no reason and is not heeded"
        elif comment not in used:
            yield f"comment {comment}: fits no finding"
