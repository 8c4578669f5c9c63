"""Grids of what is decided on, what it costs and with what money: typed as text, read with care, written as files."""
