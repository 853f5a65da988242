"""What the headline beside a statement makes known: the thing, the body or the person that "the ..." stands for."""

import re
from typing import Final

from ...briefings.editing import listed
from ...briefings.names import NameKind
from ..data.words import words
from ..kinds.candidate import Candidate
from .kin import akin, content_words, countries_in, matters

# "A big rocket" names no rocket, where a headline names nobody else either.
_UNNAMED: Final = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Ss]ome|[Ee]very)"
    r"(?:\s(?!(?:for|of|in|on|to|by|with|at|from|and|or|as|after|over|is|are|was|has)\b)[a-z-]+){1,3}"
)
_UNION: Final = re.compile(r"\b(?:EU|E\.U\.|European Union|Europe)\b")


def in_headline(candidate: Candidate, phrase: str) -> bool:
    """Whether the headline beside the statement says what a definite phrase stands for: by its own words, or by the
    one body (or person) that it names, when the text has last named that one."""
    if not candidate.context:
        return False
    headline = candidate.context
    names = list(candidate.report.named_in(headline))
    named = headline if names else _UNNAMED.sub(" ", headline)
    told = content_words(named)
    noun = phrase.rsplit(maxsplit=1)[-1].casefold()
    # "The beauty brand" is a brand, whatever else of beauty the headline has.
    meant = noun if noun in words("bodies") else phrase
    many = not noun.endswith("s") and f"{noun}s" in candidate.context.casefold()  # "the stock" is one of the stocks
    # "A hospital company" names none.
    bodies = any(e.kind in (NameKind.ORGANISATION, NameKind.PLACE) for e in names)
    if noun in words("bodies") and not bodies:
        return False
    if not many and any(akin(word, other) for word in content_words(meant) for other in told):
        return True
    if noun not in words("bodies") and not noun.endswith("s") and matters(phrase) & matters(named):
        return True
    if noun in ("country", "nation"):
        return len(countries_in(candidate.context)) == 1
    if noun == "bloc":
        return _UNION.search(candidate.context) is not None
    if noun in words("bodies") and _named_so(candidate, noun):
        return True
    if noun in words("bodies"):
        if noun in listed("named bodies"):
            return False  # an observatory is none of the bodies that have no such name
        kind = NameKind.ORGANISATION
    elif noun in words("people_nouns") and not noun.endswith("s"):
        kind = NameKind.PERSON
    else:
        return False
    headed = [e.name for e in names if e.kind is kind]
    return len(headed) == 1 and headed[0] in (_last_named(candidate, kind), _most_named(candidate, kind))


def _most_named(candidate: Candidate, kind: NameKind) -> str:
    """The name of its kind that the article has more often than any other; empty where two are as frequent."""
    alike = sorted((-candidate.report.times(e), e.name) for e in candidate.report.analysis.entities if e.kind is kind)
    return "" if len(alike) > 1 and alike[0][0] == alike[1][0] else next((name for _, name in alike), "")


def _last_named(candidate: Candidate, kind: NameKind) -> str:
    """The name of its kind that the article has last, up to the end of the statement's sentence."""
    alike = (e for e in candidate.report.analysis.entities if e.kind is kind)
    end = candidate.sentence.span.end
    return max(((m.start, e.name) for e in alike for m in e.mentions if m.start < end), default=(0, ""))[1]


def _named_so(candidate: Candidate, noun: str) -> bool:
    """Whether the headline names a body whose name holds the noun, by its letters too: ACC for "the conference"."""
    return any(
        noun in name.casefold().split()
        for e in candidate.report.named_in(candidate.context)
        for name in (e.name, *e.aliases)
    )
