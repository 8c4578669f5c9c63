"""What is said about priorities: on the page, by commands and in exports."""
