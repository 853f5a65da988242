"""The speaker of a stretch of speech: the verb beside it, its subject, and the one person that can be meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .antecedents import ADVERBS, BREAKS, LONGEST_APPOSITION, People, any_of, finite_verbs, may_be
from .article import Article, Span
from .names import Entity
from .names.wordlists import section
from .names.words import is_role
from .roles import Role

_ROLE_PHRASE: Final = re.compile(r"\b([Tt]he|[Aa]n?)\s+((?:[\w’'\-]+\s+){0,3}?)([a-z][\w\-]+)$")
# A verb further than this from its subject or its quotation is not read; it also bounds the time for odd texts.
_WINDOW: Final = 300
_STATEMENT: Final = re.compile(r"\b(?:issued|released|made|posted|gave|read)\s+an?\s+(?:\w+\s+)?statement$")
# Another name and "and" before the subject, or a word that makes it a complement: "a spokesman for X said".
_JOINED: Final = re.compile(
    r"(?:[A-Z][\w’'\-]+,?\s+and|\b(?:for|of|by|with|to|from|against|than|about))\s+(?:[A-Z][\w.\-]*\s+){0,3}$"
)
_SAYING: Final = frozenset({"said", "says", "say", "added", "adds", "thinks", "believes", "believed", "replied"})
# A finite auxiliary before any comma, relative or conjunction: the words up to there are a subject.
_FINITE_AHEAD: Final = re.compile(
    r"(?:(?!(?:that|which|who|whom|whose|to|where|when|how|why)\b)[\w’'.$£€%-]+\s){1,8}?"
    r"(?:is|are|was|were|has|had|have|will|would|could|can|cannot|can't|may|might|must|should|do|does|did|\w+n[’']t)\b"
)
_STOP: Final = re.compile(r"[.!?](?=\s+[A-Z“\"]|\s*$)|[“\"]|:\s")
_ABBREVIATED: Final = re.compile(r"(?:\b[A-Z]|\b(?:Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Prof|St|Jr|Lt|Gen|Col))$")
_ADDRESSEE: Final = re.compile(
    r"(?:\s+(?:reporters|journalists|us|me|them|him|her|[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}))?\s+(?:that\s+)?(?=[\w$£€“\"])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speech verb with its subject: ``speaker`` is None when the subject is no single named person."""

    speaker: str | None
    subject: Span | None
    verb: str
    verb_span: Span


class Voices:
    """Finds voices in one article; knows its people, their roles and where words are quoted."""

    def __init__(
        self, article: Article, entities: Sequence[Entity], roles: Sequence[Role], quoted: Sequence[Span]
    ) -> None:
        self._text = article.text
        self._people = People(article, entities, roles, quoted)

    def after(self, place: int, end: int) -> Voice | None:
        """The voice that follows speech ending at ``place``: "said X", "X said", "X, who ..., said"."""
        end = min(end, place + 2 * _WINDOW)
        lead = re.compile(r"[\s,—–\-]*").match(self._text, place, end)
        start = lead.end() if lead else place
        stop = self._clause_end(start, end)
        inverted = finite_verbs().match(self._text, start, stop)
        if inverted and inverted.group().lower() not in ("told", "tells", "informed", "thanked"):
            return self._inverted(inverted, stop)
        according = re.compile(r"according to\b", re.IGNORECASE).match(self._text, start, stop)
        if according:
            return self._first_person(according, stop)
        for verb in finite_verbs().finditer(self._text, start, stop):
            voice = self._with_subject(verb, start)
            if voice is not None:
                return voice
            if not self._is_passive(verb):
                return None
        return None

    def closing(self, place: int, end: int) -> Voice | None:
        """The voice that ends a sentence which goes on after a quoted fragment: "... to win, he said."."""
        stop = self._clause_end(place, min(end, place + 2 * _WINDOW))
        for verb in finite_verbs().finditer(self._text, place, stop):
            if re.match(r"\s*(?:$|[.,])|\s+(?:in|on|at|during|to|of)\b", self._text[verb.end() : stop + 1]):
                voice = self._with_subject(verb, place)
                if (
                    voice is not None
                    and voice.subject
                    and self._text[place : voice.subject.start].rstrip().endswith(",")
                ):
                    return voice
        return None

    def before(self, start: int, place: int) -> Voice | None:
        """The voice whose speech begins at ``place``, in a sentence that begins at ``start``: "X said: ..."."""
        start = max(start, place - 2 * _WINDOW)
        verbs = list(_any_speech().finditer(self._text, start, place))
        for verb in reversed(verbs):
            lead = self._text[start : verb.start()].rstrip()
            if self._people.inside_quote(verb.start()) or self._is_passive(verb) or lead.endswith((" to", "not")):
                continue
            participle = verb.group().lower() in section("speech_participles")
            if participle and not _STATEMENT.search(lead):
                continue
            return self._with_subject(verb, start)
        according = re.compile(r"\b[Aa]ccording to\b").search(self._text, start, place)
        return self._first_person(according, place) if according else None

    def statements(self, start: int, end: int) -> Iterable[tuple[Voice, Span]]:
        """Reported clauses of one sentence: "X noted that ...", "..., X said"."""
        for verb in _reporting().finditer(self._text, start, end):
            if self._people.inside_quote(verb.start()):
                continue
            if self._text[start : verb.start()].rstrip().endswith(",") and verb.group().lower() != "told":
                told = self._inverted(verb, self._clause_end(verb.end(), end))
                if told is not None and told.speaker is not None:
                    yield told, _trimmed(self._text, start, verb.start())
                continue
            voice = self._with_subject(verb, start)
            if voice is None or voice.speaker is None:
                continue
            tail = _ADDRESSEE.match(self._text, verb.end(), end)
            if tail and self._states(verb.group().lower(), tail.group(), self._text[tail.end() : end]):
                yield voice, _trimmed(self._text, tail.end(), end)
            elif voice.subject and re.match(r"\s*[.,]", self._text[verb.end() : end + 1]):
                comma = self._text.rfind(",", start, voice.subject.start)
                if comma > start and not self._text[comma + 1 : voice.subject.start].strip():
                    yield voice, _trimmed(self._text, start, comma)

    @staticmethod
    def _states(verb: str, lead: str, rest: str) -> bool:
        """Whether what follows a verb of reporting is a clause: "claimed that ...", but not "claimed the title"."""
        if "that" in lead.split():
            return True
        if _starts_aside(rest):
            return False
        # "said", "thinks" and their like take no other object; of the others only a finite verb tells a clause.
        return verb != "told" and (verb in _SAYING or _FINITE_AHEAD.match(rest) is not None)

    def _clause_end(self, start: int, end: int) -> int:
        """The end of the attribution: the sentence's end or the next quotation."""
        match = _STOP.search(self._text, start, end)
        while match and match.group() == "." and _ABBREVIATED.search(self._text[start : match.start()]):
            match = _STOP.search(self._text, match.end(), end)
        return match.start() if match else end

    def _is_passive(self, verb: re.Match[str]) -> bool:
        """ "as reported by", "was told": the words are nobody's that stands before the verb."""
        if re.match(r"\s+(?:by|to be)\b", self._text[verb.end() : verb.end() + 8]):
            return True
        return bool(
            re.search(
                r"\b(?:is|was|were|are|been|be|being)\s+(?:also\s+)?$",
                self._text[max(0, verb.start() - 14) : verb.start()],
            )
        )

    def _with_subject(self, verb: re.Match[str], start: int) -> Voice | None:
        """The voice of a verb whose subject stands before it; None when no subject can be read there."""
        if self._is_passive(verb):
            return None
        start = max(start, verb.start() - _WINDOW)
        lead = self._text[start : verb.start()]
        lead = re.sub(ADVERBS + r"\s*$", "", lead).rstrip(" \u00a0")
        end = start + len(lead)
        for person in reversed(self._people.between(start, verb.start())):
            between = self._text[person.span.end : end]
            if end - person.span.end > LONGEST_APPOSITION:
                break
            if person.span.end == end or re.fullmatch(r"\s*\([^)]{1,40}\)", between) or self._is_apposition(between):
                if self._people.is_owner(person.span):
                    return None
                alone = not _JOINED.search(self._text[start : person.span.start])
                return Voice(
                    speaker=person.name if alone else None,
                    subject=person.span,
                    verb=verb.group(),
                    verb_span=Span(*verb.span()),
                )
        if lead.endswith(" and") or _STATEMENT.search(lead):
            return self._by_opening(start, end, verb)
        return self._by_word(lead, start, verb)

    def _by_opening(self, start: int, end: int, verb: re.Match[str]) -> Voice | None:
        """The subject of a sentence's second verb: "X is from ... and told ...", "X issued a statement saying"."""
        named = [person for person in self._people.between(start, end) if self._people.is_subject(person.span)]
        if len(named) != 1 or self._text[start : named[0].span.start].count(" ") > 6:
            return None
        return Voice(speaker=named[0].name, subject=named[0].span, verb=verb.group(), verb_span=Span(*verb.span()))

    def _is_apposition(self, between: str) -> bool:
        """ ", a climate scientist at the University of Oslo,": commas at both ends, no verb of its own."""
        if not re.fullmatch(r",\s[^“”\"\n]{2,170},?", between) or not between.endswith(","):
            return False
        return finite_verbs().search(re.sub(r"\bwho\b[^,]*", "", between)) is None

    def _by_word(self, lead: str, start: int, verb: re.Match[str]) -> Voice | None:
        """A voice whose subject is a pronoun or a role: "he said", "the expert said"."""
        place = Span(*verb.span())
        pronoun = re.search(r"\b([Hh]e|[Ss]he)$", lead)
        if pronoun:
            subject = Span(start + pronoun.start(1), start + pronoun.end(1))
            speaker = self._people.meant(subject.start)
            if speaker is not None and not may_be(speaker, pronoun.group(1)):
                speaker = None
            return Voice(speaker=speaker, subject=subject, verb=verb.group(), verb_span=place)
        role = _ROLE_PHRASE.search(lead)
        if role and is_role(role.group(3)):
            subject = Span(start + role.start(), start + role.end())
            speaker = self._people.in_role(role.group(3), subject.start) if role.group(1).lower() == "the" else None
            return Voice(speaker=speaker, subject=subject, verb=verb.group(), verb_span=place)
        if re.search(r"[\w’')]$", lead):
            return Voice(speaker=None, subject=None, verb=verb.group(), verb_span=place)
        return None

    def _inverted(self, verb: re.Match[str], stop: int) -> Voice | None:
        """ "said chief executive Ann Lee", "said the expert", "said he"."""
        place = Span(*verb.span())
        person = next(iter(self._people.between(verb.end(), stop)), None)
        if person is not None:
            between = self._text[verb.end() : person.span.start]
            words = between.replace(",", " ").split()
            plain = not any(word.lower() in BREAKS for word in words)
            roled = any(is_role(word) for word in words) and not any(
                word.lower() in BREAKS - {"of", "for", "at", "in", "and"} for word in words
            )
            if len(words) <= 12 and (plain or roled) and not self._people.is_owner(person.span):
                return Voice(speaker=person.name, subject=person.span, verb=verb.group(), verb_span=place)
        role = re.compile(r"\s+(the)\s+((?:[\w’'\-]+\s+){0,2}?)([a-z][\w\-]+)\b").match(self._text, verb.end(), stop)
        if role and is_role(role.group(3)):
            subject = Span(role.start(1), role.end())
            return Voice(
                speaker=self._people.in_role(role.group(3), subject.start),
                subject=subject,
                verb=verb.group(),
                verb_span=place,
            )
        return Voice(speaker=None, subject=None, verb=verb.group(), verb_span=place)

    def _first_person(self, lead: re.Match[str], stop: int) -> Voice | None:
        """ "according to the director of X, NAME,": the only person named before the clause goes on."""
        clause = self._text[lead.end() : stop]
        near = self._people.between(lead.end(), min(stop, lead.end() + LONGEST_APPOSITION))
        if not near:
            return None
        between = clause[: near[0].span.start - lead.end()]
        direct = between.count(",") == 0 or (between.count(",") == 1 and between.rstrip().endswith(","))
        if not direct or finite_verbs().search(between) or self._people.is_owner(near[0].span):
            return None
        return Voice(speaker=near[0].name, subject=near[0].span, verb="according to", verb_span=Span(*lead.span()))


def _starts_aside(rest: str) -> bool:
    """Whether what follows a speech verb is its circumstances rather than the statement."""
    word = re.match(r"\w+", rest)
    return word is not None and word.group().lower() in section("asides")


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip(" .,;:")))


@cache
def _any_speech() -> re.Pattern[str]:
    return any_of(section("speech") | section("speech_participles"))


@cache
def _reporting() -> re.Pattern[str]:
    return any_of(section("reporting"))
