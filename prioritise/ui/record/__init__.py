"""The Record page and its parts."""
