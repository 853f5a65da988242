"""Makes the examples of the README from the articles that come with Newsdesk, as the plain install shows them.

Run: ``PYTHONPATH=.typing:tests python tests/readme_examples.py`` rewrites the README; test_docs.py compares.
"""

import re
from io import StringIO
from pathlib import Path

from newsdesk.bot import wording
from newsdesk.bot.platforms.console import show
from newsdesk.briefings.briefing import compose
from newsdesk.briefings.names import RuleFinder
from newsdesk.briefings.reading import read_paths
from newsdesk.briefings.rendering import render
from newsdesk.quizzes import grade, write_questions
from newsdesk.quizzes.bank import sources_of
from rich.console import Console

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 100


def briefing() -> str:
    """What ``newsdesk brief seeds --words 120`` prints."""
    articles = read_paths([ROOT / "seeds"]).articles
    return render(compose(articles, words=120, finder=RuleFinder()), format="md").strip()


def quiz() -> str:
    """A figure question as the console shows it, a typed reply, and the reveal."""
    articles = read_paths([ROOT / "seeds"]).articles
    questions = write_questions(articles, count=10, seed=1, finder=RuleFinder())
    question = next(one for one in questions if one.kind == "figure" and one.options)
    source = next(one for one in sources_of(articles) if one.article == question.evidence.article)
    out = StringIO()
    console = Console(file=out, width=WIDTH)
    show(wording.ask(question, game="g", index=0, total=5, seconds=None), console)
    right = question.answer.accept[0]
    console.print(f"> {right}", markup=False, highlight=False)
    show(wording.receipt(grade(question, right), final=True), console)
    show(wording.reveal(question, (), source, game="g", index=0, alone=True), console)
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())


EXAMPLES = {"newsdesk brief seeds --words 120": briefing, "quiz": quiz}


def with_examples(page: str) -> str:
    """The page with each marked example made anew."""

    def made(match: re.Match[str]) -> str:
        text = EXAMPLES[match[1]]()
        shown = text if match[1].startswith("newsdesk brief") else f"```text\n{text}\n```"
        quoted = "\n".join(f"> {line}".rstrip() for line in shown.splitlines()) if shown == text else shown
        return f"<!-- shown: {match[1]} -->\n{quoted}\n<!-- end -->"

    return re.sub(r"<!-- shown: (.*?) -->\n.*?<!-- end -->", made, page, flags=re.DOTALL)


if __name__ == "__main__":
    readme = ROOT / "README.md"
    readme.write_text(with_examples(readme.read_text(encoding="utf-8")), encoding="utf-8")
