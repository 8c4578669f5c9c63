"""The Weights page and its parts."""
