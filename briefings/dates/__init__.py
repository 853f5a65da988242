"""A closed grammar of dates in English: absolute, and relative ones resolved against a known publication date."""

from .grammar import date_readings, parse_dates
from .mention import DateMention
from .writing import write_date

__all__ = ["DateMention", "date_readings", "parse_dates", "write_date"]
