"""The one vocabulary: what passes between the stages.

Document -> Article (read) -> Fact (extracted) -> Cluster (paired) -> Disagreement and Agreement (judged) -> Comparison (shown).
Offsets are Unicode code points into the document's text, end exclusive; lines and columns are 1-based.
"""

from factcheck.model.facts import Cluster, Considered, Fact, Pair, Reason
from factcheck.model.findings import Agreement, Disagreement, Level, Mention, Reading, Settled, Since, shared
from factcheck.model.results import Check, Checked, Comparison, Extraction, Problem, Status, to_json
from factcheck.model.text import Article, Cell, Document, Part, Place, Published, Source, Span

__all__ = [
    "Agreement",
    "Article",
    "Cell",
    "Check",
    "Checked",
    "Cluster",
    "Comparison",
    "Considered",
    "Disagreement",
    "Document",
    "Extraction",
    "Fact",
    "Level",
    "Mention",
    "Pair",
    "Part",
    "Place",
    "Problem",
    "Published",
    "Reading",
    "Reason",
    "Settled",
    "Since",
    "Source",
    "Span",
    "Status",
    "shared",
    "to_json",
]
