"""The rules: for each code its name, what it means, an example, and how to live with it. rules.toml holds the words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from factcheck.records import dataclass


@dataclass(frozen=True)
class Rule:
    """A rule. `summary` is one sentence, `why` a paragraph, `example` lines of documents."""

    code: str
    name: str
    kind: str
    summary: str
    why: str
    example: str

    @property
    def silence(self) -> str:
        """How to live with a finding, one step after the other."""
        return f"""accept one finding:    factcheck accept ID --reason "..."
in factcheck.toml:     [[ignore]]
                       code = "{self.code}"
                       subject = "a word of the finding"
                       reason = "..."
for review only:       levels.{self.code} = "review"
not at all:            levels.{self.code} = "off"
in a Markdown file:    <!-- factcheck: ignore[{self.code}] reason -->"""

    def text(self) -> str:
        """The rule as a page of plain text."""
        example = "\n".join(f"    {line}" for line in self.example.splitlines())
        silence = "\n".join(f"    {line}" for line in self.silence.splitlines())
        return f"{self.code}  {self.name}\n\n{self.summary}\n\n{self.why}\n\nExample\n\n{example}\n\nTo live with it\n\n{silence}"

    def markdown(self) -> str:
        """The rule as a section of Markdown."""
        return (
            f"## {self.code} {self.name}\n\n{self.summary}\n\n{self.why}\n\n```text\n{self.example}\n```\n\n"
            f"To live with it:\n\n```text\n{self.silence}\n```"
        )


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by their codes."""
    import tomllib

    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {code: Rule(code, **{name: text.strip() for name, text in table.items()}) for code, table in tables.items()}


def find(question: str) -> Rule | None:
    """The rule of a code or a name, in any case."""
    asked = question.strip().casefold()
    return next((r for r in rules().values() if asked in (r.code.casefold(), r.name)), None)
