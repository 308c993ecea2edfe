"""The widgets of the projector."""
