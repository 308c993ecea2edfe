"""Where to find somebody to talk to: help lines by country, those that ship and a person's own."""
