"""factcheck: shows where documents disagree on dates, money, quantities and who said what."""

__version__ = "0.1.0"
