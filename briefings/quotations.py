"""Who said what: quotation spans, speech verbs, and the speaker where the text names one."""

from dataclasses import dataclass

from .article import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One attributed statement.

    ``span`` is the quoted words without their marks (direct), or the reported clause (indirect).
    ``speaker`` is the speaker's fullest name in the article, None when no single person can be meant.
    ``speaker_span`` is where the text names the speaker, by name, role or pronoun. ``verb`` is the speech verb.
    """

    span: Span
    direct: bool
    speaker: str | None = None
    speaker_span: Span | None = None
    verb: str | None = None
