"""A story as the source of ink, the language of Inky, Unity and many games, in which it plays the same."""
