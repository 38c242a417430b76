"""What a community learned, put together: over a span of time, on one topic, on one page."""
