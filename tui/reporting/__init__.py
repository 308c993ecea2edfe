"""The report of a class on its way from files to a person: reading the files, and the page for a terminal."""
