"""Headline, outlet, author and date of a copied page: found where it says so, unknown where it does not."""

from datetime import UTC, datetime

import pytest
from newsdesk.briefings.article import UNKNOWN, Published
from newsdesk.briefings.bylines import clean_author, plain_outlet, strip_outlet
from newsdesk.briefings.datelines import find_dateline
from newsdesk.briefings.reading import read_text
from newsdesk.briefings.stamps import parse_stamp

PROSE = [
    "The lighthouse at Ness Point, dark since 1998, was sold for 412,000 pounds to the granddaughter of its keeper.",
    "The council had asked for at least 350,000 pounds. Three bidders took part, among them a hotel group.",
    "She plans to open the lighthouse to visitors in May, after the stairs and the lamp have been repaired.",
]
TITLE = "Old lighthouse sold to the granddaughter of its keeper"


def page(*above: str, below: tuple[str, ...] = ()) -> str:
    return "\n".join(["Menu", "World", *above, *PROSE, *below])


def day(year: int, month: int, date: int) -> Published:
    return Published(moment=datetime(year, month, date, tzinfo=UTC), precision="day")


@pytest.mark.parametrize(
    ("above", "author", "published"),
    [
        (["By Marta Quillon", "4 March 2024"], "Marta Quillon", day(2024, 3, 4)),
        (["By Marta Quillon and Piet Harl", "March 4, 2024"], "Marta Quillon, Piet Harl", day(2024, 3, 4)),
        (["Marta Quillon", "Published March 4, 2024"], "Marta Quillon", day(2024, 3, 4)),
        (["By", "Marta Quillon", "04.03.2024"], "Marta Quillon", day(2024, 3, 4)),
        (["Marta Quillon, Staff Writer", "2024/03/04"], "Marta Quillon", day(2024, 3, 4)),
        (["Dec 22, 2023 by Marta de la Rosa"], "Marta de la Rosa", day(2023, 12, 22)),
        (["Written by Marta Quillon", "13/02/2024"], "Marta Quillon", day(2024, 2, 13)),
        (["Photo by Piet Harl", "last month"], None, None),
        (["03/04/2024"], None, None),
        (["Yesterday"], None, None),
        (["By our staff", "2 hours ago"], None, None),
    ],
)
def test_bylines_and_dates(above: list[str], author: str | None, published: Published | None) -> None:
    article = read_text(page(TITLE, *above))
    assert article.title == TITLE
    assert article.author == (author or UNKNOWN)
    assert article.published == (published or UNKNOWN)


def test_what_the_text_does_not_say_stays_unknown() -> None:
    article = read_text("\n".join(PROSE))
    assert (article.title, article.outlet, article.author, article.published) == (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN)


def test_dates_within_the_body_are_not_the_publication_date() -> None:
    article = read_text(
        "\n".join([*PROSE, "It was built in the spring of 1871 and first lit on 4 May 1872, the records say."])
    )
    assert article.published is UNKNOWN


def test_updated_gives_way_to_published() -> None:
    article = read_text(page(TITLE, "Updated 9 March 2024", "Published 4 March 2024"))
    assert article.published == day(2024, 3, 4)


def test_a_machine_stamp_keeps_its_zone_and_minute() -> None:
    article = read_text(page(TITLE, "2024-03-04T08:30+01:00"))
    assert isinstance(article.published, Published)
    assert article.published.precision == "minute"
    assert article.published.moment.isoformat() == "2024-03-04T08:30:00+01:00"


def test_outlet_from_the_rights_line_and_from_a_dateline() -> None:
    assert (
        read_text(page(TITLE, below=("About", "© 2024 Harbour Gazette. All rights reserved."))).outlet
        == "Harbour Gazette"
    )
    wire = "OSLO, March 4. /EXW/. " + PROSE[0]
    assert read_text("\n".join([wire, *PROSE[1:]])).outlet == "EXW"


@pytest.mark.parametrize(
    ("furniture", "outlet"),
    [
        (["More from Harbour Gazette", "Jobs at Harbour Gazette"], "Harbour Gazette"),
        (["About The Gazette", "Subscribe to the Gazette today"], "the Gazette"),
        (["Gazette", "Write to desk at Gazette.com"], "Gazette"),
        (["Gazette", "gazette", "GAZETTE", "Write to desk at Gazette.com", "Harbour"], "GAZETTE"),
        (["More from Politics", "About Harbour Town"], UNKNOWN),
        (["Contact Us", "About Us"], UNKNOWN),
        (["© Copyright 2023 Quillon Media. All rights reserved."], "Quillon Media"),
        (["© The Gazette 2021. All Rights Reserved."], "The Gazette"),
        (["Careers at The Gazette", "About The Gazette", "© 2023 Quillon Media"], "The Gazette"),
    ],
)
def test_outlet_as_the_furniture_names_it(furniture: list[str], outlet: object) -> None:
    assert read_text("\n".join([page(TITLE), *furniture])).outlet == outlet


def test_front_matter_wins_over_the_text() -> None:
    header = (
        "---\ntitle: Another\noutlet: unknown\npublished: 2023\nretold: yes\nurl: https://gazette.example/a\n---\n"
    )
    article = read_text(header + page(TITLE, "By Marta Quillon", "4 March 2024"))
    assert (article.title, article.outlet, article.author) == ("Another", UNKNOWN, "Marta Quillon")
    assert article.retold
    assert article.published == Published(moment=datetime(2023, 1, 1, tzinfo=UTC), precision="year")
    assert article.url == "https://gazette.example/a"
    assert all(span.start >= len(header) for span in article.paragraphs)
    assert article.text.startswith("---")


@pytest.mark.parametrize(
    ("title", "outlet", "expected"),
    [
        ("Ice keeps ferries in port - Harbour Gazette", "Harbour Gazette", "Ice keeps ferries in port"),
        ("Ice keeps ferries in port | Opinion | Harbour Gazette", "Harbour Gazette", "Ice keeps ferries in port"),
        ("Ferries: how the ice came - and went", "Harbour Gazette", "Ferries: how the ice came - and went"),
        ("Ice keeps ferries in port", None, "Ice keeps ferries in port"),
    ],
)
def test_outlet_suffix_of_titles(title: str, outlet: str | None, expected: str) -> None:
    assert strip_outlet(title, outlet) == expected


@pytest.mark.parametrize(
    "name", ["admin", "Harbour Gazette", "Gazette Staff", "https://x.example/a", "a@b.example", "Team 5", "x"]
)
def test_what_is_no_author(name: str) -> None:
    outlet = "Gazette" if name == "Gazette Staff" else "The Harbour Gazette"
    assert clean_author(name, outlet) is None


@pytest.mark.parametrize(
    ("paragraph", "place", "agency"),
    [
        ("OSLO, March 4. /EXW/. Two ferries stayed.", "OSLO", "EXW"),
        ("NEW YORK (AP) — Two ferries stayed.", "NEW YORK", "AP"),
        ("PARIS — Two ferries stayed.", "PARIS", None),
        ("BERLIN -- The agency says so.", "BERLIN", None),
        ("MILLVILLE - Two residents came.", "MILLVILLE", None),
        ("Hong Kong A Chinese laboratory is new.", "Hong Kong", None),
        ("Hong Kong Thailand’s ferries stayed.", "Hong Kong", None),
        ("London The ferries stayed in port.", "London", None),
        ("Lima, Peru (CNN)Two ferries stayed.", "Lima, Peru", "CNN"),
        ("(CNN)Two ferries stayed.", "", "CNN"),
    ],
)
def test_datelines(paragraph: str, place: str, agency: str | None) -> None:
    dateline = find_dateline(paragraph)
    assert dateline is not None
    assert (dateline.place, dateline.agency) == (place, agency)
    assert paragraph[dateline.length] in "TA"


@pytest.mark.parametrize(
    "paragraph",
    [
        "The council said so.",
        "NATO said so - and left.",
        "In Oslo, two ferries stayed.",
        "London Zoo's oldest keeper left.",
        "Paris Quillon's ferries stayed.",
        "New York City's ferries stayed.",
        "Harbour The ferries stayed.",
    ],
)
def test_no_dateline(paragraph: str) -> None:
    assert find_dateline(paragraph) is None


def test_impossible_dates_are_no_stamps() -> None:
    assert parse_stamp("31 February 2024") is None
    assert parse_stamp("in 3 weeks, at 12:30") is None


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Harbour Gazette", "Harbour Gazette"),
        ("Harbour News: Breaking Stories", "Harbour News"),
        ("Isle | Norwick, Orkney", "Isle"),
        ("The Tide - News from the coast", "The Tide"),
        ("Post-Gazette", "Post-Gazette"),
        ("The Tide -", "The Tide"),
        ("https://www.isle.example/", "isle.example"),
    ],
)
def test_an_outlet_is_named_without_its_slogan(stated: str, expected: str) -> None:
    assert plain_outlet(stated) == expected
