"""How decisions are read as changes of what a community stands for."""
