"""What goes before a board: one content model, written as a Word file and as a tagged PDF."""
