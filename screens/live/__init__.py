"""The live screen: the session while it is held."""
