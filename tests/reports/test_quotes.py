"""Who says what: one name a speaker across documents and scripts, direct and reported told apart."""

from __future__ import annotations

from factcheck import Document, compare
from factcheck.model import Comparison
from factcheck.reports import markdown, page
from factcheck.reports.quotes import form, voices

_ENGLISH = """Tom Hartley, mayor of Ashby, opened the bridge on 4 May 2024.

"The bridge cost 12 million pounds," Hartley said. Anna Reed said that the bridge was late."""
_ARABIC = """افتتح توم هارتلي رئيس بلدية أشبي الجسر في 4 مايو 2024.

وقال هارتلي: "بلغت تكلفة الجسر 12 مليون جنيه"."""


def compared() -> Comparison:
    return compare([Document("en.txt", _ENGLISH, "en"), Document("ar.txt", _ARABIC, "ar")])


def test_a_speaker_has_one_name_whatever_part_of_it_a_document_uses() -> None:
    told = compare([Document("a.txt", _ENGLISH, "en"), Document("b.txt", 'Hartley told reporters: "We are proud of it."', "en")])
    assert [(v.name, v.also, len(v.statements)) for v in voices(told)] == [("Tom Hartley", ("Hartley",), 2), ("Anna Reed", (), 1)]


def test_direct_and_reported_speech_are_told_apart() -> None:
    assert [(v.name, form(f)) for v in voices(compared()) for f in v.statements if f.document == "en.txt"] == [
        ("Tom Hartley", "direct"),
        ("Anna Reed", "reported"),
    ]


def test_reports_to_read_list_who_says_what() -> None:
    for render in (markdown.render, page.render):
        assert "Who says what" in render(compared())
        assert "Who says what" not in render(compare([Document("a.txt", "The bridge is long.", "en")]))
