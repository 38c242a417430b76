"""Sessions written for reading elsewhere."""
