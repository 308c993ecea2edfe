"""The author's workbench in values: what it shows of a story, and what it keeps while the file changes under it."""
