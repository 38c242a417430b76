"""Levels of confidence, as far as a rule about them is wanted where little may be imported."""

NAMELESS = ("role", "anon")
"""Levels at which no name may leave the store, nor stand on a screen that others may see."""

PRIVATE = "private"
"""The level of what nobody outside this store may know."""
