"""What a community knows about itself, read and edited."""
