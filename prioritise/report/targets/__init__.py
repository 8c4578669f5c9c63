"""What is said about targets: on the page, by commands and in exports."""
