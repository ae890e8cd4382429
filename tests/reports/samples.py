"""Hand-built results for the report tests: no stage takes part in them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from factcheck.display import display
from factcheck.model import (
    Agreement,
    Article,
    Comparison,
    Disagreement,
    Document,
    Extraction,
    Fact,
    Mention,
    Problem,
    Published,
    Reading,
    Reason,
    Span,
)
from factcheck.values import Amount, Attribution, DateValue, Money, Value

ITALIAN = """Una serata a palazzo

Prima della festa il costruttore ha versato un milione di dollari al fondo per la cerimonia del ponte, e nessuno ha protestato.
I lavori cominciano all'inizio di giugno 2024, ha detto il sindaco.
"""
FRENCH = """Le pont et son mécène
Le constructeur a donné 1 million de dollars au fonds de la cérémonie. « Le pont sera prêt », a promis le maire.
"""
ARABIC = """الجسر والمتبرع
وقال مقربون إن المقاول تبرع بمبلغ 10 ملايين دولار لصندوق حفل افتتاح الجسر قبل أيام من الحفل.
"""
HOSTILE = "A \x1b[31mred\x1b[0m [/x] :smile: \u202e2025\u202c \x07gift of 5 USD \ud800 and </script>\r\nmore.\n"


def article(name: str, text: str, language: str, tier: int = 1, published: Published | None = None) -> Article:
    sentences = tuple(Span(*m.span()) for m in re.finditer(r"[^\n.]+\.?", text))
    published = published or Published(None, None, "unknown")
    return Article(Document(name, text), language, tier, published, sentences, sentences)


def fact(of: Article, words: str, value: Value) -> Fact:
    start = of.text.index(words)
    line, column = of.document.position(start)
    return Fact(of.name, start, start + len(words), words, value, sentence=of.sentence_at(start), line=line, column=column)


def mention(of: Article, found: Fact) -> Mention:
    sentence = of.sentences[found.sentence]
    return Mention(found, of.text[sentence.start : sentence.end], sentence.start)


def usd(amount: int) -> Money:
    return Money(Amount(Decimal(amount), Decimal(amount)), "USD")


def day(iso: str, basis: str) -> Published:
    start = date.fromisoformat(iso)
    return Published(start, start + timedelta(days=1), basis)


IT = article("seeds/ponte.txt", ITALIAN, "it", published=day("2024-05-28", "image address, line 4"))
FR = article("seeds/pont.txt", FRENCH, "fr", published=Published(date(2024, 5, 1), date(2024, 6, 1), "dateline"))
AR = article("seeds/جسر.txt", ARABIC, "ar")
IT_GIFT, FR_GIFT = fact(IT, "un milione di dollari", usd(10**6)), fact(FR, "1 million de dollars", usd(10**6))
AR_GIFT = fact(AR, "10 ملايين دولار", usd(10**7))
START = DateValue(date(2024, 6, 1), date(2024, 6, 11), "month", mod="part")
IT_START = fact(IT, "all'inizio di giugno 2024", START)
PROMISE = Attribution("le maire", None, "a promis", "Le pont sera prêt", True, (125, 133), (116, 124), ((95, 112),))
FR_PROMISE = fact(FR, "Le pont sera prêt", PROMISE)

GIFT = Disagreement(
    "FC101-8c41e2",
    "FC101",
    "money",
    "conflict",
    "the builder → fund of the ceremony: amount given",
    (
        Reading(usd(10**6), display(usd(10**6)), (mention(IT, IT_GIFT), mention(FR, FR_GIFT))),
        Reading(usd(10**7), display(usd(10**7)), (mention(AR, AR_GIFT),)),
    ),
    ((0, 1),),
    (Reason("actor", "same giver (costruttore = المقاول)"), Reason("act", "same act (give)"), Reason("receiver", "same receiver (fund)")),
    hint="differs by exactly ×10",
    outliers=(AR.name,),
)
OPENING = Disagreement(
    "FC201-00aa11",
    "FC201",
    "date",
    "review",
    "start of the works",
    (
        Reading(START, display(START), (mention(IT, IT_START),)),
        Reading(DateValue(date(2024, 7, 1), date(2024, 8, 1), "month"), "Jul 2024", (mention(FR, FR_PROMISE),)),
    ),
    ((0, 1),),
    (Reason("event", "the same works may be meant"),),
)
SAME = Agreement("money", "same", "same", "both say one million", (mention(IT, IT_GIFT), mention(FR, FR_GIFT)))
OTHER = Agreement("money", "different_slot", "other_subject", "another fund", (mention(FR, FR_GIFT), mention(AR, AR_GIFT)))
UNREAD = Problem("seeds/photo.txt", "not a text: it holds NUL bytes")

ARTICLES = (AR, FR, IT)
FACTS = {AR.name: (AR_GIFT,), FR.name: (FR_GIFT, FR_PROMISE), IT.name: (IT_GIFT, IT_START)}


def comparison(*disagreements: Disagreement, agreements: tuple[Agreement, ...] = (), errors: tuple[Problem, ...] = ()) -> Comparison:
    compared = 3 if disagreements else 2 if agreements else 0
    return Comparison(ARTICLES, FACTS, disagreements, agreements, compared, errors)


def hostile() -> Comparison:
    bad = article("a\x1b[2J\nb.txt", HOSTILE, "en")
    found = fact(bad, "5 USD", usd(5))
    other = fact(IT, "un milione di dollari", usd(10**6))
    readings = (Reading(usd(5), "5 USD", (mention(bad, found),)), Reading(usd(10**6), "1,000,000 USD", (mention(IT, other),)))
    reasons = (Reason("name", "same \x1b]0;title\x07 name [bold]"),)
    d = Disagreement("FC101-000000", "FC101", "money", "conflict", "gift \u202eof\u202c [/x] \x1b[1m", readings, ((0, 1),), reasons)
    return Comparison((bad, IT), {bad.name: (found,), IT.name: (other,)}, (d,), (), 2, (Problem("c\x1b.txt", "\x9bno"),))


def extraction(errors: tuple[Problem, ...] = ()) -> Extraction:
    return Extraction(ARTICLES, FACTS, errors)
