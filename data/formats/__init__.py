"""Plans of sessions, as data."""
