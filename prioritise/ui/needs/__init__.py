"""The Needs page and its parts."""
