"""Answers in JSON: what was done, and what was refused, in a sentence for people."""

from __future__ import annotations

from aiohttp import web

MALFORMED = "that is nothing that this room understands"
UNKNOWN = "this device has no seat here: join with the code of the room"
NOT_THE_TEACHER = "this is for whoever holds the teacher's link"
TOO_FAST = "that was too often at once: wait a moment"


def refusal(status: int, sentence: str, wait: int = 0) -> web.Response:
    """Nothing was done; why. `wait` is how many seconds to wait before the next try."""
    headers = {"Retry-After": str(wait)} if wait else {}
    return web.json_response({"refused": sentence}, status=status, headers=headers)
