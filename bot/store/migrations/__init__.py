"""The database's history: Alembic runs `versions` in order at start."""
