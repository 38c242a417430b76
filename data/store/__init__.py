"""The folder of JSON that holds everything."""
