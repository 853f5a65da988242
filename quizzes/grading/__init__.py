"""Grading replies as typed facts: accept, prompt for more, or reject, and why."""

from .grade import Step, explain, grade, grade_texts
from .options import grade_option
from .sameness import same_reply

__all__ = ["Step", "explain", "grade", "grade_option", "grade_texts", "same_reply"]
