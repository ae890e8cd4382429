"""The language of a text, as a reader would name it."""

from __future__ import annotations

import pytest

from factcheck import languages
from factcheck.documents import knowledge, read
from factcheck.documents.language import detect
from factcheck.model import Document

TEXTS = {
    "en": "The mayor said on Monday that the bridge would be closed for two weeks, and that nobody knew why it had cracked.",
    "fr": "Le maire a déclaré lundi que le pont serait fermé pendant deux semaines et que personne ne savait pourquoi.",
    "it": "Il sindaco ha detto lunedì che il ponte resterà chiuso per due settimane e che nessuno sa perché si è rotto.",
    "es": "El alcalde dijo el lunes que el puente estará cerrado durante dos semanas y que nadie sabe por qué se rompió.",
    "pt": "O presidente da câmara disse na segunda-feira que a ponte ficará fechada durante duas semanas e que não há feridos.",
    "ca": "L'alcalde va dir dilluns que el pont estarà tancat durant dues setmanes i que ningú no sap per què es va trencar.",
    "ro": "Primarul a spus luni că podul va fi închis timp de două săptămâni și că nimeni nu știe de ce s-a rupt.",
    "de": "Der Bürgermeister sagte am Montag, dass die Brücke zwei Wochen gesperrt bleibt und niemand den Grund kennt.",
    "nl": "De burgemeester zei maandag dat de brug twee weken dicht blijft en dat niemand weet waarom ze is gescheurd.",
    "sv": "Borgmästaren sade på måndagen att bron kommer att vara stängd i två veckor och att ingen vet varför.",
    "da": "Borgmesteren sagde mandag, at broen vil være lukket i to uger, og at ingen ved, hvorfor den er blevet ødelagt af regnen.",
    "nb": "Ordføreren sa mandag at broen blir stengt i to uker, og at ingen vet hvorfor den har blitt ødelagt etter regnet.",
    "fi": "Pormestari sanoi maanantaina, että silta on suljettu kaksi viikkoa ja ettei kukaan tiedä, miksi se on rikki.",
    "hu": "A polgármester hétfőn azt mondta, hogy a híd két hétig zárva lesz, és hogy senki sem tudja, miért repedt meg.",
    "pl": "Burmistrz powiedział w poniedziałek, że most będzie zamknięty przez dwa tygodnie i że nikt nie wie dlaczego.",
    "cs": "Starosta v pondělí řekl, že most bude dva týdny uzavřen a že nikdo neví, proč se to stalo, když byl opraven.",
    "sk": "Starosta v pondelok povedal, že most bude dva týždne uzavretý a že nikto nevie, prečo sa to stalo, keď bol nový.",
    "hr": "Gradonačelnik je u ponedjeljak rekao da će most biti zatvoren dva tjedna i da nitko ne zna zašto je puknuo.",
    "tr": "Belediye başkanı pazartesi günü köprünün iki hafta kapalı kalacağını ve bunun nedenini kimsenin bilmediğini söyledi.",
    "id": "Wali kota mengatakan pada hari Senin bahwa jembatan itu akan ditutup selama dua pekan dan tidak ada yang tahu sebabnya.",
    "vi": "Thị trưởng nói hôm thứ Hai rằng cây cầu sẽ đóng cửa trong hai tuần và không ai biết vì sao nó bị nứt.",
    "ru": "Мэр сказал в понедельник, что мост будет закрыт на две недели и что никто не знает, почему он треснул.",
    "uk": "Мер сказав у понеділок, що міст буде закритий на два тижні й що ніхто не знає, чому він тріснув.",
    "bg": "Кметът каза в понеделник, че мостът ще бъде затворен за две седмици и че никой не знае защо се е напукал.",
    "el": "Ο δήμαρχος είπε τη Δευτέρα ότι η γέφυρα θα μείνει κλειστή για δύο εβδομάδες.",
    "ar": "قال رئيس البلدية يوم الاثنين إن الجسر سيبقى مغلقا لمدة أسبوعين وإن أحدا لا يعرف السبب.",
    "fa": "شهردار روز دوشنبه گفت که این پل به مدت دو هفته بسته خواهد بود و کسی علت آن را نمی‌داند.",
    "ur": "میئر نے پیر کو کہا کہ پل دو ہفتوں کے لیے بند رہے گا اور کسی کو اس کی وجہ معلوم نہیں ہے۔",
    "he": "ראש העיר אמר ביום שני כי הגשר יהיה סגור במשך שבועיים.",
    "hi": "महापौर ने सोमवार को कहा कि पुल दो सप्ताह के लिए बंद रहेगा और किसी को इसका कारण पता नहीं है।",
    "zh": "市长周一表示，这座桥将关闭两周，目前没有人知道原因。",
    "ja": "市長は月曜日、橋を二週間閉鎖すると述べた。",
    "ko": "시장은 월요일에 다리가 2주 동안 폐쇄될 것이라고 말했다.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_one_sentence_shows_the_language(code: str) -> None:
    assert detect(TEXTS[code]) == code


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "OpenAI, Oracle, SoftBank, MGX: قال ألتمان إن Stargate في Texas سيبدأ قريبا"),
        ("zh", "OpenAI、Oracle与SoftBank宣布了Stargate项目，Microsoft没有参加。"),
        ("ja", "東京市議会は予算案を可決した"),
        ("it", "IL SINDACO HA DETTO CHE IL PONTE NON SARÀ CHIUSO"),
        ("fr", "https://www.example.org/the-news-of-the-day Il n’y a pas de raison d’attendre"),
        ("en", "Sam Altman"),
        ("en", ""),
        ("en", "12 345 – 678"),
        ("fr", "cafe\u0301 et the\u0301 a\u0300 la plage"),
    ],
)
def test_names_addresses_and_short_texts(code: str, text: str) -> None:
    assert detect(text) == code


@pytest.mark.parametrize(("given", "expected"), [("pt-BR", "pt"), ("zh_Hant", "zh"), ("IT", "it"), ("gsw", "gsw"), ("", "fr")])
def test_a_given_language_wins_and_is_cut_to_its_primary_tag(given: str, expected: str) -> None:
    assert read(Document("a", TEXTS["fr"], language=given)).language == expected


def test_the_tier_is_that_of_the_language_file() -> None:
    assert read(Document("a", TEXTS["it"])).tier == languages.load("it").tier


def test_every_language_has_a_script_that_is_known() -> None:
    assert {knowledge.of(code).script for code in knowledge.codes()} <= set(knowledge.scripts())


def test_every_language_with_a_file_of_its_own_can_be_recognised() -> None:
    assert set(languages.codes()) <= set(knowledge.codes())
