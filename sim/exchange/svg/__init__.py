"""A story as one picture in SVG, to look at on any screen and to print: no script, no font or file from elsewhere."""
