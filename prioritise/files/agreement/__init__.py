"""The table of targets, and figures that came later."""
