"""Text in, faults out: YAML with places, diagnostics with codes, and the shape of the files."""
