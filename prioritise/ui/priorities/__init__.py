"""The Priorities page and its parts."""
