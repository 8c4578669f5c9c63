"""The page In the room and its parts."""
