"""Hold one stated answer against every accepted form of a key."""

import re
from typing import Final

from ..question import AnswerType
from .answer_types import is_person
from .clauses import without_talk
from .findings import Finding, accept, best, reject
from .keys import DENIALS, Gold, Key
from .names import match_country, match_organisation, match_person, match_place
from .normalization import bare, words_of
from .numerals import numeral, with_numbers
from .script_names import match_script
from .statements import match_statement
from .tables import Form
from .words import LITTLE, match_words, says_the_same

_NO_PERSONS: Final = frozenset((AnswerType.ORGANISATION, AnswerType.PLACE))
_MAX_NAME: Final = 6  # words; a longer reply is searched for a name as a sentence
_REMEMBERED: Final = 256  # judged texts that a key keeps
_ASSURED: Final = " 100%"
_POSSESSOR: Final = re.compile(r"((?:[^\W_][\w.-]* ){0,2}[^\W_][\w-]*)'s (?=\w)")


def judge(key: Key, text: str, *, short: bool) -> Finding | None:
    """``text`` held against every accepted form by names, words and, unless ``short``, as a sentence."""
    judged = key.judged
    asked = (text, short)
    if asked not in judged:  # several rungs ask about the same text
        if len(judged) >= _REMEMBERED:
            judged.clear()
        judged[asked] = _judge(key, text, short=short)
    return judged[asked]


def _judge(key: Key, text: str, *, short: bool) -> Finding | None:
    if text.endswith(_ASSURED) and not any(gold.has_number for gold in key.golds):
        text = text[: -len(_ASSURED)]  # how sure the player is
    if "'s " in text:
        others = without_possessors(key, text)
        if others != text:
            theirs = judge(key, others, short=short)
            return theirs if theirs is not None and theirs.outcome != "prompt" else None
    words = bare(words_of(text))
    core = without_talk(words)
    if core in key.exact or words in key.exact:
        return accept("exact")
    if not core:
        return None
    found: list[Finding] = []
    denies = not DENIALS.isdisjoint(words)
    kind = key.answers.type
    for gold in key.golds:
        person = kind is AnswerType.PERSON or (kind not in _NO_PERSONS and is_person(gold.text, key.answers.question))
        if gold.is_denial is not denies and not key.question_denies:
            if says_the_same(key, gold, core):
                return accept("the same in other words")
            continue  # "guilty" is not "not guilty"
        finding = _against(key, gold, text, core, person=person)
        if not short and (finding is None or finding.outcome == "prompt"):
            finding = match_statement(key, gold, text, person=person) or finding
        if finding is not None:
            if finding.outcome == "accept":  # for speed alone
                return finding
            found.append(finding)
    return best(found)


def _numbered_apart(meant: Form, said: Form) -> bool:
    """Whether two names that begin alike end in different numerals: World War I, World War II."""
    if len(meant) < 2 or len(said) < 2:
        return False
    one, other = numeral(meant[-1]), numeral(said[-1])
    return one is not None and other is not None and one != other and meant[-2] == said[-2]


def without_possessors(key: Key, text: str) -> str:
    """``text`` without those to whom the answer belongs: "Trump's son" is not Trump.

    Only owners that the key names are left out.
    """
    if any(mark in gold.text for gold in key.golds for mark in "'’"):
        return text
    named = {word for gold in key.golds for word in gold.words}
    return _POSSESSOR.sub(lambda found: _without_owner(found, named), text)


def _without_owner(found: re.Match[str], named: set[str]) -> str:
    """The match without the owner, who begins after the last little word: "Cork is Ireland's" leaves "Cork is"."""
    if not set(words_of(found[1])[-1:]) & named:
        return found[0]
    words = found[1].split(" ")
    begin = max((at for at, word in enumerate(words[:-1], start=1) if word.casefold() in LITTLE), default=0)
    return " ".join(words[:begin]) + " "


def _against(key: Key, gold: Gold, text: str, core: Form, *, person: bool) -> Finding | None:
    """One accepted form: as a country, a body, a place, a person, in another script, as words."""
    if not gold.words:
        return None
    if len(core) == len(gold.words) > 1 and sorted(with_numbers(core)) == gold.numbered and not gold.has_number:
        return accept("words")
    if _numbered_apart(gold.words, core):
        return reject("another number", "That is another of that name.")
    finding = match_country(gold, core) or match_organisation(gold, core) or match_place(gold, core)
    if finding is not None:
        return finding
    if person and len(core) <= _MAX_NAME:
        finding = match_person(key, gold, core)
    if finding is None:
        finding = match_script(gold, text, person=person)
    if finding is None:
        finding = match_words(key, gold, core)
    return finding
