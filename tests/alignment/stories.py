"""Short retellings of one invented story, and of another one, for the tests of pairing and judging."""

from __future__ import annotations

from datetime import date

from factcheck import Document

BRIDGE = {
    "en": (
        "The old bridge of Marvik will be closed in September. The mayor, Ingrid Solheim, said repairs will cost 4.2 million euros. "
        "About 9,500 cars cross the bridge every day. The steel was made in 1931 by workers of the Holm shipyard. "
        "A ferry will carry pedestrians across the river for 18 months. Shops on the north bank fear for their customers."
    ),
    "fr": (
        "Le vieux pont de Marvik sera fermé en septembre. La maire, Ingrid Solheim, a dit "
        "que les réparations coûteront 4,2 millions d'euros. "
        "Environ 9 500 voitures traversent le pont chaque jour. L'acier a été fabriqué en 1931 par les ouvriers du chantier naval Holm. "
        "Un ferry transportera les piétons sur le fleuve pendant 18 mois. Les magasins de la rive nord craignent pour leurs clients."
    ),
    "it": (
        "Il vecchio ponte di Marvik sarà chiuso a settembre. La sindaca, Ingrid Solheim, ha detto "
        "che le riparazioni costeranno 4,2 milioni di euro. "
        "Circa 9.500 auto attraversano il ponte ogni giorno. L'acciaio fu fabbricato nel 1931 dagli operai del cantiere navale Holm. "
        "Un traghetto porterà i pedoni oltre il fiume per 18 mesi. I negozi della riva nord temono per i loro clienti."
    ),
    "ar": (
        "سيغلق جسر مارفيك القديم في سبتمبر. وقالت رئيسة البلدية إنغريد سولهايم إن تكلفة الإصلاحات ستبلغ 4.2 مليون يورو. "
        "تعبر الجسر نحو 9500 سيارة كل يوم. وصنع الفولاذ في عام 1931 على يد عمال حوض هولم لبناء السفن. "
        "وستنقل عبارة المشاة عبر النهر لمدة 18 شهرا. وتخشى المتاجر على الضفة الشمالية على زبائنها."
    ),
}
OTHER = (
    "The orchestra of Lunden has a new conductor. Tomas Berg, aged 44, will earn 310,000 euros a year. The hall seats 1,870 people. "
    "He won the Dahl prize in 1998 and learned the violin from his aunt. The season opens in October with a concert for children."
)
DAY = date(2024, 8, 20)


def story(language: str, *edits: tuple[str, str], name: str | None = None) -> Document:
    """The bridge in a language, with words replaced."""
    text = BRIDGE[language]
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return Document(name or f"{language}.txt", text, language, DAY)
