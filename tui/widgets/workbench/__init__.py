"""The widgets of the author's workbench."""
