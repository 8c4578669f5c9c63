"""What stood before it was changed: files of an exercise, and values a panel agreed; and who did not agree to them."""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Integer, LargeBinary, Table, Text

from prioritise.store.columns import level, metadata, needed, of_exercise

earlier_file = Table(
    "earlier_file",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    # The number of the event that replaced it: it stood until then.
    Column("until", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    # Empty where there was no file of this name until then.
    Column("content", LargeBinary),
)
earlier_agreed = Table(
    "earlier_agreed",
    metadata,
    Column("key", Integer, primary_key=True),
    of_exercise(),
    Column("round", Integer, nullable=False),
    needed("intervention"),
    needed("criterion"),
    level(),
    Column("value", Float, nullable=False),
    needed("reason"),
    needed("saved_by"),
    needed("saved_at"),
)
dissent = Table(
    "dissent",
    metadata,
    Column("exercise", Text, ForeignKey("exercise.id"), primary_key=True),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("intervention", Text, primary_key=True),
    Column("criterion", Text, primary_key=True),
    Column("level", Text, primary_key=True),
    needed("text"),
)
