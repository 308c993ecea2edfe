"""The classroom: a room where a class plays one story together, its journal, its views, and what is left of it."""
