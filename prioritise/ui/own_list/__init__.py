"""The steps to a list of one's own."""
