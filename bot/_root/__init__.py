"""Newsdesk: sourced briefings and fact-check quizzes from news articles, for chat bots.

In the repository the folder ``bot`` is the package ``newsdesk.bot``, and so on: see CONTRIBUTING.md.
"""

__version__ = "0.1.0"
__all__ = ["__version__"]
