"""Signing a record with a key of one's own, and telling whether a signature holds."""
