"""A story as one page of HTML that plays it anywhere, without a network, and looks back on the play."""
