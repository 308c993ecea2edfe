"""The library: from a story's text to the meaning of a play. It knows no terminal and prints nothing."""
