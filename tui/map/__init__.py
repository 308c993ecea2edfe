"""The map of a story: its scenes in layers, drawn in characters. Pure; the widget that shows it is apart."""
