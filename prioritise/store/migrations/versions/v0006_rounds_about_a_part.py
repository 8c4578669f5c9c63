"""A table of the interventions that a round asks about, where it does not ask about all."""

from alembic import op

from prioritise.store.tables import metadata, round_about

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    metadata.create_all(op.get_bind(), tables=[round_about], checkfirst=False)
