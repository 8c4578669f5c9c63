"""A table of why rounds were called off."""

from alembic import op

from prioritise.store.tables import called_off, metadata

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    metadata.create_all(op.get_bind(), tables=[called_off], checkfirst=False)
