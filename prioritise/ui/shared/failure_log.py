"""A fault of the app in its log, and the reference by which a person can name it."""

from __future__ import annotations

import logging
import secrets

LOG = logging.getLogger("prioritise.app")


def note_failure() -> str:
    """Log the error at hand with its traceback; returns a reference that finds it in the log."""
    reference = secrets.token_hex(4)
    LOG.exception("Unexpected failure, reference %s", reference)
    return reference
