"""The first tables of a store, and what keeps its chain of events as it is.

No store was released before these, so they are the tables as `store/tables.py` has them, without those of later steps.
A change of the tables needs a step of its own, and then this step must be given the tables as they were: a test holds
what it makes.
"""

from alembic import op

from prioritise.store.tables import metadata

LATER = ("earlier_file", "earlier_agreed", "dissent", "called_off", "round_about")
"""Tables of later steps."""

# Trial versions made the same tables in three steps; a store of theirs at the third is at this one.
revision = "0003"
down_revision = None
branch_labels = None
depends_on = None

SQLITE_TRIGGERS = (
    """
    CREATE TRIGGER event_not_updated BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
    """,
    """
    CREATE TRIGGER event_not_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END
    """,
    # INSERT OR REPLACE deletes without asking the trigger above.
    """
    CREATE TRIGGER event_not_replaced BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE exercise = NEW.exercise AND number = NEW.number)
        OR EXISTS (SELECT 1 FROM event WHERE hash = NEW.hash)
    BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END
    """,
)
POSTGRES_TRIGGERS = (
    """
    CREATE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'events are never changed or deleted'; END $$
    """,
    "CREATE TRIGGER event_not_changed BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION event_stays()",
    "CREATE TRIGGER event_not_emptied BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION event_stays()",
)


def upgrade() -> None:
    connection = op.get_bind()
    first = [table for table in metadata.sorted_tables if table.name not in LATER]
    metadata.create_all(connection, tables=first, checkfirst=False)
    for statement in POSTGRES_TRIGGERS if connection.dialect.name == "postgresql" else SQLITE_TRIGGERS:
        op.execute(statement)
