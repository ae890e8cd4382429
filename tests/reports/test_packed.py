"""Findings in what an archive, a mailbox or a feed holds: readers that know files are shown the file, people what to look for in it."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.budget import Limits
from factcheck.engines import here
from factcheck.engines.bounded import Bounded
from factcheck.gate.ignores import fits
from factcheck.model import Comparison, Disagreement, Document, Mention, Place, Reading, Source
from factcheck.pipeline import compare, load
from factcheck.reports import concise, github, gitlab, junit, sarif
from factcheck.reports.view import View
from factcheck.settings import Ignore
from tests.command import factcheck

SAID = "The harbour fund of Lisle gave {} million euros to the school on 3 May 2024. Anna Bellor founded it in 1998."
VIEW = View(root="/p", here="/p")


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Comparison:
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("a.zip", "w") as file:
        file.writestr("x.txt", "Lisle\n\n" + SAID.format("6.4"))
    Path("b.txt").write_text(SAID.format("4.6"), "utf-8")
    return compare(load(["a.zip", "b.txt"]).documents)


def test_sarif_names_a_file_that_is_there_and_tells_the_entry(packed: Comparison) -> None:
    (result,) = json.loads(sarif.render(packed, VIEW))["runs"][0]["results"]
    places = {p["physicalLocation"]["artifactLocation"]["uri"]: p for p in (*result["locations"], *result["relatedLocations"])}
    assert set(places) == {"a.zip", "b.txt"}
    assert places["a.zip"]["logicalLocations"] == [{"fullyQualifiedName": "a.zip/x.txt:3", "kind": "member"}]
    assert places["a.zip"]["physicalLocation"]["region"]["startLine"] == 1
    assert "logicalLocations" not in places["b.txt"]
    assert "a.zip/x.txt:3" in result["message"]["text"]


def test_an_entry_that_cannot_be_read_stands_at_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with zipfile.ZipFile("a.zip", "w") as file:
        file.writestr("x.txt", SAID.format("6.4"))
        file.writestr("y.pdf", b"no")
    loaded = load(["a.zip"])
    broken = compare(loaded.documents, loaded.problems, engine=Bounded(Limits(seconds=1e-9), here))
    unread = [i for i in json.loads(gitlab.render(broken, VIEW)) if i["check_name"] == "unreadable"]
    assert [i["location"]["path"] for i in unread] == ["a.zip", "a.zip"]
    assert [i["description"].partition(":")[2].split()[0].rstrip(":") for i in unread] == ["a.zip/y.pdf", "a.zip/x.txt"]
    assert len({i["fingerprint"] for i in unread}) == 2
    lines = concise.render(broken, VIEW).splitlines()
    assert lines[0].startswith("a.zip:1:1: error unreadable a.zip/y.pdf is no .pdf file")
    assert lines[1].startswith("a.zip:1:1: error unreadable a.zip/x.txt: took more than")


def test_annotations_stand_at_the_file_and_say_where_in_it(packed: Comparison) -> None:
    assert "a.zip/x.txt:3" in github.render(packed, VIEW)
    assert "file=a.zip/" not in github.render(packed, VIEW)
    assert json.loads(gitlab.render(packed, VIEW))[0]["location"]["path"] in ("a.zip", "b.txt")
    assert "a.zip/x.txt:3\n" in junit.render(packed, VIEW)
    assert concise.render(packed, VIEW).startswith(("a.zip:1:1: ", "b.txt:1:"))


@pytest.mark.parametrize(
    ("line", "document"),
    [
        ("3", Document("a.txt", "x")),
        ("the head", Document("a.zip/a.txt", "x", packed_in="a.zip")),
        ("3", Document("a.csv#1", "x", source=Source("csv", (Place(0, "record 1", 3, 1),)), packed_in="a.csv")),
        ("the head", Document("a.zip/a.csv#1", "x", source=Source("csv", (Place(0, "record 1", 3, 1),)), packed_in="a.zip")),
        ("the head", Document("a.mbox#1", "x", source=Source("mail", (Place(0, "body"),)), packed_in="a.mbox")),
        ("the head", Document("a.pdf", "x", source=Source("pdf", (Place(0, "page 1"),)))),
        ("3", Document("a.html", "x", source=Source("html", (Place(0, "<p>", 3, 1),)))),
    ],
)
def test_lines_are_those_of_a_file_that_a_person_opens(line: str, document: Document) -> None:
    assert document.has_lines == (line == "3")


def test_an_entry_is_ignored_by_the_name_of_its_file(packed: Comparison) -> None:
    (found,) = packed.disagreements
    assert fits(Ignore("the fund corrected it", documents=("a.zip/x.txt",)), found)
    assert fits(Ignore("the fund corrected it", documents=("b.txt",)), found)
    letter = _renamed(found, "a.zip/x.txt", "l.mbox#3")
    assert fits(Ignore("the fund corrected it", documents=("l.mbox",)), letter)


def _renamed(d: Disagreement, name: str, new: str) -> Disagreement:
    def mention(m: Mention) -> Mention:
        return replace(m, fact=replace(m.fact, document=new)) if m.fact.document == name else m

    readings: tuple[Reading, ...] = tuple(replace(r, mentions=tuple(map(mention, r.mentions))) for r in d.readings)
    return replace(d, readings=readings)


def test_no_report_is_written_over_the_archive(packed: Comparison) -> None:
    before = Path("a.zip").read_bytes()
    run = factcheck("compare", "a.zip", "b.txt", "--output", "a.zip", cwd=Path.cwd())
    assert run.returncode == 2
    assert b"overwrite" in run.stderr
    assert Path("a.zip").read_bytes() == before
