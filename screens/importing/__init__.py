"""Taking in past minutes, with a look before."""
