"""Hosting a room: opening a new one or an earlier one, letting devices in, and what is left when it is over."""
