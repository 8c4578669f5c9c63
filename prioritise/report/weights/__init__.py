"""What is said about weights: on the page, by commands and in exports."""
