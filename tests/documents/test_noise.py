"""What is no text of the article."""

from __future__ import annotations

import pytest

from factcheck.documents import read
from factcheck.model import Document


def noise(text: str) -> list[str]:
    return [text[n.start : n.end] for n in read(Document("a", text)).noise]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://example.org/a/12?b=3, then go.", ["https://example.org/a/12?b=3"]),
        ("See (www.example.org/50) there.", ["www.example.org/50"]),
        ("![Ten men](https://example.org/700x400.jpg)", ["![", "](https://example.org/700x400.jpg)"]),
        ('[text](/a_(b)/5 "title") more', ['](/a_(b)/5 "title")']),
        ("Write to news.desk-1@example.org today.", ["news.desk-1@example.org"]),
        ("As @potus wrote.", ["@potus"]),
        ("We love #AI2025 and rank #1.", ["#AI2025"]),
        ("Photo IMG-20240511.jpg shown.", ["IMG-20240511.jpg"]),
        ("Text.\nbG9yZW0gaXBzdW0gMTIz some site\nMore text here.", ["bG9yZW0gaXBzdW0gMTIz some site"]),
        ("Key 4f3a9c1e77b20d5a8e61 was lost.", ["4f3a9c1e77b20d5a8e61"]),
        ("doi 10.1038/s41586-020-2649-2.", ["10.1038/s41586-020-2649-2"]),
        ('<img src="a.png" width="600"> and 3 < 5', ['<img src="a.png" width="600">']),
        ("a\n```\n5 apples\n```\nb", ["```\n5 apples\n```"]),
        ("Ciao.\nLeave a Reply\nRequired fields are marked *", ["Leave a Reply", "Required fields are marked *"]),
        ("Publicité\nIl pleut.", ["Publicité"]),
        ("La publicité a rapporté 5 millions.", []),
        ("OpenAI, GPT-4o and H100 at 10.5 billion in 2024/25.", []),
        ("The Intergovernmental Panel met 27 times.", []),
        ("COVID19Vaccination2021 is a name.", []),
    ],
)
def test_noise_is_told_by_its_shape(text: str, expected: list[str]) -> None:
    assert noise(text) == expected


PASTED = {
    "en": [
        "5 min read",
        "Comments (27)",
        "We and our 847 partners store 13 cookies on your device.",
        "Photo: J. Doe, 12 May 2019",
        "Related: 3 killed in 2011",
    ],
    "fr": [
        "Temps de lecture : 4 min",
        "Commentaires (12)",
        "Nous utilisons des cookies depuis 2018.",
        "Photo : A. Dupont, 2019",
        "Lire aussi : 3 morts en 2011",
    ],
    "it": [
        "5 minuti di lettura",
        "Commenti (12)",
        "Questo sito utilizza cookie da 13 mesi.",
        "Foto: Rossi, 2019",
        "Leggi anche: 3 morti nel 2011",
    ],
    "es": [
        "5 minutos de lectura",
        "12 comentarios",
        "Este sitio web utiliza cookies de 40 socios.",
        "Foto: EFE, 2019",
        "Lee también: 3 muertos en 2011",
    ],
    "pt": [
        "5 min de leitura",
        "12 comentários",
        "Este site usa cookies de 40 empresas.",
        "Foto: Lusa, 2019",
        "Leia também: 3 mortos em 2011",
    ],
    "de": [
        "Lesezeit: 5 Minuten",
        "12 Kommentare",
        "Wir und unsere 40 Partner setzen Cookies ein.",
        "Foto: dpa, 2019",
        "Lesen Sie auch: 3 Tote im Jahr 2011",
    ],
    "nl": [
        "5 minuten leestijd",
        "12 reacties",
        "Deze website gebruikt cookies van 40 partners.",
        "Foto: ANP, 2019",
        "Lees ook: 3 doden in 2011",
    ],
    "ru": [
        "5 минут на чтение",
        "Комментарии (12)",
        "Мы используем cookie 40 партнеров.",
        "Фото: ТАСС, 2019",
        "Читайте также: 3 погибших в 2011 году",
    ],
    "pl": [
        "Czas czytania: 5 min",
        "12 komentarzy",
        "Ta strona używa plików cookie 40 partnerów.",
        "Fot. PAP, 2019",
        "Czytaj też: 3 ofiary w 2011 roku",
    ],
    "tr": [
        "5 dakika okuma",
        "12 yorum",
        "Bu web sitesi çerez kullanır, 40 ortak.",
        "Fotoğraf: AA, 2019",
        "İlgili haber: 2011'de 3 ölü",
    ],
    "ar": [
        "مدة القراءة: 5 دقائق",
        "التعليقات (12)",
        "نستخدم ملفات تعريف الارتباط مع 40 شريكا",
        "صورة: رويترز 2019",
        "اقرأ أيضا: 3 قتلى في 2011",
    ],
    "zh": [
        "阅读需 5 分钟",
        "12 条评论",
        "本网站使用cookie，共40家伙伴。",
        "图片来源：新华社2019年",
        "相关阅读：2011年3人死亡",
    ],
    "ja": [
        "読了時間：5分",
        "12件のコメント",
        "このサイトではCookieを40社と使用します。",
        "写真：共同 2019年",
        "関連記事：2011年に3人死亡",
    ],
    "hi": [
        "5 मिनट में पढ़ें",
        "12 टिप्पणियाँ",
        "हम कुकीज़ का उपयोग करते हैं, 40 साझेदार",
        "फोटो: पीटीआई 2019",
        "यह भी पढ़ें: 2011 में 3 की मौत",
    ],
    "ko": [
        "읽는 시간 5분",
        "댓글 12개",
        "이 사이트는 쿠키를 40개 파트너와 사용합니다.",
        "사진=연합뉴스 2019",
        "관련기사: 2011년 3명 사망",
    ],
}


@pytest.mark.parametrize("language", PASTED)
def test_what_surrounds_an_article_is_known_in_its_language(language: str) -> None:
    assert noise("\n".join(PASTED[language])) == PASTED[language]
