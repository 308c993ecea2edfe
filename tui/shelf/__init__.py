"""What a person has on disk: stories, guidance, plays, notes and settings, opened and kept for every face."""
