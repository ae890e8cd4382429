"""The public interface: names, shapes, and what another program may rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

import factcheck
from factcheck import Comparison, Document, Fact, compare, extract, load, schemas
from factcheck.model import to_json
from factcheck.pipeline import check
from factcheck.reports import machine
from factcheck.testing import assert_consistent
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
    assert sorted(factcheck.__all__) == ["Check", "Comparison", "Document", "Fact", "check", "compare", "extract", "load"]
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


# ---- the pleasant side


def test_a_comparison_in_a_notebook() -> None:
    shown = samples.comparison(samples.GIFT)._repr_html_()
    assert "1,000,000 USD" in shown
    assert "FC101-8c41e2" in shown
    hostile = samples.hostile()._repr_html_()
    assert "</script>" not in hostile
    assert "<script" not in hostile


def test_a_comparison_is_a_collection_that_is_always_true() -> None:
    nothing, gift = samples.comparison(), samples.comparison(samples.GIFT)
    assert (len(nothing), len(gift), bool(nothing), list(gift)) == (0, 1, True, [samples.GIFT])
    assert json.loads(gift.to_json()) == json.loads(to_json(gift.to_dict()))


def test_documents_are_loaded_from_paths() -> None:
    loaded = load([str(ROOT / "seeds")])
    assert len(loaded.documents) == 5
    assert load(["no/where"]).problems[0].document == "no/where"


def test_documents_that_must_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("altman_it.txt", "rivaux_fr.txt", "stargate_ar.txt"):
        (tmp_path / name).write_bytes((ROOT / "seeds" / name).read_bytes())
    assert len(assert_consistent("altman_it.txt", "rivaux_fr.txt")) == 0
    with pytest.raises(AssertionError, match="1 CONFLICT in 3 documents"):
        assert_consistent(tmp_path)
    assert_consistent(tmp_path, fail_on="never")
    (tmp_path / "factcheck.toml").write_text('ignore = [{ code = "FC101", reason = "known" }]')
    assert assert_consistent(".").accepted == 1
    with pytest.raises(ValueError, match="does not exist"):
        assert_consistent("no/where")
    with pytest.raises(ValueError, match="no documents"):
        assert_consistent()


def test_a_name_is_no_date_and_a_figure_no_speaker() -> None:
    german = "„Er hat alle betrogen“, sagte Richterin Annegret Sommer. Der Anwalt hatte acht Jahre gefordert, die Verteidigung Freispruch."
    found = extract(Document("a.txt", german, "de"))
    assert [(f.kind, f.text) for f in found if f.kind != "role"] == [("attribution", "„Er hat alle betrogen“"), ("duration", "acht Jahre")]
