"""A session that is to come."""
