"""The minutes of a workshop, as Word and as tagged PDF."""
