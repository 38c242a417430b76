"""An invented community to look round in."""
