"""What is checked of an exercise's files before anything is loaded."""
