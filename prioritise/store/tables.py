"""The tables. What a row may hold is checked here as well as in the code that writes it."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def _of_exercise() -> Column[str]:
    return Column("exercise", Text, ForeignKey("exercise.id"), nullable=False)


def _needed(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _level() -> Column[str]:
    return Column("level", Text, nullable=False, server_default=text("''"))


def _of_level() -> ForeignKeyConstraint:
    cell = ("exercise", "intervention", "level")
    return ForeignKeyConstraint(cell, [f"funding_level.{column}" for column in cell])


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False, server_default=text("1"))


exercise = Table(
    "exercise",
    metadata,
    Column("id", Text, primary_key=True),
    _needed("title"),
    Column("shared", Boolean, nullable=False),
    _needed("imported_at"),
    _version(),
)
exercise_file = Table(
    "exercise_file",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    _needed("digest"),
    Column("rows_digest", Text),
)
partner = Table(
    "partner",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    _needed("name"),
    Column("voice", Float, nullable=False),
)
intervention = Table(
    "intervention",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("id", Text, primary_key=True),
)
funding_level = Table(
    "funding_level",
    metadata,
    Column("exercise", Text, primary_key=True),
    Column("intervention", Text, primary_key=True),
    # Every intervention has one row with an empty level, for what is said of all its levels.
    Column("level", Text, primary_key=True),
    ForeignKeyConstraint(["exercise", "intervention"], ["intervention.exercise", "intervention.id"]),
)
criterion = Table(
    "criterion",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    _needed("measured_by"),
    Column("weighted", Boolean, nullable=False),
    Column("low", Float, nullable=False),
    Column("high", Float, nullable=False),
    CheckConstraint("low <= high", name="low_below_high"),
)
member = Table(
    "member",
    metadata,
    Column("key", Integer, primary_key=True),
    _of_exercise(),
    _needed("id"),
    _needed("partner"),
    _needed("title"),
    _needed("access"),
    _version(),
    UniqueConstraint("exercise", "id"),
    ForeignKeyConstraint(["exercise", "partner"], ["partner.exercise", "partner.id"]),
    CheckConstraint("access IN ('facilitator', 'member', 'observer')", name="access_known"),
)
member_name = Table(
    "member_name",
    metadata,
    Column("exercise", Text, primary_key=True),
    Column("member", Text, primary_key=True),
    _needed("name"),
    _needed("email"),
    ForeignKeyConstraint(["exercise", "member"], ["member.exercise", "member.id"]),
)
Index(
    "uq_member_name_email",
    member_name.c.exercise,
    member_name.c.email,
    unique=True,
    sqlite_where=member_name.c.email != "",
    postgresql_where=member_name.c.email != "",
)
invitation = Table(
    "invitation",
    metadata,
    Column("id", Text, primary_key=True),
    _of_exercise(),
    _needed("member"),
    _needed("token_hash"),
    _needed("made_at"),
    _needed("expires_at"),
    Column("withdrawn_at", Text),
    UniqueConstraint("token_hash"),
    ForeignKeyConstraint(["exercise", "member"], ["member.exercise", "member.id"]),
)
round_ = Table(
    "round",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _needed("state"),
    Column("opened_at", Text),
    Column("revealed_at", Text),
    Column("closed_at", Text),
    _version(),
    CheckConstraint("number >= 1", name="number_from_1"),
    CheckConstraint("state IN ('open', 'revealed', 'closed')", name="state_known"),
)
Index(
    "uq_round_one_under_way",
    round_.c.exercise,
    unique=True,
    sqlite_where=round_.c.state != "closed",
    postgresql_where=round_.c.state != "closed",
)
score = Table(
    "score",
    metadata,
    Column("key", Integer, primary_key=True),
    _of_exercise(),
    Column("round", Integer, nullable=False),
    _needed("member"),
    _needed("intervention"),
    _needed("criterion"),
    Column("value", Float),
    _needed("state"),
    _needed("reason"),
    _needed("saved_at"),
    _version(),
    _level(),
    UniqueConstraint("exercise", "round", "member", "intervention", "criterion", "level"),
    ForeignKeyConstraint(["exercise", "round"], ["round.exercise", "round.number"]),
    ForeignKeyConstraint(["exercise", "member"], ["member.exercise", "member.id"]),
    ForeignKeyConstraint(["exercise", "intervention"], ["intervention.exercise", "intervention.id"]),
    ForeignKeyConstraint(["exercise", "criterion"], ["criterion.exercise", "criterion.id"]),
    _of_level(),
    CheckConstraint("state IN ('given', 'unknown', 'interest')", name="state_known"),
    CheckConstraint("value IS NULL OR (value >= -100 AND value <= 100)", name="value_on_scale"),
    CheckConstraint("(state = 'given') = (value IS NOT NULL)", name="value_only_when_given"),
)
submission = Table(
    "submission",
    metadata,
    Column("exercise", Text, primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("member", Text, primary_key=True),
    _needed("sent_at"),
    ForeignKeyConstraint(["exercise", "round"], ["round.exercise", "round.number"]),
    ForeignKeyConstraint(["exercise", "member"], ["member.exercise", "member.id"]),
)
agreed = Table(
    "agreed",
    metadata,
    Column("key", Integer, primary_key=True),
    _of_exercise(),
    Column("round", Integer, nullable=False),
    _needed("intervention"),
    _needed("criterion"),
    Column("value", Float, nullable=False),
    _needed("reason"),
    _needed("saved_by"),
    _needed("saved_at"),
    _version(),
    _level(),
    UniqueConstraint("exercise", "round", "intervention", "criterion", "level"),
    ForeignKeyConstraint(["exercise", "round"], ["round.exercise", "round.number"]),
    ForeignKeyConstraint(["exercise", "intervention"], ["intervention.exercise", "intervention.id"]),
    ForeignKeyConstraint(["exercise", "criterion"], ["criterion.exercise", "criterion.id"]),
    _of_level(),
    CheckConstraint("value >= -100 AND value <= 100", name="value_on_scale"),
    CheckConstraint("reason <> ''", name="reason_given"),
)
weight_statement = Table(
    "weight_statement",
    metadata,
    Column("key", Integer, primary_key=True),
    _of_exercise(),
    _needed("partner"),
    Column("member", Text),
    _needed("method"),
    _needed("saved_by"),
    _needed("saved_at"),
    _version(),
    ForeignKeyConstraint(["exercise", "partner"], ["partner.exercise", "partner.id"]),
    ForeignKeyConstraint(["exercise", "member"], ["member.exercise", "member.id"]),
    CheckConstraint("method <> ''", name="method_given"),
)
Index(
    "uq_weight_statement_partner",
    weight_statement.c.exercise,
    weight_statement.c.partner,
    unique=True,
    sqlite_where=weight_statement.c.member.is_(None),
    postgresql_where=weight_statement.c.member.is_(None),
)
Index(
    "uq_weight_statement_member",
    weight_statement.c.exercise,
    weight_statement.c.partner,
    weight_statement.c.member,
    unique=True,
)
weight_row = Table(
    "weight_row",
    metadata,
    Column("statement", Integer, ForeignKey("weight_statement.key"), primary_key=True),
    Column("place", Integer, primary_key=True, autoincrement=False),
    _needed("criterion"),
    _needed("against"),
    Column("points", Float, nullable=False),
    UniqueConstraint("statement", "criterion", "against"),
    CheckConstraint("points >= 0", name="points_not_negative"),
)
comment = Table(
    "comment",
    metadata,
    Column("key", Integer, primary_key=True),
    _of_exercise(),
    _needed("intervention"),
    Column("member", Text),
    _needed("text"),
    _needed("date"),
    ForeignKeyConstraint(["exercise", "intervention"], ["intervention.exercise", "intervention.id"]),
    ForeignKeyConstraint(["exercise", "member"], ["member.exercise", "member.id"]),
    CheckConstraint("text <> ''", name="text_given"),
)
scenario = Table(
    "scenario",
    metadata,
    Column("key", Integer, primary_key=True),
    _of_exercise(),
    _needed("id"),
    _needed("content"),
    _needed("saved_by"),
    _needed("saved_at"),
    _version(),
    UniqueConstraint("exercise", "id"),
)
receipt = Table(
    "receipt",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("save_key", Text, primary_key=True),
    _needed("request"),
    _needed("at"),
)
event = Table(
    "event",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    _needed("at"),
    _needed("actor"),
    _needed("kind"),
    _needed("detail"),
    _needed("previous"),
    _needed("hash"),
    UniqueConstraint("hash"),
)
