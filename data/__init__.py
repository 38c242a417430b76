"""What a community knows and the rules about it."""
