"""How a community does: plots with what they say in words."""
