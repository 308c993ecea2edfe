"""What a room does not do."""

from __future__ import annotations


class Refused(ValueError):
    """An event that cannot happen now. It changed nothing; the message says why, in a sentence for people."""
