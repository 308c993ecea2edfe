"""The exact state space of a story: every state that play can reach, each packed into one whole number."""
