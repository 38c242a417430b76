"""Search: anything that was ever said, found as one types."""
