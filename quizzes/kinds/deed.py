"""Person by deed: the subject of what a clause tells ("Who founded X?") or its object ("Whom did X sue?"), typed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ...briefings.article import Sentence, Span
from ...briefings.names import Entity, NameKind
from ...briefings.names.words import is_role
from ...briefings.syntax import Parse
from ..data.words import any_of, words
from ..question import AnswerType
from .candidate import Candidate, Material, Report
from .clause_parts import further_clauses
from .clauses import Clause, clause_of
from .descriptions import description_of
from .names import names_of, person_named, plain_name, shared_names
from .sayings import is_one_of_several
from .speaker import passage_from
from .statement import KEY, Statement, is_anchored
from .stem import clause_statement, pieces_statement, prompts
from .verbs import lexicon
from .wording import lowered

# "Who left the house?" does not say enough to have one answer; nor does what has neither a name nor a number.
FEWEST_WORDS: Final = 6
_LOOSE_ADVERB: Final = re.compile(r"^,?\s+(?:also|then|later|however|meanwhile|still|actually)\s+")
# What stands before the subject: a short phrase of time moves behind the question word ("who, in 2021, sold"), other
# circumstances may go, conditions and sources may not.
_OPENED: Final = re.compile(rf"^(?:(?P<opening>[^{KEY}“”\"]{{3,160}}), )?{KEY}")
_WHEN: Final = re.compile(
    r"(?:(?:In|On|At|By|During|Since|Before|After|Between) (?:the |early |late |mid-)?(?:[A-Z]|\d|summer|winter"
    r"|spring|autumn|fall|first|last)[^,]{1,30}|(?:Earlier|Later|Early|Late) in [^,]{3,30})"
)
_WHO_DID: Final = re.compile(rf"(?<={KEY}), who [^,]+\.$")  # more of the one who is asked for
_ON_A_DAY: Final = re.compile(r"^who ((?:on|in) [^,]{0,20}?\d{4}) (?=[a-z])")
_CONDITION: Final = re.compile(
    r"(?i)(?:if|unless|without|according|as|like|unlike|instead|rather|until|except|had|were|should|not|whether"
    r"|in theory|in case)\b|.*\b(?:say|says|said|told|believes?|claims?|claimed|thinks?|argues?|reportedly"
    r"|allegedly)\b"
)
_SUBJECTS: Final = ("nsubj", "nsubjpass")
_CAN: Final = frozenset(("can", "could", "may", "might", "must", "should", "would"))
# Somebody else says so at the end: "..., police said".
_SAID_SO: Final = re.compile(
    rf",[”\"]? [^,]{{2,60}} (?:{any_of('reporting_verbs')})$|,[”\"]? (?:{any_of('reporting_verbs')}) [^,]+$"
)


def deed_candidates(report: Report, number: int, _: Material) -> Iterator[Candidate]:
    """The person who is the subject or the object of a clause: "Who pledged $20 million to schools in Viken?"."""
    sentence = report.analysis.sentences[number]
    parse = report.parses[number] if report.parses else None
    seen: set[str] = set()
    for entity, mention in _people(report, number):
        if entity.name not in seen and len(entity.name.split()) > 1:
            subject = _subject(parse, mention) if parse else _opening(report, sentence, mention)
            if subject is not None:
                yield from _agent(report, sentence, entity, mention, subject)
                if parse is not None:
                    yield from _further(report, sentence, parse, entity, mention, subject)
            elif parse is not None and _owns_subject(parse, mention):
                yield from _agent(report, sentence, entity, mention, mention)
            elif parse is not None and _is_object(parse, mention):
                yield from _patient(report, sentence, entity, mention)
        seen.add(entity.name)


def _people(report: Report, number: int) -> Iterator[tuple[Entity, Span]]:
    """The people of a sentence and where they stand, by name or by a "he" that can mean one only."""
    for entity, mention in report.names[number]:
        if entity.kind is NameKind.PERSON:
            yield entity, mention
    parse = report.parses[number] if report.parses else None
    if parse is not None and not any(word.tag == "PRP" and word.relation in _SUBJECTS for word in parse.words):
        return
    for place, name in report.named_for(number):
        meant = None if name.endswith(("’s", "'s")) else person_named(name, report)
        if meant is not None and place.of(report.article.text).casefold() in ("he", "she"):
            yield meant, place


def _subject(parse: Parse, mention: Span) -> Span | None:
    """The whole noun phrase of a person who alone is the subject of a finite verb that reports no words."""
    top = parse.top_of(mention)
    if top is None:
        return None
    word = parse.words[top]
    if word.relation not in _SUBJECTS or not _acts(parse, word.head):
        return None
    if is_one_of_several(parse, top):
        return None
    phrase = parse.subtree(top)
    if phrase != list(range(phrase[0], phrase[-1] + 1)):
        return None
    last = phrase[-1]
    if _holds_another(parse, mention, last):
        return None
    if parse.words[last].text != "," and last + 1 < len(parse.words) and parse.words[last + 1].text == ",":
        last += 1
    return Span(parse.words[phrase[0]].span.start, parse.words[last].span.end)


def _holds_another(parse: Parse, mention: Span, last: int) -> bool:
    """Whether "and" and another name follow within the subject: "X of one school and Y of another"."""
    after = [n for n, word in enumerate(parse.words) if word.span.start >= mention.end and n <= last]
    return any(
        parse.words[n].text in ("and", "&") and n + 1 <= last and parse.words[n + 1].tag.startswith("NNP")
        for n in after
    )


def _acts(parse: Parse, verb: int) -> bool:
    """Whether a verb tells what one person did or met with: no words reported, no "is a teacher", no "have"."""
    word = parse.words[verb]
    text = word.text.casefold()
    denied = any(parse.words[c].relation == "neg" or parse.words[c].text == "never" for c in parse.children(verb))
    if not word.is_verb or denied:
        return False
    finite = parse.words[next(parse.children(verb, "aux", "auxpass"), verb)]
    if finite.tag == "VBP" or finite.text.casefold() in _CAN:
        return False
    below = {parse.words[child].relation for child in parse.children(verb)}
    if text in words("becoming"):
        return _stands_out(parse, verb)
    if below & {"acomp", "attr"}:
        return False
    # "Announced a plan" and "asked the court to rule" are deeds, "announced that" and a bare "said" are words.
    if text in words("reporting_verbs"):
        return "ccomp" not in below and bool(below & {"dobj", "xcomp"})
    if text in words("no_deeds"):
        return (text in words("urging") and {"dobj", "xcomp"} <= below) or _quotes(parse, verb)
    return True


def _stands_out(parse: Parse, verb: int) -> bool:
    """Whether somebody was the first, the only or the youngest: one person is, of teachers there are many."""
    for child in parse.children(verb, "attr"):
        below = [parse.words[number] for number in parse.subtree(child)]
        if any(word.tag in ("JJS", "RBS") or word.text.casefold() in words("standing_out") for word in below[:4]):
            return True
    return False


def _quotes(parse: Parse, verb: int) -> bool:
    """Whether words are quoted in what somebody calls something: called the plan “a disaster”."""
    called = parse.words[verb].text.casefold() in words("naming")
    return called and any(parse.words[number].text in ("“", '"') for number in parse.subtree(verb) if number > verb)


def _opening(report: Report, sentence: Sentence, mention: Span) -> Span | None:
    """Without a parse: a name that opens the sentence, straight before a past form."""
    after = report.article.text[mention.end : sentence.span.end].split(" ", 2)
    if mention.start != sentence.span.start or len(after) < 3 or after[0]:
        return None
    return mention if after[1] in lexicon().past else None


def _is_object(parse: Parse, mention: Span) -> bool:
    """Whether a person alone is the object of a verb."""
    top = parse.top_of(mention)
    if top is None or parse.words[top].relation != "dobj" or is_one_of_several(parse, top):
        return False
    after = max(parse.subtree(top)) + 1
    return after == len(parse.words) or parse.words[after].tag != "POS"


def _owns_subject(parse: Parse, mention: Span) -> bool:
    """Whether a person's own thing is the subject of a verb that tells what it did: "X's dress sold for"."""
    top = parse.top_of(mention)
    if top is None or parse.words[top].relation != "poss" or is_one_of_several(parse, top):
        return False
    owned = parse.words[parse.words[top].head]
    return owned.relation in _SUBJECTS and _acts(parse, owned.head)


def _agent(report: Report, sentence: Sentence, entity: Entity, mention: Span, subject: Span) -> Iterator[Candidate]:
    statement = clause_statement(report, sentence, subject, shown=plain_name(entity.name))
    ask = None if statement is None else subject_question(statement.text)
    if statement is not None and ask is not None and _says_enough(ask):
        yield from _asked(report, sentence, entity, mention, _as_asked(statement, ask), ask)


def _as_asked(statement: Statement, ask: str) -> Statement:
    """The statement without the opening that the question does not tell: what it names then anchors nothing."""
    told = ask.startswith("who ") and not statement.text.startswith(KEY)
    return replace(statement, text=f"{KEY} {ask.removeprefix('who ')}.") if told else statement


def _further(
    report: Report, sentence: Sentence, parse: Parse, entity: Entity, mention: Span, subject: Span
) -> Iterator[Candidate]:
    """What else the sentence tells of the subject: after "and", and after "who"."""
    top = parse.top_of(mention)
    for verb, pieces in further_clauses(parse, top) if top is not None else ():
        if not _acts(parse, verb):
            continue
        statement = pieces_statement(report, sentence, (subject, *pieces), subject, shown=plain_name(entity.name))
        ask = None if statement is None else subject_question(statement.text)
        if statement is not None and ask is not None and _says_enough(ask):
            yield from _asked(report, sentence, entity, mention, statement, ask)


def _says_enough(ask: str) -> bool:
    return len(ask.split()) >= FEWEST_WORDS


def subject_question(text: str) -> str | None:
    """A question for the subject of a statement: "who, in 2021, sold", "whose dress was sold"; None if not safe."""
    opened = _OPENED.match(text)
    if opened is None or (opened["opening"] and _CONDITION.match(opened["opening"])):
        return None
    # The full stop of a quoted end goes with that of the statement: “... a screen door” and no “... a screen door.”
    rest = re.sub(r"\.(?=[”\"’']$)", "", text[opened.end() :].rstrip(" ."))
    whose = re.match(r"[’']s? (?=[a-z])", rest)
    if whose:
        return None if opened["opening"] or _SAID_SO.search(rest) else f"whose {rest[whose.end() :]}"
    rest = _LOOSE_ADVERB.sub(" ", rest).lstrip(" ,")
    if not rest[:1].islower() or _SAID_SO.search(rest) or _is_participle(rest):
        return None
    when = opened["opening"] and _WHEN.fullmatch(opened["opening"])
    return f"who, {lowered(opened['opening'])}, {rest}" if when else _ON_A_DAY.sub(r"who, \1, ", f"who {rest}")


def _is_participle(rest: str) -> bool:
    """Whether what follows the subject opens with a participle: "Ada Moen, slain in Oslo, was" is no "who slain"."""
    first = rest.split(maxsplit=1)[0]
    return first in lexicon().participles and first not in lexicon().past


def _patient(report: Report, sentence: Sentence, entity: Entity, mention: Span) -> Iterator[Candidate]:
    statement = clause_statement(report, sentence, mention, shown=plain_name(entity.name))
    ask = None if statement is None else object_question(statement.text)
    if statement is not None and ask is not None and _says_enough(ask):
        yield from _asked(report, sentence, entity, mention, statement, ask)


def object_question(text: str) -> str | None:
    """A question for the object of a clause that is safe to turn: "whom did X sue", "which envoy did X warn"."""
    clause = clause_of(_WHO_DID.sub(".", text))
    if clause is None or (clause.after.strip() and not re.match(r"\s[a-z]", clause.after)):
        return None
    asked = _asked_with_title(clause)
    if asked is None or _SAID_SO.search(text.rstrip(" .")):
        return None
    phrase, verb = asked
    adjunct = f" {lowered(clause.adjunct)}" if clause.adjunct else ""
    return f"{phrase} {clause.auxiliary} {lowered(clause.subject)} {verb}{clause.after}{adjunct}".strip()


def _asked_with_title(clause: Clause) -> tuple[str, str] | None:
    """The question phrase with the title that stands before the name, and the verb."""
    before = clause.before.split()
    verb = clause.verb
    if not verb and before:
        verb, before = before[0], before[1:]
    if not before:
        return "whom", verb
    # "Took on President X": a small word before the title belongs to the verb.
    known = is_role(before[-1].lower()) and (before[0][:1].isupper() or is_role(before[0]))
    return (f"which {' '.join(before)}", verb) if known and len(before) <= FEWEST_WORDS else None


def _asked(
    report: Report, sentence: Sentence, entity: Entity, mention: Span, statement: Statement, ask: str
) -> Iterator[Candidate]:
    named = mention
    if mention not in entity.mentions:
        before = [place for place in entity.mentions if place.end <= mention.start]
        if not before:
            return
        named = before[-1]
    passage = passage_from(report, named, sentence.span)
    if not is_anchored(statement.text):
        described = description_of(entity.name, report, sentence.span)
        if described is None or not statement.text.startswith(KEY) or not ask.startswith("who "):
            return
        passage = passage_from(report, described.place, passage)
        ask = f"{described.asked} {ask.removeprefix('who ')}"
        rest = statement.text.removeprefix(KEY).lstrip(" ,")
        statement = replace(statement, text=f"{KEY}, {described.stated} {rest}")
    for wording, prompt, _ in prompts("person", report, statement, ask):
        yield Candidate(
            kind="person",
            report=report,
            sentence=sentence,
            facts=(),
            statement=statement,
            body=ask,
            prompt=prompt,
            key=plain_name(entity.name),
            type=AnswerType.PERSON,
            key_span=named,
            passage=passage,
            accept=names_of(entity.name, report),
            more=shared_names(entity.name, report),
            tags=(wording, "agent"),
        )
