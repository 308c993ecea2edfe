"""Other people's formats: what leaves the program for another one to read."""
