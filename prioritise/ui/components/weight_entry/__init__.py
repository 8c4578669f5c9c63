"""Giving weights: who speaks, by which method, their answers, what those come to, and saving them."""
