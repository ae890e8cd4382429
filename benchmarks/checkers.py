"""Comparison beside tools that check texts against texts: how quick they are, what they find, what they flag where nothing is wrong.

    python benchmarks/checkers.py [PYTHON_OF_PEERS]

The documents are the retellings of the tests, in which nothing contradicts, and the same with one slip each. A slip counts as found where
its words are flagged and were not before it was made. Each peer holds each document against the others of its story. groundrails is
left out: it grounds nothing before it has downloaded its models, and brings gigabytes of libraries along.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

Story = dict[str, str]
Flags = list[tuple[str, str]]  # a document and the words in it that are flagged


def sourced_evidence() -> Callable[[Story], Flags]:
    """Sentences that the other documents contradict."""
    from sourced import check  # type: ignore[import-not-found,unused-ignore]

    def flags(story: Story) -> Flags:
        checked = {name: check(text, [t for n, t in story.items() if n != name]) for name, text in story.items()}
        return [(name, c["claim"]) for name, found in checked.items() for c in found["claims"] if c["status"] == "contradicted"]

    return flags


def corroborate() -> Callable[[Story], Flags]:
    """Numbers, dates and quotations that stand in none of the other documents."""
    from corroborate import check_answer  # type: ignore[import-not-found,unused-ignore]

    def flags(story: Story) -> Flags:
        checked = {name: check_answer("", [t for n, t in story.items() if n != name], text) for name, text in story.items()}
        return [(name, span) for name, report in checked.items() for finding in report.findings for span in finding.spans]

    return flags


def factcheck() -> Callable[[Story], Flags]:
    """Facts on which two documents disagree: conflicts alone."""
    from factcheck.model import Document
    from factcheck.pipeline import compare

    def flags(story: Story) -> Flags:
        found = compare([Document(name, text) for name, text in story.items()]).at_level("conflict")
        return [(m.fact.document, m.excerpt) for d in found for r in d.readings for m in r.mentions]

    return flags


CHECKERS = {"factcheck": factcheck, "sourced-evidence": sourced_evidence, "corroborate": corroborate}


def run(name: str, stories: dict[str, Story], slips: list[list[str]]) -> dict[str, float]:
    """CPU seconds for the stories as they are, what is flagged in them, and how many slips are found."""
    flags = CHECKERS[name]()
    for story in stories.values():  # tables and languages loaded
        flags(story)
    start = time.process_time()
    before = {key: flags(story) for key, story in stories.items()}
    seconds = time.process_time() - start
    found = 0
    for key, document, old, new in slips:
        told = flags(stories[key] | {document: stories[key][document].replace(old, new)})
        fresh = [words for n, words in told if n == document and (n, words) not in before[key]]
        found += any(new in words or (words.strip() and words in new) for words in fresh)
    return {"seconds": seconds, "flagged": sum(map(len, before.values())), "found": found}


def main() -> int:
    """Prints a line for each tool, and keeps the ratios."""
    if sys.argv[1:2] == ["--one"]:
        given = json.load(sys.stdin)
        print(json.dumps(run(sys.argv[2], given["stories"], given["slips"])))
        return 0
    import results

    sys.path.insert(0, str(ROOT))
    from tests.test_retellings import FOLDER, SLIPS, STORIES

    stories = {key: {p.stem: p.read_text("utf-8") for p in sorted((FOLDER / key).glob("*.txt"))} for key in STORIES}
    size = sum(len(text) for story in stories.values() for text in story.values())
    given = json.dumps({"stories": stories, "slips": [slip[:4] for slip in SLIPS]})
    told = results.Told("checkers")
    print(f"{len(stories)} stories in which nothing contradicts, {len(SLIPS)} slips:")
    speed = {}
    for name in CHECKERS:
        python = sys.executable if name == "factcheck" or len(sys.argv) < 2 else sys.argv[1]
        done = subprocess.run([python, __file__, "--one", name], input=given, capture_output=True, text=True, cwd=ROOT)
        if done.returncode:
            print(f"  {name}: skipped, it is not installed in {python}; make bench installs it")
            continue
        f = json.loads(done.stdout)
        speed[name] = size / f["seconds"]
        print(
            f"  {name:<17} {speed[name]:>10,.0f} characters a second, {f['found']:>3} slips found, {f['flagged']:>4} places flagged wrongly"
        )
        told.at_least(f"{name}: slips found", f["found"], None)
        told.at_most(f"{name}: places flagged wrongly", f["flagged"], None)
        if name != "factcheck":
            told.at_least(f"times as fast as {name}", speed["factcheck"] / speed[name], None, ratio=True)
    told.keep()
    return 0


if __name__ == "__main__":
    sys.exit(main())
