"""The speaker of a stretch of speech: the verb beside it, its subject, and the one person that can be meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from .article import Article, Span
from .names import Entity, NameKind
from .names.runs import is_role
from .names.wordlists import section
from .roles import Role

_ADVERBS: Final = (
    r"(?:\s+(?:also|later|then|further|previously|recently|reportedly|has|had|have|once|often|again|repeatedly|himself|herself"
    r"|himself|publicly|earlier|already|first|simply|just|quickly|immediately|eventually|finally|only|still|\w+ly))*"
)
_APPOSITION: Final = re.compile(r",\s[^“”\"\n]{2,160},?\s*$")
_BEFORE_NAME: Final = re.compile(r"(?:\s*[\w.&’'\-–]+){0,8}\s*,?\s*$")
_ROLE_PHRASE: Final = re.compile(r"\b([Tt]he|[Aa]n?)\s+((?:[\w’'\-]+\s+){0,3}?)([a-z][\w\-]+)$")
_BREAKS: Final = frozenset(
    "to of that in at about on by with from as is was were are and or but while when if not it".split()
)
# Paragraphs further back than this are out of a reader's mind for "he" and "the expert".
_FURTHEST: Final = 2
_LONGEST_APPOSITION: Final = 170
_STATEMENT: Final = re.compile(r"\b(?:issued|released|made|posted|gave|read)\s+an?\s+(?:\w+\s+)?statement$")
# "Trump campaign spokesman Steven Cheung": the first name only says whose spokesman the second is.
_MODIFIES: Final = re.compile(
    r"\s(?:[a-z]+\s){0,3}(?:spokes\w+|adviser|advisor|aide|lawyer|attorney|director|chief|ally)\s[A-Z]"
)
_CLAUSE_OPENERS: Final = frozenset(
    "that and but when as while because after before if said says where although though".split()
)
_TITLE_WORDS: Final = frozenset(
    "former senior deputy chief the a an its his her their of for at vice associate".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speech verb with its subject: ``speaker`` is None when the subject is no single named person."""

    speaker: str | None
    subject: Span | None
    verb: str
    verb_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    span: Span
    name: str


class Voices:
    """Finds voices in one article; knows its people, their roles and where words are quoted."""

    def __init__(
        self, article: Article, entities: Sequence[Entity], roles: Sequence[Role], quoted: Sequence[Span]
    ) -> None:
        self._text = article.text
        self._paragraphs = article.paragraphs
        self._quoted = tuple(quoted)
        self._roles = tuple(roles)
        named = [
            _Named(span=span, name=entity.name)
            for entity in entities
            if entity.kind is NameKind.PERSON
            for span in entity.mentions
        ]
        self._people = sorted(named, key=lambda person: person.span)

    def after(self, place: int, end: int) -> Voice | None:
        """The voice that follows speech ending at ``place``: "said X", "X said", "X, who ..., said"."""
        lead = re.compile(r"[\s,—–\-]*").match(self._text, place, end)
        start = lead.end() if lead else place
        stop = self._clause_end(start, end)
        inverted = _finite().match(self._text, start, stop)
        if inverted and inverted.group().lower() not in ("told", "tells", "informed", "thanked"):
            return self._inverted(inverted, stop)
        according = re.compile(r"according to\b", re.IGNORECASE).match(self._text, start, stop)
        if according:
            return self._first_person(according, stop)
        for verb in _finite().finditer(self._text, start, stop):
            voice = self._with_subject(verb, start)
            if voice is not None:
                return voice
            if not self._is_passive(verb):
                return None
        return None

    def closing(self, place: int, end: int) -> Voice | None:
        """The voice that ends a sentence which goes on after a quoted fragment: "... to win, he said."."""
        stop = self._clause_end(place, end)
        for verb in _finite().finditer(self._text, place, stop):
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
        verbs = list(_any_speech().finditer(self._text, start, place))
        for verb in reversed(verbs):
            lead = self._text[start : verb.start()].rstrip()
            if self._inside_quote(verb.start()) or self._is_passive(verb) or lead.endswith((" to", "not")):
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
            if self._inside_quote(verb.start()):
                continue
            voice = self._with_subject(verb, start)
            if voice is None or voice.speaker is None:
                continue
            tail = re.compile(
                r"(?:\s+(?:reporters|journalists|us|me|them|him|her|[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}))?\s+(?:that\s+)?(?=[\w$£€“\"])"
            ).match(self._text, verb.end(), end)
            told = verb.group().lower() == "told"
            if tail and not (told and "that" not in tail.group()) and not _starts_aside(self._text[tail.end() : end]):
                yield voice, _trimmed(self._text, tail.end(), end)
            elif voice.subject and re.match(r"\s*[.,]", self._text[verb.end() : end + 1]):
                comma = self._text.rfind(",", start, voice.subject.start)
                if comma > start and not self._text[comma + 1 : voice.subject.start].strip():
                    yield voice, _trimmed(self._text, start, comma)

    def _clause_end(self, start: int, end: int) -> int:
        """The end of the attribution: the sentence's end or the next quotation."""
        match = re.compile(r"[.!?](?=\s+[A-Z“\"]|\s*$)|[“\"]|:\s").search(self._text, start, end)
        while (
            match
            and match.group() == "."
            and re.search(
                r"(?:\b[A-Z]|\b(?:Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Prof|St|Jr|Lt|Gen|Col))$",
                self._text[start : match.start()],
            )
        ):
            match = re.compile(r"[.!?](?=\s+[A-Z“\"]|\s*$)|[“\"]|:\s").search(self._text, match.end(), end)
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
        lead = self._text[start : verb.start()]
        lead = re.sub(_ADVERBS + r"\s*$", "", lead).rstrip(" \u00a0")
        end = start + len(lead)
        for person in reversed(self._between(start, verb.start())):
            between = self._text[person.span.end : end]
            if end - person.span.end > _LONGEST_APPOSITION:
                break
            if person.span.end == end or re.fullmatch(r"\s*\([^)]{1,40}\)", between) or self._is_apposition(between):
                if self._is_owner(person.span):
                    return None
                return Voice(
                    speaker=person.name, subject=person.span, verb=verb.group(), verb_span=Span(*verb.span())
                )
        if lead.endswith(" and") or _STATEMENT.search(lead):
            return self._by_opening(start, end, verb)
        return self._by_word(lead, start, verb)

    def _between(self, start: int, end: int) -> list[_Named]:
        return [person for person in self._people if start <= person.span.start and person.span.end <= end]

    def _by_opening(self, start: int, end: int, verb: re.Match[str]) -> Voice | None:
        """The subject of a sentence's second verb: "X is from ... and told ...", "X issued a statement saying"."""
        named = [person for person in self._between(start, end) if self._is_subject(person.span)]
        if len(named) != 1 or self._text[start : named[0].span.start].count(" ") > 6:
            return None
        return Voice(speaker=named[0].name, subject=named[0].span, verb=verb.group(), verb_span=Span(*verb.span()))

    def _is_subject(self, span: Span) -> bool:
        """Whether a name stands where a subject does: at the start of its sentence or clause, titles apart."""
        if self._is_owner(span) or _MODIFIES.match(self._text, span.end):
            return False
        words = self._text[max(0, span.start - 120) : span.start].split(" ")
        if words and words[-1] == "":
            words.pop()
        for word in reversed(words):
            if "\n" in word or re.search(r"[.!?,;:—–“\"(]$", word) or word.lower() in _CLAUSE_OPENERS:
                return True
            if not (
                word[:1].isupper() or is_role(word) or word.lower() in _TITLE_WORDS or re.search(r"[’']s$", word)
            ):
                return False
        return True

    def _is_apposition(self, between: str) -> bool:
        """ ", a climate scientist at the University of Maryland,": commas at both ends, no verb of its own between."""
        if not re.fullmatch(r",\s[^“”\"\n]{2,170},?", between) or not between.endswith(","):
            return False
        return _finite().search(re.sub(r"\bwho\b[^,]*", "", between)) is None

    def _is_owner(self, span: Span) -> bool:
        return (
            bool(re.match(r"[’']s?\s", self._text[span.end : span.end + 3]))
            and not self._text[span.end : span.end + 2].isspace()
        )

    def _by_word(self, lead: str, start: int, verb: re.Match[str]) -> Voice | None:
        """A voice whose subject is a pronoun or a role: "he said", "the expert said"."""
        place = Span(*verb.span())
        pronoun = re.search(r"\b([Hh]e|[Ss]he)$", lead)
        if pronoun:
            subject = Span(start + pronoun.start(1), start + pronoun.end(1))
            speaker = self._meant(subject.start)
            if speaker is not None and not may_be(speaker, pronoun.group(1)):
                speaker = None
            return Voice(speaker=speaker, subject=subject, verb=verb.group(), verb_span=place)
        role = _ROLE_PHRASE.search(lead)
        if role and is_role(role.group(3)):
            subject = Span(start + role.start(), start + role.end())
            speaker = self._in_role(role.group(3), subject.start) if role.group(1).lower() == "the" else None
            return Voice(speaker=speaker, subject=subject, verb=verb.group(), verb_span=place)
        if re.search(r"[\w’')]$", lead):
            return Voice(speaker=None, subject=None, verb=verb.group(), verb_span=place)
        return None

    def _inverted(self, verb: re.Match[str], stop: int) -> Voice | None:
        """ "said CEO Craig Menear", "said the expert", "said he"."""
        place = Span(*verb.span())
        person = next((p for p in self._people if p.span.start >= verb.end() and p.span.end <= stop), None)
        if person is not None:
            between = self._text[verb.end() : person.span.start]
            words = between.replace(",", " ").split()
            plain = not any(word.lower() in _BREAKS for word in words)
            roled = any(is_role(word) for word in words) and not any(
                word.lower() in _BREAKS - {"of", "for", "at", "in", "and"} for word in words
            )
            if len(words) <= 12 and (plain or roled) and not self._is_owner(person.span):
                return Voice(speaker=person.name, subject=person.span, verb=verb.group(), verb_span=place)
        role = re.compile(r"\s+(the)\s+((?:[\w’'\-]+\s+){0,2}?)([a-z][\w\-]+)\b").match(self._text, verb.end(), stop)
        if role and is_role(role.group(3)):
            subject = Span(role.start(1), role.end())
            return Voice(
                speaker=self._in_role(role.group(3), subject.start),
                subject=subject,
                verb=verb.group(),
                verb_span=place,
            )
        return Voice(speaker=None, subject=None, verb=verb.group(), verb_span=place)

    def _first_person(self, lead: re.Match[str], stop: int) -> Voice | None:
        """ "according to the director of X, NAME,": the only person named before the clause goes on."""
        clause = self._text[lead.end() : stop]
        near = [p for p in self._people if p.span.start >= lead.end() and p.span.end <= min(stop, lead.end() + 160)]
        if not near:
            return None
        between = clause[: near[0].span.start - lead.end()]
        direct = between.count(",") == 0 or (between.count(",") == 1 and between.rstrip().endswith(","))
        if not direct or _finite().search(between) or self._is_owner(near[0].span):
            return None
        return Voice(speaker=near[0].name, subject=near[0].span, verb="according to", verb_span=Span(*lead.span()))

    def _meant(self, place: int) -> str | None:
        """The one person a pronoun at ``place`` can mean: the only subject near by, or the only one who speaks."""
        number = next((n for n, p in enumerate(self._paragraphs) if p.start <= place < p.end), None)
        if number is None:
            return None
        for back in range(min(_FURTHEST, number) + 1):
            paragraph = self._paragraphs[number - back]
            span = Span(paragraph.start, place if back == 0 else paragraph.end)
            named = self._subjects(span)
            if back and self._addressed(span):
                return None
            if len(named) == 1:
                return named[0]
            if named:
                speaking = self._speaking(span)
                return speaking[0] if len(speaking) == 1 else None
        return None

    def _addressed(self, span: Span) -> bool:
        """Whether the last words of a paragraph put a question or an order to somebody, who may speak next."""
        asked = list(re.compile(r"\b(?:asked|told|urged)\s+").finditer(self._text, span.start, span.end))
        return bool(asked) and any(person.span.start == asked[-1].end() for person in self._people)

    def _subjects(self, span: Span) -> list[str]:
        """The people named as subjects within ``span``, outside quotations."""
        return list(
            dict.fromkeys(
                person.name
                for person in self._people
                if span.contains(person.span)
                and not self._inside_quote(person.span.start)
                and (self._is_subject(person.span) or self._speaks(person, span))
            )
        )

    def _speaking(self, span: Span) -> list[str]:
        """The people who are subjects of speech verbs within ``span``."""
        return list(
            dict.fromkeys(
                person.name
                for person in self._people
                if span.contains(person.span)
                and not self._inside_quote(person.span.start)
                and self._speaks(person, span)
            )
        )

    def _speaks(self, person: _Named, span: Span) -> bool:
        """Whether a speech verb stands right beside a name: "X said", "X, who ..., said", "said Y's founder X"."""
        tail = self._text[person.span.end : min(span.end, person.span.end + _LONGEST_APPOSITION + 20)]
        if re.match(r"(?:,[^,“”\"\n.]{2,120},)?" + _ADVERBS + r"\s+(?:" + _finite().pattern + ")", tail):
            return True
        head = self._text[max(span.start, person.span.start - 80) : person.span.start]
        said = re.search(
            r"(?:[,”\"?!]\s*(?:" + _finite().pattern + r")|[Aa]ccording to)((?:\s+[\w\-’'.&]+){0,5})\s+$", head
        )
        return said is not None and not any(word.lower() in _BREAKS for word in said.group(1).split())

    def _in_role(self, noun: str, place: int) -> str | None:
        """The one person the article gives this role, or the one person just named for a describing noun."""
        holders = list(
            dict.fromkeys(
                role.person
                for role in self._roles
                if role.role_span.start < place and re.search(rf"\b{re.escape(noun)}\b", role.role, re.IGNORECASE)
            )
        )
        near = self._meant(place)
        if len(holders) == 1 and (near is None or near == holders[0]):
            return holders[0]
        if noun.lower() in section("describing"):
            return near
        return near if near in holders else None

    def _inside_quote(self, place: int) -> bool:
        return any(span.start <= place < span.end for span in self._quoted)


def may_be(name: str, pronoun: str) -> bool:
    """Whether a given name does not speak against "he" or "she"."""
    other = section("women") if pronoun.lower() == "he" else section("men")
    return name.split()[0] not in other


def _starts_aside(rest: str) -> bool:
    """Whether what follows a speech verb is its circumstances rather than the statement."""
    word = re.match(r"\w+", rest)
    return word is not None and word.group().lower() in _ASIDE


_ASIDE: Final = frozenset(
    "in on at during after before by of to with from as about when while via through for and or but so if".split()
)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip(" .,;:")))


@cache
def _finite() -> re.Pattern[str]:
    return _pattern(section("speech"))


@cache
def _any_speech() -> re.Pattern[str]:
    return _pattern(section("speech") | section("speech_participles"))


@cache
def _reporting() -> re.Pattern[str]:
    return _pattern(section("reporting"))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + r")\b"
    )
