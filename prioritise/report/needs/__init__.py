"""What is said about needs: on the page, by commands and in exports."""
