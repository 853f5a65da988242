"""Reading text, pages, feeds and folders: what comes out, what is refused and why, and the bounds."""

import contextlib
import io
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from cpu_time import adding_letters, least_time
from hypothesis import given, settings
from hypothesis import strategies as st
from newsdesk.briefings.article import UNKNOWN, Article, Published
from newsdesk.briefings.errors import UnreadableInput
from newsdesk.briefings.reading import explain, read_bytes, read_feed, read_html, read_paths, read_text
from newsdesk.briefings.reading.html import choose_body

CORPUS = Path(__file__).parent.parent / "golden" / "reading_corpus"
PAGE = (CORPUS / "page.html").read_bytes()
PROSE = "The ferry stayed in port on Monday because the channel had frozen over during the night. "


PARAGRAPHS = [
    PROSE.strip(),
    "Two ferries waited for the tide while pilots measured the ice of the channel from a small boat.",
    "The captain said that the ferry would sail again as soon as the pilots had found open water.",
    "Passengers of both ferries slept on Monday in the school of the port, where the heating worked.",
]


def reason_of(read: Callable[[], object]) -> str:
    with pytest.raises(UnreadableInput) as caught:
        read()
    assert "\n" not in str(caught.value)
    return caught.value.reason


def test_page_gives_body_and_what_it_states() -> None:
    article = read_html(PAGE, "https://gazette.example/ice")
    assert article.title == "Ice keeps ferries in port"
    assert (article.outlet, article.author, article.language) == ("Harbour Gazette", "Marta Quillon", "en")
    assert isinstance(article.published, Published)
    assert article.published.moment.isoformat() == "2024-03-04T08:30:00+01:00"
    assert article.url == "https://gazette.example/ice"
    assert article.body.startswith("Two ferries stayed in port")
    assert article.body.endswith("opened two hours late.")
    assert not any(word in article.text for word in ("Photo", "Most read", "©", "By Marta"))


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ('<link rel="canonical" href="https://a.example/ice">', "https://a.example/ice"),
        ('<link rel="alternate Canonical" href=" https://a.example/ice ">', "https://a.example/ice"),
        ('<meta property="og:url" content="http://a.example/?p=7">', "http://a.example/?p=7"),
        (
            '<meta property="og:url" content="https://b.example/x"><link rel="canonical" href="https://a.example/ice">',
            "https://a.example/ice",
        ),
        (
            '<link rel="canonical" href="/ice"><meta property="og:url" content="https://a.example/i">',
            "https://a.example/i",
        ),
        ('<link rel="canonical" href="https://a.example/">', None),
        ('<link rel="canonical" href="https://a.example">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="https://[::1/ice">', None),
        ('<link rel="canonical" href="https:///ice">', None),
        ('<link rel="canonical">', None),
        ("", None),
    ],
)
def test_a_saved_page_is_linked_to_by_the_address_it_gives(head: str, address: str | None) -> None:
    page = f"<html><head>{head}</head><body>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</body></html>"
    assert read_html(page).url == address
    assert read_html(page, "https://fetched.example/from").url == "https://fetched.example/from"


def test_same_bytes_same_ids() -> None:
    assert read_html(PAGE) == read_html(PAGE)
    assert read_text(PROSE * 2).id == read_text(PROSE * 2 + "\n").id
    assert read_text(PROSE * 2).revision != read_text(PROSE * 2 + "\n").revision


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<html><title>404 Not Found</title><body><h1>Page not found</h1></body></html>", "error page"),
        ("<html><title>Just a moment...</title><body>Checking your browser</body></html>", "error page"),
        ("<html><body><h1>Ice</h1><p>Two ferries.</p><p>Subscribe to continue reading</p></body></html>", "paywall"),
        ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article"),
        ("no markup at all", "not an HTML page"),
        ("", "empty"),
        ("<html><body>" + "<div>" * 900 + "x", "nested"),
        ("<div>" * 1_000_000, "elements"),
    ],
)
def test_pages_that_are_refused(page: str, expected: str) -> None:
    assert expected in reason_of(lambda: read_html(page.encode()))


def test_of_a_page_given_back_whole_the_run_of_prose_is_taken() -> None:
    menu = [f"Department {number}" for number in range(60)]
    blocks = [*menu, *PARAGRAPHS, *menu]
    assert choose_body(blocks, blocks, UNKNOWN) == PARAGRAPHS
    assert choose_body(PARAGRAPHS, blocks, UNKNOWN) == PARAGRAPHS


def test_the_title_is_no_part_of_the_body_at_its_top() -> None:
    assert choose_body(["Ice in the port", *PARAGRAPHS], ["Menu", *PARAGRAPHS], "Ice in the Port") == PARAGRAPHS


def test_declared_encoding_of_a_page() -> None:
    body = "".join(
        f"<p>Die Fähre nach Süden blieb am Montag im Hafen, weil das Fahrwasser über Nacht zugefroren war {n}.</p>"
        for n in range(4)
    )
    page = f'<html><head><meta charset="iso-8859-1"></head><body><article>{body}</article></body></html>'
    article = read_html(page.encode("iso-8859-1"))
    assert "Fähre nach Süden" in article.body
    assert article.language == "de"


def test_invented_authors_are_not_taken_from_the_outlet() -> None:
    page = PAGE.replace(
        b'{"@type":"Person","name":"Marta Quillon"}', b'{"@type":"Organization","name":"Harbour Gazette"}'
    )
    page = page.replace(b"<p>By Marta Quillon</p>", b"")
    assert read_html(page).author is UNKNOWN


def test_rss_full_items_and_stubs() -> None:
    full, stub = read_feed((CORPUS / "feed.xml").read_bytes(), source="feed.xml")
    assert (full.stub, stub.stub) == (False, True)
    assert full.title == "Ice keeps ferries in port"
    assert (full.author, full.outlet, full.url) == ("Marta Quillon", "Harbour Gazette", "https://gazette.example/ice")
    assert len(full.paragraphs) == 3
    assert stub.body.startswith("The council votes next week")
    assert isinstance(full.published, Published)
    assert full.published.moment.isoformat() == "2024-03-04T07:30:00+00:00"


def test_item_identity_outlives_a_new_date_and_guid() -> None:
    data = (CORPUS / "feed.xml").read_bytes()
    changed = data.replace(b"<guid>1</guid>", b"<guid>new</guid>").replace(b"Mon, 04 Mar 2024", b"Tue, 05 Mar 2024")
    before, after = read_feed(data)[0], read_feed(changed)[0]
    assert before.id == after.id
    assert before.published != after.published


def test_atom_and_json_feed() -> None:
    (note,) = read_feed((CORPUS / "atom.xml").read_bytes())
    assert (note.title, note.author, note.stub) == ("A short note", "Jon Vale", True)
    walk, teaser = read_feed((CORPUS / "feed.json").read_bytes())
    assert (walk.stub, teaser.stub) == (False, True)
    assert (walk.outlet, walk.author) == ("Example Notes", "Jon Vale")
    assert "24 pupils" in walk.body


@pytest.mark.parametrize(
    ("feed", "expected"),
    [
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><rss/>', "DOCTYPE"),
        (b"<rss version='2.0'><channel><title>x</title></channel></rss>", "no items"),
        (b"plain words", "not a feed"),
        (b"{]", "broken JSON"),
        (b'{"a": 1}', "no JSON Feed"),
        (b"<rss>" + b"<a>" * 200, "nested"),
        (b"<rss>" + b"<a/>" * 40_000, "elements"),
        (b"<rss>" + b" " * 3_000_000, "larger"),
        (b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_feeds_that_are_refused(feed: bytes, expected: str) -> None:
    assert expected in reason_of(lambda: read_feed(feed))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "empty"),
        (b" \n ", "white space"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "archive"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(256)) * 20, "binary"),
        (b"ab\n" * 30_000, "lines"),
        (b"Home\nMenu\nContact\n", "no article"),
        (b"---\ntitle: A\nnonsense\n---\n", "line 3"),
        (b"---\ncolour: red\n---\n", "line 2: unknown key 'colour'"),
        (b"---\npublished: soon\n---\n", "line 2: 'soon' is no date"),
        (b"---\nretold: maybe\n---\n", "line 2"),
        (b"---\nurl: ftp://x\n---\n", "line 2"),
        (b"---\ntitle: A\ntitle: B\n---\n", "twice"),
        (b"---\ntitle: A\n", "no end"),
    ],
)
def test_texts_that_are_refused(data: bytes, expected: str) -> None:
    assert expected in reason_of(lambda: read_text(data))


def test_encodings_and_mojibake() -> None:
    text = "La nave è rimasta in porto perché il canale era gelato durante la notte, ha detto il comandante."
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        assert read_text(text.encode(encoding)).body == text
    broken = text.encode().decode("cp1252")
    assert read_text(broken).body == text
    assert read_text(text).language == "it"


IN_LANGUAGES = {
    "ja": "港の渡し船は月曜日、夜の間に航路が凍ったため港にとどまった。\n\n乗客は暖房の入った学校で夜を過ごした。",
    "zh": "由于航道在夜间结冰，渡轮周一停在港口，船长这样说。\n\n乘客在港口的学校里过夜，那里的暖气正常工作。",
    "ko": "밤사이 항로가 얼어붙어 월요일 여객선이 항구에 머물렀다. 선장은 다시 출항하겠다고 말했다.",
    "hi": "नौका सोमवार को बंदरगाह में रही क्योंकि रात भर में नहर जम गई थी। कप्तान ने कहा कि नौका फिर चलेगी।",
    "ur": "فیری پیر کو بندرگاہ میں رہی کیونکہ رات بھر نہر جم گئی تھی۔ کپتان نے کہا کہ فیری دوبارہ چلے گی۔",
    "ar": "هل بقيت العبارة في الميناء يوم الاثنين لأن القناة تجمدت خلال الليل كما قال القبطان؟",
    "bn": "রাতে খাল জমে যাওয়ায় সোমবার ফেরিটি বন্দরে থেকে যায়। ক্যাপ্টেন বলেন, ফেরি আবার চলবে।",
    "hy": "Լաստանավը երկուշաբթի մնաց նավահանգստում, քանի որ գիշերը ջրանցքը սառել էր։",
    "am": "ጀልባዋ ሰኞ ዕለት ወደብ ላይ ቆየች ምክንያቱም ሌሊት ቦዩ ስለቀዘቀዘ ነው። ካፒቴኑ እንደገና ይሄዳል አለ።",
    "th": "เรือข้ามฟากจอดอยู่ในท่าเรือเมื่อวันจันทร์เพราะร่องน้ำกลายเป็นน้ำแข็งในตอนกลางคืน กัปตันกล่าวว่าเรือจะออกเดินทางอีกครั้ง",
}


@pytest.mark.parametrize("language", IN_LANGUAGES)
def test_other_languages_are_read_for_display(language: str) -> None:
    article = read_text(IN_LANGUAGES[language])
    assert (article.body, article.language) == (IN_LANGUAGES[language], language)


def test_a_short_page_in_wide_signs_is_an_article() -> None:
    body = IN_LANGUAGES["ja"] + "\n\n市長は乗客に感謝の言葉を述べ、暖かい食事を配った。"
    paragraphs = "".join(f"<p>{part}</p>" for part in body.split("\n\n"))
    assert read_html(f"<html><body><article>{paragraphs}</article></body></html>".encode()).body == body


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Die Fähre blieb am Montag im Hafen, weil das Fahrwasser gefroren war.", "cp1252"),
        ("Le café ferma tôt à cause de la neige qui tombait.", "cp1252"),
        ("El barco no salió del puerto el lunes por la mañana.", "latin-1"),
        ("Prom pozostał w porcie, ponieważ tor wodny zamarzł w ciągu nocy.", "cp1250"),
        ("Prom pozostał w porcie, ponieważ tor wodny zamarzł w ciągu nocy.", "iso8859-2"),
        ("Паром остался в порту в понедельник, потому что за ночь канал замёрз.", "cp1251"),
        ("渡し船は月曜日、航路が凍ったため港にとどまった。船長は再び出航すると述べた。", "euc_jp"),
        ("渡し船は月曜日、航路が凍ったため港にとどまった。船長は再び出航すると述べた。", "shift_jis"),
    ],
)
def test_short_texts_in_old_encodings(text: str, encoding: str) -> None:
    assert read_text(text.encode(encoding)).body == text


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "b.txt").write_text(PROSE * 3, encoding="utf-8")
    (tmp_path / "sub" / "a.html").write_bytes(PAGE)
    (tmp_path / "sub" / "feed.xml").write_bytes((CORPUS / "feed.xml").read_bytes())
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "README.md").write_text(PROSE * 3, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    steps: list[tuple[int, int]] = []
    result = read_paths(
        [tmp_path, tmp_path / "gone.txt", "-"],
        stdin=io.BytesIO(PROSE.encode() * 2),
        progress=lambda *step: steps.append(step),
    )
    assert [Path(article.source or "").name for article in result.articles] == [
        "b.txt",
        "a.html",
        "feed.xml",
        "feed.xml",
        "-",
    ]
    assert [(Path(failure.where).name, failure.reason) for failure in result.failures] == [
        ("empty.md", "the file is empty"),
        ("gone.txt", "No such file or directory"),
    ]
    assert steps == [(n, 6) for n in range(1, 7)]


def test_globs_and_folders_without_articles(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "one.txt").write_text(PROSE * 3, encoding="utf-8")
    result = read_paths([f"{tmp_path}/*.txt", f"{tmp_path}/*.html", tmp_path / "x", tmp_path / "one.txt"])
    assert len(result.articles) == 1
    assert [failure.reason for failure in result.failures] == [
        "no file matches the pattern",
        "a folder without articles",
    ]
    assert read_paths([]).failures


def test_content_tells_more_than_the_extension() -> None:
    assert read_bytes(PAGE, "saved.txt")[0].title == "Ice keeps ferries in port"
    assert len(read_bytes((CORPUS / "feed.xml").read_bytes(), "saved.txt")) == 2
    assert "not read" in reason_of(lambda: read_bytes(b"words", "a.docx"))


def test_articles_written_as_json_lines_are_read_again() -> None:
    (article,) = read_bytes((CORPUS / "articles.jsonl").read_bytes(), "a.jsonl")
    assert (article.title, article.author, len(article.paragraphs)) == ("Ice", UNKNOWN, 2)
    assert "line 2" in reason_of(lambda: read_bytes(b'{"body": "x"}\n{}', "a.jsonl"))
    row = {"body": article.body, "title": "Ice"}
    assert read_bytes(json.dumps(row).encode(), "b.jsonl")[0].id == article.id


def test_explain_covers_front_matter_and_extracted_text() -> None:
    lines = explain(read_text((CORPUS / "wire.txt").read_bytes()))
    assert [line.label.value for line in lines[:5]] == ["front matter"] * 5
    assert {line.label.value for line in explain(read_html(PAGE))} == {"title", "body"}


READERS: list[Callable[[bytes], object]] = [read_text, read_html, read_feed, lambda data: read_bytes(data, "x.jsonl")]
SEEDS = [path.read_bytes() for path in sorted(CORPUS.iterdir())]


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(st.binary(max_size=400), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for read in READERS:
        try:
            found = read(data)
        except UnreadableInput:
            continue
        for article in found if isinstance(found, tuple) else (found,):
            assert isinstance(article, Article)
            assert all(0 <= span.start <= span.end <= len(article.text) for span in article.paragraphs)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SEEDS), st.integers(0, 3000), st.integers(0, 60), st.binary(max_size=12))
def test_damaged_inputs_are_read_or_refused(data: bytes, place: int, cut: int, new: bytes) -> None:
    damaged = data[:place] + new + data[place + cut :]
    for read in READERS:
        with contextlib.suppress(UnreadableInput):
            read(damaged)


MILLIONS = 5_000_000
BROKEN = "Le cafÃ© ferma â€œtÃ´tâ€\x9d, dit le gÃ©rant, car la neige âtombaitâ.  "
LARGE = {
    "prose": PROSE.encode() * (MILLIONS // len(PROSE)),
    "one word": b"a" * MILLIONS,
    "names": b"John Smith " * (MILLIONS // 11),
    "cjk": "漢字。".encode() * (MILLIONS // 9),
    "nested": b"<div>" * (MILLIONS // 5),
    "one paragraph": b"<html><body><p>" + PROSE.encode() * (MILLIONS // len(PROSE)) + b"</p></body></html>",
    "attributes": b"<p " + b'a="b" ' * (MILLIONS // 6) + b">x</p>",
    "mojibake in a line": BROKEN.encode() * (MILLIONS // len(BROKEN.encode())),
    "mojibake in lines": (BROKEN * 15 + "\n").encode() * (MILLIONS // len((BROKEN * 15).encode())),
    "latin-1": "é è à ".encode("latin-1") * (MILLIONS // 6),
}
# Times that adding up the letters of the input may be taken: the slowest, many lines of mojibake, takes seventeen.
SLOWEST = 40


@pytest.mark.parametrize("name", LARGE)
@pytest.mark.parametrize("read", [read_text, read_html, read_feed])
def test_five_megabytes_are_read_or_refused_in_bounded_time(name: str, read: Callable[[bytes], object]) -> None:
    def tried() -> None:
        with contextlib.suppress(UnreadableInput):
            read(LARGE[name])

    assert least_time(tried, rounds=1) < SLOWEST * adding_letters(MILLIONS)


def test_mojibake_is_repaired_however_long_the_text() -> None:
    right = "Le café ferma “tôt”, dit le gérant, car la neige tombait sur la ville. "
    broken = "".join(map(chr, right.encode()))
    article = read_text(broken * 4_000)
    assert article.body == (right * 4_000).strip()


@pytest.mark.parametrize("name", ["prose", "cjk", "mojibake in a line", "mojibake in lines", "latin-1"])
def test_memory_stays_below_twenty_times_the_input(name: str) -> None:
    data = LARGE[name][:1_000_000]
    read_text(data[:10_000])
    tracemalloc.start()
    try:
        read_text(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20 * len(data), sys.version


PEAK = """
import resource, sys
from newsdesk.briefings.errors import UnreadableInput
from newsdesk.briefings.reading import read_html
def peak(data):
    try:
        read_html(data)
    except UnreadableInput:
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
page = b"<html><body>" + b"<p>" + sys.argv[1].encode() + b"</p>"
before = peak(page * 4)
large = page * (2_000_000 // len(page))
print((peak(large) - before) / len(large), (peak(b"<html>" + b"<p>" * 19_000 + large[:1_000_000]) - before) / 1e6)
"""


def test_memory_of_a_page_stays_below_twenty_times_its_size() -> None:
    """In a process of its own, for lxml keeps its trees outside of Python's memory."""
    done = subprocess.run([sys.executable, "-c", PEAK, PROSE * 5], capture_output=True, text=True, check=True)
    assert all(float(ratio) < 20 for ratio in done.stdout.split()), done.stdout
