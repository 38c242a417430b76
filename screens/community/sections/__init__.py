"""The sections of the community screen, one file each, in the order of the screen's list."""
