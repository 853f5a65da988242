"""Whom "he" and "she" mean: the one person there can be, or nobody."""

import pytest
from newsdesk.briefings.antecedents import people_of, person_meant
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.sentences import split_sentences
from plain_articles import article_from


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Maria Keller opened the ward. The day was cold. >She stayed.", "Maria Keller"),
        ("Maria Keller opened the ward.\n\nThe day was cold.\n\n>She stayed.", "Maria Keller"),
        ("Maria Keller opened the ward. >He stayed.", None),
        ("Maria Keller opened the ward. Anna Brandt watched. >She stayed.", None),
        ("Maria Keller opened the ward with Anna Brandt. >She stayed.", None),
        ("“We miss Anna Brandt,” said Maria Keller. >She stayed.", None),
        ("Keller opened the ward. >She stayed.", None),
        ("Nobody opened the ward. >She stayed.", None),
        ("Maria Keller spoke. “>She stayed,” said a nurse.", None),
    ],
)
def test_a_pronoun_stands_for_the_one_person_there_can_be(text: str, meant: str | None) -> None:
    place = text.index(">")
    article = article_from(text.replace(">", ""))
    sentences = split_sentences(article)
    entities = RuleFinder().find(article, sentences)
    found = person_meant(people_of(article, entities), article.text, sentences, entities, place)
    assert (found.name if found else None) == meant
