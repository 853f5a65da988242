"""Person: the holder of a post ("Who is the CEO of X?") and the one who did something ("Who founded X?"), typed."""

import re
from collections.abc import Iterator
from typing import Final

from ...briefings.article import Sentence, Span
from ...briefings.facts import Fact, Role
from ...briefings.names import Entity, NameKind
from ...briefings.syntax import Parse
from ..data.words import any_of
from ..question import AnswerType
from .candidate import Candidate, Material, Report, stands_in
from .names import names_of, plain_name, shared_names
from .statement import KEY, Statement
from .stem import clause_statement, prompts
from .verbs import has_finite_verb, lexicon
from .wording import source_name, worded

# Posts that one person holds at a time, so that "who is the" has one answer.
_SINGLE: Final = re.compile(rf"\b(?:{any_of('single_posts')})\b", re.IGNORECASE)
_SHARED: Final = re.compile(rf"\b(?:{any_of('shared_posts')})\b", re.IGNORECASE)
# "Who left the house?" does not say enough to have one answer; nor does what has neither a name nor a number.
FEWEST_WORDS: Final = 6


def post_candidates(report: Report, fact: Fact, _: Material) -> Iterator[Candidate]:
    """The holder of a post, asked by the post and its organisation."""
    role = fact.value
    if not isinstance(role, Role) or len(role.person.split()) < 2:
        return
    described = described_post(role, after_the=_after_the(role, report))
    source = source_name(report.article)
    if described is None or not _names_a_body(described, report):
        return
    if _SHARED.search(described):
        wording = "described"
    elif _SINGLE.search(described):
        wording = "post"
    else:
        return
    yield Candidate(
        kind="person",
        report=report,
        sentence=fact.sentence,
        facts=(fact,),
        statement=Statement(text=f"{KEY} is the {described}.", key=plain_name(role.person)),
        body=described,
        prompt=worded("person", wording, role=described, source=source),
        key=plain_name(role.person),
        type=AnswerType.PERSON,
        key_span=role.person_span,
        accept=names_of(role.person, report),
        more=shared_names(role.person, report),
        tags=("post", wording),
    )


def _names_a_body(described: str, report: Report) -> bool:
    """Whether a post tells of what: "Prime Minister" and "U.S. District Judge" do not."""
    if _SHARED.search(described) and not re.search(r"\b(?:at|for|of|in|with)\s", described):
        return any(
            entity.kind is NameKind.ORGANISATION and form in described
            for entity in report.analysis.entities
            for form in (entity.name, *entity.aliases)
        )
    return any(
        entity.kind is not NameKind.PERSON and stands_in(form, described)
        for entity in report.analysis.entities
        for form in (entity.name, *entity.aliases)
    )


def _after_the(role: Role, report: Report) -> bool:
    return report.article.text[: role.role_span.start].casefold().endswith("the ")


def described_post(role: Role, *, after_the: bool = False) -> str | None:
    """The post with its organisation: "CEO of Telecom Daily"; None where no body is named."""
    text = " ".join(role.role.split()).strip(" ,")
    text = re.sub(r"^(?:Like|Unlike|As|With|And|But|While|Both|Then)\s+(?=[A-Z])", "", text)
    text = re.sub(r"^(?:the|a|an|its|their|his|her)\s+", "", text, flags=re.IGNORECASE)
    if text.casefold().startswith(role.person.casefold()):
        return None
    owned = re.fullmatch(
        r"(?P<body>(?:(?!\b(?:of|for|in|at|from)\b).)+?)(?:['’]s|(?<=s)['’])\s+(?P<post>[a-z][\w -]*)", text
    )
    if owned and (_SINGLE.search(owned["post"]) or _SHARED.search(owned["post"])):
        article = "the " if after_the or role.role.casefold().startswith("the ") else ""
        text = f"{owned['post']} of {article}{owned['body']}"
    organisation = " ".join((role.organisation or "").split())
    if organisation and organisation.casefold() not in text.casefold():
        if re.search(r"\b(?:of|at|for|in)\b", text):
            return None
        # "Florida State President" says already of what.
        if re.search(r"[A-Z]\w*\s+(?:[A-Z]\w*\s+)*[A-Z]\w*", text):
            return text
        text = f"{text} of {organisation}"
    return text


def agent_candidates(report: Report, number: int, _: Material) -> Iterator[Candidate]:
    """The person who is the subject of a sentence: "Who pledged $20 million to schools in Cameron County?"."""
    sentence = report.analysis.sentences[number]
    parse = report.analysis.parses[number] if report.analysis.parses else None
    seen: set[str] = set()
    for entity, mention in report.names[number]:
        if entity.kind is NameKind.PERSON and entity.name not in seen and len(entity.name.split()) > 1:
            subject = _subject(parse, mention) if parse else _opening(report, sentence, mention)
            if subject is not None:
                yield from _agent(report, sentence, entity, subject)
        seen.add(entity.name)


def _subject(parse: Parse, mention: Span) -> Span | None:
    """The whole noun phrase of a person who alone is the subject of a finite verb of the main clause."""
    top = parse.top_of(mention)
    if top is None:
        return None
    word = parse.words[top]
    verb = parse.words[word.head]
    if word.relation not in ("nsubj", "nsubjpass") or verb.relation != "ROOT" or not verb.is_verb:
        return None
    if any(True for _ in parse.children(top, "conj", "cc")):
        return None
    phrase = parse.subtree(top)
    if phrase != list(range(phrase[0], phrase[-1] + 1)):
        return None
    last = phrase[-1]
    if parse.words[last].text != "," and last + 1 < len(parse.words) and parse.words[last + 1].text == ",":
        last += 1
    return Span(parse.words[phrase[0]].span.start, parse.words[last].span.end)


def _opening(report: Report, sentence: Sentence, mention: Span) -> Span | None:
    """Without a parse: a name that opens the sentence, straight before a past form."""
    after = report.article.text[mention.end : sentence.span.end].split(" ", 2)
    if mention.start != sentence.span.start or len(after) < 3 or after[0]:
        return None
    return mention if after[1] in lexicon().past else None


def _agent(report: Report, sentence: Sentence, entity: Entity, subject: Span) -> Iterator[Candidate]:
    statement = clause_statement(report, sentence, subject, shown=plain_name(entity.name))
    if statement is None or not statement.text.startswith(KEY):
        return
    rest = re.sub(r"^,?\s+(?:also|then|later|however|meanwhile|still)\s+", " ", statement.text.removeprefix(KEY))
    # The full stop of a quoted end goes with that of the statement: “... a screen door” and no “... a screen door.”
    ask = re.sub(r"\.(?=[”\"’']$)", "", f"who{rest.rstrip(' .')}")
    first = ask.split()[1:2]
    if not first or not first[0].islower() or not has_finite_verb(" ".join(ask.split()[1:4])):
        return
    if len(ask.split()) < FEWEST_WORDS or not re.search(r"\d|(?<=[\w,“] )[A-Z]\w|(?<=“)[A-Z]", ask):
        return
    mention = next(span for span in entity.mentions if subject.contains(span))
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
            key_span=mention,
            accept=names_of(entity.name, report),
            more=shared_names(entity.name, report),
            tags=(wording, "agent"),
        )
