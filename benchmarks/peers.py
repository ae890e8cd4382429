"""One other reader of figures over the text on standard input: prints the CPU seconds it took. Run in an environment that has them all.

    python benchmarks/peers.py NAME LANGUAGE < text

Each peer is warmed up on the first paragraph, so that neither its imports nor its tables are counted; each is told the language where
it can be told.
"""

from __future__ import annotations

import sys
import time
import warnings
from collections.abc import Callable

warnings.simplefilter("ignore")


def dateparser(language: str) -> Callable[[str], object]:
    """Dates alone, with the language given."""
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=[language])


def quantulum3(language: str) -> Callable[[str], object]:
    """Quantities and money, in English alone."""
    from quantulum3 import parser

    return parser.parse


def recognizers(language: str) -> Callable[[str], object]:
    """Dates, numbers and quantities, in the cultures that its Python edition reads."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension

    culture = {"en": "en-us", "fr": "fr-fr", "es": "es-es", "pt": "pt-br", "de": "de-de", "it": "it-it", "zh": "zh-cn"}[language]
    readers = (recognize_datetime, recognize_number, recognize_percentage, recognize_currency, recognize_dimension, recognize_age)
    return lambda text: [read(text, culture) for read in readers]


PEERS = {"dateparser": dateparser, "quantulum3": quantulum3, "recognizers-text": recognizers}


def main() -> int:
    """Reads the text paragraph by paragraph, as every peer is meant to be used, and prints the seconds."""
    read = PEERS[sys.argv[1]](sys.argv[2])
    paragraphs = [line for line in sys.stdin.read().splitlines() if line.strip()]
    read(paragraphs[0])
    start = time.process_time()
    for paragraph in paragraphs:
        read(paragraph)
    print(time.process_time() - start)
    return 0


if __name__ == "__main__":
    sys.exit(main())
