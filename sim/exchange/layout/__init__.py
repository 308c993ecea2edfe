"""Where everything stands when a graph is drawn from top to bottom: layers, their order, places and lines. It knows
nothing of stories and nothing of the format that it is drawn in; all measures are in one unit of the caller's own."""
