"""From bytes to a briefing: articles, facts, claims, briefings."""
