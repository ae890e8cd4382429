"""The public interface: names, shapes, and what another program may rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal

import jsonschema
import pytest

import factcheck
from factcheck import Comparison, Document, Fact, compare, extract, schemas
from factcheck.model import to_json
from factcheck.pipeline import check
from factcheck.reports import machine
from factcheck.values import Amount, Money
from tests.command import ROOT
from tests.reports import samples

ENGLISH = "The new bridge cost the city of Lyon 5 million euros. “It will last,” said mayor Anna Rossi on 3 June 2024.\n"
FRENCH = "Le nouveau pont a coûté 5 millions d'euros à la ville de Lyon. Les travaux ont duré 18 mois.\n"

SCHEMAS = {name: json.loads(text) for name, text in schemas.texts().items()}
FACT = {"$ref": "#/$defs/fact", "$defs": SCHEMAS["facts"]["$defs"]}
VALUES = {value["title"]: value for value in SCHEMAS["facts"]["$defs"]["value"]["anyOf"]}


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
    jsonschema.validate(json.loads(result.to_json()), SCHEMAS["comparison"])


def test_a_hand_built_comparison_has_its_shape() -> None:
    result = samples.comparison(samples.GIFT, samples.OPENING, agreements=(samples.SAME, samples.OTHER), errors=(samples.UNREAD,))
    data = json.loads(machine.render(result))
    jsonschema.validate(data, SCHEMAS["comparison"])
    assert data["summary"]["single_source"] == data["summary"]["facts"] - data["summary"]["compared"]
    assert [d.level for d in result] == ["conflict", "review"]


def test_the_schemas_are_schemas() -> None:
    for schema in SCHEMAS.values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_a_line_has_its_shape() -> None:
    result = samples.comparison(samples.GIFT, samples.OPENING, errors=(samples.UNREAD,))
    lines = [json.loads(line) for line in machine.render_findings(result).splitlines()]
    assert [line["schema"].split("/")[1] for line in lines] == ["disagreement", "disagreement", "error", "summary"]
    for line in lines:
        jsonschema.validate(line, SCHEMAS["disagreement"])


def test_a_check_has_its_shape() -> None:
    first, *others = seeds()
    jsonschema.validate(json.loads(check(first, others).to_json()), SCHEMAS["check"])


def test_the_seeds_have_their_shape() -> None:
    data = json.loads(compare(seeds()).to_json())
    jsonschema.validate(data, SCHEMAS["comparison"])


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
    jsonschema.validate(json.loads(machine.render_facts(samples.extraction((samples.UNREAD,)))), SCHEMAS["facts"])


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
