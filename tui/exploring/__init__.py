"""What exploring a story found, as people and as programs read it."""
