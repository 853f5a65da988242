"""Facts and claims for reading on a terminal: one table an article, then what its sources agree and differ on."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..briefings.article import Article, Published, Unknown
from ..briefings.claims import Claim
from ..briefings.facts import Analysis, Fact
from ..briefings.quantities import Measure, Quantity
from ..briefings.quotations import Quotation
from .listing import marks, value_text
from .markup import one_line

QUOTE_SHOWN: Final = 90
# With more sources than this, columns get too narrow to read and values stand one below the other.
MOST_COLUMNS: Final = 6
MOST_SINGLE: Final = 12
NOTHING: Final = (
    "No figure, date, quotation, role or place in it. It may be very short, a list of links, or in another language; "
    "newsdesk facts --explain says why, sentence by sentence."
)
# Times and ages tell little without their sentence.
_MINOR: Final = frozenset({Measure.DURATION, Measure.AGE, Measure.ORDINAL, Measure.NUMBER})
_PLURALS: Final = {
    "figure": "figures",
    "date": "dates",
    "quotation": "quotations",
    "role": "roles",
    "place": "places",
}


def print_facts(console: Console, found: Sequence[tuple[Article, Analysis]], claims: Sequence[Claim]) -> None:
    """Prints the facts of each article, then the claims, with sources by their number."""
    for number, (article, analysis) in enumerate(found, start=1):
        console.print(Text(f"{number}. {heading(article)}", style="bold"), soft_wrap=True)
        console.print(Text(f"   {counted(analysis.facts)}" if analysis.facts else f"   {NOTHING}", style="dim"))
        if any(fact.kind != "place" for fact in analysis.facts):
            console.print(fact_table(article, analysis))
        places = list(dict.fromkeys(value_text(article, f) for f in analysis.facts if f.kind == "place"))
        if places:
            console.print(Text(f"   places: {', '.join(places)}"))
        console.print()
    _print_claims(console, [article for article, _ in found], claims)


def heading(article: Article) -> str:
    """Outlet, title and day of an article, with what it was read from."""
    outlet = "outlet unknown" if isinstance(article.outlet, Unknown) else article.outlet
    title = "no title" if isinstance(article.title, Unknown) else one_line(article.title)
    day = f"{article.published.moment:%Y-%m-%d}" if isinstance(article.published, Published) else "day unknown"
    return f"{outlet}: {title} ({day}; {article.source or article.id})"


def counted(facts: Iterable[Fact]) -> str:
    """How many facts of each kind: "3 figures, 1 date"."""
    kinds = Counter(fact.kind for fact in facts)
    return ", ".join(
        f"{kinds[kind]} {kind if kinds[kind] == 1 else plural}" for kind, plural in _PLURALS.items() if kinds[kind]
    )


def fact_table(article: Article, analysis: Analysis) -> Table:
    """The facts of one article but its places, by sentence; columns share the width there is."""
    table = _table()
    table.add_column("sentence", justify="right", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("value", ratio=5, overflow="fold")
    table.add_column("of what", ratio=3, overflow="fold")
    table.add_column("who says so, how surely", ratio=3, overflow="fold")
    numbers = {sentence.span: number for number, sentence in enumerate(analysis.sentences, start=1)}
    for fact in analysis.facts:
        if fact.kind != "place":
            about = "" if fact.kind in ("quotation", "role") else one_line(fact.about or fact.subject or "")
            limits = [] if isinstance(fact.value, Quotation) else marks(fact)
            table.add_row(
                str(numbers[fact.sentence.span]),
                fact.kind,
                Text(clipped(value_text(article, fact))),
                Text(about),
                Text(", ".join(limits)),
            )
    return table


def clipped(words: str) -> str:
    """``words`` cut at a blank where they are longer than a table shows."""
    if len(words) <= QUOTE_SHOWN:
        return words
    return words[:QUOTE_SHOWN].rsplit(" ", 1)[0] + " …"


def _print_claims(console: Console, articles: Sequence[Article], claims: Sequence[Claim]) -> None:
    if len(articles) < 2:
        console.print(Text("One article: give two or more on one story to see where they agree and differ."))
        return
    told = [claim for claim in claims if len({fact.article for fact in claim.facts}) > 1]
    for status, title in (
        ("agreed", "Sources agree"),
        ("disputed", "Sources differ"),
        ("single", "Copies of one publisher"),
    ):
        chosen = [claim for claim in told if claim.status == status]
        if chosen:
            console.print(Text(title, style="bold"))
            console.print(claim_table(chosen, articles))
            console.print()
        elif status == "disputed":
            console.print(Text("Sources differ on nothing they both tell.\n" if told else _NOTHING_SHARED))
    _print_single(console, articles, claims)


_NOTHING_SHARED: Final = "No figure, date, quotation or role is told by two of these articles.\n"


def claim_table(claims: Sequence[Claim], articles: Sequence[Article]) -> Table:
    """Claims side by side: a column for each source by its number, or one below the other where there are many."""
    table = _table()
    table.add_column("claim", ratio=3, overflow="fold")
    by_column = len(articles) <= MOST_COLUMNS
    for number in range(1, len(articles) + 1) if by_column else ():
        table.add_column(str(number), ratio=2, overflow="fold")
    if not by_column:
        table.add_column("values", ratio=6, overflow="fold")
    table.add_column("publishers", justify="right", no_wrap=True)
    for claim in claims:
        values = [_values(claim, article) for article in articles]
        if not by_column:
            listed = [f"{number}: {value}" for number, value in enumerate(values, start=1) if value]
            values = ["\n".join(listed)]
        table.add_row(Text(claim.slot), *(Text(value) for value in values), str(claim.publishers))
    return table


def _values(claim: Claim, article: Article) -> str:
    """The values that one article gives, each once."""
    told = [clipped(value_text(article, fact)) for fact in claim.facts if fact.article == article.id]
    return "\n".join(dict.fromkeys(told))


def _print_single(console: Console, articles: Sequence[Article], claims: Sequence[Claim]) -> None:
    """Figures that one source alone tells, the first of them, with their number."""
    numbers = {article.id: (number, article) for number, article in enumerate(articles, start=1)}
    alone = [
        claim
        for claim in claims
        if len({fact.article for fact in claim.facts}) == 1
        and isinstance(claim.facts[0].value, Quantity)
        and not claim.facts[0].value.vague
        and claim.facts[0].value.measure not in _MINOR
    ]
    if not alone:
        return
    table = _table()
    table.add_column("claim", ratio=3, overflow="fold")
    table.add_column("value", ratio=3, overflow="fold")
    table.add_column("source", justify="right", no_wrap=True)
    for claim in alone[:MOST_SINGLE]:
        number, article = numbers[claim.facts[0].article]
        table.add_row(Text(claim.slot), Text(value_text(article, claim.facts[0])), str(number))
    console.print(Text("Figures of one source alone", style="bold"))
    console.print(table)
    if len(alone) > MOST_SINGLE:
        console.print(
            Text(f"… and {len(alone) - MOST_SINGLE} more; newsdesk facts --json lists them all.", style="dim")
        )


def _table() -> Table:
    return Table(box=None, pad_edge=False, expand=True, header_style="italic", padding=(0, 2, 0, 0))
