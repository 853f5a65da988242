"""Rules of reported speech: what was said stands alone, and no pronoun in it may mean somebody else."""

import re
from typing import Final

from ...briefings.antecedents import may_be
from ...briefings.article import Unknown
from ...briefings.editing import known_to_all, pattern
from ...briefings.likeness import stem
from ...briefings.names import NameKind
from ...briefings.noun_phrases import definites
from ...briefings.number_words import CARDINALS
from ...briefings.quotations import Quotation
from ...briefings.repairing import Scene
from ...briefings.syntax import Parse
from ..data.words import any_of, words
from ..kinds.candidate import OFTEN, Candidate, Material, places_of, stands_in
from ..kinds.names import plain_name
from ..kinds.verbs import has_finite_verb, lexicon
from ..question import AnswerType
from .headline import in_headline
from .people import is_of_people, names_another
from .reference import names_thing_before, own_words
from .row import Row
from .story import TIED, shared_with_headline
from .worth import adrift

_HE: Final = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_SUBJECT: Final = re.compile(r"^who [\w ]{3,40}? that (?:he|she)\b(?!.*\b(?:he|she|his|her|him)\b)")
_SENTENCES_BACK: Final = 2
_UNNAMED: Final = re.compile(rf"\b(?:{pattern('unnamed people')})s?\b", re.IGNORECASE)
# "The five companies" were told of before, whatever their number makes of them.
_NUMBERED: Final = re.compile(rf"[Tt]he (?:\d[\d,]*|{'|'.join(CARDINALS)}) [a-z]+(?! (?:of|that|who|which)\b)")
_TIME_OF_DAY: Final = re.compile(r"\b(?:morning|afternoon|evening|night|overnight)\b")
_MOST: Final = re.compile(r"[Tt]he (?:most|least|same|only)\b")
# "It is selling" and "it was asked" may be the body that speaks; "it is a sale" is not.
_EMPTY_IT: Final = re.compile(
    r"\bthat it(?:['’]s| is| was)\b(?! (?:[a-z]+ly |not |still |also )?[a-z]+(?:ing|ed|en)\b)"
)
_ONE_OF_THEM: Final = re.compile(
    r"\b(?:that|who|whose|,) one (?!of\b|day\b|in\b)[a-z]+ (?:[a-z]+s|was|had|[a-z]+ed)\b"
    r"|\b(?:the other|the others|both(?! [\w’'-]+ and\b)(?! the [\w’'-]+ and\b)|another|others|the latter"
    r"|the former|similar (?!to\b)[a-z]+(?! to\b))\b"
)
_LEANING: Final = re.compile(
    r"(?:it|this|that|these|those|he|she|they|so|but|and|yes|no|well|because|or|then|particularly|especially|mainly"
    r"|mostly|which|who|whose|just)\b|there(?:[’']s| is| are)\b(?! no\b)",
    re.IGNORECASE,
)
_POINTING: Final = re.compile(
    r"\b(?:it|this|that|these|those|he|she|they|them|him|his|her|their|its)\b",
    re.IGNORECASE,
)
# "Its" and "their" mostly take up a noun of their own sentence.
_POINTING_ALONE: Final = re.compile(r"\b(?:it|this|that|these|those|he|she|they|them|him|his|her)\b", re.IGNORECASE)
# A quotation with words left out, and one that only who stood there understands.
_THERE_AND_THEN: Final = re.compile(
    r"…|\.\.\.|\b(?:at the time|back then|at that point)\b(?! of)|\b(?:here|today|tonight|yesterday|tomorrow"
    r"|th(?:ese|ose) \w+|this (?:morning|evening|week|weekend|month|year|time|point|way|one)|that day"
    r"|the same (?:time|day))\b",
    re.IGNORECASE,
)
# "The house will be closed": which house, an earlier sentence told.
_ARGUES: Final = re.compile(r"\b(?:therefore|thus|hence|accordingly|consequently|that said)\b", re.IGNORECASE)
_OPENS_ON_THE: Final = re.compile(
    r"The (?:[a-z]+ )?[a-z]+ (?:is|are|was|were|has|have|had|will|would|can|could|may|must|should|did|does|do)\b"
)
_INNER_MARK: Final = re.compile(r"[.,?!][’'](?:\s|$)|^[‘']")  # what is left of a quotation within the quotation
_COURTESY: Final = re.compile(rf"\b(?:{any_of('courtesies')})\b", re.IGNORECASE)
_PLURAL_VERB: Final = re.compile(
    r"\b(?:[A-Za-z]+[a-z]s|I|[Ww]e|[Tt]hey|[Yy]ou|[Pp]eople)\s+(?:[a-z]+ly\s|also\s|never\s|always\s|often\s)?(?P<verb>[a-z]+)\b"
)
# "This board": whoever speaks for it means their own, which the headline tells.
_OUR_OWN: Final = re.compile(rf"(?i:this) (?:{any_of('bodies')})\b")
# Behind a name: ", portfolio manager at Marsh Funds".
_FOLLOWS_TRADE: Final = re.compile(
    r",(?: [\w’'-]+){0,4} (?:analyst|strategist|portfolio manager|economist|advis[eo]r|consultant|trader|fund manager"
    r"|investment officer|head of (?:[\w]+ )*research)s?,? (?:at|with|for|from|of) ",
    re.IGNORECASE,
)
_SPEAKS_FOR: Final = re.compile(r",? (?:an? |the )?(?:[\w’'.-]+ ){0,4}spokes(?:man|woman|person)\b", re.IGNORECASE)
_SPEAKS_FOR_BEFORE: Final = re.compile(
    r"\b(?:spokes(?:man|woman|person)|[Cc]apt(?:\.|ain)|[Ll]t\.|[Ll]ieutenant|[Ss]gt\.|[Ss]ergeant|[Oo]fficer|[Dd]etective"
    r"|[Dd]eputy|[Tt]rooper),? \Z"
)
_BESIDE: Final = 60  # characters within which an introduction names the body: "Ann Marsh, chief executive of Norlink"
_LONGEST_OFFICE: Final = 20  # characters of such a word before a name
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
    return names_another(candidate, candidate.body[: match.start()]) or any(
        _may_be_another(candidate, n, anywhere=n < number or not subject) for n in near
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
    # Without a parse a definite phrase is cut out of other statements too roughly to refuse them for it.
    if not is_of_people(candidate) and (own_words(candidate) or not candidate.report.parses):
        return False
    number = candidate.report.numbers.get(candidate.sentence.span)
    if number is None:  # a question on two sentences
        return False
    parse = candidate.report.parses[number] if candidate.report.parses else None
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
        phrase = scene.text[definite.start : definite.end]
        if in_headline(candidate, phrase) or _TIME_OF_DAY.search(phrase):
            continue
        if definite.noun in words("own_bodies") and _bodies_named(candidate, candidate.body[:place]) == 1:
            continue  # "Norlink announced that the company is": its own name stands before
        if definite.noun in words("parts") and names_thing_before(candidate, candidate.body[:place]):
            continue  # "Norlink is the largest buyer of the A380 with 123 of the planes"
        if stem(definite.noun) not in {stem(word) for word in _WORD.findall(body[:place])}:
            return True
    return False


def _bodies_named(candidate: Candidate, text: str) -> int:
    """How many bodies ``text`` names."""
    return sum(entity.kind is NameKind.ORGANISATION for entity in candidate.report.named_in(text))


def _points(candidate: Candidate, parse: Parse) -> bool:
    """Whether a "that" or "those" with a noun points back: "leverage that experience", not "those who sold"."""
    for number, word in enumerate(parse.words):
        head = parse.words[word.head]
        if word.text.casefold() not in ("that", "those") or word.tag != "DT" or not head.tag.startswith("NN"):
            continue
        told = f"{word.text} {head.text}".lower()
        after = [child for child in parse.children(word.head, "relcl", "prep", "acl") if child > word.head]
        explained = any(parse.words[c].relation != "prep" or parse.words[c].text == "of" for c in after)
        if number < word.head and not explained and told in candidate.body.lower():
            return True
    return False


def _one_of_them(candidate: Candidate, _: Material) -> bool:
    """One of several things that the article has told of: "one case involves", "both men", "another buyer"."""
    return is_of_people(candidate) and _ONE_OF_THEM.search(candidate.body) is not None


def _empty_it(candidate: Candidate, _: Material) -> bool:
    """An "it" that is not who speaks: "said that it is a one-day sale"."""
    return "reported" in candidate.tags and _EMPTY_IT.search(candidate.body) is not None


def _weak_quotation(candidate: Candidate, _: Material) -> bool:
    """A quotation that leans on what was said before or on where it was said, or whose speaker no verb names."""
    if not candidate.quotes:
        return False
    text = candidate.body
    leans = _LEANING.match(text) or _THERE_AND_THEN.search(text) or len(_POINTING_ALONE.findall(text)) > 1
    if (
        _OPENS_ON_THE.match(text)
        or _ARGUES.search(text)
        or text.endswith("?")
        or _INNER_MARK.search(text)
        or _is_verbless(text)
    ):
        return True
    if leans or any(_points_out(candidate, match) for match in _POINTING.finditer(text)):
        return True
    return any(isinstance(fact.value, Quotation) and not fact.value.verb for fact in candidate.facts)


def _courtesy(candidate: Candidate, _: Material) -> bool:
    """Praise, thanks or sympathy, as anybody in that chair says it, or the words of a press release."""
    if not candidate.quotes:
        return False
    return _of_outlet(candidate) or _COURTESY.search(candidate.body) is not None


def _of_outlet(candidate: Candidate) -> bool:
    """Whether a speaker is introduced by the name of the outlet, as its headline is: a body on its own news."""
    article = candidate.report.article
    if isinstance(article.outlet, Unknown) or isinstance(article.title, Unknown):
        return False
    outlet, text = str(article.outlet), article.text
    return stands_in(outlet, article.title) and any(
        stands_in(outlet, text[max(0, place - _BESIDE) : place + len(form) + _BESIDE])
        for form in candidate.accept
        for place in places_of(form, text)
    )


def _seldom_heard(candidate: Candidate, _: Material) -> bool:
    """The words of somebody whom the article names once or twice: one voice of several, and no name to remember.

    Of 24 such quotations strict readers passed 10 where the speaker is named less often than that, 12 of 15 else.
    What is said of the headline's matter counts whoever says it.
    """
    if not candidate.quotes:
        return False
    report = candidate.report
    if shared_with_headline(report.article, candidate.body) > TIED:
        return False
    keys = {candidate.key, *candidate.accept}
    named = [e for e in report.analysis.entities if keys & {e.name, *e.aliases, plain_name(e.name)}]
    return max(map(report.times, named), default=0) < OFTEN


def _commentator(candidate: Candidate, _: Material) -> bool:
    """What somebody says who is asked because he follows the trade, or who speaks for others by office: an analyst at
    a bank, the spokesman of the police."""
    if candidate.kind != "speaker" or candidate.type is not AnswerType.PERSON:
        return False
    title = candidate.report.article.title
    if isinstance(title, str) and any(stands_in(part, title) for part in candidate.key.split()):
        return False
    text, here = candidate.report.article.text, candidate.sentence.span
    places = ((place, place + len(form)) for form in candidate.accept for place in places_of(form, text))
    return any(
        (here.start <= start < here.end and _FOLLOWS_TRADE.match(text, end))
        or _SPEAKS_FOR.match(text, end)
        or _SPEAKS_FOR_BEFORE.search(text, max(0, start - _LONGEST_OFFICE), start)
        for start, end in places
    )


def _is_verbless(text: str) -> bool:
    """Whether no word is a finite verb, the plain form behind a plural among them: "smokers need"."""
    plain = (match["verb"].casefold() for match in _PLURAL_VERB.finditer(text))
    return not has_finite_verb(text) and not any(verb in lexicon().bases for verb in plain)


def _points_out(candidate: Candidate, match: re.Match[str]) -> bool:
    """Whether a pronoun of a quotation takes up nothing of the quotation itself."""
    before = candidate.body[: match.start()]
    if _OUR_OWN.match(candidate.body, match.start()):
        return not candidate.context
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


RULES: Final[tuple[Row, ...]] = (
    ("weak-quotation", "a quotation that leans on what was said before", _weak_quotation),
    ("courtesy", "praise, thanks or sympathy that anybody might have spoken", _courtesy),
    ("seldom-heard", "the words of somebody whom the article hardly names", _seldom_heard),
    ("commentator", "the words of somebody who follows the trade, or speaks for others by office", _commentator),
    ("somebody-else", "he or she in what somebody says, where another may be meant", _somebody_else),
    ("empty-it", "an “it” that is not who speaks", _empty_it),
    ("one-of-them", "one of several things told of before", _one_of_them),
    ("open-definite", "a noun with “the” that only the article makes known", _open_definite),
)
