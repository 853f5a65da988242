"""Short lists the question writer needs: verbs, countries, cities."""
