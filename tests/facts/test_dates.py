"""Dates: with and without a day to count from, beside other dates, with times of day."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.values import DateValue
from tests.facts.reading import MONDAY, facts, values
from tests.test_languages import written


def dates(text: str, code: str = "en", published: date | None = MONDAY) -> list[DateValue]:
    return [f.value for f in facts(text, code, published) if isinstance(f.value, DateValue)]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        # written
        ("2024-05-03", "on May 3, 2024"),
        ("2024-05-03", "2024-05-03T12:30:00Z"),
        ("2024-12-31", "12/31/2024"),
        ("1984", "in nineteen eighty-four"),
        ("1998-07", "in July '98,"),
        ("2024-07-01/2024-10-01", "Q3 2024"),
        ("2024-05-11/2024-05-21", "mid-May 2024"),
        ("2023-01-01/2025-01-01", "the 2023-24 season"),
        ("2024", "in fiscal 2024"),
        ("2024-11-28", "Thanksgiving 2024"),
        ("2025-03-04", "the first Tuesday of March 2025"),
        ("2024-05-31", "the last day of May 2024"),
        ("2024-01-01/2024-10-01", "the first nine months of 2024"),
        # the latest one, where no year is written
        ("2024-05-03", "on May 3"),
        ("2025-02-03", "on February 3"),
        ("2025-01-28", "the 28th"),
        # relative
        ("2025-02-09", "yesterday"),
        ("2025-02-07", "on Friday"),
        ("2025-02-05", "on Wednesday of last week"),
        ("2024-12-20", "1 month and 21 days ago"),
        ("2025-02-14", "three days from tomorrow"),
        ("2023", "the year before last"),
        ("2025-02-10/2025-03-01", "later this month"),
        ("2025-01-01/2025-02-10", "earlier this year"),
        ("2025-01-24", "three Fridays ago"),
        ("2025-02-19", "the Wednesday after next"),
        ("2025-02-08/2025-02-10", "over the weekend"),
        ("2024-08-31/2024-09-03", "Labor Day weekend"),
        ("2024-05-12", "Friday, 5/12"),
        # joined and open
        ("2020-05-01/2020-05-08", "from 5/1-5/7, 2020"),
        ("2024-06-05/2024-06-08", "from 5 to 7 June 2024"),
        ("2024-06-05/2024-06-08", "on June 5 and 7, 2024"),
        ("2024-11-01/2025-03-01", "from November to February 2025"),
        ("2024-10-01/2024-11-08", "from 10/1 to 11/7"),
        ("2024-05-01/2025-02-11", "between May 2024 and now"),
        ("2018-01-01/..", "since 2018"),
        # a date that tells which one of a thing is meant
        ("2024-10-04", "a week after the October 4 strike"),
        ("2024-10-04", "before the October 4 strike"),
        ("../2024-06-01", "before the end of May 2024"),
        ("2024-05-20/2024-06-03", "2 weeks starting May 20"),
    ],
)
def test_dates(expected: str, text: str) -> None:
    assert values(text, published=MONDAY) == [f"date {expected}"]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["2026-01-01/2026-04-01", "2026-01-01/2026-07-01", "2026"], "early next year"),
        (["2024-05-11/2024-05-21", "2024-05-10/2024-05-21", "2024-05"], "mid-May 2024"),
        (["2025-02-14/2025-02-17", "2025-02-13/2025-02-17", "2025-02-10/2025-02-17"], "late this week"),
        (["2025-02-10/2026-01-01", "2025-07-01/2026-01-01"], "later this year"),
        (["2018-06-01/2018-09-01", "2018-06-21/2018-09-24"], "summer 2018"),
        (["2015-05-01/2019-01-01", "2015-05-01/2018-01-01"], "from May 2015 to 2018"),
        (["2024-05-01/2024-05-08"], "from 1 to 7 May 2024"),
    ],
)
def test_what_is_vague_has_a_narrow_and_a_wider_reading(expected: list[str], text: str) -> None:
    (fact,) = facts(text, published=MONDAY)
    assert [written(v) for v in (fact.value, *fact.alternatives)] == expected


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["date 2024-05-03", "date 2024-05-04"], "On May 3, 2024 it began. The next day it was over."),
        (["date 2020", "date 2023"], "It began in 2020. Three years later it was over."),
        (["date 2024-05-03", "date ?"], "On May 3, 2024 it began. It ended after 31 June."),
    ],
)
def test_a_date_that_counts_from_the_one_before(expected: list[str], text: str) -> None:
    assert values(text)[: len(expected)] == expected[: len(values(text))]


@pytest.mark.parametrize(
    ("time", "text"),
    [
        ("15:30", "May 3, 2024, at 15:30"),
        ("15:30", "at 3.30 pm on May 3, 2024"),
        ("00:15", "May 3, 2024, 12:15 a.m."),
        ("12:00", "May 3, 2024 at noon"),
        ("12:30", "2024-05-03T12:30:00Z"),
    ],
)
def test_a_time_of_day_beside_a_date(time: str, text: str) -> None:
    (value,) = dates(text)
    assert (value.start, value.time) == (date(2024, 5, 3), time)


def test_a_time_of_day_alone() -> None:
    (value,) = dates("It began at 3 pm.")
    assert (value.start, value.end, value.grain, value.time) == (None, None, "time", "15:00")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "at 10:47 p.m."),
        ("fr", "à 22h47"),
        ("fr", "à 22 h 47"),
        ("de", "um 22.47 Uhr"),
        ("it", "alle ore 22.47"),
        ("es", "a las 22.47"),
        ("es", "a las 10:47 de la noche"),
        ("pt", "às 22h47"),
        ("nl", "om 22.47 uur"),
        ("ru", "в 22:47 по местному времени"),
        ("pl", "o godz. 22.47"),
        ("tr", "saat 22.47'de"),
        ("ar", "عند الساعة 22:47"),
        ("hi", "रात 10:47 बजे"),
        ("zh", "晚上10点47分"),
        ("ja", "午後10時47分"),
        ("ko", "오후 10시 47분"),
    ],
)
def test_a_time_of_day_in_other_languages(language: str, text: str) -> None:
    (fact,) = facts(text, language)
    assert isinstance(fact.value, DateValue)
    assert (fact.value.time, fact.value.grain) == ("22:47", "time")


@pytest.mark.parametrize("text", ["the score was 3:16", "a 2:1 majority", "he took 3:45"])
def test_what_is_no_time_of_day(text: str) -> None:
    assert dates(text) == []


def test_without_a_document_date_what_is_relative_stays_open_and_says_what_it_is() -> None:
    (value,) = dates("three days ago", published=None)
    assert (value.start, value.end) == (None, None)
    assert value.relative == {"meaning": "ago", "n": "3", "unit": "day"}


def test_the_order_of_day_and_month_is_the_language_s_and_the_other_one_is_kept() -> None:
    (fact,) = facts("03/04/2024", "en")
    assert [v.start for v in (fact.value, *fact.alternatives) if isinstance(v, DateValue)] == [date(2024, 3, 4), date(2024, 4, 3)]
    (value,) = dates("03/04/2024", "fr")
    assert value.start == date(2024, 4, 3)


@pytest.mark.parametrize(
    "text", ["In 2015 5 may have died", "they may march", "for $12 December sales", "31 June 2024", "2015-32", "the week of fashion"]
)
def test_what_is_no_date(text: str) -> None:
    assert not any(v.start and v.grain == "day" for v in dates(text))


def test_a_distance_from_a_feast_is_read_without_a_date_in_it() -> None:
    assert [f.kind for f in facts("The dam broke two weeks after Christmas.")] == ["date"]


@pytest.mark.parametrize(
    ("code", "expected", "text"),
    [
        ("en", "2025-02-14", "She said she would resign on Friday."),
        ("en", "2025-02-14", "On Friday, parliament will vote."),
        ("en", "2025-03-16", "Talks are due to begin on March 16."),
        ("en", "2025-02-07", "She resigned on Friday."),
        ("en", "2025-02-07", "The plant will close, the company said on Friday."),
        ("en", "2025-02-07", "The company said on Friday it would close the plant."),
        ("en", "2025-02-07", "On Friday, he said he would resign."),
        ("de", "2025-03-16", "Die Gespräche sollen am 16. März beginnen."),
        ("de", "2025-02-14", "Am Freitag wird das Parlament abstimmen."),
        ("de", "2025-02-07", "Die Firma teilte am Freitag mit, sie werde das Werk schließen."),
        ("fr", "2025-04-03", "Le procès s'ouvrira le 3 avril."),
        ("fr", "2025-02-07", "Le procès s'est ouvert vendredi."),
        ("it", "2025-04-03", "Il processo comincerà il 3 aprile."),
        ("es", "2025-04-03", "El juicio comenzará el 3 de abril."),
        ("pt", "2025-04-03", "O julgamento começará em 3 de abril."),
        ("nl", "2025-04-03", "Het proces zal op 3 april beginnen."),
        ("ru", "2025-04-03", "Процесс начнется 3 апреля."),
        ("pl", "2025-04-03", "Proces rozpocznie się 3 kwietnia."),
        ("tr", "2025-04-03", "Dava 3 Nisan'da başlayacak."),
        ("tr", "2025-02-07", "Şirket cuma günü fabrikayı kapatacağını açıkladı."),
        ("hi", "2025-04-03", "मुकदमा 3 अप्रैल को शुरू होगा।"),
        ("ar", "2025-04-03", "ومن المقرر أن تبدأ المحاكمة في 3 أبريل."),
        ("zh", "2025-04-03", "审判将于4月3日举行。"),
        ("ja", "2025-04-03", "裁判は4月3日に始まる予定だ。"),
        ("ko", "2025-04-03", "재판은 4월 3일 시작될 예정이다."),
    ],
)
def test_a_verb_in_the_future_tells_that_a_day_is_still_to_come(code: str, expected: str, text: str) -> None:
    first, *_ = [f for f in facts(text, code, MONDAY) if isinstance(f.value, DateValue)]
    assert written(first.value) == expected
    assert first.alternatives, "the other day stays its second reading"


def test_a_day_before_a_count_is_no_two_days() -> None:
    assert values("It hit on May 5 and 12 people died.", published=MONDAY) == ["date 2024-05-05", "quantity 12 dead"]
