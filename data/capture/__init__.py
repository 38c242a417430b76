"""The one-line grammar."""
