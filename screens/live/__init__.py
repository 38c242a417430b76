"""The screen on which a session is held."""
