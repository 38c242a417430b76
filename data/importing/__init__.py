"""Past minutes taken in: Markdown as people write it, read into sessions."""
