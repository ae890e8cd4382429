"""The command as a gate: exit codes, streams, and what it does with input nobody wished for. Every run is a process."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import CONFLICT, INCOMPLETE, NOTHING, REVIEW, ROOT, environment, factcheck, line

ENGLISH = "The new bridge over the river cost the city 5 million euros. Work began on 3 June 2024 and took 18 months.\n"
FRENCH = "Le nouveau pont sur la rivière a coûté 5 millions d'euros à la ville. Les travaux ont commencé le 3 juin 2024.\n"
ARABIC = "كلف الجسر الجديد على النهر المدينة 5 ملايين يورو. وبدأت الأعمال في 3 يونيو 2024 واستمرت 18 شهرا.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en.txt").write_text(ENGLISH, "utf-8")
    (tmp_path / "fr.txt").write_text(FRENCH, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("body", "flags", "status"),
    [
        (NOTHING, [], 0),
        (REVIEW, [], 0),
        (REVIEW, ["--fail-on", "review"], 1),
        (CONFLICT, [], 1),
        (CONFLICT, ["--fail-on", "review"], 1),
        (CONFLICT, ["--fail-on", "never"], 0),
        (CONFLICT, ["-q", "-f", "json"], 1),
        ("raise RuntimeError('boom')", [], 2),
        ("raise MemoryError", [], 2),
        ("raise KeyboardInterrupt", [], 130),
        ("raise SystemExit(1)", [], 2),
    ],
)
def test_the_exit_status(folder: Path, body: str, flags: list[str], status: int) -> None:
    assert factcheck("compare", folder, *flags, staged=body).returncode == status


def test_an_unread_document_outranks_a_finding_and_the_others_are_reported(folder: Path) -> None:
    run = factcheck("compare", folder, folder / "missing.txt", staged=INCOMPLETE)
    assert run.returncode == 2
    assert b"INCOMPLETE" in run.stdout
    assert b"1 CONFLICT" in run.stdout
    assert b"missing.txt" in run.stderr


def test_an_error_of_our_own_is_one_line_unless_asked(folder: Path) -> None:
    body = "raise RuntimeError('boom \\x1b[31m')"
    run = factcheck("compare", folder, staged=body)
    assert run.stdout == b""
    assert run.stderr.count(b"\n") == 1
    assert b"internal error: RuntimeError: boom" in run.stderr
    assert b"\x1b" not in run.stderr
    assert b"Traceback" in factcheck("compare", folder, staged=body, env={"FACTCHECK_DEBUG": "1"}).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["nonsense"],
        ["compare", "--nonsense", "seeds"],
        ["compare", "--fail-on", "always", "seeds"],
        ["compare", "--format", "xml", "seeds"],
        ["compare", "--date", "a.txt", "seeds"],
        ["compare", "--language", "a.txt=francais", "seeds"],
        ["compare", "--date", "no-such-document=2024-01-01", "seeds"],
        ["extract"],
        ["explain", "FC999"],
        ["accept", "FC101", "seeds"],
        ["init", "--ci", "jenkins"],
        ["schema", "nothing"],
        ["compare", "--config", "no-such.toml", "seeds"],
        ["compare", "--config", "nonsense=1", "seeds"],
        ["compare", "--report", "sarif", "seeds"],
        ["compare", "--report", "xml=out.xml", "seeds"],
        ["compare", "--since", "no-such.json", "seeds"],
        ["compare", "--baseline", "no-such.jsonl", "seeds"],
        ["compare", "--files-from", "no-such.txt"],
        [],
    ],
)
def test_wrong_use_ends_with_2_and_says_so_on_standard_error(arguments: list[str]) -> None:
    run = factcheck(*arguments)
    assert run.returncode == 2
    assert run.stdout == b""
    assert run.stderr.strip()


def test_a_missing_path(folder: Path) -> None:
    run = factcheck("compare", folder / "nowhere")
    assert run.returncode == 2
    assert b"nowhere" in run.stderr
    assert b"OK" not in run.stdout


def test_an_empty_folder(tmp_path: Path) -> None:
    run = factcheck("compare", tmp_path)
    assert run.returncode == 2
    assert run.stderr.strip()
    assert b"OK" not in run.stdout


def test_a_binary_file_is_reported_and_the_others_are_read(folder: Path) -> None:
    (folder / "photo.txt").write_bytes(bytes(range(256)) * 64)
    run = factcheck("compare", folder, "-f", "json")
    result = json.loads(run.stdout)
    assert run.returncode == 2
    assert [Path(d["name"]).name for d in result["documents"]] == ["en.txt", "fr.txt"]
    assert [Path(e["document"]).name for e in result["errors"]] == ["photo.txt"]
    assert b"photo.txt" in run.stderr


def test_a_file_in_windows_1256(tmp_path: Path) -> None:
    (tmp_path / "ar.txt").write_bytes((ARABIC * 4).encode("cp1256"))
    run = factcheck("extract", tmp_path, "-f", "json")
    assert run.returncode == 0
    assert [d["language"] for d in json.loads(run.stdout)["documents"]] == ["ar"]
    assert "5 ملايين يورو" in run.stdout.decode()


def test_one_line_of_5_megabytes(folder: Path) -> None:
    words = "the river runs past the old town and under the bridge where people meet in the evening to talk about the weather. "
    (folder / "long.txt").write_text((words * 45_000)[: 5_000_000 - len(ENGLISH)] + ENGLISH.strip(), "utf-8")
    run = factcheck("compare", folder)
    assert run.returncode == 0
    assert b"long.txt" in run.stdout
    assert max(map(len, run.stdout.splitlines())) < 400


def test_two_copies_of_a_file_agree_and_are_told(folder: Path) -> None:
    (folder / "copy.txt").write_text(ENGLISH, "utf-8")
    run = factcheck("compare", folder)
    assert run.returncode == 0
    assert b"CONFLICT" not in run.stdout
    assert b"holds the same text as" in run.stdout


def test_a_file_given_twice_is_read_once(folder: Path) -> None:
    run = factcheck("extract", folder / "en.txt", folder, "-f", "json")
    assert [Path(d["name"]).name for d in json.loads(run.stdout)["documents"]] == ["en.txt", "fr.txt"]


def test_one_document_has_nothing_to_disagree_with(folder: Path) -> None:
    run = factcheck("compare", folder / "en.txt")
    assert run.returncode == 0
    assert b"NOTHING TO COMPARE  1 document" in run.stdout


def test_standard_output_carries_the_result_only(folder: Path) -> None:
    run = factcheck("compare", folder, "-f", "json", "--color", "always")
    assert json.loads(run.stdout)["schema"] == "factcheck/comparison/1"
    assert run.stderr == b""


def test_the_result_in_a_file(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "result.out"
    run = factcheck("compare", folder, "-o", target, staged=CONFLICT)
    assert run.returncode == 1
    assert run.stdout == b""
    assert target.read_bytes() == factcheck("compare", folder, staged=CONFLICT).stdout
    assert factcheck("compare", folder, "-o", tmp_path / "no" / "where", staged=CONFLICT).returncode == 2


@pytest.mark.parametrize(("body", "status"), [(CONFLICT, 1), (NOTHING, 0)])
def test_a_reader_that_has_gone_changes_no_verdict(folder: Path, body: str, status: int) -> None:
    assert _into_closed_pipe(["compare", str(folder)], body) == (status, b"")


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_a_reader_that_has_gone_is_no_finding(flag: str) -> None:
    assert _into_closed_pipe([flag], None) == (0, b"")


def _into_closed_pipe(arguments: list[str], body: str | None) -> tuple[int, bytes]:
    read, write = os.pipe()
    os.close(read)
    try:
        run = subprocess.run(line(arguments, body), stdout=write, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, timeout=120)
    finally:
        os.close(write)
    return run.returncode, run.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_no_verdict(folder: Path) -> None:
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            line(["compare", folder], CONFLICT), stdout=full, stderr=subprocess.PIPE, env=environment(), cwd=ROOT, timeout=120
        )
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_an_interrupt(folder: Path) -> None:
    body = "print('ready', file=sys.stderr, flush=True); import time; time.sleep(60)"
    with subprocess.Popen(
        line(["compare", folder], body), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=ROOT
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"ready\n"
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    assert (process.returncode, out, error) == (130, b"", b"")


@pytest.mark.parametrize(
    ("flags", "env", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"TERM": "dumb"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FACTCHECK_COLOR": "always"}, True),
    ],
)
def test_colour(folder: Path, flags: list[str], env: dict[str, str], colored: bool) -> None:
    run = factcheck("compare", folder, *flags, staged=CONFLICT, env=env)
    assert (b"\x1b[" in run.stdout) is colored
    assert run.returncode == 1


def test_the_same_bytes_whatever_the_surroundings(folder: Path) -> None:
    (folder / "ar.txt").write_text(ARABIC, "utf-8")
    names = ["ar.txt", "en.txt", "fr.txt"]
    plain = [factcheck("compare", *names, "-f", form, cwd=folder).stdout for form in ("text", "json")]
    for env, order in (
        ({"PYTHONHASHSEED": "1", "LC_ALL": "C", "PYTHONUTF8": "0"}, names[::-1]),
        ({"PYTHONHASHSEED": "2", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "COLUMNS": "30"}, names[1:] + names[:1]),
    ):
        assert [factcheck("compare", *order, "-f", form, cwd=folder, env=env).stdout for form in ("text", "json")] == plain


def test_explain(folder: Path) -> None:
    found = factcheck("explain", "FC101", folder, staged=CONFLICT)
    assert found.returncode == 0
    assert b"actor: " in found.stdout
    missing = factcheck("explain", "no such words", folder, staged=CONFLICT)
    assert missing.returncode == 2
    assert b"no such words" in missing.stderr


def test_version_and_help() -> None:
    version = factcheck("--version")
    assert version.returncode == 0
    assert version.stdout.startswith(b"factcheck ")
    for command in ([], ["compare"], ["check"], ["extract"], ["explain"], ["languages"]):
        shown = factcheck(*command, "--help", env={"GITHUB_ACTIONS": "1"})
        assert shown.returncode == 0
        assert b"\x1b" not in shown.stdout


def test_shell_completion() -> None:
    asked = {"_FACTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "factcheck com", "COMP_CWORD": "1"}
    run = factcheck(env=asked)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"compare\n", b"")
