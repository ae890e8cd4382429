"""One HTML file with nothing outside it: the verdict, a card for each finding with its values side by side, the documents.

It runs no script and asks for nothing. Text of documents is escaped, has its own direction, and comes after the value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from factcheck.model import Article, Comparison, Disagreement, Mention, Reading
from factcheck.reports.places import shown_plain
from factcheck.reports.quotes import LISTED, Voice, content, form, voices
from factcheck.reports.sources import described
from factcheck.reports.verdict import one_line
from factcheck.reports.view import View, clean, is_rtl, located

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
:root { color-scheme: light dark; --bad: #b00020; --line: #8886; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff8a80; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding-inline: 1rem; }
article { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin-block: 1rem; break-inside: avoid; }
.conflict h2 { color: var(--bad); }
.values { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem; }
.value { font-size: 1.25rem; font-weight: 600; }
blockquote { margin: .25rem 0 1rem; line-height: 1.7; }
mark { background: #ffd54f; color: #000; text-decoration: underline; }
table { border-collapse: collapse; } td, th { text-align: start; padding: .2rem .8rem; border-block-end: 1px solid var(--line); }
"""


def render(comparison: Comparison, view: View | None = None) -> str:
    """The whole page."""
    languages = {a.name: a.language for a in comparison.articles}
    cards = [_card(d, languages) for d in comparison.disagreements]
    body = [
        f"<header><h1>factcheck</h1><p>{escape(one_line(comparison))}</p></header>",
        *_list("Not read", [clean(str(p)) for p in comparison.errors]),
        f"<main>{''.join(cards) or '<p>No disagreement was found.</p>'}</main>",
        *_list(
            "Accepted and ignored",
            [f"{s.disagreement.id}: {clean(s.disagreement.about)} ({s.by}: {clean(s.reason)})" for s in comparison.settled],
        ),
        *_quotes(comparison),
        _documents(comparison),
    ]
    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    head += '<meta name="viewport" content="width=device-width"><title>factcheck</title>'
    return f'<!doctype html>\n<html lang="en"><head>{head}<style>{_STYLE}</style></head>\n<body>\n' + "\n".join(body) + "\n</body></html>"


def _card(d: Disagreement, languages: dict[str, str]) -> str:
    where = " within one document" if d.within else ""
    head = f"{escape(d.level)}: {d.code} {escape(d.kind)}{where}, <bdi>{escape(clean(d.about))}</bdi>"
    columns = "".join(_column(r, languages) for r in d.readings)
    why = "".join(f"<li><bdi>{escape(clean(r.detail))}</bdi></li>" for r in d.reasons)
    hint = f"<p>Hint: {escape(clean(d.hint))}</p>" if d.hint else ""
    notes = f"<details><summary>Why these are compared</summary><ul>{why}</ul></details>{hint}"
    anchor = f'<p><a href="#{d.id}">{d.id}</a></p>'
    return f'<article class="{d.level}" id="{d.id}"><h2>{head}</h2><div class="values">{columns}</div>{notes}{anchor}</article>\n'


def _column(reading: Reading, languages: dict[str, str]) -> str:
    said = "".join(_mention(m, languages.get(m.fact.document, "")) for m in reading.mentions)
    return f'<section><p class="value"><bdi dir="ltr">{escape(shown_plain(reading.display))}</bdi></p>{said}</section>'


def _mention(m: Mention, language: str) -> str:
    start, end = m.fact.start - m.excerpt_start, m.fact.end - m.excerpt_start
    parts = [escape(clean(part)) for part in (m.excerpt[: max(0, start)], m.excerpt[max(0, start) : end], m.excerpt[end:])]
    direction = "rtl" if is_rtl(m.excerpt) else "ltr"
    place = f"<cite>{escape(located(m.fact))}</cite>"
    return f'{place}<blockquote lang="{escape(language)}" dir="{direction}">{parts[0]}<mark>{parts[1]}</mark>{parts[2]}</blockquote>'


def _list(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        rows = "".join(f"<li><bdi>{escape(item)}</bdi></li>" for item in items)
        yield f"<section><h2>{title}</h2><ul>{rows}</ul></section>"


def _quotes(comparison: Comparison) -> Iterator[str]:
    """Who says what: a table for each speaker, folded away."""
    said = voices(comparison)
    left = LISTED
    rows = []
    for voice in said:
        rows += list(_voice(voice, left))
        left -= len(voice.statements)
        if left <= 0:
            break
    if rows:
        head = "<tr><th>speaker</th><th>document</th><th>told</th><th>statement</th></tr>"
        table = f"<table><thead>{head}</thead><tbody>{''.join(rows)}</tbody></table>"
        more = f"<p>The first {LISTED} statements.</p>" if left < 0 else ""
        yield f"<section><details><summary>Who says what</summary>{table}{more}</details></section>"


def _voice(voice: Voice, limit: int) -> Iterator[str]:
    names = ", ".join(f"<bdi>{escape(clean(n))}</bdi>" for n in (voice.name, *voice.also))
    for n, fact in enumerate(voice.statements[:limit]):
        place = f"<bdi>{escape(clean(fact.document))}</bdi>:{fact.line}"
        said = content(fact)
        cells = f"<td>{'' if n else names}</td><td>{place}</td><td>{form(fact)}</td>"
        yield f'<tr>{cells}<td dir="{"rtl" if is_rtl(said) else "ltr"}">{escape(clean(said))}</td></tr>'


def _documents(comparison: Comparison) -> str:
    rows = "".join(_row(a, len(comparison.facts.get(a.name, ()))) for a in comparison.articles)
    head = "<tr><th>document</th><th>language</th><th>date</th><th>facts</th></tr>"
    return f"<section><h2>Documents</h2><table><thead>{head}</thead><tbody>{rows}</tbody></table></section>"


def _row(article: Article, facts: int) -> str:
    cells = (clean(article.name), *described(article), str(facts))
    return f"<tr>{''.join(f'<td><bdi>{escape(cell)}</bdi></td>' for cell in cells)}</tr>"
