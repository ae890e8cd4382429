"""The verdict of a comparison and over how much it was taken: the lines a reader sees first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.model import Comparison, Disagreement, Level, Problem, shared
from factcheck.reports.view import View, clean, count, isolate

KINDS = {
    "money": "money",
    "date": "dates",
    "duration": "durations",
    "percent": "percentages",
    "quantity": "quantities",
    "attribution": "quotes",
    "role": "roles",
}

FEW = 10  # entries told that fit nothing any more


def verdict(comparison: Comparison, view: View) -> str:
    """What came of it and over how much it was taken; unread documents before all else."""
    notes = [clean(note) for note in comparison.notes]
    notes += [f"note: {isolate(clean(stale))}" for stale in comparison.stale[:FEW]]
    if len(comparison.stale) > FEW:
        notes.append(f"note: and {len(comparison.stale) - FEW} more entries like these")
    told = (_unread(comparison, view), _outcome(comparison, view), _inside(comparison, view), _changes(comparison), notes)
    return "\n".join(line for lines in told for line in lines)


def one_line(comparison: Comparison) -> str:
    """The verdict and its coverage in one line, in plain words of our own."""
    summary = comparison.summary
    parts = [
        f"{count(summary['documents'], 'document')}, {count(summary['facts'], 'fact')}, {summary['compared']} compared",
        f"{count(summary['conflicts'], 'conflict')}, {summary['reviews']} to review",
    ]
    parts += [f"{summary['accepted']} accepted"] if summary["accepted"] else []
    unread = sum(bool(e.document) for e in comparison.errors)
    parts += [f"{count(unread, 'document')} not read"] if unread else ["broken off"] if comparison.errors else []
    return ", ".join(parts)


def _changes(comparison: Comparison) -> Iterable[str]:
    """What is new since an earlier result, and what is gone."""
    since = comparison.since
    if since is None:
        return
    yield f"since then: {len(since.new)} new, {len(since.open)} still open, {len(since.resolved)} resolved"
    yield from (f"    resolved  {r['id']}  {isolate(clean(str(r['about'] or '')))}" for r in since.resolved)


def _unread(comparison: Comparison, view: View) -> Iterable[str]:
    if comparison.errors:
        yield f"{view.paint('INCOMPLETE', 'bad')}  {incomplete(comparison.errors, len(comparison.articles))}"
        yield from problems(comparison.errors)


def incomplete(errors: Sequence[Problem], read: int) -> str:
    """What of the job was not done, in a clause: so many documents were `read`."""
    unread = sum(bool(e.document) for e in errors)
    return f"{unread} of {count(read + unread, 'document')} could not be read" if unread else "broken off when the time was over"


def problems(errors: Sequence[Problem]) -> Iterable[str]:
    """A line for each thing that could not be done."""
    return (f"    {isolate(clean(str(p)))}" for p in errors)


def _outcome(comparison: Comparison, view: View) -> list[str]:
    read, conflicts, reviews = len(comparison.articles), _across(comparison, "conflict"), _across(comparison, "review")
    if not read or (read == 1 and comparison.within):
        return []
    if conflicts:
        many = "CONFLICT" if len(conflicts) == 1 else "CONFLICTS"
        return [view.paint(f"{len(conflicts)} {many}", "bad") + f" in {count(read, 'document')}    {_coverage(comparison)}"]
    if reviews:
        return [view.paint("NO CONFLICT", "good") + f" in {count(read, 'document')}    {_coverage(comparison)}"]
    if not comparison.compared:
        return [_nothing(comparison, view)]
    # An unread document might have said otherwise: "OK" would promise too much.
    ok = "" if comparison.errors else view.paint("OK", "good") + "  "
    agree = f"{read} documents agree on every fact they share" if read > 1 else "1 document agrees with itself"
    if comparison.settled:
        agree = f"no open disagreement in {count(read, 'document')}"
    return [f"{ok}{agree}", f"    {_agreed(comparison)}     {_lone(comparison)} (not comparable)"]


def _across(comparison: Comparison, level: Level) -> list[Disagreement]:
    """The findings between documents, at a level."""
    return [d for d in comparison.at_level(level) if not d.within]


def _inside(comparison: Comparison, view: View) -> Iterable[str]:
    """What came of holding each document against itself."""
    if not comparison.within or not comparison.articles:
        return
    inside = Counter(d.level for d in comparison.disagreements if d.within)
    review = f"    {inside['review']} to review" if inside["review"] else ""
    if inside["conflict"]:
        many = count(inside["conflict"], "CONFLICT", "CONFLICTS")
        yield view.paint(many, "bad") + f" within one document{review}"
    else:
        ok = "NO CONFLICT" if comparison.errors or review else "OK"
        yield view.paint(ok, "good") + f"  {_no_document(len(comparison.articles))} disagrees with itself{review}"


def _no_document(read: int) -> str:
    return "no document" if read > 1 else "the document nowhere"


def _nothing(comparison: Comparison, view: View) -> str:
    head = view.paint("NOTHING TO COMPARE", "warn")
    facts = count(comparison.total_facts, "fact")
    if len(comparison.articles) < 2:
        return f"{head}  {count(len(comparison.articles), 'document')}, {facts}: it takes two documents"
    return f"{head}  {len(comparison.articles)} documents, {facts}, none stated in two documents"


def _coverage(comparison: Comparison) -> str:
    parts = [f"{count(comparison.compared, 'fact')} compared"]
    if reviews := _across(comparison, "review"):
        parts.append(f"{len(reviews)} to review")
    if comparison.accepted:
        parts.append(f"{comparison.accepted} accepted earlier")
    return " · ".join([*parts, _lone(comparison)])


def _lone(comparison: Comparison) -> str:
    return f"{count(comparison.total_facts - comparison.compared, 'fact')} in one document only"


def _agreed(comparison: Comparison) -> str:
    kinds = Counter(fact.kind for fact in shared(comparison.disagreements, comparison.agreements))
    each = ", ".join(f"{kinds[kind]} {name}" for kind, name in KINDS.items() if kinds[kind])
    accepted = f"     {comparison.accepted} accepted earlier" if comparison.accepted else ""
    return f"{count(comparison.compared, 'fact')} compared in 2+ documents{each and ': '}{each}{accepted}"
