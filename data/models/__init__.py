"""The records, as frozen values."""
