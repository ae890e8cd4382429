"""Every pattern of the program, as it is compiled; run as a program, it prints how the time of each grows with a text made against it.

    python -m tests.hostile.patterns           those that grow faster than a text, as JSON
    python -m tests.hostile.patterns --table   all of them, the steepest first

Nothing is named: what modules of the program ask `re` and `regex` to compile is noted while each is imported and each language reads.
A new pattern is tested without a word here. The texts are made of the pattern's own pieces, and of what stands in texts of all kinds.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from types import ModuleType
from typing import Any, NamedTuple

import regex

SIZES = ((6, 24), (50, 200), (1_500, 6_000))  # characters of the texts that are held against each other; the shorter ones before the
# longer ones, for which a pattern that tries everything would take for ever
LOOK = 4_000  # characters of a first look
QUICK = 0.002  # seconds of it that are not looked into: a quadratic pattern takes more
SLOW_MACHINE = 500  # seconds that the whole may take; it takes 16 of its own
STEEPEST = 7.5  # times as long for four times the text: 4 is linear, 16 quadratic
ANCHORED = ("match", "fullmatch")
COMMON = (
    *" \n\t\u00a0\u3000aZ1.,;:!?-–/()[]<>\"'«“„*_#|@&%$~",
    *(
        "a ",
        "Aa ",
        "1 ",
        "1,",
        "1.",
        "1,000",
        "1-",
        "1:",
        "a.",
        "a'",
        "A.",
        "\n\n",
        " \n",
        "- ",
        "a\n",
        "<a ",
        "<a>",
        "</",
        "<!--",
        "&#",
        "://",
    ),
    *("é", "я", "ا", "字", "が", "한", "ก", "अ", "\u0301", "١", "一", "字1", "1字", "年"),
)
_CLASSES = "d=1|D=a|w=a1|W= -|s= \n|S=a|n=\n|t=\t|r=\r|f=\f|v=\v|b=|B=|A=|Z="
CLASSES = {name: tuple(signs) for name, _, signs in (part.partition("=") for part in _CLASSES.split("|"))}
_PROPERTIES = (
    "L=a|Lu=A|Ll=a|M=\u0301|N=1|Nd=1|P=.|Pd=-|S=$|Sc=$|Z= |Zs= |Latin=a|Cyrillic=я|Greek=α|Arabic=ا|Hebrew=ב|Han=字|Hiragana=が|Katakana=カ"
    "|Thai=ก|Hangul=한|Lao=ກ|Khmer=ក|Myanmar=က|Devanagari=अ"
)
PROPERTIES = dict(part.split("=", 1) for part in _PROPERTIES.split("|"))
PIECE = re.compile(
    r"\\[pP]\{\^?(?P<property>\w+)\}|\\u(?P<short>[0-9a-f]{4})|\\x(?P<byte>[0-9a-f]{2})|\\(?P<escaped>.)|\[(?P<set>\^?\]?(?:\\.|[^\]])*)\]"
    r"|\(\?(?:P?<\w+>|[aiLmsuxV0-9:=!>|-]*|<[=!])|[{]\d*,?\d*[}][+?]?|[()|?*+.^$]+|(?P<word>[^\W\d_]+)|(?P<sign>.)",
    re.DOTALL,
)


class Growth(NamedTuple):
    """How a pattern takes texts of one piece: seconds of the short and of the long one."""

    atom: str
    short: float
    long: float

    @property
    def ratio(self) -> float:
        return self.long / max(self.short, 1e-7)


def recorded(run: Callable[[], None]) -> dict[tuple[str, str, int], Any]:
    """The patterns over text that modules of the program have compiled while something runs, by library, text and flags."""
    found: dict[tuple[str, str, int], Any] = {}

    def listening(library: Any, compile: Callable[..., Any]) -> Callable[..., Any]:
        def listen(pattern: Any, flags: Any = 0, *more: Any, **named: Any) -> Any:
            made = compile(pattern, flags, *more, **named)
            if isinstance(made.pattern, str) and _asked_by_us():
                found[library.__name__, made.pattern, int(made.flags)] = made
            return made

        return listen

    libraries: tuple[Any, ...] = (re, regex._main)
    for library in libraries:
        library._compile = listening(library, library._compile)
    run()
    return found


def _asked_by_us() -> bool:
    frame = sys._getframe(2)
    while frame.f_back and frame.f_globals["__name__"] in ("re", "regex._main", "regex._regex_core"):
        frame = frame.f_back
    return str(frame.f_globals["__name__"]).startswith("factcheck")


def everything() -> None:
    """Imports each module and lets each language read."""
    import factcheck

    for module in pkgutil.walk_packages(factcheck.__path__, "factcheck."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from factcheck.documents.text import decode
    from factcheck.languages import codes

    for data in ("日本語の文章".encode("utf-16-le"), "Müller sagte: „Größe“".encode("cp1252")):
        decode(data)
    text = "On 3 May 2024 Eva Rossi, 40, said: “It cost 5 million euros.” 3,5 % (2 km) 10:30 2024年5月3日 ٣"
    for code in codes():
        factcheck.compare([factcheck.Document(f"{n}.txt", text, code) for n in (1, 2)], within=True)


# ---- how a pattern is used: one that is only asked what stands at a place is not held to what a search through a text would take


def anchored(modules: list[ModuleType]) -> set[tuple[str, int]]:
    """The patterns (text and flags) that are asked for a match at a place, or within a window of a text, alone."""
    found: dict[tuple[str, int], bool] = {}
    for module in modules:
        uses = _uses(ast.parse(inspect.getsource(module)))
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern | regex.Pattern):
                key = (value.pattern, int(value.flags))
                found[key] = found.get(key, True) and bool(uses.get(name)) and all(uses[name])
    return {key for key, only in found.items() if only}


def _uses(tree: ast.AST) -> dict[str, list[bool]]:
    """For each name, for each of its uses, whether it is a match at a place or within a window."""
    found: dict[str, list[bool]] = {}
    called = {id(n.func.value): n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            call = called.get(id(node))
            found.setdefault(node.id, []).append(call is not None and _at_a_place(call))
    return found


def _at_a_place(call: ast.Call) -> bool:
    windowed = any("max(" in ast.unparse(a) or "min(" in ast.unparse(a) for a in call.args)
    return windowed or (isinstance(call.func, ast.Attribute) and call.func.attr in ANCHORED)


# ---- texts against a pattern


def pieces(pattern: str) -> list[str]:
    """What a pattern is made of, each piece as a text that it fits: words, signs, one or two characters of a class."""
    found: list[str] = []
    for m in PIECE.finditer(pattern):
        if m["property"]:
            found.append(PROPERTIES.get(m["property"], "a"))
        elif m["short"] or m["byte"]:
            found.append(chr(int(m["short"] or m["byte"], 16)))
        elif m["escaped"]:
            found += CLASSES.get(m["escaped"], (m["escaped"],))
        elif m["set"]:
            found += _members(m["set"])
        elif m["word"] or m["sign"]:
            found.append(m["word"] or m["sign"])
    return found


def _members(inside: str) -> list[str]:
    if inside.startswith("^"):
        return [c for c in "a 1." if c not in inside][:2]
    return list(dict.fromkeys(pieces(inside.replace("-", "", 1))))[:4]


def atoms(pattern: str) -> Iterator[str]:
    """What texts against a pattern repeat: its pieces, one, two and three on end, and its head."""
    own = pieces(pattern)
    own = own if len(own) < 60 else [*own[:30], *own[-30:]]
    yield from COMMON
    yield from own
    yield from (a + b for a, b in pairwise(own))
    yield from (a + b + c for a, b, c in zip(own, own[1:], own[2:], strict=False))
    yield from ("".join(own[:n]) for n in (4, 6, 9, len(own)))


def _seconds(pattern: Any, atom: str, size: int, ending: str, roaming: bool) -> float:
    """How long a text of that size takes that nearly fits and does not."""
    text = (atom * (size // len(atom) + 1))[:size] + ending
    start = time.process_time()
    if roaming:
        for _ in pattern.finditer(text):
            pass
    else:
        pattern.match(text)
        pattern.fullmatch(text)
    return time.process_time() - start


def growth(pattern: Any, roaming: bool) -> Growth | None:
    """The piece of which texts take most beyond their share, where any takes long at all."""
    slow = []
    # The library `regex` looks first whether the last piece is there at all.
    endings = dict.fromkeys(("\0", "".join(pieces(pattern.pattern)[-2:]) + "\0"))
    for atom in dict.fromkeys(filter(None, atoms(pattern.pattern))):
        for ending in endings:
            if (grown := _grown(pattern, atom, ending, roaming)) is not None:
                slow.append(grown)
                if grown.ratio > STEEPEST:
                    return grown
    return max(slow, key=lambda g: g.ratio, default=None)


def _grown(pattern: Any, atom: str, ending: str, roaming: bool) -> Growth | None:
    """How the time grows at the first sizes at which it is long; measured again where it looks steep: another program may have taken it."""
    for short, long in SIZES:
        if min(_seconds(pattern, atom, min(long, LOOK), ending, roaming) for _ in range(1 + (long < LOOK))) > QUICK:
            for repeats in (3, 7):
                found = Growth(atom, *(min(_seconds(pattern, atom, n, ending, roaming) for _ in range(repeats)) for n in (short, long)))
                if found.ratio <= STEEPEST:
                    break
            return found
    return None


def main() -> None:
    patterns = recorded(everything)
    at_a_place = anchored([m for name, m in sorted(sys.modules.items()) if name.startswith("factcheck") and hasattr(m, "__file__")])
    grown = [(key, growth(p, (key[1], key[2]) not in at_a_place)) for key, p in sorted(patterns.items())]
    told = [{"pattern": key[1], "piece": g.atom, "ratio": round(g.ratio, 1), "seconds": round(g.long, 4)} for key, g in grown if g]
    told.sort(key=lambda t: -float(str(t["ratio"])))
    steep = [t for t in told if float(str(t["ratio"])) > STEEPEST]
    if "--table" in sys.argv:
        for t in told:
            print(f"{t['ratio']:>6} {t['seconds']:>9} {t['piece']!r:24} {str(t['pattern'])[:100]!r}")
    counts = {"patterns": len(patterns), "anchored": len(at_a_place), "slow": len(told)}
    print(json.dumps({**counts, "steep": steep}, ensure_ascii=True))


if __name__ == "__main__":
    main()
