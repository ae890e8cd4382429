"""Results with a payload in every place that foreign text can reach, built by hand: no stage could take it out on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factcheck.model import (
    Agreement,
    Article,
    Check,
    Checked,
    Comparison,
    Considered,
    Disagreement,
    Extraction,
    Fact,
    Problem,
    Published,
    Reading,
    Reason,
    Settled,
)
from factcheck.reports import Selection
from factcheck.values import Attribution, Quantity
from tests.reports import samples

_OTHER = samples.IT


def comparison(payload: str) -> Comparison:
    """Two documents that disagree on a payload's worth of everything."""
    bad, facts = _document(payload)
    other = samples.fact(_OTHER, "un milione di dollari", samples.usd(10**6))
    mention = samples.mention(bad, facts[0])
    readings = (
        Reading(samples.usd(5), payload, (mention,)),
        Reading(samples.usd(10**6), "1,000,000 USD", (samples.mention(_OTHER, other),)),
    )
    reasons = (Reason("name", payload), Reason("act", f"same {payload} act"))
    found = Disagreement(
        "FC101-000000", "FC101", "money", "conflict", payload, readings, ((0, 1),), reasons, hint=payload, outliers=(bad.name,)
    )
    review = replace(found, id="FC101-000001", level="review", about=f"gift {payload}")
    agreed = Agreement("money", "same", "same", payload, (mention, samples.mention(_OTHER, other)), (Reason("name", payload),))
    return Comparison(
        (bad, _OTHER),
        {bad.name: facts, _OTHER.name: (other,)},
        (found, review),
        (agreed, replace(agreed, relation="different_slot", why="other_subject")),
        2,
        (Problem(f"{payload}.txt", payload),),
        settled=(Settled(replace(found, id="FC101-000002"), "baseline", payload, date(2027, 1, 1)),),
        stale=(payload,),
        notes=(f"note: {payload}",),
    )


def check(payload: str) -> Check:
    whole = comparison(payload)
    draft, source = whole.articles
    mine, theirs = (samples.mention(a, whole.facts[a.name][0]) for a in (draft, source))
    wrong = Checked(mine, (), (theirs,), "conflict", "FC101-000000", whole.disagreements[0].reasons, payload)
    rest = [Checked(samples.mention(draft, f)) for f in whole.facts[draft.name][1:]]
    return Check((draft,), (source,), (wrong, Checked(mine, (theirs,)), *rest), whole, whole.errors)


def extraction(payload: str) -> Extraction:
    whole = comparison(payload)
    return Extraction(whole.articles, whole.facts, whole.errors)


def selection(payload: str) -> Selection:
    whole = comparison(payload)
    lone = tuple(f for facts in whole.facts.values() for f in facts)
    considered = tuple(Considered(f, payload, payload, lone[0], "differs") for f in lone)
    return Selection(payload, whole.disagreements, whole.agreements, lone, whole.articles, considered, frozenset(f.id for f in lone))


def _document(payload: str) -> tuple[Article, tuple[Fact, ...]]:
    text = f"{payload} begins\n{payload} The gift was 5 USD {payload} and 7 {payload} came. {payload} said {payload} so.\n"
    article = samples.article(f"{payload}.txt", text, "en", published=Published(None, date(2025, 1, 1), payload))
    gift, seven = samples.fact(article, "5 USD", samples.usd(5)), samples.fact(article, "7", samples.usd(7))
    counted = replace(seven, value=Quantity(samples.usd(7).amount, None, payload or "x"), place=payload, claim_of=payload)
    speaker = f"Eva {payload}"
    speech = Attribution(speaker, speaker, "said", payload, False, (0, 1), (0, 1), ((0, 1),))
    said = replace(gift, value=speech, text=payload)
    return article, (replace(gift, place=""), counted, said)
