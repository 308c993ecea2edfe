"""Forgetting: what heartwork keeps on this machine, found and deleted when somebody asks for it."""
