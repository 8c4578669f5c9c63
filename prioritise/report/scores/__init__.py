"""What is said about scores: on the page, by commands and in exports."""
