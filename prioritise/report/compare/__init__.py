"""What is said about compare: on the page, by commands and in exports."""
