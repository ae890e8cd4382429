"""Makes the files in corpus/, each with a real writer of its format: Chromium prints, LibreOffice saves, mail and feed libraries write.

    python tests/documents/formats/make_corpus.py

Run by hand, with chromium, soffice and feedgen installed; the files are kept, so that tests need none of them.
"""

from __future__ import annotations

import csv
import gzip
import html
import http.server
import json
import mailbox
import shutil
import subprocess
import sys
import tempfile
import threading
import zipfile
from email.message import EmailMessage
from functools import partial
from pathlib import Path

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parents[2] / "seeds"
CORPUS = HERE / "corpus"
ARTICLES = {"fr": "rivaux_fr", "it": "altman_it", "ar": "stargate_ar"}
DAY = "2024-08-18"


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Says nothing."""


def article(name: str) -> list[str]:
    """The paragraphs of an article, its front matter left out."""
    text = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip()]


def bare(name: str, language: str) -> str:
    """A page that holds the article and nothing else."""
    title, *paragraphs = article(name)
    body = "\n".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
    direction = ' dir="rtl"' if language == "ar" else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"{direction}>\n<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>\n'
        f"<body>\n<h1>{html.escape(title)}</h1>\n{body}\n</body>\n</html>\n"
    )


def page(name: str, language: str, soup: bool) -> str:
    """A page as a news site serves it: menus, related stories, a cookie notice, comments with dates; `soup`: of nothing but div."""
    title, *paragraphs = article(name)
    linked = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": f"{DAY}T08:30:00+02:00"}
    body = "\n".join(f"    <p>{html.escape(p)}</p>" for p in paragraphs)
    text = f"""<!DOCTYPE html>
<html lang="{language}">
<head>
  <meta charset="utf-8">
  <title>{html.escape(title)} | The Daily</title>
  <meta property="og:title" content="{html.escape(title)}">
  <meta name="author" content="A. Reporter">
  <script type="application/ld+json">{json.dumps(linked, ensure_ascii=False)}</script>
  <style>p {{ color: #123456 }}</style>
</head>
<body>
  <header><nav><ul><li><a href="/2019/01/02/a">12 votes</a></li><li><a href="/b">Budget: $99 million</a></li></ul></nav></header>
  <div role="dialog" class="cookie">We and our 847 partners use cookies for 13 months.</div>
  <main><article>
    <header><h1>{html.escape(title)}</h1><time datetime="{DAY}T08:30">{DAY}</time></header>
{body}
    <aside><h2>More</h2><ul><li><a href="/c">3 killed in 2011</a></li><li><a href="/d">$5 billion deal of 4 May 2013</a></li></ul></aside>
  </article></main>
  <section class="comments"><h2>Comments (27)</h2><div>anna, 12 October 2020: I paid 300 euros!</div><div>bob: 55% of it</div></section>
  <footer><p>Copyright 1998-2024, 40 offices</p></footer>
</body>
</html>
"""
    if soup:
        for tag in ("header", "nav", "main", "article", "aside", "section", "footer"):
            text = text.replace(f"<{tag}", f'<div class="{tag}" data-was').replace(f"</{tag}>", "</div>")
        text = text.replace("<p>Copyright", "<div>Copyright").replace("40 offices</p>", "40 offices</div>")
    return text


def letter(title: str, paragraphs: list[str]) -> EmailMessage:
    """The article as it is mailed, with an answer's quotation and a signature below."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = title, "desk@example.org", "editor@example.org"
    message["Date"] = "Sun, 18 Aug 2024 08:30:00 +0200"
    quoted = "> On 3 March 2021 you wrote: 77 pages for 1,000 dollars?"
    message.set_content("\n\n".join(paragraphs) + f"\n\n{quoted}\n\n-- \nThe desk, 12 High Street, since 1931\n", cte="quoted-printable")
    return message


def printed(source: Path, target: Path) -> None:
    """With the head and foot that a browser prints on every page, so the page comes from a server: its address is printed, too."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 8765), partial(Handler, directory=str(source.parent))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        run = [
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--print-to-pdf={target}",
            f"http://127.0.0.1:8765/{source.name}",
        ]
        subprocess.run(run, check=True, capture_output=True)
        server.shutdown()


def saved(source: Path, suffix: str, folder: Path) -> None:
    writer = {"docx": "docx:MS Word 2007 XML", "odt": "odt", "rtf": "rtf", "epub": "epub"}[suffix]
    run = ["soffice", "--headless", "--infilter=HTML (StarWriter)", "--convert-to", writer, "--outdir", str(folder), str(source)]
    subprocess.run(run, check=True, capture_output=True)


def main() -> int:
    """Writes the corpus."""
    shutil.rmtree(CORPUS, ignore_errors=True)
    CORPUS.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        for language, name in ARTICLES.items():
            source = Path(folder, f"{name}.html")
            source.write_text(bare(name, language), encoding="utf-8")
            printed(source, CORPUS / f"{name}.pdf")
            for suffix in ("docx", "odt", "rtf", "epub"):
                saved(source, suffix, CORPUS)
            for kind, soup in (("page", False), ("soup", True)):
                (CORPUS / f"{name}.{kind}.html").write_text(page(name, language, soup), encoding="utf-8")
            title, *paragraphs = article(name)
            (CORPUS / f"{name}.eml").write_bytes(letter(title, paragraphs).as_bytes())
    others()
    return 0


def others() -> None:
    """The formats that hold several documents: all three articles in one file."""
    from feedgen.feed import FeedGenerator

    feed, records, box = FeedGenerator(), [], mailbox.mbox(CORPUS / "all.mbox")
    feed.title("The Daily")
    feed.link(href="https://example.org")
    feed.description("News")
    for language, name in ARTICLES.items():
        title, *paragraphs = article(name)
        markup = "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs)
        entry = feed.add_entry(order="append")
        entry.id(f"https://example.org/{name}")
        entry.title(title)
        entry.content(markup, type="CDATA")
        entry.published(f"{DAY}T08:30:00+02:00")
        entry.updated(f"{DAY}T08:30:00+02:00")
        text = "\n".join(paragraphs)
        records.append({"id": name, "title": title, "date": DAY, "language": language, "text": text})
        box.add(letter(title, paragraphs))
    box.close()
    feed.rss_file(str(CORPUS / "all.rss"))
    feed.id("https://example.org")
    feed.atom_file(str(CORPUS / "all.atom"))
    (CORPUS / "all.json").write_text(json.dumps({"articles": records}, ensure_ascii=False, indent=1), encoding="utf-8")
    (CORPUS / "all.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    with (CORPUS / "all.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, records[0].keys())
        writer.writeheader()
        writer.writerows(records)
    with zipfile.ZipFile(CORPUS / "all.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ARTICLES.values():
            archive.write(SEEDS / f"{name}.txt", f"articles/{name}.txt")
    with gzip.GzipFile(CORPUS / f"{ARTICLES['fr']}.txt.gz", "wb", mtime=0) as packed:
        packed.write((SEEDS / f"{ARTICLES['fr']}.txt").read_bytes())


if __name__ == "__main__":
    sys.exit(main())
