"""Word lists and tables that the grammars read."""
