"""Tables that grading reads: countries, organisations, given names, common words."""
