"""Files that we write, given to the programs that people use."""
