"""What simulated plays of a story came to, as people and as programs read it."""
