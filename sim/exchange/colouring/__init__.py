"""What colours a story's picture: how often it is met in plays, and what the articles think of its options."""

from sim.exchange.colouring.scale import UNCOLOURED, Colouring, Shade, Step

__all__ = ["UNCOLOURED", "Colouring", "Shade", "Step"]
