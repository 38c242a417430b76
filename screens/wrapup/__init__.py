"""The end of a session."""
