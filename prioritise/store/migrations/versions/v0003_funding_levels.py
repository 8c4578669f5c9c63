"""Scores and agreed values of single funding levels, and the levels there are; what stands counts for every level."""

import csv
import io

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

EVERY_LEVEL = ""
SCORE_CELL = ("exercise", "round", "member", "intervention", "criterion")
AGREED_CELL = ("exercise", "round", "intervention", "criterion")


def upgrade() -> None:
    _make_levels()
    _fill_levels(op.get_bind())
    _add_level("score", _score_before(), SCORE_CELL)
    _add_level("agreed", _agreed_before(), AGREED_CELL)


def _make_levels() -> None:
    op.create_table(
        "funding_level",
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("intervention", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exercise", "intervention"],
            ["intervention.exercise", "intervention.id"],
            name=op.f("fk_funding_level_exercise_intervention"),
        ),
        sa.PrimaryKeyConstraint("exercise", "intervention", "level", name=op.f("pk_funding_level")),
    )


def _fill_levels(connection: sa.Connection) -> None:
    known = {(row.exercise, row.id) for row in connection.execute(sa.text("SELECT exercise, id FROM intervention"))}
    rows = [(*each, EVERY_LEVEL) for each in sorted(known)]
    files = sa.text("SELECT exercise, content FROM exercise_file WHERE name = 'levels.csv'")
    for file in connection.execute(files).all():
        for line in csv.DictReader(io.StringIO(bytes(file.content).decode("utf-8-sig"), newline="")):
            cells = {(name or "").strip(): (cell or "").strip() for name, cell in line.items() if isinstance(cell, str)}
            if (file.exercise, cells.get("intervention")) in known and cells.get("level"):
                rows.append((file.exercise, cells["intervention"], cells["level"]))
    levels = sa.table("funding_level", sa.column("exercise"), sa.column("intervention"), sa.column("level"))
    names = ("exercise", "intervention", "level")
    if rows:
        connection.execute(sa.insert(levels), [dict(zip(names, row, strict=True)) for row in rows])


def _add_level(table: str, before: sa.Table, cell: tuple[str, ...]) -> None:
    # SQLite can only make the table anew: it needs to be told every check, which it cannot read back.
    with op.batch_alter_table(table, copy_from=before) as batch:
        batch.add_column(sa.Column("level", sa.Text(), server_default=sa.text("''"), nullable=False))
        batch.drop_constraint(f"uq_{table}_{'_'.join(cell)}", type_="unique")
        batch.create_unique_constraint(f"uq_{table}_{'_'.join(cell)}_level", [*cell, "level"])
        batch.create_foreign_key(
            f"fk_{table}_exercise_intervention_level",
            "funding_level",
            ["exercise", "intervention", "level"],
            ["exercise", "intervention", "level"],
        )


def _score_before() -> sa.Table:
    return sa.Table(
        "score",
        sa.MetaData(),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("intervention", sa.Text(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("(state = 'given') = (value IS NOT NULL)", name="ck_score_value_only_when_given"),
        sa.CheckConstraint("state IN ('given', 'unknown', 'interest')", name="ck_score_state_known"),
        sa.CheckConstraint("value IS NULL OR (value >= -100 AND value <= 100)", name="ck_score_value_on_scale"),
        _of_table(["exercise", "member"], "member", "fk_score_exercise_member"),
        *_of_a_cell("score"),
        sa.PrimaryKeyConstraint("key", name="pk_score"),
        sa.UniqueConstraint(*SCORE_CELL, name="uq_score_exercise_round_member_intervention_criterion"),
    )


def _agreed_before() -> sa.Table:
    return sa.Table(
        "agreed",
        sa.MetaData(),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.Text(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("intervention", sa.Text(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("reason <> ''", name="ck_agreed_reason_given"),
        sa.CheckConstraint("value >= -100 AND value <= 100", name="ck_agreed_value_on_scale"),
        *_of_a_cell("agreed"),
        sa.PrimaryKeyConstraint("key", name="pk_agreed"),
        sa.UniqueConstraint(*AGREED_CELL, name="uq_agreed_exercise_round_intervention_criterion"),
    )


def _of_a_cell(table: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(["exercise"], ["exercise.id"], name=f"fk_{table}_exercise"),
        sa.ForeignKeyConstraint(
            ["exercise", "round"], ["round.exercise", "round.number"], name=f"fk_{table}_exercise_round"
        ),
        _of_table(["exercise", "intervention"], "intervention", f"fk_{table}_exercise_intervention"),
        _of_table(["exercise", "criterion"], "criterion", f"fk_{table}_exercise_criterion"),
    ]


def _of_table(columns: list[str], table: str, name: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(columns, [f"{table}.exercise", f"{table}.id"], name=name)
