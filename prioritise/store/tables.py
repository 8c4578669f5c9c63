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
    Table,
    Text,
    UniqueConstraint,
)

from prioritise.store.columns import level, needed, of_exercise, of_level, version
from prioritise.store.columns import metadata as metadata
from prioritise.store.earlier_tables import dissent as dissent
from prioritise.store.earlier_tables import earlier_agreed as earlier_agreed
from prioritise.store.earlier_tables import earlier_file as earlier_file

exercise = Table(
    "exercise",
    metadata,
    Column("id", Text, primary_key=True),
    needed("title"),
    Column("shared", Boolean, nullable=False),
    needed("imported_at"),
    version(),
)
exercise_file = Table(
    "exercise_file",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
    needed("digest"),
    Column("rows_digest", Text),
)
partner = Table(
    "partner",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    needed("name"),
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
    needed("measured_by"),
    Column("weighted", Boolean, nullable=False),
    Column("low", Float, nullable=False),
    Column("high", Float, nullable=False),
    CheckConstraint("low <= high", name="low_below_high"),
)
member = Table(
    "member",
    metadata,
    Column("key", Integer, primary_key=True),
    of_exercise(),
    needed("id"),
    needed("partner"),
    needed("title"),
    needed("access"),
    version(),
    UniqueConstraint("exercise", "id"),
    ForeignKeyConstraint(["exercise", "partner"], ["partner.exercise", "partner.id"]),
    CheckConstraint("access IN ('facilitator', 'member', 'observer')", name="access_known"),
)
member_name = Table(
    "member_name",
    metadata,
    Column("exercise", Text, primary_key=True),
    Column("member", Text, primary_key=True),
    needed("name"),
    needed("email"),
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
    of_exercise(),
    needed("member"),
    needed("token_hash"),
    needed("made_at"),
    needed("expires_at"),
    Column("withdrawn_at", Text),
    UniqueConstraint("token_hash"),
    ForeignKeyConstraint(["exercise", "member"], ["member.exercise", "member.id"]),
)
round_ = Table(
    "round",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    needed("state"),
    Column("opened_at", Text),
    Column("revealed_at", Text),
    Column("closed_at", Text),
    version(),
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
called_off = Table(
    "called_off",
    metadata,
    Column("exercise", Text, primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    needed("reason"),
    ForeignKeyConstraint(["exercise", "round"], ["round.exercise", "round.number"]),
    CheckConstraint("reason <> ''", name="reason_given"),
)
round_about = Table(
    "round_about",
    metadata,
    Column("exercise", Text, primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("intervention", Text, primary_key=True),
    ForeignKeyConstraint(["exercise", "round"], ["round.exercise", "round.number"]),
)
score = Table(
    "score",
    metadata,
    Column("key", Integer, primary_key=True),
    of_exercise(),
    Column("round", Integer, nullable=False),
    needed("member"),
    needed("intervention"),
    needed("criterion"),
    Column("value", Float),
    needed("state"),
    needed("reason"),
    needed("saved_at"),
    version(),
    level(),
    UniqueConstraint("exercise", "round", "member", "intervention", "criterion", "level"),
    ForeignKeyConstraint(["exercise", "round"], ["round.exercise", "round.number"]),
    ForeignKeyConstraint(["exercise", "member"], ["member.exercise", "member.id"]),
    ForeignKeyConstraint(["exercise", "intervention"], ["intervention.exercise", "intervention.id"]),
    ForeignKeyConstraint(["exercise", "criterion"], ["criterion.exercise", "criterion.id"]),
    of_level(),
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
    needed("sent_at"),
    ForeignKeyConstraint(["exercise", "round"], ["round.exercise", "round.number"]),
    ForeignKeyConstraint(["exercise", "member"], ["member.exercise", "member.id"]),
)
agreed = Table(
    "agreed",
    metadata,
    Column("key", Integer, primary_key=True),
    of_exercise(),
    Column("round", Integer, nullable=False),
    needed("intervention"),
    needed("criterion"),
    Column("value", Float, nullable=False),
    needed("reason"),
    needed("saved_by"),
    needed("saved_at"),
    version(),
    level(),
    UniqueConstraint("exercise", "round", "intervention", "criterion", "level"),
    ForeignKeyConstraint(["exercise", "round"], ["round.exercise", "round.number"]),
    ForeignKeyConstraint(["exercise", "intervention"], ["intervention.exercise", "intervention.id"]),
    ForeignKeyConstraint(["exercise", "criterion"], ["criterion.exercise", "criterion.id"]),
    of_level(),
    CheckConstraint("value >= -100 AND value <= 100", name="value_on_scale"),
    CheckConstraint("reason <> ''", name="reason_given"),
)
weight_statement = Table(
    "weight_statement",
    metadata,
    Column("key", Integer, primary_key=True),
    of_exercise(),
    needed("partner"),
    Column("member", Text),
    needed("method"),
    needed("saved_by"),
    needed("saved_at"),
    version(),
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
    needed("criterion"),
    needed("against"),
    Column("points", Float, nullable=False),
    UniqueConstraint("statement", "criterion", "against"),
    CheckConstraint("points >= 0", name="points_not_negative"),
)
comment = Table(
    "comment",
    metadata,
    Column("key", Integer, primary_key=True),
    of_exercise(),
    needed("intervention"),
    Column("member", Text),
    needed("text"),
    needed("date"),
    ForeignKeyConstraint(["exercise", "intervention"], ["intervention.exercise", "intervention.id"]),
    ForeignKeyConstraint(["exercise", "member"], ["member.exercise", "member.id"]),
    CheckConstraint("text <> ''", name="text_given"),
)
scenario = Table(
    "scenario",
    metadata,
    Column("key", Integer, primary_key=True),
    of_exercise(),
    needed("id"),
    needed("content"),
    needed("saved_by"),
    needed("saved_at"),
    version(),
    UniqueConstraint("exercise", "id"),
)
receipt = Table(
    "receipt",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("actor", Text, primary_key=True),
    Column("save_key", Text, primary_key=True),
    needed("request"),
    needed("at"),
)
event = Table(
    "event",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    needed("at"),
    needed("actor"),
    needed("kind"),
    needed("detail"),
    needed("previous"),
    needed("hash"),
    UniqueConstraint("hash"),
)
