"""The smallest change of each kind that would change a decision, and what would then move."""
