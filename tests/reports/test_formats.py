"""Each format as a whole (a snapshot), read by a reader that others wrote, and inside the limits of its consumer."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from factcheck.model import Comparison, Settled, Since
from factcheck.reports import CHECKS, COMPARISONS, View, renderer
from factcheck.reports.places import told
from tests.reports import samples
from tests.reports.snapshot import check

OLD = replace(samples.OPENING, id="FC201-00000003", about="start of the works, as accepted")
WHOLE = replace(
    samples.comparison(samples.GIFT, samples.OPENING, agreements=(samples.SAME, samples.OTHER), errors=(samples.UNREAD,)),
    settled=(Settled(OLD, "baseline", "agreed with the desk", date(2027, 1, 1)),),
    stale=("accepted FC101-00000009 (bridge): is no longer found",),
)
ENDINGS = {
    "concise": "concise.txt",
    "jsonl": "findings.jsonl",
    "csv": "findings.csv",
    "sarif": "findings.sarif",
    "junit": "junit.xml",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "markdown": "summary.md",
}
MANY = 10_000


def shown(name: str, comparison: Comparison = WHOLE, view: View | None = None) -> str:
    return renderer(COMPARISONS, name)(comparison, view or View())


@pytest.fixture(scope="module")
def many() -> Comparison:
    """Ten thousand findings, three in a hundred of them accepted."""
    levels = (samples.GIFT, samples.OPENING)
    found = tuple(replace(levels[n % 2], id=f"{levels[n % 2].code}-{n:08x}", about=f"gift number {n}") for n in range(MANY))
    return replace(WHOLE, disagreements=tuple(sorted(found, key=lambda d: d.level)), settled=WHOLE.settled * 300)


@pytest.mark.parametrize("name", ENDINGS)
def test_the_format(name: str) -> None:
    check(ENDINGS[name], shown(name))


@pytest.mark.parametrize("name", [*COMPARISONS])
def test_a_result_without_findings_is_a_result(name: str) -> None:
    for comparison in (samples.comparison(), samples.comparison(agreements=(samples.SAME,)), Comparison((), {}, (), (), 0)):
        shown(name, comparison)
        shown(name, comparison, View(quiet=True))


@pytest.mark.parametrize("name", [n for n in COMPARISONS if n not in ("text", "concise", "markdown")])
def test_no_control_character_is_written(name: str) -> None:
    assert (
        re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown(name, samples.hostile())) == []
    )


@pytest.mark.parametrize("name", [n for n in COMPARISONS if n not in ("json", "jsonl", "csv")])
def test_paths_are_those_in_the_project(name: str) -> None:
    view = View(root="/srv", here="/srv/desk")
    assert ("desk/seeds/ponte.txt" in shown(name, view=view)) is (name not in ("text", "html", "markdown"))
    outside = View(root="/elsewhere", here="/srv/desk")
    assert "seeds/ponte.txt" in shown(name, view=outside)


def test_the_first_place_is_that_of_the_value_that_stands_alone() -> None:
    (first, *_) = told(WHOLE, View())
    assert (first.value, first.first.path, first.first.line) == ("10 000 000 USD", "seeds/جسر.txt", 2)
    against = replace(samples.GIFT, outliers=("seeds/pont.txt",))
    (first, *_) = told(replace(WHOLE, disagreements=(against,)), View())
    assert first.first.path == "seeds/pont.txt"


def test_a_changed_document_is_shown_first() -> None:
    view = View(root="/srv", here="/srv/desk", changed=frozenset({"desk/seeds/ponte.txt"}))
    (first, *_) = told(WHOLE, view)
    assert (first.value, first.first.path) == ("1 000 000 USD", "desk/seeds/ponte.txt")


# ---- SARIF


def sarif(comparison: Comparison = WHOLE) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(shown("sarif", comparison))["runs"][0]
    return run


def test_sarif_is_read_by_a_model_of_sarif() -> None:
    model = pytest.importorskip("sarif_pydantic")
    report = model.Sarif.model_validate_json(shown("sarif"))
    assert [r.rule_id for r in report.runs[0].results] == ["FC101", "FC201", "FC201"]


def test_sarif_says_what_code_scanning_asks_for() -> None:
    run = sarif()
    assert run["columnKind"] == "unicodeCodePoints"
    assert {r["ruleId"] for r in run["results"]} <= {r["id"] for r in run["tool"]["driver"]["rules"]}
    for rule in run["tool"]["driver"]["rules"]:
        assert all(rule[name]["text"] for name in ("shortDescription", "fullDescription", "help"))
        assert len(rule["properties"]["tags"]) <= 20
    for result in run["results"]:
        (location,) = result["locations"]
        artifact, region = location["physicalLocation"]["artifactLocation"], location["physicalLocation"]["region"]
        assert re.fullmatch(r"[A-Za-z0-9/._%-]+", artifact["uri"])
        assert artifact["uriBaseId"] == "%SRCROOT%"
        assert (region["endLine"], region["endColumn"]) > (region["startLine"], region["startColumn"]) >= (1, 1)
        linked = {int(n) for n in re.findall(r"\]\((\d+)\)", result["message"]["text"])}
        assert linked == {r["id"] for r in result["relatedLocations"]}
        assert result["partialFingerprints"]["primaryLocationLineHash"].startswith(result["ruleId"])


def test_sarif_knows_two_findings_in_one_place_apart_and_one_finding_again() -> None:
    keys = [
        r["partialFingerprints"]["primaryLocationLineHash"] for r in sarif(replace(WHOLE, disagreements=(samples.GIFT,) * 3))["results"]
    ]
    assert len(set(keys)) == 4
    moved = replace(samples.GIFT, readings=samples.GIFT.readings[::-1])
    assert sarif(replace(WHOLE, disagreements=(moved,)))["results"][0]["partialFingerprints"]["primaryLocationLineHash"] == keys[0]


def test_sarif_tells_what_was_accepted_and_why() -> None:
    told = [r.get("suppressions") for r in sarif()["results"]]
    assert told == [None, None, [{"kind": "external", "status": "accepted", "justification": "agreed with the desk"}]]


def test_sarif_tells_what_is_new() -> None:
    since = replace(WHOLE, since=Since((samples.GIFT.id,), (samples.OPENING.id,), ()))
    assert [r["baselineState"] for r in sarif(since)["results"]][:2] == ["new", "unchanged"]


def test_sarif_tells_what_could_not_be_read() -> None:
    (invocation,) = sarif()["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "seeds/photo.txt" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_sarif_stays_inside_its_limits(many: Comparison) -> None:
    run = sarif(many)
    assert len(run["results"]) == 5_000
    assert "5300 of 10300 results are left out" in run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]
    assert {r["level"] for r in run["results"]} == {"error"}  # the worst first
    wide = replace(
        samples.GIFT,
        readings=(replace(samples.GIFT.readings[0], mentions=samples.GIFT.readings[0].mentions * 200), samples.GIFT.readings[1]),
    )
    assert len(sarif(replace(WHOLE, disagreements=(wide,)))["results"][0]["relatedLocations"]) == 100


# ---- JUnit


def cases(text: str) -> Iterator[ElementTree.Element]:
    return ElementTree.fromstring(text).iter("testcase")


def test_junit_is_read_by_a_junit_reader() -> None:
    junitparser = pytest.importorskip("junitparser")
    report = junitparser.JUnitXml.fromstring(shown("junit").encode())
    assert (report.tests, report.failures, report.errors, report.skipped) == (5, 1, 1, 1)
    assert {suite.name for suite in report} == {"factcheck.money", "factcheck.date", "factcheck.documents"}


def test_junit_counts_what_it_holds_and_names_are_unique(many: Comparison) -> None:
    text = shown("junit", many)
    root = ElementTree.fromstring(text)
    names = [(c.get("classname"), c.get("name")) for c in cases(text)]
    assert len(set(names)) == len(names) == int(root.get("tests", 0))
    for suite in root:
        assert int(suite.get("tests", 0)) == len(suite)
        for count, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(count, 0)) == len(list(suite.iter(element)))


def test_junit_fails_what_fails_the_gate() -> None:
    assert len(list(ElementTree.fromstring(shown("junit", view=View(failing=frozenset({"conflict", "review"})))).iter("failure"))) == 2
    assert not list(ElementTree.fromstring(shown("junit", view=View(failing=frozenset()))).iter("failure"))


def test_junit_with_nothing_to_compare_is_a_case_that_passed() -> None:
    assert [c.get("name") for c in cases(shown("junit", samples.comparison()))] == ["nothing to compare"]


# ---- GitHub


def test_github_is_escaped_whatever_a_document_is_called() -> None:
    text = shown("github", samples.hostile())
    assert all(line.startswith(("::error ", "::notice ")) for line in text.splitlines())
    assert len(text.splitlines()) == 3
    named = replace(samples.IT, document=replace(samples.IT.document, name="a:b,c%d\n::error::x.txt"))
    gift = replace(samples.IT_GIFT, document=named.name)
    d = replace(
        samples.GIFT,
        readings=(replace(samples.GIFT.readings[0], mentions=(samples.mention(named, gift),)), samples.GIFT.readings[1]),
        outliers=(named.name,),
    )
    line = shown("github", replace(WHOLE, articles=(named, samples.AR), disagreements=(d,), errors=())).splitlines()[0]
    assert ",file=a%3Ab%2Cc%25d %3A%3Aerror%3A%3Ax.txt," in line


def test_github_shows_ten_of_a_level_and_says_how_many_are_left(many: Comparison) -> None:
    lines = shown("github", many).splitlines()
    assert [sum(line.startswith(f"::{command} ") for line in lines) for command in ("error", "warning", "notice")] == [10, 10, 1]
    assert "9981 more are not shown here" in lines[-1]
    assert "photo.txt" in lines[0]


def test_github_gives_no_columns_of_two_lines() -> None:
    start, end = samples.IT_GIFT.start, samples.ITALIAN.index("sindaco")
    long = replace(samples.IT_GIFT, end=end, text=samples.ITALIAN[start:end])
    d = replace(
        samples.GIFT, readings=(replace(samples.GIFT.readings[0], mentions=(samples.mention(samples.IT, long),)),), clashes=(), within=True
    )
    line = shown("github", replace(WHOLE, disagreements=(d,), errors=())).splitlines()[0]
    assert "line=3,endLine=4::" in line


# ---- GitLab, Markdown, CSV, HTML


def test_gitlab_has_its_shape_and_each_fingerprint_once(many: Comparison) -> None:
    issues = json.loads(shown("gitlab", many))
    assert len(issues) == len({i["fingerprint"] for i in issues}) == MANY + 1
    assert (issues[0]["check_name"], issues[0]["location"]["path"]) == ("unreadable", "seeds/photo.txt")
    for issue in issues[1:20]:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["description"].startswith(f"{issue['check_name']}: ")
        assert not issue["location"]["path"].startswith("/")
        assert issue["location"]["lines"]["begin"] >= 1


def test_a_summary_fits_into_a_step_and_says_what_is_left_out(many: Comparison) -> None:
    text = shown("markdown", many)
    assert len(text.encode()) <= 1_000_000
    assert re.search(r"\d+ more findings left out", text)
    assert text.startswith("# factcheck")


def test_markdown_shows_text_as_it_is() -> None:
    text = shown("markdown", samples.hostile())
    assert "\\[/x\\]" in text
    assert "</script>" not in text.replace("\\", "").replace("script>", "script>") or "\\<" in text


def test_a_row_of_the_table_has_every_column() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("csv"))))
    assert {(r["id"], r["settled"]) for r in rows} >= {(samples.GIFT.id, ""), (OLD.id, "baseline")}
    assert all(None not in r.values() and None not in r for r in rows)


# ---- a check in the formats of a comparison


@pytest.mark.parametrize("name", [n for n in CHECKS if n not in ("text", "json")])
def test_a_check_has_every_format(name: str) -> None:
    from tests.reports.test_checked import CHECK

    assert "FC101" in renderer(CHECKS, name)(CHECK, View())


def test_a_check_line_by_line() -> None:
    from tests.reports.test_checked import CHECK

    lines = [json.loads(line) for line in renderer(CHECKS, "jsonl")(CHECK, View()).splitlines()]
    assert [line["schema"].split("/")[1] for line in lines] == ["checked", "checked", "checked", "summary"]
