"""A seat in a room, in plain lines of text: for a terminal, a pipe, a screen reader or a Braille line."""
