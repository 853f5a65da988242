"""Rules of reported speech: what was said stands alone, and no pronoun in it may mean somebody else."""

import re
from collections.abc import Callable
from typing import Final

from ...briefings.antecedents import may_be
from ...briefings.article import Span, Unknown
from ...briefings.editing import pattern
from ...briefings.facts import Role
from ...briefings.likeness import FUNCTION_WORDS, stem
from ...briefings.names import NameKind
from ...briefings.number_words import CARDINALS
from ...briefings.quotations import Quotation
from ...briefings.reference import definites, known_to_all
from ...briefings.repairing import Scene
from ...briefings.syntax import Parse
from ..data.words import any_of, words
from ..kinds.candidate import OFTEN, Candidate, Material, places_of, stands_in
from ..kinds.names import plain_name
from ..kinds.verbs import has_finite_verb
from ..question import AnswerType
from .story import LEAD
from .worth import adrift

_HE: Final = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_SUBJECT: Final = re.compile(r"^who [\w ]{3,40}? that (?:he|she)\b(?!.*\b(?:he|she|his|her|him)\b)")
_SENTENCES_BACK: Final = 2
_UNNAMED: Final = re.compile(rf"\b(?:{pattern('unnamed people')})s?\b", re.IGNORECASE)
# "The five companies" were told of before, whatever their number makes of them.
_NUMBERED: Final = re.compile(rf"[Tt]he (?:\d[\d,]*|{'|'.join(CARDINALS)}) [a-z]+(?! (?:of|that|who|which)\b)")
_APPOSED: Final = re.compile(r",? (?:\(|who\b|an?\b|the\b|of\b|from\b|\d)|, [a-z]")
_WORD_BEFORE: Final = re.compile(r"(?:^|[\s(])(?P<word>[A-Za-z][\w’'-]*) $")
_OBJECT: Final = re.compile(r"\b(?:him|them|her(?=[.,;]|$| (?:to|in|on|at|for|with|and|from|as|of|by|into)\b))\b")
_MOST: Final = re.compile(r"[Tt]he (?:most|least|same|only)\b")
# "It is selling" and "it was asked" may be the body that speaks; "it is a sale" is not.
_EMPTY_IT: Final = re.compile(
    r"\bthat it(?:['’]s| is| was)\b(?! (?:[a-z]+ly |not |still |also )?[a-z]+(?:ing|ed|en)\b)"
)
_ONE_OF_THEM: Final = re.compile(
    r"\b(?:that|who|whose|,) one (?!of\b|day\b|in\b)[a-z]+ (?:[a-z]+s|was|had|[a-z]+ed)\b"
    r"|\b(?:the other|the others|both(?! [\w’'-]+ and\b)(?! the [\w’'-]+ and\b)|another|others|the latter"
    r"|the former)\b"
)
_LEANING: Final = re.compile(
    r"(?:it|this|that|these|those|he|she|they|so|but|and|yes|no|well|because|or|then)\b|there(?:[’']s| is| are)\b",
    re.IGNORECASE,
)
_POINTING: Final = re.compile(
    r"\b(?:it|this|that|these|those|he|she|they|them|him|his|her|their|its)\b",
    re.IGNORECASE,
)
# A quotation with words left out, and one that only who stood there understands.
_THERE_AND_THEN: Final = re.compile(
    r"…|\.\.\.|\b(?:at the time|back then|at that point)\b(?! of)|\b(?:here|today|tonight|yesterday|tomorrow"
    r"|th(?:ese|ose) \w+|this (?:morning|evening|week|weekend|month|year|time|point|way|one)|that day"
    r"|the same (?:time|day))\b",
    re.IGNORECASE,
)
# "The house will be closed": which house, an earlier sentence told.
_OPENS_ON_THE: Final = re.compile(
    r"The (?:[a-z]+ )?[a-z]+ (?:is|are|was|were|has|have|had|will|would|can|could|may|must|should|did|does|do)\b"
)
_INNER_MARK: Final = re.compile(r"[.,?!][’'](?:\s|$)|^[‘']")  # what is left of a quotation within the quotation
# What follows the name of who is accused or owns up, and what stands right before it.
_ACCUSATION: Final = re.compile(
    rf"(?:, [^,.]{{1,60}},)? (?:(?:was|is|were|has been|had been|is being|was being)(?: \w+ly)?"
    rf" (?:{any_of('accused')})|(?:has |had )?(?:{any_of('owned_up')}))\b"
)
_SUSPECT: Final = re.compile(rf"\b(?:{any_of('suspects')}),? \Z", re.IGNORECASE)
_LONGEST_SUSPECT: Final = 20  # characters
_WORDS_BEFORE: Final = 4
_WORD: Final = re.compile(r"[a-z]+")


def _somebody_else(candidate: Candidate, _: Material) -> bool:
    """A "he" in what somebody says, where another person stands near or the name speaks against it."""
    match = _HE.search(candidate.body) if "reported" in candidate.tags else None
    if match is None:
        return False
    if candidate.type is not AnswerType.PERSON or not may_be(candidate.key, match.group()):
        return True
    report = candidate.report
    number = report.numbers[candidate.sentence.span]
    # "X said she would": the subject of what is said is who says it, unless the sentence before was about another.
    subject = _SUBJECT.search(candidate.body) is not None
    near = range(max(0, number - (1 if subject else _SENTENCES_BACK)), number + 1)
    return _names_another(candidate, candidate.body[: match.start()]) or any(
        _may_be_another(candidate, n, anywhere=n < number or not subject) for n in near
    )


def _names_another(candidate: Candidate, text: str) -> bool:
    """Whether ``text`` names a person: "told Y that she would"."""
    return any(
        entity.kind is NameKind.PERSON and any(form in text for form in (entity.name, *entity.aliases))
        for entity in candidate.report.analysis.entities
    )


def _may_be_another(candidate: Candidate, number: int, *, anywhere: bool) -> bool:
    """Whether a sentence speaks of somebody else: anywhere in it, or only up to where the speaker is named."""
    report = candidate.report
    place = report.analysis.sentences[number].span
    named = candidate.key_span
    end = place.end if anywhere or named is None or not place.contains(named) else named.start
    keys = {candidate.key, *candidate.accept}
    if _UNNAMED.search(report.article.text, place.start, end):
        return True
    return any(
        entity.kind is NameKind.PERSON and mention.start < end and not keys & {entity.name, *entity.aliases}
        for entity, mention in report.names[number]
    )


def _open_definite(candidate: Candidate, _: Material) -> bool:
    """A noun with "the" that only the text before makes known: "the recordings", "the order"."""
    analysis = candidate.report.analysis
    if not _is_of_people(candidate):
        return False
    number = candidate.report.numbers[candidate.sentence.span]
    parse = analysis.parses[number] if analysis.parses else None
    scene = Scene(candidate.report.article, analysis.sentences, analysis.entities, number, parse=parse)
    body, text = candidate.body.lower(), scene.text.lower()
    if parse is not None and _points(candidate, parse):
        return True
    reached = 0
    for definite in definites(scene):
        place = body.find(text[definite.start : definite.end], reached)
        reached = max(reached, place)
        numbered = _NUMBERED.match(body, place) is not None if place >= 0 else False
        if place < 0 or _MOST.match(body, place) or (definite.known and not numbered) or known_to_all(definite.noun):
            continue
        if stem(definite.noun) not in {stem(word) for word in _WORD.findall(body[:place])}:
            return True
    return False


def _points(candidate: Candidate, parse: Parse) -> bool:
    """Whether a "that" or "those" with a noun points back: "leverage that experience", not "those who sold"."""
    for number, word in enumerate(parse.words):
        head = parse.words[word.head]
        if word.text.casefold() not in ("that", "those") or word.tag != "DT" or not head.tag.startswith("NN"):
            continue
        told = f"{word.text} {head.text}".lower()
        explained = any(child > word.head for child in parse.children(word.head, "relcl", "prep", "acl"))
        if number < word.head and not explained and told in candidate.body.lower():
            return True
    return False


def _accused(candidate: Candidate, _: Material) -> bool:
    """The name of somebody of whom the article says that they are charged, jailed or have confessed."""
    if candidate.type is not AnswerType.PERSON or "post" in candidate.tags:
        return False
    text = candidate.report.article.text
    return any(_is_accused(form, text) for form in {candidate.key, *candidate.accept})


def _is_accused(name: str, text: str) -> bool:
    """Whether a name is the subject of a verb of accusation or of owning up, or stands behind "suspect"."""
    return any(
        _ACCUSATION.match(text, place + len(name)) or _SUSPECT.search(text[max(0, place - _LONGEST_SUSPECT) : place])
        for place in places_of(name, text)
    )


def _half_named(candidate: Candidate, _: Material) -> bool:
    """Somebody in the question whom the article nowhere names in full: "a sick Richardson"."""
    if not _is_of_people(candidate):
        return False
    report = candidate.report
    title = "" if isinstance(report.article.title, Unknown) else report.article.title
    number = report.numbers[candidate.sentence.span]
    return any(
        entity.kind is NameKind.PERSON
        and " " not in entity.name
        and not stands_in(entity.name, title)
        and stands_in(entity.name, candidate.body)
        for entity, _ in report.names[number]
    )


def _him(candidate: Candidate, _: Material) -> bool:
    """A "him" or "them" beside whoever did it: it is somebody else, whom the question does not name."""
    match = _OBJECT.search(candidate.body) if "agent" in candidate.tags else None
    return match is not None and not _names_another(candidate, candidate.body[: match.start()])


def _passer_by(candidate: Candidate, _: Material) -> bool:
    """Somebody who speaks once and of whom the report does not say what they are: one voice from the street."""
    if candidate.kind != "speaker" or candidate.type is not AnswerType.PERSON:
        return False
    report = candidate.report
    keys = {candidate.key, *candidate.accept}
    named = [e for e in report.analysis.entities if keys & {e.name, *e.aliases, plain_name(e.name)}]
    if any(len(entity.mentions) >= OFTEN or plain_name(entity.name) != entity.name for entity in named):
        return False
    names = {entity.name for entity in named}
    if any(isinstance(fact.value, Role) and fact.value.person in names for fact in report.analysis.facts):
        return False
    return not any(_is_told_of(report.article.text, mention) for entity in named for mention in entity.mentions)


def _is_told_of(text: str, mention: Span) -> bool:
    """Whether a word for what somebody is stands before or behind the name: "counsel Ada Moen", "Moen, a rider,"."""
    if _APPOSED.match(text, mention.end):
        return True
    before = _WORD_BEFORE.search(text, max(0, mention.start - 40), mention.start)
    word = before["word"].casefold() if before is not None else ""
    return bool(word) and word not in FUNCTION_WORDS | words("reporting_verbs") | words("no_deeds")


def _well_known(candidate: Candidate, _: Material) -> bool:
    """What the head of a great power or somebody of whom everybody speaks said or did is guessed from the matter."""
    return _is_of_people(candidate) and candidate.key.casefold() in words("household_names")


def _one_of_them(candidate: Candidate, _: Material) -> bool:
    """One of several things that the article has told of: "one case involves", "both men", "another buyer"."""
    return _is_of_people(candidate) and _ONE_OF_THEM.search(candidate.body) is not None


def _post_beside(candidate: Candidate, _: Material) -> bool:
    """The post at a body that neither the headline nor, with its holder, the first sentences name."""
    if "post" not in candidate.tags:
        return False
    report = candidate.report
    head = "" if isinstance(report.article.title, Unknown) else report.article.title
    if not head or (candidate.key_span and report.number_at(candidate.key_span.start) < LEAD):
        first = report.analysis.sentences[:LEAD]
        head = " ".join((head, *(sentence.span.of(report.article.text) for sentence in first)))
    bodies = (entity for entity in report.analysis.entities if entity.kind is not NameKind.PERSON)
    return not any(
        _heads_off(form, candidate.body) and any(stands_in(f, head) for f in (entity.name, *entity.aliases))
        for entity in bodies
        for form in (entity.name, *entity.aliases)
    )


def _heads_off(form: str, post: str) -> bool:
    """Whether a post is at the body ``form`` itself, and not at one whose longer name begins so."""
    return form in post and re.search(rf"(?<!\w){re.escape(form)}(?!\w)(?! [A-Z])", post) is not None


def _empty_it(candidate: Candidate, _: Material) -> bool:
    """An "it" that is not who speaks: "said that it is a one-day sale"."""
    return "reported" in candidate.tags and _EMPTY_IT.search(candidate.body) is not None


def _weak_quotation(candidate: Candidate, _: Material) -> bool:
    """A quotation that leans on what was said before or on where it was said, or whose speaker no verb names."""
    if not candidate.quotes:
        return False
    text = candidate.body
    leans = _LEANING.match(text) or _THERE_AND_THEN.search(text) or len(_POINTING.findall(text)) > 1
    if _OPENS_ON_THE.match(text) or text.endswith("?") or _INNER_MARK.search(text) or not has_finite_verb(text):
        return True
    if leans or any(_points_out(candidate, match) for match in _POINTING.finditer(text)):
        return True
    return any(isinstance(fact.value, Quotation) and not fact.value.verb for fact in candidate.facts)


def _points_out(candidate: Candidate, match: re.Match[str]) -> bool:
    """Whether a pronoun of a quotation takes up nothing of the quotation itself."""
    before = candidate.body[: match.start()]
    if len(before.split()) < _WORDS_BEFORE:
        return True
    if match.group().casefold() == "this":  # beside a name or a headline it is plain what "this club" is
        return adrift(candidate, None)
    if _HE.fullmatch(match.group()) is None:
        return False
    return not any(
        entity.kind is NameKind.PERSON and any(form in before for form in (entity.name, *entity.aliases))
        for entity in candidate.report.analysis.entities
    )


def _is_of_people(candidate: Candidate) -> bool:
    return "reported" in candidate.tags or "agent" in candidate.tags


Row = tuple[str, str, Callable[[Candidate, Material], bool]]
RULES: Final[tuple[Row, ...]] = (
    ("weak-quotation", "a quotation that leans on what was said before", _weak_quotation),
    ("somebody-else", "he or she in what somebody says, where another may be meant", _somebody_else),
    ("accused-person", "the name of somebody who is charged, jailed or has confessed", _accused),
    ("empty-it", "an “it” that is not who speaks", _empty_it),
    ("passer-by", "somebody who speaks once and of whom nothing is told", _passer_by),
    ("well-known", "somebody of whom everybody would think first", _well_known),
    ("another-object", "a “him” or “them” that is not named", _him),
    ("half-named", "somebody in the question whom the article nowhere names in full", _half_named),
    ("one-of-them", "one of several things told of before", _one_of_them),
    ("post-beside", "the post at a body that the story is not about", _post_beside),
    ("open-definite", "a noun with “the” that only the article makes known", _open_definite),
)
