"""The board: the wall display, read from the back row."""
