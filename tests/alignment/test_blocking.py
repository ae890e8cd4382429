from __future__ import annotations

from datetime import date

from factcheck.alignment.blocking import in_reach, marks, worth_comparing
from factcheck.alignment.profile import Profile, profile
from factcheck.documents import read
from factcheck.facts import extract
from factcheck.model import Document


def folder(stories: int, told: int = 2) -> list[Profile]:
    """So many stories, each told by so many articles: names and figures that no other story has."""
    out = []
    for story in range(stories):
        buyer, seller, town = (_name(story + shift) for shift in (0, 5000, 9000))
        text = f"In spring the yard of {seller} sold {story * 37 + 21013} barges to {buyer}. The mayor of {town} was glad."
        for teller in range(told):
            article = read(Document(f"{story:04d}-{teller}", text, "en", date(2025, 1, 1)))
            out.append(profile(article, extract(article)))
    return out


def _name(seed: int) -> str:
    """A name of four syllables."""
    letters = "bdfgklmnprstvz"
    return "".join(letters[seed // 14**k % 14] + "aeiou"[(seed + k) % 5] for k in range(4)).title()


def compared(profiles: list[Profile]) -> list[tuple[str, str]]:
    """The names of the articles that are compared."""
    return [(profiles[i].name, profiles[j].name) for i, j in worth_comparing([marks(p) for p in profiles])]


def test_a_few_articles_are_all_compared() -> None:
    assert len(compared(folder(3))) == 15


def test_articles_of_one_story_find_one_another_in_a_large_folder() -> None:
    pairs = set(compared(folder(60)))
    assert {(f"{story:04d}-0", f"{story:04d}-1") for story in range(60)} <= pairs
    assert len(pairs) < 120


def test_the_work_grows_with_the_number_of_articles() -> None:
    few, many = (len(compared(folder(stories))) for stories in (60, 120))
    assert many <= 2.3 * few


def test_pairs_are_compared_story_after_story() -> None:
    assert in_reach([(0, 7), (1, 5), (3, 7), (0, 3), (2, 5)]) == [(0, 3), (0, 7), (3, 7), (1, 5), (2, 5)]
    assert in_reach([]) == []
