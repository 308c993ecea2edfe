"""The five tabs of a debrief, one a file, and the rows of their lists."""
