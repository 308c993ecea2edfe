"""Playing: a session over a story, who decides in it, and the trace that it leaves."""
