"""Writing a report for an audience."""
