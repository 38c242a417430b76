"""The doctor: reads everything in a store, says what is wrong, and mends it without deleting."""
