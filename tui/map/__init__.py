"""The map of a story: its scenes in layers, drawn in characters. Pure functions; the widget that shows them is apart."""
