"""Tables of what stood before it was changed, and of who did not agree to what was settled."""

from alembic import op

from prioritise.store.tables import dissent, earlier_agreed, earlier_file, metadata

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    metadata.create_all(op.get_bind(), tables=[earlier_file, earlier_agreed, dissent], checkfirst=False)
