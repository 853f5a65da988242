"""Indexes to count answers by question and to forget what was asked long ago."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the indexes."""
    op.create_index("newsdesk_scores_question", "newsdesk_scores", ["question_id"])
    op.create_index("newsdesk_asked_moment", "newsdesk_asked", ["moment"])
