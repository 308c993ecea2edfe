"""What the projector of a classroom shows and what its keys do, worked out without a screen."""
