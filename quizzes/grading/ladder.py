"""The rungs in order, cheap and certain first; the first that finds something decides."""

from collections.abc import Callable
from typing import Final

from ...briefings.names.gazetteer import place_named
from ..question import AnswerType
from .clauses import Reply, asks_back, gives_up, offered, speaks_to_the_grader
from .clock import match_time
from .dates import match_dates
from .figures import match_figures
from .findings import Finding, accept, best, prompt, reject, several
from .judging import judge
from .keys import Gold, Key
from .lists import match_list
from .normalization import Cleaned, bare, stem, words_of
from .numerals import ORDINALS
from .one_word import is_word
from .statements import answer_after_question, match_statement
from .tables import country_named, country_of, form_of
from .words import LITTLE, is_given, match_words, says_the_same
from .yes_no import match_yes_no

Rung = Callable[[Key, Reply], Finding | None]

_MAX_SHORT: Final = 6  # words; a longer reply is a sentence, whose commas do not set answers side by side


def stated(key: Key, reply: Reply) -> str:
    """What the reply states: all of it where the question or the key is itself put in the negative."""
    if reply.asserted == reply.text:  # for speed alone
        return reply.text  # most replies deny nothing, and their keys need not be asked
    return reply.text if key.question_denies or key.is_denial else reply.asserted


def empty(_key: Key, reply: Reply) -> Finding | None:
    """Nothing is left after cleaning, or only a question back."""
    if asks_back(reply.cleaned.text):
        return reject("asks back", "There is no answer in that.")
    if reply.words or reply.cleaned.flags:
        return None
    return reject("empty", "There is no answer in that.")


def is_written(key: Key, cleaned: Cleaned) -> bool:
    """Whether a reply is an accepted text word for word: most right replies are, and need no taking apart."""
    if cleaned.look_alike or cleaned.flags or key.is_numeric or key.answers.reject or asks_back(cleaned.text):
        return False
    return bare(words_of(cleaned.text)) in key.written


def exact(key: Key, reply: Reply) -> Finding | None:
    """The accepted words and no others."""
    if reply.cleaned.look_alike or key.is_numeric:
        return None  # words have lost the signs of a figure: "$", "%", "-"
    return accept("exact") if reply.words in key.exact or reply.core in key.exact else None


def rejected_by_author(key: Key, reply: Reply) -> Finding | None:
    """The author's list of near misses, endings aside."""
    if any(_same(gold, reply) for gold in key.rejects):
        return reject("author's reject list", "That is a near miss.")
    return None


def prompted_by_author(key: Key, reply: Reply) -> Finding | None:
    """The author's list of answers to ask more about."""
    if any(_same(gold, reply, plain=True) for gold in key.prompts):
        return prompt("author's prompt list", "Close: be more specific.")
    return None


def _same(gold: Gold, reply: Reply, *, plain: bool = False) -> bool:
    if not gold.words:
        return False
    if gold.words in (reply.words, reply.core) or "".join(gold.words) == "".join(reply.core):
        return True
    if len(gold.words) != len(reply.core) or (not plain and gold.has_number):
        return False
    pairs = list(zip(gold.words, reply.core, strict=True))
    if all(stem(a) == stem(b) or a.rstrip("s") == b.rstrip("s") for a, b in pairs):
        return True
    return plain and all(is_word(a, b) for a, b in pairs)


def injection(key: Key, reply: Reply) -> Finding | None:
    """Orders to the grader are no answer."""
    if key.answers.type is AnswerType.YES_NO and len(reply.words) == 1:
        return None  # "correct" answers a yes-or-no question
    return reject("orders to the grader", "That is no answer.") if speaks_to_the_grader(reply.cleaned.text) else None


def label_and_answer(key: Key, reply: Reply) -> Finding | None:
    """The question's words, then "is" or a colon, then the answer alone: only the answer is judged."""
    answer = answer_after_question(key, stated(key, reply))
    if answer is None or reply.denied:
        return None
    found = judge(key, answer, short=True)
    return accept("answer after the question") if found is not None and found.outcome == "accept" else None


def question_back(key: Key, reply: Reply) -> Finding | None:
    """The question pasted back, or only words of it."""
    if len(reply.core) < 3:
        return None
    said = [word for word in reply.core if word not in LITTLE]
    if not said or not all(stem(word) in key.question_stems for word in said):
        return None
    if not any(_overlap(gold, key) for gold in key.golds):
        return reject("the question back", "That only repeats the question.")
    return None


def _overlap(gold: Gold, key: Key) -> bool:
    return all(stem(word) in key.question_stems for word in gold.words)


def no_idea(_key: Key, reply: Reply) -> Finding | None:
    """The player says that they do not know."""
    return reject("no answer", "No answer given.") if gives_up(reply.text) else None


def yes_or_no(key: Key, reply: Reply) -> Finding | None:
    """Yes-or-no questions have their own rung and end on it."""
    if key.answers.type is not AnswerType.YES_NO:
        return None
    return match_yes_no(key, reply.text) or reject("yes or no", "Yes or no?")


def denied(key: Key, reply: Reply) -> Finding | None:
    """The answer stands only under a negation."""
    if not reply.denied or key.question_denies or key.is_denial:
        return None
    if judge(key, stated(key, reply), short=True) is not None:
        return None
    if any(says_the_same(key, gold, reply.core) for gold in key.golds):
        return accept("the same in other words")  # "did not change them"
    for gold in key.golds:
        if match_statement(key, gold, reply.denied) or match_words(key, gold, bare(words_of(reply.denied))):
            return reject("denied", "You ruled that out.")
    return None


def listed(key: Key, reply: Reply) -> Finding | None:
    """Answers that are lists are compared member by member."""
    if key.answers.type is not AnswerType.LIST:
        return None
    if reply.denied and match_list(key, reply.denied) is not None:
        return reject("denied", "You ruled out a right one.")
    return match_list(key, stated(key, reply))


def typed(key: Key, reply: Reply) -> Finding | None:
    """Figures and dates are compared as values, and nothing else is tried on them."""
    kind = key.answers.type
    if kind is AnswerType.DATE:
        found = match_dates(key, stated(key, reply))
    elif key.is_numeric:
        found = match_figures(key, stated(key, reply))
    else:
        return None
    if found is not None:
        return found
    ranked = not ORDINALS.keys().isdisjoint(reply.core)  # "ninth" is not nine
    gold_words = [gold for gold in key.golds if not gold.has_number and not ranked]
    verdicts = [
        f for gold in gold_words if (f := match_words(key, gold, reply.core)) is not None and f.outcome == "accept"
    ]
    return best(verdicts) or reject("no figure" if key.is_numeric else "no date", "That is not it.")


def clock(key: Key, reply: Reply) -> Finding | None:
    """Times of day are compared in minutes."""
    if not key.times:
        return None
    parts, _ = offered(stated(key, reply))
    if len(parts) < 2:
        return match_time(key.times, stated(key, reply), key.question_words)
    found = [match_time(key.times, part, key.question_words) for part in parts]
    right = [finding for finding in found if finding is not None and finding.outcome == "accept"]
    if not right:
        return None
    return right[0] if len(right) == len(found) else several(len(found))


def flag(key: Key, reply: Reply) -> Finding | None:
    """A flag emoji alone names its country."""
    if reply.words or not reply.cleaned.flags:
        return None
    if key.answers.type is AnswerType.LIST:
        return _flags_of_list(key, frozenset(reply.cleaned.flags))
    codes = {country.code for gold in key.golds if (country := country_named(gold.words)) is not None}
    if len(set(reply.cleaned.flags)) > 1:
        return (
            several(len(set(reply.cleaned.flags))) if codes & set(reply.cleaned.flags) else reject("another country")
        )
    said = country_of(reply.cleaned.flags[0])
    return (
        accept("flag")
        if said is not None and said.code in codes
        else reject("another country", "That is another country.")
    )


def _flags_of_list(key: Key, said: frozenset[str]) -> Finding:
    """Flags beside each other name the countries of a list."""
    wanted = {country.code for member in key.members if (country := country_named(member.words)) is not None}
    if said - wanted:
        return reject("list with a wrong member", "Not all of these are right.")
    return accept("flag") if said == wanted else prompt("part of the list", "Close: there is more to name.")


def side_by_side(key: Key, reply: Reply) -> Finding | None:
    """Several answers set side by side: two ask for a choice, three or more are guesses."""
    parts, left_open = offered(stated(key, reply))
    if len(parts) < 2 or (not left_open and len(reply.core) > _MAX_SHORT + len(parts)):
        return None
    whole = judge(key, stated(key, reply), short=False)
    if whole is not None and whole.outcome == "accept" and not left_open:
        return whole
    judged = [(part, judge(key, part, short=True)) for part in parts]
    found = [(part, finding) for part, finding in judged if finding is not None or not _is_talk(key, part)]
    right = [finding for _, finding in found if finding is not None and finding.outcome == "accept"]
    if not right:
        return None
    if len(right) == len(found):
        return right[0]
    if not left_open and len(parts) == len(stated(key, reply).split(",")) and _is_one_place(parts):
        return right[0]
    return several(len(found))


def _is_talk(key: Key, part: str) -> bool:
    return all(word in LITTLE or is_given(word, key) for word in words_of(part))


def _is_one_place(parts: tuple[str, ...]) -> bool:
    """ "Boston, Massachusetts, USA": each part is a place of another class; the first may be unknown."""
    classes = [_place_class(part) for part in parts]
    known = [found for found in classes if found is not None]
    return len(known) >= len(parts) - 1 and classes[-1] is not None and len(set(known)) == len(known)


def _place_class(part: str) -> str | None:
    if country_named(form_of(part)) is not None:
        return "country"
    name = " ".join(word.capitalize() for word in part.strip(" .!?").split())
    place = place_named(name)
    return place.place_class if place is not None else None


def single(key: Key, reply: Reply) -> Finding | None:
    """One answer, held against every accepted form."""
    found = judge(key, stated(key, reply), short=False)
    if (found is None or found.outcome != "accept") and reply.whole != reply.text and not reply.denied:
        again = judge(key, reply.whole, short=True)
        found = again if again is not None and again.outcome == "accept" else found
    if found is not None and found.outcome == "accept" and reply.cleaned.look_alike:
        return prompt("look-alike letters", "Please type it in plain letters.")
    return found


def miss(_key: Key, _reply: Reply) -> Finding | None:
    """Nothing fits."""
    return reject("no match")


LADDER: Final[tuple[tuple[str, Rung], ...]] = (
    ("empty", empty),
    ("flag", flag),
    ("author's reject list", rejected_by_author),
    ("exact", exact),
    ("author's prompt list", prompted_by_author),
    ("injection", injection),
    ("yes or no", yes_or_no),
    ("no idea", no_idea),
    ("denied", denied),
    ("list", listed),
    ("figures and dates", typed),
    ("time of day", clock),
    ("answer after the question", label_and_answer),
    ("the question back", question_back),
    ("side by side", side_by_side),
    ("names and words", single),
    ("no match", miss),
)
