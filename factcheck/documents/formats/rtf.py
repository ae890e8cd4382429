"""Rich Text Format (.rtf)."""

from __future__ import annotations

from factcheck.documents.formats.extras import extra, foreign
from factcheck.documents.formats.passages import Passage, compose
from factcheck.model import Document


def read(name: str, data: bytes) -> Document:
    """The text of an RTF file, a paragraph a passage. Raises ValueError where it is damaged."""
    striprtf = extra("striprtf.striprtf", "rtf")
    with foreign("is damaged RTF: save it anew, best as .docx or plain text"):
        text = striprtf.rtf_to_text(data.decode("latin-1"), errors="replace")
    return compose(name, "rtf", (Passage(line, f"paragraph {n}") for n, line in enumerate(text.split("\n"), 1)))
