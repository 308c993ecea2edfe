"""The app's screens, one job a file; each is imported when it is first opened."""
