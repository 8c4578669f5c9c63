"""What the tables are made of: where they are listed, how their constraints are named, and columns they share."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Text, text

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def of_exercise() -> Column[str]:
    """Make the column that says whose a row is."""
    return Column("exercise", Text, ForeignKey("exercise.id"), nullable=False)


def needed(name: str) -> Column[str]:
    """Make a column of text that every row has."""
    return Column(name, Text, nullable=False)


def level() -> Column[str]:
    """Make the column of a funding level; empty for all of them."""
    return Column("level", Text, nullable=False, server_default=text("''"))


def of_level() -> ForeignKeyConstraint:
    """Make the key to a funding level."""
    cell = ("exercise", "intervention", "level")
    return ForeignKeyConstraint(cell, [f"funding_level.{column}" for column in cell])


def version() -> Column[int]:
    """Make the column that counts the changes of a row."""
    return Column("version", Integer, nullable=False, server_default=text("1"))
