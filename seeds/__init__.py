"""Five articles retold, read when no path is given."""
