"""Text written without spaces, cut into words."""

from __future__ import annotations

import pytest

from factcheck.alignment.concepts import lexicon
from factcheck.alignment.phonetics import likeness, muted
from factcheck.alignment.romanise import is_spelling, sounds
from factcheck.alignment.segments import cut

KNOWN = frozenset({"市长", "银行", "スイス", "チーム", "医師", "イラン", "โรงเรียน", "เรียน", "ตำรวจ"})


def words(run: str) -> list[str]:
    lengths = {word[:2]: [len(word)] for word in KNOWN}
    return [run[a:b] for a, b in cut(run, KNOWN.__contains__, lengths)]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("市长在银行", ["市长", "在", "银行"]),
        ("対策をソルヘイム医師が", ["対策", "を", "ソルヘイム", "医師", "が"]),
        ("市长索尔海姆说", ["市长", "索尔海姆", "说"]),
        ("スイスチーム", ["スイス", "チーム"]),
        ("アイランド", ["アイランド"]),
        ("Holm银行", ["Holm", "银行"]),
        ("ตำรวจโรงเรียน", ["ตำรวจ", "โรงเรียน"]),
    ],
)
def test_known_words_and_foreign_names_are_cut_out(run: str, expected: list[str]) -> None:
    assert words(run) == expected


def test_no_thai_syllable_is_torn() -> None:
    assert words("เเรียน") == ["เเรียน"]


def test_concepts_are_found_inside_a_run() -> None:
    assert {h.concept for h in lexicon("zh").find(["市长", "在", "医院"])} >= {"mayor", "hospital"}
    assert "geo:IR" not in lexicon("ja").concepts("アイランド")


@pytest.mark.parametrize(
    ("latin", "written"), [("Sandberg", "桑德伯格"), ("Carter", "カーター"), ("Solberg", "索尔伯格"), ("Warner", "ワーナー")]
)
def test_a_name_sounds_like_itself_in_syllables(latin: str, written: str) -> None:
    assert likeness(muted(sounds(latin)), sounds(written)) >= 0.76


def test_signs_of_spelling() -> None:
    assert all(map(is_spelling, "索尔海姆"))
    assert not is_spelling("的")
