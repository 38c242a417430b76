"""The shell: what starts things."""
