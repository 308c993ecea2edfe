"""The YAML that ships: one file a story, with vocabulary/ and guidance/ beside them."""
