"""Person: the holder of a post, asked by the post and its body in plain English: "Who is the chairman of X?"."""

import re
from collections.abc import Iterator
from typing import Final

from ...briefings.facts import Fact, Role
from ...briefings.names import NameKind, country_of_demonym
from ...briefings.names.wordlists import section
from ...briefings.names.words import is_role
from ..data.words import any_of, words
from ..question import AnswerType
from .candidate import Candidate, Material, Report, stands_in, with_article
from .names import names_of, plain_name, shared_names
from .statement import KEY, Statement
from .wording import source_name, worded

# Posts that one person holds at a time, so that "who is the" has one answer; of the others a body has several.
_SINGLE: Final = re.compile(rf"\b(?:{any_of('single_posts')})\b", re.IGNORECASE)
_SHARED: Final = re.compile(rf"\b(?:{any_of('shared_posts')})\b", re.IGNORECASE)
_TOLD_BEFORE: Final = re.compile(r"^(?:Like|Unlike|As|With|And|But|While|Both|Then)\s+(?=[A-Z])|^now\s+")
_ARTICLE: Final = re.compile(r"^(?:the|a|an|its|their|his|her)\s+", re.IGNORECASE)
_ONE_OF: Final = re.compile(r"an?\s", re.IGNORECASE)  # "a professor at X" is one of several
_OWNED: Final = re.compile(
    r"(?P<body>(?:(?!\b(?:of|for|in|at|from)\b).)+?)(?:['’]s|(?<=s)['’])\s+(?P<post>[A-Za-z][\w-]*(?: [\w-]+)*)"
)
# "At cybersecurity firm Acme" is the shorthand of headlines.
_AT_FIRM: Final = re.compile(
    rf"\b(at|of|for|with) (?=(?:(?!the|a|an|its)[a-z-]+ ){{0,3}}(?:{any_of('bodies')}) [A-Z])"
)
_FIELD: Final = re.compile(r"(?<= of )[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}(?= (?:at|for) )")
_IN_CHARGE: Final = re.compile(r" (?:in charge of|responsible for) ")
_CUT_OFF: Final = re.compile(r"\b(?:and|of|the|at|for|in|with|to)$")
# Bodies that are called so with "the" before them: "the State Department", "the University of Bergen".
_WITH_THE: Final = re.compile(
    r"(?:^| )(?:Department|Ministry|Agency|Bureau|Board|Committee|Commission|Council|Association|Federation|Union"
    r"|League|Institute|Center|Centre|Society|Foundation|Office|Authority|Administration|Club|Museum|Party|Court|Bank"
    r"|University|College|School|Church|Faculty|Division|Senate|Chamber|Army|Navy)(?: of | for |$)"
)
_NEVER_THE: Final = re.compile(r"^(?!.* (?:of|for) ).*(?:University|College|School|Bank|Church)$")


def post_candidates(report: Report, fact: Fact, _: Material) -> Iterator[Candidate]:
    """The holder of a post that one person holds, asked by the post and its body."""
    role = fact.value
    if not isinstance(role, Role) or len(role.person.split()) < 2 or any(map(is_role, role.person.split())):
        return
    post = post_in_words(role, report)
    if post is None or is_shared(post) or not is_single(post) or not _names_a_body(post, report):
        return
    key = plain_name(role.person)
    yield Candidate(
        kind="person",
        report=report,
        sentence=fact.sentence,
        facts=(fact,),
        statement=Statement(text=f"{KEY} is the {post}.", key=key),
        body=post,
        prompt=worded("person", "post", role=post, source=source_name(report.article)),
        key=key,
        type=AnswerType.PERSON,
        key_span=role.person_span,
        accept=names_of(role.person, report),
        more=shared_names(role.person, report),
        tags=("post",),
    )


def is_single(post: str) -> bool:
    """Whether one person at a time holds a post."""
    return _SINGLE.search(post) is not None


def is_shared(post: str) -> bool:
    """Whether several people hold a post at once."""
    return _SHARED.search(post) is not None


def _names_a_body(post: str, report: Report) -> bool:
    """Whether a post tells of what: "prime minister" and "U.S. District Judge" do not."""
    return any(
        entity.kind is not NameKind.PERSON and stands_in(form, post)
        for entity in report.analysis.entities
        for form in (entity.name, *entity.aliases)
    )


def post_in_words(role: Role, report: Report) -> str | None:
    """The post as a question has it, after "the": "chairman of the Board of Trustees"; None if not sure."""
    text = _ARTICLE.sub("", _TOLD_BEFORE.sub("", " ".join(role.role.split()).strip(" ,")))
    if text.casefold().startswith(role.person.casefold()) or _CUT_OFF.search(text) or _ONE_OF.match(role.role):
        return None
    linked = re.match(r"(?P<post>[\w -]+?)(?P<rest> (?:of|at|for|in|with|responsible for) .+)", text)
    if linked and _is_post(linked["post"]):
        rest = _FIELD.sub(lambda field: field.group().lower(), linked["rest"])
        return None if rest.startswith(" in chief") else _small(linked["post"]) + _AT_FIRM.sub(r"\1 the ", rest)
    if linked and _IN_CHARGE.match(linked["rest"]):
        head = _of_body(linked["post"], report)
        return None if head is None else text
    owned = _OWNED.fullmatch(text)
    if owned and _is_post(owned["post"]):
        return f"{_small(owned['post'])} of {_body(owned['body'], report)}"
    if text.split()[0] and country_of_demonym(text.split()[0]) is not None:
        return text if _is_post(text.partition(" ")[2]) else None
    return _of_body(text, report)


def _of_body(text: str, report: Report) -> str | None:
    """ "Acme managing owner" as "managing owner of Acme", where the article names the body by itself as well."""
    forms = [
        form
        for entity in report.analysis.entities
        if entity.kind in (NameKind.ORGANISATION, NameKind.PLACE)
        for form in (entity.name, *entity.aliases)
        if text.startswith(f"{form} ")
    ]
    for form in sorted(forms, key=len, reverse=True):
        post = text.removeprefix(f"{form} ")
        alone = re.search(rf"(?<!\w){re.escape(form)}(?!\w)(?! {re.escape(post)}\b)", report.article.text)
        if _is_post(post) and (alone is not None or _WITH_THE.search(form)):
            return f"{_small(post)} of {_body(form, report)}"
    return None


def _is_post(text: str) -> bool:
    """Whether words say a post and nothing else: "chief executive", "national security adviser"."""
    parts = [part.casefold() for part in text.replace(",", " ").split() if part.casefold() != "and"]
    known = words("post_words") | section("role_modifiers")
    return bool(parts) and is_role(parts[-1]) and all(part in known or is_role(part) for part in parts)


def _small(post: str) -> str:
    """A post in small letters, save its abbreviations: "CEO", "chief executive"."""
    return " ".join(part if part.isupper() else part.lower() for part in post.split())


def _body(name: str, report: Report) -> str:
    """A body as it stands after "of", with "the" where the article mostly says so or such bodies have it."""
    bare = name.removeprefix("the ").removeprefix("The ")
    told = with_article(bare, report.article.text)
    if told != bare or _NEVER_THE.search(bare) or not _WITH_THE.search(bare):
        return told
    return f"the {bare}"
