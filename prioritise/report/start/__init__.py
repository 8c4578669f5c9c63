"""What is said on Start."""
