"""What happens: the files of a story, checked and compiled."""
