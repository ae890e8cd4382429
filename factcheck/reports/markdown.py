"""Markdown for the summary of a step, a merge request or an issue: the verdict, then each finding with its values and places.

A step's summary holds 1 MiB: what does not fit is left out and counted. Text of documents is escaped and stands in lines of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Article, Comparison, Disagreement, Fact, Mention, Settled
from factcheck.reports.excerpts import marked
from factcheck.reports.finding import SHOWN, shown
from factcheck.reports.quotes import Voice, content, form, voices
from factcheck.reports.sources import described
from factcheck.reports.verdict import one_line
from factcheck.reports.view import View, clean, count, isolate, located

LARGEST = 1_000_000  # bytes, with room to spare below 1 MiB
WIDTH = 160
LISTED = 200  # documents, or accepted findings
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!@&$])")
_LEADING = re.compile(r"^([0-9]{1,9}(?=[.)](?:\s|$))|(?=[-+=]))(.)")  # would begin a list, or make the line above a headline
_LINKED = re.compile(r"(?<=@)(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_HEADS = {"conflict": "Conflict", "review": "Review"}


def render(comparison: Comparison, view: View | None = None) -> str:
    """The report; quiet leaves all but the findings out."""
    view = view or View()
    head = [] if view.quiet else [f"# factcheck\n\n{escape(one_line(comparison))}", *_problems(comparison)]
    tail = [] if view.quiet else list(_tail(comparison))
    room = LARGEST - sum(_size(block) for block in (*head, *tail))
    shown, left = [], 0
    for d in comparison.disagreements:
        block = finding(d)
        room -= _size(block)
        if room < 0:
            left += 1
        else:
            shown.append(block)
    more = [f"{count(left, 'more finding')} left out: the summary would be too long."] if left else []
    return "\n\n".join([*head, *shown, *more, *tail])


def escape(text: str) -> str:
    """Text that Markdown shows as it is, and hosts of code as well: they link addresses and call whoever is mentioned."""
    plain = _SPECIAL.sub(r"\\\1", text.strip())
    return _LINKED.sub("<!-- -->", _LEADING.sub(r"\1\\\2", plain))


def _size(block: str) -> int:
    return len(block.encode("utf-8", "backslashreplace")) + 2


def finding(d: Disagreement) -> str:
    """A finding as a section."""
    where = " within one document" if d.within else ""
    lines = [f"## {_HEADS[d.level]} {d.code} {d.kind}{where}: {escape(isolate(clean(d.about)))}", ""]
    for reading in d.readings:
        lines.append(f"- **{escape(shown(reading.display))}**")
        lines += [line for m in reading.mentions[:SHOWN] for line in _mention(m)]
        if len(reading.mentions) > SHOWN:
            lines.append(f"  - and {count(len(reading.mentions) - SHOWN, 'more place')}")
    why = "; ".join(escape(isolate(clean(r.detail))) for r in d.reasons)
    notes = [f"Why: {why}", f"Hint: {escape(clean(d.hint))}" if d.hint else "", f"Id: `{d.id}`"]
    return "\n".join([*lines, "", "  \n".join(filter(None, notes))])


def _mention(mention: Mention) -> Iterator[str]:
    yield f"  - {escape(located(mention.fact))}"
    yield ""
    yield f"    > {escape(marked(mention, WIDTH))}"
    yield ""


def _problems(comparison: Comparison) -> Iterator[str]:
    if comparison.errors:
        yield "\n".join(["Not read:", "", *(f"- {escape(clean(str(p)))}" for p in comparison.errors)])


def _tail(comparison: Comparison) -> Iterator[str]:
    if comparison.settled:
        rows = [_settled(s) for s in comparison.settled]
        yield "\n".join(["<details><summary>Accepted and ignored</summary>", "", *_few(rows, "- and {} more"), "", "</details>"])
    said = [line for voice in voices(comparison) for line in _voice(voice)]
    if said:
        yield "\n".join(["<details><summary>Who says what</summary>", "", *_few(said, "- and {} more"), "", "</details>"])
    if comparison.articles:
        head = ["| document | language | date | facts |", "| --- | --- | --- | ---: |"]
        rows = [_document(a, len(comparison.facts.get(a.name, ()))) for a in comparison.articles]
        more = "| and {} more | | | |"
        yield "\n".join(["<details><summary>Documents</summary>", "", *head, *_few(rows, more), "", "</details>"])


def _voice(voice: Voice) -> Iterator[str]:
    names = ", ".join(isolate(clean(n)) for n in (voice.name, *voice.also))
    yield f"- **{escape(names)}**"
    for fact in voice.statements:
        yield f"  - {escape(isolate(clean(fact.document)))}:{fact.line}, {form(fact)}: {escape(isolate(_short(fact)))}"


def _short(fact: Fact) -> str:
    said = clean(content(fact))
    return said if len(said) <= WIDTH else said[:WIDTH].rstrip() + "…"


def _few(rows: list[str], more: str) -> list[str]:
    return [*rows[:LISTED], more.format(len(rows) - LISTED)] if len(rows) > LISTED else rows


def _settled(settled: Settled) -> str:
    d = settled.disagreement
    return f"- `{d.id}` {escape(isolate(clean(d.about)))}: {settled.by}, {escape(clean(settled.reason)) or 'no reason given'}"


def _document(article: Article, facts: int) -> str:
    cells = (isolate(clean(article.name)), *described(article), str(facts))
    return f"| {' | '.join(map(escape, cells))} |"
