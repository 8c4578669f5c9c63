"""What the evidence says of one intervention, for whoever shows it."""

from __future__ import annotations

from prioritise.evidence.need import need_addressed

__all__ = ["need_addressed"]
