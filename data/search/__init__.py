"""Searching what was said: the query language, how words are compared, and what a hit is."""
