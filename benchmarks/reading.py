"""How fast figures are read: by language, side by side with other readers, and as texts grow.

    python benchmarks/reading.py [PYTHON_OF_PEERS]

- By language: characters a CPU second of all kinds of figures together, on one core. The prose is the documents of the evaluation kit
  where it lies beside the project, and the articles in seeds/ in any case.
- Peers: the same text, in the same run, each in a process of its own; PYTHON_OF_PEERS is an interpreter that has them installed. A ratio
  says how many times as fast factcheck is.
- Growth: hostile texts and their doubles. A ratio above the limit means that reading is not linear.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import results

from factcheck import documents
from factcheck.facts import figures
from factcheck.languages import codes
from factcheck.model import Document

ROOT = Path(__file__).resolve().parent.parent
KIT = ROOT.parent / "shared" / "eval" / "data" / "consistency" / "untouched.jsonl"
PROSE = 200_000  # characters a language at most
SAMPLE = 12_000  # characters for the peers, of which the slowest reads some 2,000 a second
SPEED = 1_000_000  # characters a CPU second
TIMES = {"dateparser": 6, "quantulum3": 15, "recognizers-text": 100}
COMPARED = {"dateparser": ("en", "fr"), "quantulum3": ("en",), "recognizers-text": ("en", "fr")}
GROWTH = 2.2
LENGTH = 200_000
HOSTILE: dict[str, str] = {
    "digits": "1234567890",
    "grouped digits": "123 ",
    "dotted digits": "1.2.",
    "dashes": "12-",
    "slashes": "1/",
    "a scale word": "million ",
    "a number word": "twenty ",
    "a month": "May ",
    "a unit of time": "day ",
    "a preposition": "from May to ",
    "a coordination": "one and ",
    "a bound": "more than ",
    "a currency sign": "$",
    "amounts": "$5 ",
    "dates": "2024-05-03 ",
    "open brackets": "(5 ",
    "one letter": "a",
    "quotation marks": '"',
}


def prose() -> dict[str, str]:
    """Language: running text in it."""
    texts: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        texts[path.stem.rpartition("_")[2]].append(path.read_text(encoding="utf-8"))
    if KIT.exists():
        for line in KIT.read_text(encoding="utf-8").splitlines():
            for document in json.loads(line)["docs"]:
                texts[document["lang"].partition("-")[0]].append(document["text"])
    return {language: "\n".join(parts)[:PROSE] for language, parts in sorted(texts.items())}


def seconds(text: str, language: str) -> float:
    """CPU seconds to read all figures of a text whose words and sentences are known."""
    article = documents.read(Document("text", text, language))
    start = time.process_time()
    figures.extract(article)
    return time.process_time() - start


def peer_seconds(python: str, name: str, text: str, language: str) -> float | None:
    """The same of a peer, or None where it is not installed there."""
    command = [python, str(ROOT / "benchmarks" / "peers.py"), name, language]
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    return float(done.stdout) if done.returncode == 0 else None


def by_language(texts: dict[str, str]) -> None:
    """Prints the speed of each language of the first tier that there is prose in."""
    print(f"figures of all kinds, characters a CPU second (target: {SPEED:,})")
    for language in sorted(set(codes()) & set(texts)):
        text = texts[language]
        seconds(text[:2000], language)
        speed = len(text) / min(seconds(text, language) for _ in range(3))
        print(f"  {language}  {speed:>12,.0f}   {len(text):>8,} characters{'' if speed >= SPEED else '  MISSED'}")


def side_by_side(texts: dict[str, str], python: str, told: results.Told) -> None:
    """Prints how many times as fast as each peer figures are read."""
    print("times as fast as, on the same text")
    for name, languages in COMPARED.items():
        for language in filter(texts.__contains__, languages):
            text = texts[language][:SAMPLE]
            theirs = peer_seconds(python, name, text, language)
            if theirs is None:
                print(f"  {name} ({language}): not installed in {python}; make bench installs it")
                continue
            ratio = theirs / min(seconds(text, language) for _ in range(3))
            told.at_least(f"times as fast as {name} ({language})", ratio, TIMES[name], ratio=True)


def growth(language: str = "en") -> None:
    """Prints what twice the length of a hostile text costs, and of ten million characters of prose in one line."""
    print(f"twice the length costs (target: at most {GROWTH})")
    texts: dict[str, Callable[[int], str]] = {
        name: lambda length, part=part: part * (length // len(part))  # type: ignore[misc]
        for name, part in HOSTILE.items()
    }
    texts["nested brackets"] = lambda length: "(" * (length // 2) + ")" * (length // 2)
    for name, make in texts.items():
        once, twice = (min(seconds(make(n), language) for _ in range(3)) for n in (LENGTH, 2 * LENGTH))
        print(f"  {name:<20} {twice / once:5.2f}  {2 * LENGTH / twice / 1e6:6.2f} M/s{'' if twice / once <= GROWTH else '  MISSED'}")


def main() -> int:
    """Prints the three tables."""
    texts = prose()
    by_language(texts)
    told = results.Told("reading")
    side_by_side(texts, sys.argv[1] if len(sys.argv) > 1 else sys.executable, told)
    told.keep()
    growth()
    return 0


if __name__ == "__main__":
    sys.exit(main())
