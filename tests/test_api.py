"""The public interface: names, shapes, and what another program may rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

import factcheck
from factcheck import Comparison, Document, Fact, compare, extract
from factcheck.model import to_json
from factcheck.reports import machine
from factcheck.values import Amount, Money
from tests.command import ROOT
from tests.reports import samples

ENGLISH = "The new bridge cost the city of Lyon 5 million euros. “It will last,” said mayor Anna Rossi on 3 June 2024.\n"
FRENCH = "Le nouveau pont a coûté 5 millions d'euros à la ville de Lyon. Les travaux ont duré 18 mois.\n"

NULLABLE_INT = {"type": ["integer", "null"]}
NUMBER = {"type": ["number", "string", "null"]}
SPAN = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
DAY = {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"}


def thing(**properties: Any) -> dict[str, Any]:
    """An object that has at least these fields: fields may be added within a schema version."""
    return {"type": "object", "properties": properties, "required": list(properties)}


VALUE = {"type": "object"}
FACT = thing(
    id={"type": "string"},
    kind={"enum": ["money", "date", "duration", "percent", "quantity", "attribution", "role"]},
    start={"type": "integer"},
    end={"type": "integer"},
    line={"type": "integer", "minimum": 1},
    column={"type": "integer", "minimum": 1},
    text={"type": "string"},
    value=VALUE,
    claim_of={"type": ["string", "null"]},
    retracted={"type": "boolean"},
)
MENTION = thing(
    document={"type": "string"},
    fact={"type": "string"},
    start={"type": "integer"},
    end={"type": "integer"},
    line={"type": "integer"},
    column={"type": "integer"},
    text={"type": "string"},
    excerpt={"type": "string"},
)
MENTIONS = {"type": "array", "items": MENTION, "minItems": 1}
DISAGREEMENT = thing(
    id={"type": "string"},
    code={"type": "string", "pattern": "^FC[0-9]{3}$"},
    kind={"type": "string"},
    level={"enum": ["conflict", "review"]},
    within={"type": "boolean"},
    about={"type": "string"},
    values={"type": "array", "minItems": 2, "items": thing(value=VALUE, display={"type": "string"}, mentions=MENTIONS)},
    clashes={"type": "array", "minItems": 1, "items": SPAN},
    reasons={"type": "array", "minItems": 1, "items": thing(signal={"type": "string"}, detail={"type": "string"})},
    hint={"type": ["string", "null"]},
    outliers={"type": "array", "items": {"type": "string"}},
)
WHYS = [
    *("same", "bound", "rounding", "granularity", "unit", "conversion", "part_of", "initial_total", "planned_done", "other_period"),
    *("update", "other_speaker", "other_subject", "corrected", "arithmetic", "paraphrase"),
]
AGREEMENT = thing(
    kind={"type": "string"},
    relation={"enum": ["same", "compatible", "different_slot"]},
    why={"enum": WHYS},
    detail={"type": "string"},
    mentions=MENTIONS,
)
SUMMARY = ("documents", "facts", "compared", "single_source", "conflicts", "reviews", "accepted")
COMPARISON = thing(
    schema={"const": "factcheck/comparison/1"},
    documents={
        "type": "array",
        "items": thing(
            name={"type": "string"},
            language={"type": "string"},
            tier={"enum": [0, 1, 2]},
            published=DAY,
            published_basis={"type": "string"},
            facts={"type": "integer"},
        ),
    },
    summary=thing(**{name: {"type": "integer", "minimum": 0} for name in SUMMARY}),
    disagreements={"type": "array", "items": DISAGREEMENT},
    agreements={"type": "array", "items": AGREEMENT},
    errors={"type": "array", "items": thing(document={"type": "string"}, message={"type": "string"})},
)
EXTRACTION = thing(
    schema={"const": "factcheck/facts/1"},
    documents={
        "type": "array",
        "items": thing(name={"type": "string"}, language={"type": "string"}, published=DAY, facts={"type": "array", "items": FACT}),
    },
)
VALUES = {
    "money": thing(lo=NUMBER, hi=NUMBER, currency={"type": ["string", "null"]}),
    "date": thing(start=DAY, end=DAY, grain={"type": "string"}, mod={"enum": [None, "before", "after", "approx", "part"]}),
    "duration": thing(lo=NUMBER, hi=NUMBER, unit={"type": "string"}, seconds_lo=NUMBER, seconds_hi=NUMBER),
    "percent": thing(lo=NUMBER, hi=NUMBER, unit={"enum": ["percent", "percentage_point"]}),
    "quantity": thing(lo=NUMBER, hi=NUMBER, unit={"type": ["string", "null"]}, role={"type": ["string", "null"]}),
    "attribution": thing(
        speaker={"type": ["string", "null"]},
        speaker_name={"type": ["string", "null"]},
        cue={"type": ["string", "null"]},
        content={"type": "string"},
        direct={"enum": [True, False, "mixed"]},
        content_span={"type": "array"},
    ),
    "role": thing(person={"type": "string"}, role={"type": "string"}),
}


def seeds() -> list[Document]:
    return [Document(path.name, path.read_text("utf-8")) for path in sorted((ROOT / "seeds").iterdir()) if path.is_file()]


def test_the_public_names() -> None:
    assert sorted(factcheck.__all__) == ["Comparison", "Document", "Fact", "compare", "extract"]
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = factcheck.no_such_name


@pytest.mark.parametrize("documents", [[], [Document("a.txt", "")], [Document("a.txt", ENGLISH), Document("b.txt", FRENCH)]])
def test_a_comparison_has_its_shape(documents: list[Document]) -> None:
    result = compare(documents)
    assert isinstance(result, Comparison)
    jsonschema.validate(json.loads(result.to_json()), COMPARISON)


def test_a_hand_built_comparison_has_its_shape() -> None:
    result = samples.comparison(samples.GIFT, samples.OPENING, agreements=(samples.SAME, samples.OTHER), errors=(samples.UNREAD,))
    data = json.loads(machine.render(result))
    jsonschema.validate(data, COMPARISON)
    assert data["summary"]["single_source"] == data["summary"]["facts"] - data["summary"]["compared"]
    assert [d.level for d in result] == ["conflict", "review"]


def test_the_seeds_have_their_shape() -> None:
    data = json.loads(compare(seeds()).to_json())
    jsonschema.validate(data, COMPARISON)


def test_extracted_facts_have_their_shape_and_stand_where_they_say() -> None:
    for document in seeds():
        for fact in extract(document):
            assert isinstance(fact, Fact)
            data = json.loads(to_json(fact.to_dict()))
            jsonschema.validate(data, FACT)
            jsonschema.validate(data["value"], VALUES[fact.kind])
            assert document.position(fact.start) == (fact.line, fact.column)
            if fact.kind != "attribution":
                assert document.text[fact.start : fact.end] == fact.text


def test_ids_are_unique_in_a_document() -> None:
    for document in seeds():
        ids = [fact.id for fact in extract(document)]
        assert len(set(ids)) == len(ids)


def test_what_extract_prints_has_its_shape() -> None:
    jsonschema.validate(json.loads(machine.render_facts(samples.extraction((samples.UNREAD,)))), EXTRACTION)


def test_what_the_user_gives_wins() -> None:
    article = compare([Document("a.txt", ENGLISH, language="fr", published=date(2020, 2, 2))]).articles[0]
    assert article.language == "fr"
    assert article.published.day == date(2020, 2, 2)


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents = seeds()
    assert compare(documents[::-1]).to_json() == compare(documents).to_json()


def test_two_documents_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="a name of its own"):
        compare([Document("a.txt", ENGLISH), Document("a.txt", FRENCH)])


@pytest.mark.parametrize(
    ("amount", "written"), [("1E+13", "10000000000000"), ("0.1", "0.1"), ("0.12345678901234567891", '"0.12345678901234567891"')]
)
def test_numbers_are_exact(amount: str, written: str) -> None:
    value = Money(Amount(Decimal(amount), None), "USD")
    assert f'"lo": {written},' in to_json(value.to_dict())


def test_importing_the_package_imports_no_stage() -> None:
    code = "import sys, factcheck; print([m for m in sys.modules if m.startswith('factcheck.')])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "[]"
