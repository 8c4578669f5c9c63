"""An exercise's folder: read, checked and written."""
