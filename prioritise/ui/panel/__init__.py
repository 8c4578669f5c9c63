"""The Panel page and its parts."""
