"""What is said in the room where a panel meets: on the page, and in the minutes."""
