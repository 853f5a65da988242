"""From facts to a verdict: questions, banks, grading, sessions."""
