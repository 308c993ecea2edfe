"""What an author asks of the command line: a story to start from, and a play that becomes a check of it."""
