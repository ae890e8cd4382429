"""Exchange rates that a user gives: what amounts in two currencies are compared by, and files that cannot be used."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from factcheck import Comparison, Document, compare
from factcheck.rates import Rates
from factcheck.settings import SettingsError
from factcheck.settings import rates as files
from tests.command import factcheck

RATES = "USD = 1.0\nEUR = 1.08\nGBP = 1.27\nJPY = 0.0067\n"
BOUGHT = "Solmara bought the Lisbon plant from Varga for 40 million dollars in May 2023, the company said."
TOLD_ANEW = {
    "fr": "Solmara a acheté l'usine de Lisbonne à Varga pour {} en mai 2023, a indiqué l'entreprise.",
    "de": "Solmara hat das Werk in Lissabon im Mai 2023 für {} von Varga gekauft, teilte das Unternehmen mit.",
    "es": "Solmara compró la planta de Lisboa a Varga por {} en mayo de 2023, informó la empresa.",
    "ja": "ソルマラは2023年5月、リスボンの工場をバルガから{}で買収したと発表した。",
}
OF_ONE_MIND = [
    ("fr", "37 millions d'euros"),
    ("fr", "environ 35 millions d'euros"),
    ("de", "38 Millionen Euro"),
    ("es", "40 millones de euros"),
    ("ja", "60億円"),
]
WORTH_A_LOOK = [("fr", "27 millions d'euros"), ("de", "46 Millionen Euro"), ("ja", "75億円")]
SLIPS = [
    ("fr", "37 milliards d'euros", "×1,000"),
    ("de", "370 Millionen Euro", "×10"),
    ("es", "3,7 millones de euros", "×10"),
    ("ja", "6億円", "×10"),
]


@pytest.fixture
def rates(tmp_path: Path) -> Rates:
    return given(tmp_path, RATES)


def given(folder: Path, text: str, name: str = "rates.toml") -> Rates:
    path = folder / name
    path.write_text(text, "utf-8")
    return files.read(str(path))


def told(language: str, amount: str, rates: Rates | None) -> Comparison:
    return compare([Document("a.txt", BOUGHT, "en"), Document("b.txt", TOLD_ANEW[language].format(amount), language)], rates=rates)


@pytest.mark.parametrize(("language", "amount"), OF_ONE_MIND)
def test_an_amount_that_a_desk_has_converted_agrees(language: str, amount: str, rates: Rates) -> None:
    found = told(language, amount, rates)
    assert list(found) == []
    (agreed,) = (a for a in found.agreements if a.kind == "money")
    assert agreed.why == "conversion"
    assert [r.detail for r in agreed.reasons if r.signal == "rate"] in (["1 EUR = 1.08 USD"], ["1 USD = 149.3 JPY"])


@pytest.mark.parametrize(("language", "amount"), WORTH_A_LOOK)
def test_an_amount_that_no_rate_of_the_day_explains_is_worth_a_look(language: str, amount: str, rates: Rates) -> None:
    assert [(d.kind, d.level) for d in told(language, amount, rates)] == [("money", "review")]


@pytest.mark.parametrize(("language", "amount", "hint"), SLIPS)
def test_a_slip_of_scale_is_a_conflict(language: str, amount: str, hint: str, rates: Rates) -> None:
    (found,) = told(language, amount, rates)
    assert (found.level, found.hint) == ("conflict", f"about {hint} by the given rates")


@pytest.mark.parametrize(("language", "amount"), [*OF_ONE_MIND, *WORTH_A_LOOK, *((code, amount) for code, amount, _ in SLIPS)])
def test_without_a_rate_nothing_is_said(language: str, amount: str, tmp_path: Path) -> None:
    assert list(told(language, amount, None)) == []
    assert list(told(language, amount, given(tmp_path, "CHF = 1\nSEK = 0.083\n"))) == []


def test_what_a_text_converts_itself_goes_before_any_rate(rates: Rates) -> None:
    both = "Solmara bought the Lisbon plant from Varga for £32m ($40m) in May 2023, the company said."
    other = "Solmara bought the Lisbon plant from Varga for 42 million dollars in May 2023, the company said."
    found = compare([Document("a.txt", both, "en"), Document("b.txt", other, "en")], rates=rates)
    assert [d.level for d in found] == ["conflict"]


def test_a_monthly_amount_is_no_slip_of_a_yearly_one_in_another_currency(rates: Rates) -> None:
    a = Document("a.txt", "The Solmara app costs 108 dollars a year in Portugal.", "en")
    b = Document("b.txt", "L'application Solmara coûte 100 euros au Portugal.", "fr")
    c = Document("c.txt", "L'application Solmara coûte 10 euros par mois au Portugal.", "fr")
    assert [d.level for d in compare([a, b], rates=rates)] == []
    assert [d.level for d in compare([a, c], rates=rates)] == []


def test_the_rate_is_that_of_the_day_of_a_text(tmp_path: Path) -> None:
    rates = given(tmp_path, 'USD = 1\nEUR = 1.08\n["2008-07-15"]\nEUR = 1.59\n["2009-01-01"]\nEUR = 1.40\n')
    assert rates.of("EUR", date(2008, 12, 31)) == (files.Decimal("1.59"),) * 2
    assert rates.of("EUR", date(2007, 1, 1)) == (files.Decimal("1.08"),) * 2
    assert rates.of("EUR", None) == (files.Decimal("1.08"),) * 2
    assert rates.of("CHF", None) is None


def test_a_text_of_unknown_day_goes_by_any_of_the_rates(tmp_path: Path) -> None:
    rates = given(tmp_path, "date,currency,rate\n2008-07-15,USD,1\n2008-07-15,EUR,1.59\n2015-03-15,EUR,1.05\n", "rates.csv")
    assert rates.of("EUR", None) == (files.Decimal("1.05"), files.Decimal("1.59"))
    assert rates.of("EUR", date(2000, 1, 1)) == (files.Decimal("1.59"),) * 2
    assert list(told("fr", "26 millions d'euros", rates)) == []


def test_a_table_as_central_banks_publish_it(tmp_path: Path) -> None:
    rates = given(tmp_path, "Date,USD,JPY,BGN,\n2024-05-03,1.0765,164.6,N/A,\n", "eurofxref.csv")
    assert list(told("ja", "60億円", rates)) == []
    assert [d.level for d in told("ja", "600億円", rates)] == ["conflict"]
    assert [d.level for d in told("fr", "370 millions d'euros", rates)] == ["conflict"]


@pytest.mark.parametrize(
    ("name", "text", "remedy"),
    [
        ("rates.toml", "", "rates of two currencies"),
        ("rates.toml", "EUR = 1.08\n", "USD = 1.0"),
        ("rates.toml", "EUR 1.08\n", "is no TOML"),
        ("rates.toml", "USD = 1\neuro = 1.08\n", "'euro' is no currency: three capital letters"),
        ("rates.toml", "USD = 1\nEUR = 0\n", "EUR: '0' is no rate: a number above nought"),
        ("rates.toml", "USD = 1\nEUR = -1.08\n", "a number above nought"),
        ("rates.toml", "USD = 1\nEUR = nan\n", "a number above nought"),
        ("rates.toml", "USD = 1\nEUR = true\n", "a number above nought"),
        ("rates.toml", 'USD = 1\nEUR = "1,08"\n', "a point for the decimals"),
        ("rates.toml", 'USD = 1\n["3 May 2024"]\nEUR = 1.08\n', "YYYY-MM-DD"),
        ("rates.csv", "currency,rate\nUSD,1\nEUR,abc\n", "'abc' is no rate"),
        ("rates.csv", "money,worth\nUSD,1\n", '"currency,rate"'),
        ("rates.csv", "Date,USD\n3.5.2024,1.08\n", "YYYY-MM-DD"),
        ("rates.csv", "", "the first line"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_would_do(name: str, text: str, remedy: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as error:
        given(tmp_path, text, name)
    assert str(error.value).startswith(f"--rates {tmp_path / name}")
    assert remedy in str(error.value)


def test_rates_on_the_command_line_and_in_the_settings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BOUGHT, "utf-8")
    (tmp_path / "b.txt").write_text(TOLD_ANEW["fr"].format("370 millions d'euros"), "utf-8")
    (tmp_path / "rates.toml").write_text(RATES, "utf-8")
    assert factcheck("compare", "a.txt", "b.txt", cwd=tmp_path).returncode == 0
    assert factcheck("compare", "a.txt", "b.txt", "--rates", "rates.toml", cwd=tmp_path).returncode == 1
    assert factcheck("check", "a.txt", "--against", "b.txt", "--rates", "rates.toml", cwd=tmp_path).returncode == 1
    why = factcheck("explain", "dollars", "a.txt", "b.txt", "--rates", "rates.toml", cwd=tmp_path)
    assert "rate: 1 EUR = 1.08 USD" in why.stdout.decode()
    (tmp_path / "factcheck.toml").write_text('rates = "rates.toml"\n', "utf-8")
    shown = factcheck("compare", "a.txt", "b.txt", "-f", "json", cwd=tmp_path)
    assert [d["level"] for d in json.loads(shown.stdout)["disagreements"]] == ["conflict"]


def test_a_file_of_rates_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BOUGHT, "utf-8")
    run = factcheck("compare", "a.txt", "--rates", "none.toml", cwd=tmp_path)
    assert run.returncode == 2
    assert b"--rates none.toml cannot be read" in run.stderr
