"""From facts to a verdict: questions, banks, grading, sessions."""

from .bank import Bank, dump_bank, load_bank
from .grading import grade, grade_texts
from .question import AnswerKey, Question, Verdict
from .writing import write_questions

__all__ = [
    "AnswerKey",
    "Bank",
    "Question",
    "Verdict",
    "dump_bank",
    "grade",
    "grade_texts",
    "load_bank",
    "write_questions",
]
