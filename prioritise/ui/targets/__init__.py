"""The Targets page and its parts."""
