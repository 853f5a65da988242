"""The parts of grading one by one: each row is an input and what it becomes."""

import pytest
from newsdesk.quizzes.grading import explain, grade, grade_texts
from newsdesk.quizzes.grading.clauses import core_of, last_answer, offered, split_denied, without_remarks
from newsdesk.quizzes.grading.clock import times_of_day
from newsdesk.quizzes.grading.dates import dates_in
from newsdesk.quizzes.grading.figures import figures_in
from newsdesk.quizzes.grading.inflections import inflected
from newsdesk.quizzes.grading.normalization import clean, fold, root, stem, words_of
from newsdesk.quizzes.grading.notation import forms, optional_words, without_parentheses
from newsdesk.quizzes.grading.numerals import numeral, with_numbers
from newsdesk.quizzes.grading.scripts import in_latin
from newsdesk.quizzes.grading.shorthand import dates_spelt_out, figures_spelt_out
from newsdesk.quizzes.grading.spelling import budget, is_slip, sound
from newsdesk.quizzes.grading.spelt_years import full_year, years_in_figures
from newsdesk.quizzes.grading.tables import country_named, country_of_people, equivalents, initials, is_known_word
from newsdesk.quizzes.question import AnswerKey, AnswerType


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**Niger** 🇳🇪", "Niger"),
        ("||Oman||", "Oman"),
        ("~~Rome~~ Oslo", "Oslo"),
        ("ＯＳＬＯ", "OSLO"),
        ("5½", "5.5"),
        ("½", "0.5"),
        ("10⁶", "10^6"),
        ("10¹²", "10^12"),
        ("km²", "km2"),
        ("٤٢", "42"),
        ("١٫٥", "1.5"),
        ("a\u200bb", "ab"),
        ("a\x00b", "a b"),
        ("<@1> hi <:x:12>", "hi"),
        (":flag_gb: uk", "uk"),
        ("[x](http://a.b/c)", "x"),
        ("“x”", '"x"'),
        ("a–b", "a-b"),
        ("x™", "x"),
        ("> quoted", "quoted"),
        ("`code`", "code"),
        ("https://a.b/c Oslo", "Oslo"),
        ("10:30", "10:30"),
        ("9 : 1", "9 : 1"),
        ("5 * 3", "5 3"),
        ("Café", "Café"),
        ("²", "2"),
        ("1² 2", "1^2 2"),
    ],
)
def test_cleaning(raw: str, text: str) -> None:
    assert clean(raw).text == text


def test_flags_and_look_alikes() -> None:
    assert clean("🇰🇷🇺🇸").flags == ("KR", "US")
    assert clean("Раris").look_alike
    assert clean("Раris").text == "paris"
    assert not clean("Париж").look_alike
    assert not clean("Paris").look_alike


def test_a_long_reply_is_cut_between_words() -> None:
    assert clean("not " * 100).text.endswith("not")
    assert len(clean("word " * 100).text) <= 200
    assert len(clean("x" * 500).text) == 200
    assert clean("abcde " * 50).text.endswith("abcde")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("U.S. Senate", "us senate"),
        ("J.R.R. Tolkien", "jrr tolkien"),
        ("B. J. Thomas", "bj thomas"),
        ("women's", "womens"),
        ("R&D", "r and d"),
        ("1,000,000", "1000000"),
        ("1,00", "1 00"),
        ("Łódź Søren", "lodz soren"),
        ("rock'n'roll", "rocknroll"),
        ("Straße", "strasse"),
        ("x_y", "x y"),
        ("3.5", "3 5"),
        ("O'Brien’s", "obriens"),
        ("", ""),
        ("¼", "1 4"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert words_of(text) == tuple(words.split())
    assert fold(text) == fold(fold(text))


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("universities", "university"),
        ("flames", "flame"),
        ("boxes", "box"),
        ("colour", "color"),
        ("centres", "center"),
        ("organise", "organize"),
        ("children", "child"),
        ("womens", "woman"),
        ("bus", "bus"),
        ("gas", "gas"),
        ("glass", "glass"),
        ("ties", "tie"),
        ("analysis", "analysis"),
        ("fought", "fight"),
        ("1980s", "1980s"),
        ("dialogue", "dialog"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("programmes", "program"),
        ("churches", "church"),
        ("lives", "life"),
        ("men", "man"),
        ("aesthetic", "esthetic"),
        ("our", "our"),
        ("wise", "wise"),
        ("classes", "class"),
        ("paralysed", "paralyzed"),
    ],
)
def test_stems(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed


@pytest.mark.parametrize("kind", [AnswerType.DATE, AnswerType.FIGURE])
def test_an_author_may_call_a_date_or_figure_what_reads_as_none(kind: AnswerType) -> None:
    key = AnswerKey(accept=("in the fullness of time",), type=kind, question="When?")
    assert grade(key, "in the fullness of time").outcome == "accept"
    assert grade(key, "5 May 2026").outcome == "reject"
    assert grade(key, "7").outcome == "reject"


def test_roots_bring_a_family_together() -> None:
    assert root("capitalist") == root("capitalism") == root("capitalistic")
    assert root("independence") == root("independent")
    assert root("freedom") == "free"
    assert root("oslo") == "oslo"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("copper (Cu)", {"copper (Cu)", "copper", "copper Cu", "Cu"}),
        ("(Franklin) Roosevelt", {"(Franklin) Roosevelt", "Roosevelt", "Franklin Roosevelt"}),
        ("saved (or preserved) the Union", {"preserved the Union", "saved the Union"}),
        ("pigeons or doves", {"pigeons", "doves"}),
        ("one; two", {"one", "two"}),
        ("English rock band the Outfield", {"Outfield"}),
        ("Paris, France", {"Paris", "Paris, France"}),
        ("Boston, Massachusetts", {"Boston"}),
        ("nine (9)", {"nine", "9"}),
        ("gold (aur)", {"gold", "aur"}),
        ("freed them (Emancipation Proclamation)", {"Emancipation Proclamation"}),
        ("Oslo (the capital)", {"Oslo", "Oslo the capital"}),
    ],
)
def test_notation(text: str, expected: set[str]) -> None:
    assert expected <= set(forms(text))


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("June 5, Paris", "June 5"),
        ("Bank of England", "England"),
        ("Oslo (Norway)", "Norway"),
        ("gold (aura)", "aura"),
        ("Amal bint Khalid", "Khalid"),
        ("red, white", "red"),
        ("Sweden and Finland", "Finland"),
        ("to be or not to be that is the real question here", "to be"),
    ],
)
def test_notation_does_not_take_names_apart(text: str, never: str) -> None:
    assert never not in set(forms(text))


def test_parentheses() -> None:
    assert without_parentheses("nine (9)") == "nine"
    assert without_parentheses("(9)") == "(9)"
    assert optional_words("our independence (from Great Britain)") == {"from", "great", "britain"}


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Путин", "putin"),
        ("Зеленский", "zelenskiy"),
        ("Ελλάδα", "ellada"),
        ("김정은", "kim jong un "),
        ("Paris", None),
        ("東京", None),
        ("한글", "han kul "),
        ("가", "ka "),
        ("Αθήνα", "athina"),
    ],
)
def test_scripts(text: str, latin: str | None) -> None:
    got = in_latin(text)
    assert (got if got is None else got.replace("yj", "iy")) == latin


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("17pc", "17%"),
        ("6e11", "600,000,000,000"),
        ("1.5 x 10^6", "1,500,000"),
        ("minus 5", "-5"),
        ("+5%", "5%"),
        ("3 mio", "3 million"),
        ("2 mrd", "2 billion"),
        ("5 bucks 3", "5 dollars 3"),
        ("5 grand", "5 thousand"),
        ("72h", "72 hours"),
        ("12300000", "12,300,000"),
        ("around 20 000", "around 20,000"),
        ("34 yrs", "34 years"),
        ("5m", "5m"),
        ("hello", "hello"),
    ],
)
def test_shorthand_of_figures(text: str, written: str) -> None:
    assert figures_spelt_out(text) == written


def test_metres_only_where_they_are_asked_for() -> None:
    assert figures_spelt_out("828 m", metres=True) == "828 metres"
    assert figures_in("828 m", metres=True)[0].unit == "m" or figures_in("828 m", metres=True)[0].low == 828
    assert figures_in("828m")[0].low == 828_000_000


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("13 june", (None, 6, 13)),
        ("the thirteenth of June", (None, 6, 13)),
        ("13/6", (2026, 6, 13)),
        ("6/13", (2026, 6, 13)),
        ("2026/6/3", (2026, 6, 3)),
        ("13 Jun 26", (2026, 6, 13)),
        ("june", (None, 6, None)),
        ("1784", (1784, None, None)),
        ("June 13 , 2026", (2026, 6, 13)),
        ("twenty-first of May", (None, 5, 21)),
        ("13 June '26", (2026, 6, 13)),
        ("thirty-first of May", (None, 5, 31)),
        ("the 2nd of May", (None, 5, 2)),
        ("the first of May", (None, 5, 1)),
        ("May 30", (None, 5, 30)),
    ],
)
def test_shorthand_of_dates(text: str, parts: tuple[int | None, ...]) -> None:
    assert parts in [(found.year, found.month, found.day) for found in dates_in(text, 2026)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("nineteen seventy-two", "1972"),
        ("nineteen hundred", "1900"),
        ("twenty twenty six", "2026"),
        ("twenty oh five", "2005"),
        ("eleven oh one", "1101"),
        ("two thousand and nine", "2009"),
        ("two thousand", "2000"),
        ("twenty five", "twenty five"),
        ("ten sixty-six", "ten sixty-six"),
        ("'72", "1972"),
        ("'05", "1905"),
        ("rock'72", "rock'72"),
    ],
)
def test_years_in_figures(text: str, written: str) -> None:
    assert years_in_figures(text, near=1968) == written


def test_a_year_of_two_figures_is_in_the_century_of_the_key() -> None:
    assert full_year("72", near=1968) == "1972"
    assert full_year("72", near=None) == "2072"


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("tourism", "tour"),
        ("tourist", "tour"),
        ("prism", "prism"),
        ("theism", "theism"),
        ("falsified", "falsify"),
        ("falsifying", "falsify"),
        ("building", "build"),
        ("build", "build"),
        ("used", "use"),
        ("closed", "clos"),
        ("close", "clos"),
        ("sing", "sing"),
        ("tree", "tre"),
        ("tie", "tie"),
    ],
)
def test_inflections(word: str, form: str) -> None:
    assert inflected(word) == form


def test_a_number_of_things_is_no_date() -> None:
    assert dates_spelt_out("5 apples", year=None) == "5 apples"
    assert dates_spelt_out("the thirty-second of May", year=None) == "the thirty-second of May"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Paris, no wait, London", "London"),
        ("Rome. Actually Oslo", "Oslo"),
        ("wait, Oslo", "wait, Oslo"),
        ("Oslo, scratch that, Bergen", "Bergen"),
        ("actually Oslo", "actually Oslo"),
        ("Oslo i mean Bergen", "Bergen"),
    ],
)
def test_the_last_answer_counts(text: str, answer: str) -> None:
    assert last_answer(text) == answer


@pytest.mark.parametrize(
    ("text", "stated", "denied"),
    [
        ("not Japan, China", "China", "Japan"),
        ("Oslo, not Bergen", "Oslo", "Bergen"),
        ("Oslo", "Oslo", ""),
        ("it isn't Oslo", "it", "Oslo"),
        ("not sure but Oslo", "Oslo", ""),
        ("Oslo instead of Bergen", "Oslo", "Bergen"),
        ("not Oslo but Bergen", "Bergen", "Oslo"),
        ("anyone but him", "", "him"),
        ("Oslo! not Rome", "Oslo", "Rome"),
        ("neither Oslo nor Rome", "", "Oslo nor Rome"),
    ],
)
def test_denials(text: str, stated: str, denied: str) -> None:
    got = split_denied(text)
    assert (words_of(got[0]), words_of(got[1])) == (words_of(stated), words_of(denied))


@pytest.mark.parametrize(
    ("text", "count", "left_open"),
    [
        ("a1 or b1", 2, True),
        ("a1 / b1", 2, True),
        ("a1, b1 and c1", 3, False),
        ("a1", 1, False),
        ("either a1 or b1", 2, True),
        ("a1 & b1", 2, False),
        ("a1, b1, c1 or d1", 4, True),
    ],
)
def test_answers_side_by_side(text: str, count: int, left_open: bool) -> None:
    parts, is_open = offered(text)
    assert (len(parts), is_open) == (count, left_open)


def test_remarks_enumerations_and_talk() -> None:
    assert without_remarks("Oslo (1994)") == "Oslo"
    assert without_remarks("(1994)") == "(1994)"
    assert without_remarks("1. Silk 2. Wool") == "Silk, Wool"
    assert without_remarks("1.5 million") == "1.5 million"
    assert core_of(("i", "think", "oslo", "lol")) == ("oslo",)
    assert core_of(("lol",)) == ("lol",)
    assert core_of(("world", "war", "i")) == ("world", "war", "i")
    assert core_of(("oslo", "i", "think")) == ("oslo",)


@pytest.mark.parametrize(
    ("meant", "written", "slip"),
    [
        ("oman", "0man", True),
        ("niger", "nigeria", False),
        ("iran", "iraq", False),
        ("continental", "contentinal", True),
        ("diesel", "deisel", True),
        ("government", "goverment", True),
        ("cat", "cst", False),
        ("paris", "pairs", False),
        ("kyiv", "kviy", True),
        ("graphene", "graphite", False),
        ("brussels", "brusels", True),
        ("brussels", "xrussels", True),
        ("delhi", "xelhi", False),
        ("2026", "2025", False),
        ("b52", "b53", False),
        ("h5n1", "h5n8", False),
        ("cat", "cta", False),
        ("borvik", "borvikk", True),
        ("borvik", "xborvik", True),
        ("photosynthesis", "chemosynthesis", False),
        ("thursday", "tuesday", False),
        ("entertainment", "entretainmnet", True),
        ("lagarde", "legarde", True),
        ("lagarde", "lagrande", False),
        ("university", "universities", True),
        ("delhi", "edlhi", True),
        ("brussels", "brxxxels", False),
        ("oslo", "oslx", True),
        ("brussels", "br", False),
    ],
)
def test_slips(meant: str, written: str, slip: bool) -> None:
    assert is_slip(meant, written) is slip


def test_budgets_and_sounds() -> None:
    assert [budget("x" * length) for length in (3, 4, 7, 8, 12, 13)] == [0, 1, 1, 2, 2, 3]
    assert sound("zelenskyy") == sound("zelenskiy") == sound("zelenski")
    assert sound("gaddafi") == sound("kadhafi") == sound("qaddafi")
    assert sound("putin") == sound("poutine")
    assert sound("trump") != sound("trumka")
    assert sound("lee") == "li"
    assert not is_slip("novak", "novakova", kind="person")
    assert not is_slip("ivanov", "ivanova", kind="person")
    assert not is_slip("zelenska", "zelensky", kind="person")
    assert is_slip("ivanov", "ivanova")
    assert is_slip("gaddafi", "kadhafi", kind="person")
    assert not is_slip("gaddafi", "kadhafi")
    assert not is_slip("paris", "parris")
    assert is_slip("paris", "parris", kind="place")


def test_numerals() -> None:
    assert [numeral(word) for word in ("ii", "two", "2", "second", "2nd", "15", "16", "x")] == [
        2,
        2,
        2,
        2,
        2,
        15,
        None,
        10,
    ]
    assert with_numbers(("world", "war", "ii")) == ("world", "war", "2")
    assert with_numbers(("elizabeth", "i")) == ("elizabeth", "1")
    assert with_numbers(("i", "robot")) == ("i", "robot")
    assert with_numbers(("v",)) == ("v",)
    assert numeral("zero") is None
    assert [numeral(word) for word in ("1", "one", "i", "1st", "fifteen", "xv")] == [1, 1, 1, 1, 15, 15]


def test_tables() -> None:
    usa, drc = country_named(("usa",)), country_named(("drc",))
    assert usa is not None
    assert usa.code == "US"
    assert drc is not None
    assert drc.code == "CD"
    assert country_named(("congo",)) is None
    assert country_named(("republic", "of", "niger")) == country_named(("niger",))
    assert country_named(("republic", "of", "korea")) != country_named(("korea",))
    spanish = country_of_people(("spanish",))
    assert spanish is not None
    assert spanish.code == "ES"
    assert ("unchanged",) in equivalents(("no", "change"))
    assert equivalents(("oslo",)) == frozenset()
    assert initials(("bank", "of", "england"), short=True) == "be"
    assert initials(("bank", "of", "england"), short=False) == "boe"
    assert is_known_word("houses")
    assert not is_known_word("xqzt")


@pytest.mark.parametrize(
    ("question", "accepted", "kind"),
    [
        ("How much?", "$5 million", "money"),
        ("By how much?", "5%", "percent"),
        ("How many?", "12", "figure"),
        ("How many?", "1984", "figure"),
        ("When?", "1984", "date"),
        ("", "13 June 2026", "date"),
        ("How long?", "three days", "time span"),
        ("Did it?", "No", "yes/no"),
        ("Who won?", "Ann Smith", "person"),
        ("", "Ann Smith", "person"),
        ("Which minister resigned?", "Borvik", "person"),
        ("Where?", "Borvik", "place"),
        ("", "Oslo", "place"),
        ("", "Norway", "place"),
        ("", "norway", "place"),
        ("", "Velt Bay Rowing Club, Orm and Silt", "list"),
        ("", "Velt Bay Old Rowing Club, Orm and Silt", "words"),
        ("", "NATO", "organisation"),
        ("Which company?", "Borvik", "organisation"),
        ("Which film won?", "Silent Water", "title"),
        ("", '"Silent Water"', "title"),
        ("Which two towns?", "Borvik and Haldorf", "list"),
        ("Who wrote the book?", "Borvik", "person"),
        ("", "a software error", "words"),
        ("What is it?", "Silent Water Festival", "words"),
        ("", "Red, Blue and Green", "list"),
        ("", "Inglewood, California, USA", "words"),
        ("", "the 12th century", "date"),
        ("", "third", "words"),
        ("What was the magnitude?", "6.8", "figure"),
        ("When?", "6.8.2026", "date"),
        ("How old is the bridge?", "June 1890", "words"),
        ("Who resigned?", "Prime Minister", "words"),
        ("Which party came second?", "Norland Green Alliance", "organisation"),
        ("Give a year of the reign", "1784", "date"),
        ("Who?", "the President", "words"),
        ("", "nine (9)", "figure"),
        ("Which year?", "1066", "date"),
        ("What happened?", "red and white flags", "words"),
        ("Who?", "an old man in a very large house by the sea", "words"),
        ("Who?", "The Silent Water", "words"),
        ("Who spoke?", "Anna Maria Rosa Elena Lund Haldorf", "person"),
        ("Who spoke?", "Anna Maria Rosa Elena Ida Lund Haldorf", "words"),
        ("Who spoke?", "Ursula van der Lund", "person"),
        ("Who spoke?", "Ursula van der la Lund", "words"),
        ("Who spoke?", "The Haldorf", "words"),
        ("How many people came, and when?", "1998", "figure"),
        ("Who was it?", "Ann Castellan of the Velt", "person"),
        ("Who was it?", "Ann of the Velt and of Orm", "words"),
        ("Who was it?", "The Velt", "words"),
        ("Who was it?", "One Two Three Four Five Six", "person"),
        ("Who was it?", "One Two Three Four Five Six Seven", "words"),
        ("What was it?", "Maria Velt", "person"),
        ("What was it?", "Maria", "words"),
        ("Which mayor spoke?", "Velt", "person"),
        ("Which former minister spoke?", "Velt", "person"),
        ("In the long cold dry spring, mayor?", "Velt", "words"),
        ("What did the late train carry?", "Velt", "words"),
        ("The former ship?", "Velt", "words"),
        ("Name two rivers", "Orm and Velt", "list"),
        ("What rivers?", "Orm and Velt", "words"),
        ("What rivers?", "Orm, Velt and Sarn", "list"),
        ("What rivers?", "Orm, Velt", "words"),
        ("What rivers?", "Orm, Velt, Norway", "words"),
        ("Name two things", "the long old cold river Orm and Velt", "words"),
        ("Name two things", "the cold river Orm and Velt", "list"),
        ("Who are the two?", "Orm & Velt", "list"),
        ("Both?", "Orm and Velt", "list"),
        ("Who wrote the novel?", "Long Velt", "person"),
        ("What was it?", '"Long Water"', "title"),
        ("What was it?", "long water", "words"),
        ("Where is it?", "Long Water", "place"),
        ("Which city is it?", "Long Water", "place"),
        ("Which small old city is it?", "Long Water", "place"),
        ("Which very small old city is it?", "Long Water", "words"),
        ("Which company is it?", "Long Water", "organisation"),
        ("Which one was it?", "United Nations", "organisation"),
        ("What was it?", "Long Water", "words"),
        ("How many were there?", "1987", "figure"),
        ("What was it?", "1987", "date"),
        ("What year?", "5 May 1987", "date"),
        ("How old was she?", "25", "figure"),
        ("How much?", "25%", "percent"),
        ("How much?", "$25", "money"),
        ("How long?", "25 days", "time span"),
        ("By how much?", "25 percentage points", "percent"),
        ("How far?", "25 km", "figure"),
        ("When?", "25 days", "time span"),
        ("In what year?", "May", "date"),
        ("What?", "May", "date"),
        ("What?", "may be", "words"),
        ("Did it?", "Yes.", "yes/no"),
        ("Did it?", "no", "yes/no"),
        ("Did it?", "No way", "words"),
        ("Is it?", "true", "yes/no"),
        ("What?", "19th century", "date"),
    ],
)
def test_types(question: str, accepted: str, kind: str) -> None:
    assert AnswerKey.from_texts([accepted], question=question).type.value == kind


def test_a_text_alone_stands_for_itself_and_not_for_its_letters() -> None:
    assert AnswerKey.from_texts("Oslo", question="Where?").accept == ("Oslo",)
    assert AnswerKey.from_texts("Oslo", prompt="Norway", reject="Bergen").prompt == ("Norway",)
    assert grade_texts("Where?", "Oslo", "Oslo") == "accept"
    assert grade_texts("Where?", "Oslo", "o") == "reject"


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("3pm", {900}),
        ("3", {180, 900}),
        ("15:00", {900}),
        ("03:00", {180}),
        ("quarter to twelve", {705, 1425}),
        ("half past 3 in the morning", {210}),
        ("twenty past eight", {500, 1220}),
        ("twenty-five to 9 pm", {1235}),
        ("noon", {720}),
        ("ten to midnight", {1430}),
        ("12am", {0}),
        ("12 pm", {720}),
        ("24:00", {0}),
        ("1745 hours", {1065}),
        ("17h45", {1065}),
        ("9 at night", {1260}),
        ("2 at night", {120}),
        ("25:00", set()),
        ("3:75", set()),
        ("01:00 PM", {780}),
        ("tomorrow", set()),
    ],
)
def test_times_of_day(text: str, times: set[int]) -> None:
    assert times_of_day(text) == times


def test_no_answers_no_key() -> None:
    with pytest.raises(ValueError, match="at least one"):
        AnswerKey.from_texts([])


def test_the_authors_lists_come_first() -> None:
    lists = {"prompt": ["80s", "servants", "black people"], "reject": ["dealignments", "grey alignment"]}
    for reply, outcome in (
        ("dealignments", "reject"),
        ("dealignment", "reject"),
        ("grey alignment", "reject"),
        ("80s", "prompt"),
        ("80", "prompt"),
        ("90s", "reject"),
        ("servant", "prompt"),
        ("servents", "prompt"),
        ("black", "reject"),
        ("realignments", "accept"),
        ("realignment", "accept"),
        ("realignmets", "accept"),
    ):
        assert grade_texts("", ["realignments"], reply, lists) == outcome, reply


def test_the_ladder_is_told_rung_by_rung() -> None:
    key = AnswerKey.from_texts(["Oslo"], question="Where?")
    steps = explain(key, "Oslo")
    assert [step.rule for step in steps] == ["empty", "flag", "author's reject list", "exact"]
    assert all(step.reason for step in steps)
    assert explain(key, "Bergen")[-1].rule == "no match"
    assert explain(key, "in Oslo, Norway")[-1].rule.startswith(("side by side: ", "names and words: "))
    assert grade(key, "Bergen", reveal=True).reason.endswith("The article says Oslo.")
    assert "Oslo" not in grade(key, "Oslo", reveal=True).reason
