from __future__ import annotations

from datetime import date

import pytest

from factcheck.settings import Settings, SettingsError, dates, languages, resolve


def test_a_flag_beats_the_environment_beats_a_file_beats_the_default() -> None:
    environ, file = {"FACTCHECK_FAIL_ON": "review", "FACTCHECK_FORMAT": "json"}, {"fail_on": "conflict", "quiet": True}
    assert resolve({"fail_on": "never"}, environ, file) == Settings(fail_on="never", format="json", quiet=True)
    assert resolve({"fail_on": None}, environ, file).fail_on == "review"
    assert resolve({}, {"FACTCHECK_FAIL_ON": ""}, file).fail_on == "conflict"
    assert resolve({}, {}) == Settings()


def test_what_cannot_be_meant_is_refused_with_a_hint() -> None:
    with pytest.raises(SettingsError, match="did you mean 'json'"):
        resolve({}, {"FACTCHECK_FORMAT": "jsno"})
    with pytest.raises(SettingsError, match="no option 'failon'; did you mean 'fail_on'"):
        resolve({}, {}, {"failon": "never"})


@pytest.mark.parametrize(
    ("fail_on", "levels", "fails"),
    [
        ("conflict", ["review"], False),
        ("conflict", ["review", "conflict"], True),
        ("review", ["review"], True),
        ("review", [], False),
        ("never", ["conflict"], False),
    ],
)
def test_what_fails(fail_on: str, levels: list[str], fails: bool) -> None:
    assert resolve({"fail_on": fail_on}, {}).fails(levels) is fails


def test_dates_and_languages() -> None:
    assert dates(["a=b.txt=2024-02-29", "*.md=2025-01-01"]) == {"a=b.txt": date(2024, 2, 29), "*.md": date(2025, 1, 1)}
    assert languages(["a.txt=fr-CA", "b*=AR"]) == {"a.txt": "fr", "b*": "ar"}


@pytest.mark.parametrize("text", ["a.txt", "=2024-01-01", "a.txt=", "a.txt=2024-02-30", "a.txt=20240101", "a.txt=٢٠٢٤-٠١-٠١", "a=24-1-1"])
def test_a_bad_date_is_named(text: str) -> None:
    with pytest.raises(SettingsError, match="--date"):
        dates([text])


@pytest.mark.parametrize("text", ["a.txt", "a.txt=french", "a.txt=f", "=fr"])
def test_a_bad_language_is_named(text: str) -> None:
    with pytest.raises(SettingsError, match="--language"):
        languages([text])


def test_one_name_has_one_date() -> None:
    with pytest.raises(SettingsError, match="both '2024-01-01' and '2024-01-02'"):
        dates(["a=2024-01-01", "a=2024-01-02"])
