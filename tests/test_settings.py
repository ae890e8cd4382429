"""Where settings come from, which source wins, and what is said of one that cannot be meant."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.cli import main
from factcheck.settings import Allowance, Ignore, Pin, Settings, SettingsError, Source, options, resolve, slips, starter
from factcheck.settings.files import nearest, read, sources


def file(**values: Any) -> Source:
    return Source("factcheck.toml", values, file=True)


def test_a_flag_beats_the_environment_beats_a_file_beats_the_default() -> None:
    environ = {"FACTCHECK_FAIL_ON": "review", "FACTCHECK_FORMAT": "json"}
    files = [file(**{"fail-on": "conflict", "quiet": 1})]
    assert resolve({"fail_on": "never"}, environ, files) == Settings(fail_on="never", format="json", quiet=1)
    assert resolve({"fail_on": None}, environ, files).fail_on == "review"
    assert resolve({}, {"FACTCHECK_FAIL_ON": ""}, files).fail_on == "conflict"
    assert resolve({}, {}) == Settings()
    assert resolve({}, environ, files).origins == {"fail_on": "FACTCHECK_FAIL_ON", "format": "FACTCHECK_FORMAT", "quiet": "factcheck.toml"}


def test_a_table_is_laid_over_another_entry_by_entry() -> None:
    settings = resolve({"date": ["b.txt=2024-02-02"]}, {}, [file(date={"a.txt": date(2024, 1, 1), "b.txt": date(2024, 1, 1)})])
    assert settings.date == {"a.txt": date(2024, 1, 1), "b.txt": date(2024, 2, 2)}
    assert settings.origins == {"date": "factcheck.toml, --date"}


def test_a_variable_that_is_no_setting_is_told() -> None:
    assert slips({"FACTCHECK_FAILON": "never", "FACTCHECK_DEBUG": "1", "PATH": "x"}) == [
        "FACTCHECK_FAILON is no setting; did you mean 'FACTCHECK_FAIL_ON'?"
    ]


@pytest.mark.parametrize(
    ("variable", "text", "option", "value"),
    [
        ("FACTCHECK_WITHIN", "true", "within", True),
        ("FACTCHECK_GITIGNORE", "no", "gitignore", False),
        ("FACTCHECK_KINDS", "money, date", "kinds", ("money", "date")),
        ("FACTCHECK_PATHS", "a,b", "paths", ("a", "b")),
        ("FACTCHECK_LANGUAGE", "a.txt=fr,b*=AR", "language", {"a.txt": "fr", "b*": "ar"}),
        ("FACTCHECK_QUIET", "2", "quiet", 2),
    ],
)
def test_the_environment(variable: str, text: str, option: str, value: Any) -> None:
    assert getattr(resolve({}, {variable: text}), option) == value


@pytest.mark.parametrize(
    ("values", "option", "value"),
    [
        ({"language": {"a.txt": "fr-CA"}}, "language", {"a.txt": "fr"}),
        ({"date": {"a.txt": "2024-02-29"}}, "date", {"a.txt": date(2024, 2, 29)}),
        ({"tolerance": {"money": "1.5%"}}, "tolerance", {"money": Allowance(Decimal("0.015"), True, "1.5%")}),
        ({"tolerance": {"date": "2 days"}}, "tolerance", {"date": Allowance(Decimal(172800), False, "2 days")}),
        ({"tolerance": {"quantity": 3}}, "tolerance", {"quantity": Allowance(Decimal(3), False, "3")}),
        (
            {"levels": {"FC301": "review", "date": "off", "money-differs": "review"}},
            "levels",
            {"FC301": "review", "date": "off", "money-differs": "review"},
        ),
        ({"aliases": {"Altman": ["Sama", "Sam"]}}, "aliases", {"Altman": ("Sama", "Sam")}),
        ({"pin": ["It cost 5 million."]}, "pin", (Pin("It cost 5 million."),)),
        ({"pin": [{"text": "Ça coûte.", "language": "fr"}]}, "pin", (Pin("Ça coûte.", "fr"),)),
        ({"ignore": [{"code": "FC101", "reason": "two phases"}]}, "ignore", (Ignore("two phases", code="FC101"),)),
        ({"report": {"sarif": "out.sarif"}}, "report", {"sarif": "out.sarif"}),
        ({"strict_baseline": True}, "strict_baseline", True),
    ],
)
def test_a_file(values: dict[str, Any], option: str, value: Any) -> None:
    assert getattr(resolve({}, {}, [file(**values)]), option) == value


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"failon": "never"}, "factcheck.toml: there is no option 'failon'; did you mean 'fail-on'"),
        ({"fail-on": "conflicts"}, "factcheck.toml: fail-on: 'conflicts' is none of .*did you mean 'conflict'"),
        ({"format": "jsno"}, "did you mean 'json'"),
        ({"within": "yes"}, "within: 'yes' is not true or false"),
        ({"paths": 3}, "paths: 3 is not a list of texts"),
        ({"kinds": ["mony"]}, "did you mean 'money'"),
        ({"levels": {"FC1": "off"}}, "'FC1' is neither a code"),
        ({"levels": {"FC101": "of"}}, "did you mean 'off'"),
        ({"tolerance": {"money": "much"}}, "'much' is no amount"),
        ({"tolerance": {"date": "1%"}}, "dates lie days apart"),
        ({"tolerance": {"money": "2 days"}}, "by a number or a share"),
        ({"tolerance": {"date": 2}}, "measured in time"),
        ({"ignore": [{"reason": "all"}]}, "would leave out everything"),
        ({"ignore": [{"code": "FC101"}]}, "no 'reason'"),
        ({"ignore": [{"cod": "FC101", "reason": "x"}]}, "did you mean 'code'"),
        ({"ignore": [{"code": "FC101", "reason": "x", "expires": "soon"}]}, "no date of the form"),
        ({"aliases": {"Altman": ["Sam Altman"]}}, "more than one word"),
        ({"pin": [{"txt": "x"}]}, "did you mean 'text'"),
        ({"date": {"a.txt": "20240101"}}, "date 'a.txt': '20240101' is no date"),
        ({"language": {"a.txt": "french"}}, "'french' is no language code"),
        ({"since": "x.json"}, "no option 'since'"),
        ({"origins": {}}, "no option 'origins'"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_hint(values: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        resolve({}, {}, [file(**values)])


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        *(({"date": [text]}, "--date") for text in ("a.txt", "=2024-01-01", "a.txt=", "a.txt=2024-02-30", "a.txt=٢٠٢٤-٠١-٠١", "a=24-1-1")),
        *(({"language": [text]}, "--language") for text in ("a.txt", "a.txt=french", "a.txt=f", "=fr")),
        ({"date": ["a=2024-01-01", "a=2024-01-02"]}, "both '2024-01-01' and '2024-01-02'"),
        ({"kinds": ["mony"]}, "--kind: 'mony' .*did you mean 'money'"),
        ({"report": ["srif=x.json"]}, "--report: 'srif' .*did you mean 'sarif'"),
        ({"report": ["auto=x.json"]}, "--report: 'auto'"),
    ],
)
def test_a_bad_flag_is_named(flags: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        resolve(flags, {})


def test_a_name_may_hold_an_equals_sign() -> None:
    assert resolve({"date": ["a=b.txt=2024-02-29"]}, {}).date == {"a=b.txt": date(2024, 2, 29)}


@pytest.mark.parametrize(
    ("fail_on", "levels", "fails"),
    [
        ("conflict", ["review"], False),
        ("conflict", ["review", "conflict"], True),
        ("review", ["review"], True),
        ("review", [], False),
        ("never", ["conflict"], False),
        ("conflict", ["not_found", None], False),
    ],
)
def test_what_fails(fail_on: str, levels: list[str], fails: bool) -> None:
    assert resolve({"fail_on": fail_on}, {}).fails(levels) is fails


def test_strict_fails_on_what_no_source_tells_unless_nothing_fails() -> None:
    assert resolve({"strict": True}, {}).fails(["not_found"])
    assert not resolve({"strict": True, "fail_on": "never"}, {}).fails(["not_found"])


# ---- files


def test_the_nearest_file_upwards_and_its_own_file_first(tmp_path: Path) -> None:
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert nearest(below) is None or "tmp" not in str(nearest(below))
    (tmp_path / "pyproject.toml").write_text("[tool.factcheck]\npaths = ['x']\n")
    assert nearest(below) == Path("../../pyproject.toml")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'other'\n")
    assert nearest(below) == Path("../../pyproject.toml")
    (tmp_path / "factcheck.toml").write_text("within = true\n")
    assert nearest(below) == Path("../../factcheck.toml")


def test_paths_of_a_file_are_relative_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.factcheck]\npaths = ['texts']\nbaseline = 'b.jsonl'\nreport = {json = 'r.json'}\n")
    monkeypatch.chdir(tmp_path / "sub")
    found, _ = sources([], False, Path.cwd())
    settings = resolve({}, {}, found)
    assert (settings.paths, settings.baseline, settings.report) == (("../texts",), "../b.jsonl", {"json": "../r.json"})
    assert settings.root == ".."


def test_config_names_a_file_or_sets_a_value(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("within = true\n")
    found, assigned = sources([str(path), "format=json", "kinds = ['money']", "levels.FC101 = 'off'"], False, tmp_path)
    settings = resolve({}, {"FACTCHECK_FORMAT": "text"}, found, assigned)
    assert (settings.within, settings.format, settings.kinds, settings.levels) == (True, "json", ("money",), {"FC101": "off"})


def test_isolated_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text("within = true\n")
    assert sources([], True, tmp_path) == ([], [])


@pytest.mark.parametrize(("text", "message"), [("within = ", "cannot be read: "), ("\udce9", "cannot be read")])
def test_a_file_that_is_no_toml(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError, match=message):
        read(path)


def test_a_project_without_the_section(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[tool.factchek]\n")
    with pytest.raises(SettingsError, match="did you mean 'factchek'"):
        read(path)


# ---- the file that init writes


def test_the_starter_names_every_option_and_each_of_its_lines_can_be_used() -> None:
    lines = [line.removeprefix("# ") for line in starter.text().splitlines() if " = " in line]
    table = tomllib.loads("\n".join(lines))
    assert sorted(table) == sorted(o.name.replace("_", "-") for o in options() if o.metadata["file"])
    resolve({}, {}, [file(**table)])
    assert tomllib.loads(starter.text()) == {}


def test_the_starter_spares_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    assert tomllib.loads(Path("factcheck.toml").read_text("utf-8")) == {}
    assert main(["init"]) == 2
    assert "--force" in capfd.readouterr().err
    assert main(["init", "--force"]) == 0
    Path("pyproject.toml").write_text("[project]\nname = 'x'")
    assert main(["init", "--pyproject"]) == 0
    assert tomllib.loads(Path("pyproject.toml").read_text("utf-8")) == {"project": {"name": "x"}, "tool": {"factcheck": {}}}
    assert main(["init", "--pyproject", "--force"]) == 2
    assert "already" in capfd.readouterr().err
