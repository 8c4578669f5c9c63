"""A list of one's own, step by step: pure functions from answers to the files of an exercise."""
