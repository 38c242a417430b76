"""Past sessions, read and amended."""
