"""Decide what to fund, and defend it afterwards."""

__version__ = "0.2.0"
