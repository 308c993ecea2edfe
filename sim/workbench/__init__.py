"""The author's bench: what is wrong with a story, and what could be better, before anybody plays it."""
