"""What is said about record: on the page, by commands and in exports."""
