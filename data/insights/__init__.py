"""How a community does: plots, each with what it says in words. About the group, never persons."""
