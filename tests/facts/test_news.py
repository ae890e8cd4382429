"""News in the manner of wires, broadsheets and tabloids, its statements marked by hand before the program read it.

`news/xx.txt` holds passages. `{1 …}` is the content of statement 1, `{s1 …}` its speaker, `{c1 …}` its cue. Lines behind a passage add
what no bracket can hold: `@1 speaker=Name` the name behind a pronoun, `@1 words` content that stands elsewhere; `?1` and `?words` are
matters of taste, neither missed nor held against the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from factcheck.documents import read
from factcheck.facts import attributions
from factcheck.model import Document
from factcheck.values import Attribution

_NEWS = Path(__file__).parent / "news"
_MARK = re.compile(r"\{([sc]?)(\d+) |\}")
_HALF = 0.5  # of the characters that marked and read content share
_GOALS = {"direct": 0.95, "reported": 0.85, "speaker": 0.9, "precision": 0.95}  # where it stands: see the test
_REACHED = dict.fromkeys(("en", "es", "fr", "it", "nl"), _GOALS) | {"de": _GOALS, "pt": _GOALS | {"direct": 0.8}}


@dataclass
class Marked:
    """A marked statement: the characters of its content, speaker and cue, and the speaker's name where it is given."""

    content: set[int] = field(default_factory=set)
    speaker: set[int] = field(default_factory=set)
    cue: set[int] = field(default_factory=set)
    name: str = ""
    optional: bool = False


def passages(language: str) -> list[tuple[str, dict[int, Marked], list[set[int]]]]:
    """(text, statements by number, characters that are a matter of taste) of every passage of a language."""
    blocks = re.split(r"^# .*\n", (_NEWS / f"{language}.txt").read_text(encoding="utf-8"), flags=re.M)[1:]
    return [_passage(block) for block in blocks]


def _passage(block: str) -> tuple[str, dict[int, Marked], list[set[int]]]:
    notes = [line for line in block.splitlines() if re.match(r"@\d+ |\?", line)]
    marked, text = _unmarked("\n".join(line for line in block.splitlines() if line not in notes).strip())
    taste: list[set[int]] = []
    for note in notes:
        number, _, rest = note[1:].partition(" ")
        if note.startswith("@") and rest.startswith("speaker="):
            marked.setdefault(int(number), Marked()).name = rest.removeprefix("speaker=")
        elif note.startswith("@"):
            marked.setdefault(int(number), Marked()).content |= _found(text, rest)
        elif note[1:].isdigit():
            marked[int(number)].optional = True
        else:
            taste.append(_found(text, note[1:]))
    return text, marked, taste


def _unmarked(block: str) -> tuple[dict[int, Marked], str]:
    marked: dict[int, Marked] = {}
    open_: list[tuple[str, int, int]] = []
    text, at = "", 0
    for m in _MARK.finditer(block):
        text, at = text + block[at : m.start()], m.end()
        if m[2]:
            open_.append((m[1], int(m[2]), len(text)))
            continue
        kind, number, start = open_.pop()
        statement = marked.setdefault(number, Marked())
        {"": statement.content, "s": statement.speaker, "c": statement.cue}[kind].update(range(start, len(text)))
    return marked, text + block[at:]


def _found(text: str, words: str) -> set[int]:
    start = text.index(words)
    return set(range(start, start + len(words)))


def _alike(a: set[int], b: set[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _content(said: Attribution, near: set[int]) -> set[int]:
    """The characters of a read statement; of a turn of several quotations those that touch the marked one."""
    spans = [set(range(*span)) for span in said.content_spans]
    whole = set().union(*spans)
    touching = set().union(*(s for s in spans if s & near))
    return max((whole, touching), key=lambda c: _alike(c, near))


def _is_speaker(said: Attribution, marked: Marked, text: str) -> bool:
    wanted = marked.name or "".join(text[i] for i in sorted(marked.speaker))
    names = [n for n in (said.speaker_name, said.speaker) if n]
    return any(n in wanted or wanted in n or n.split()[-1] == wanted.split()[-1] for n in names)


def figures(language: str) -> dict[str, float]:
    """Recall of direct (and mixed) and of reported statements, share of right speakers, precision."""
    hits: dict[str, list[bool]] = {"direct": [], "reported": [], "speaker": [], "precision": []}
    for text, marked, taste in passages(language):
        facts = attributions.extract(read(Document("news", text, language)))
        said = [f.value for f in facts if isinstance(f.value, Attribution)]
        used: set[int] = set()
        for statement in (m for m in marked.values() if m.content):
            best = max(said, key=lambda s: _alike(_content(s, statement.content), statement.content), default=None)
            found = best is not None and _alike(_content(best, statement.content), statement.content) >= _HALF
            used |= {id(best)} if found else set()
            if statement.optional:
                continue
            quoted = any(text[i] in "“„«‘" for i in statement.content)
            hits["direct" if quoted else "reported"].append(found)
            if found and best and (statement.name or statement.speaker):
                hits["speaker"].append(_is_speaker(best, statement, text))
        taste += [m.content | m.speaker | m.cue for m in marked.values() if m.optional]
        for s in said:
            told = set().union(*(range(*span) for span in (*s.content_spans, s.cue_span or (0, 0))))
            if id(s) in used or not any(told & t for t in taste):
                hits["precision"].append(id(s) in used)
    return {name: sum(row) / len(row) for name, row in hits.items()}


@pytest.mark.parametrize("language", sorted(_REACHED))
def test_news_is_read_as_a_desk_would_mark_it(language: str) -> None:
    """The goals are 95 % of direct and 55 % of reported statements at a precision of 80 %, 85 % of speakers."""
    short = {name: round(share, 3) for name, share in figures(language).items() if share < _REACHED[language][name]}
    assert short == {}
