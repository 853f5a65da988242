"""Who speaks in a reported saying: a person, a body, or a body through somebody without a name."""

import re
from dataclasses import dataclass
from typing import Final

from ...briefings.article import Span
from ...briefings.names import Entity, NameKind
from ...briefings.names.wordlists import known_bodies, section
from ...briefings.syntax import Parse
from ..data.words import words
from .candidate import Report
from .names import person_named
from .sayings import Saying

_PREPOSITIONS: Final = frozenset(("at", "for", "from", "of", "with"))
_BEFORE: Final = frozenset(("DT", "JJ", "NN", "CD"))
_LEARNED: Final = re.compile(r"\b(?:University|College|Institute|School|Hospital|Museum|Observatory|Academy)\b")
MOST_WORDS_BEFORE: Final = 3  # "a senior spokesperson", and no story of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is asked for, where the text names them, and who speaks for them: "researchers at", or nothing."""

    entity: Entity
    mention: Span
    through: str = ""

    @property
    def asked(self) -> str:
        """The question word with who speaks: "who", "which organisation", "researchers at which institution"."""
        if self.entity.kind is NameKind.PERSON:
            return "who"
        kind = "institution" if self.through and _LEARNED.search(self.entity.name) else "organisation"
        return f"{self.through} which {kind}".strip()


def speaker_of(report: Report, number: int, parse: Parse, saying: Saying) -> Speaker | None:
    """The one person or body that is the subject of the saying, or for which its subject speaks."""
    heads = [saying.subject, *parse.children(saying.subject, "appos")]
    places = [parse.words[head].span for head in heads]
    for entity, mention in report.names[number]:
        if _may_speak(entity, report) and any(mention.contains(place) for place in places):
            return Speaker(entity=entity, mention=mention)
    return _through(report, number, parse, saying.subject) or _meant(report, number, places[0])


def _may_speak(entity: Entity, report: Report) -> bool:
    """Whether a name is a person's, or surely that of a body: a surname is now and then taken for one."""
    if entity.kind is not NameKind.ORGANISATION:
        return entity.kind is NameKind.PERSON
    heads = section("org_heads") | section("org_of") | section("org_single")
    parts = entity.name.removeprefix("the ").removeprefix("The ").split()
    if _is_outlet(entity):
        return False
    if entity.name in known_bodies() or entity.name.isupper():
        return True
    return any(part in heads for part in parts) if len(parts) > 1 else not _may_be_surname(entity.name, report)


def _may_be_surname(name: str, report: Report) -> bool:
    """Whether the article has another capital before a name, a "who" after it, or has it only once."""
    text = report.article.text
    beside = re.search(rf"(?<![.!?] )\b[A-Z][\w.’']* {re.escape(name)}\b|\b{re.escape(name)}, (?:who|\d)", text)
    return beside is not None or len(re.findall(rf"\b{re.escape(name)}\b", text)) < 2


def _is_outlet(entity: Entity) -> bool:
    """Whether a body is one that tells what others say: whose report it is, is no fact of the story."""
    forms = {entity.name, *entity.aliases}
    named = set(entity.name.split()) & words("outlet_words")
    return bool(forms & section("outlets", file="organisations.txt")) or bool(named)


def _through(report: Report, number: int, parse: Parse, subject: int) -> Speaker | None:
    """The one body for which "a spokesperson for X", "researchers at X" or "an X official" speak."""
    if parse.words[subject].text.casefold() not in words("voices"):
        return None
    phrase = parse.subtree(subject)
    whole = Span(parse.words[phrase[0]].span.start, parse.words[phrase[-1]].span.end)
    inside = [(entity, mention) for entity, mention in report.names[number] if whole.contains(mention)]
    if len(inside) != 1 or inside[0][0].kind is not NameKind.ORGANISATION or not _may_speak(inside[0][0], report):
        return None
    entity, mention = inside[0]
    top = parse.top_of(mention)
    if top is None:
        return None
    before = [n for n in phrase if n < subject and not mention.contains(parse.words[n].span)]
    link = parse.words[parse.words[top].head]
    if parse.words[top].relation == "pobj" and link.head == subject and link.text in _PREPOSITIONS:
        linked = link.text
    elif parse.words[top].relation in ("compound", "nmod") and parse.words[top].head == subject:
        linked = "for" if parse.words[subject].text.startswith("spokes") else "of"
    else:
        return None
    if len(before) > MOST_WORDS_BEFORE or any(parse.words[n].tag not in _BEFORE for n in before):
        return None
    named = " ".join(parse.words[n].text for n in (*before, subject)).casefold()
    return Speaker(entity=entity, mention=mention, through=f"{_with_article(named)} {linked}")


def _with_article(phrase: str) -> str:
    """The phrase with "a" where it is one person, of an organisation not yet named: no "an" is left over."""
    if phrase.startswith(("a ", "an ")):
        rest = phrase.partition(" ")[2]
        return f"{'an' if rest[0] in 'aeiou' else 'a'} {rest}"
    return phrase if phrase.startswith("the ") or phrase.endswith(("s", "people")) else f"a {phrase}"


def _meant(report: Report, number: int, place: Span) -> Speaker | None:
    """Whom "he" or "the analyst" at ``place`` means where a quotation has it as its speaker, and where last named."""
    for quotation in report.analysis.quotations:
        if quotation.speaker and quotation.speaker_span is not None and quotation.speaker_span.contains(place):
            return _last_named(report, quotation.speaker, place)
    for pronoun, name in report.named_for(number):
        if pronoun == place:
            return _last_named(report, name, place)
    return None


def _last_named(report: Report, name: str, place: Span) -> Speaker | None:
    """A person and where the text has named them last before ``place``."""
    entity = person_named(name, report)
    before = [mention for mention in entity.mentions if mention.end <= place.start] if entity is not None else []
    return Speaker(entity=entity, mention=before[-1]) if entity is not None and before else None
