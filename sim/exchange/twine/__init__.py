"""Twine's stories: reading Twee 3 and published pages into a story of ours, and writing ours as Twee for SugarCube."""
