"""The exercises of many areas in one folder, and what is done of them so far."""
