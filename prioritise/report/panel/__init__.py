"""What is said about panel: on the page, by commands and in exports."""
