"""What is owed in all sessions, and what became of it."""
