"""Pictures of the screens and what makes them."""
