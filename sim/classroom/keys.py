"""What opens a room: the code that a class types, and the tokens that devices keep. A journal holds digests alone."""

from __future__ import annotations

import hashlib
import hmac
import secrets

LETTERS = "BCDFGHJKMNPQRTVWXZ"  # no vowel, so that no code is a word; nothing that looks like another letter or a digit
CODE_LENGTH = 6  # 34 million codes: at ten wrong tries a minute nobody finds one in a lesson
TOKEN_BYTES = 16


def new_code() -> str:
    """A code for a new room."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def new_token() -> str:
    """A token for a device; nobody can guess it."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest(token: str) -> str:
    """What a journal holds of a token."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def opens(token: str, proof: str) -> bool:
    """Whether a token is the one with this digest. How long that takes tells nothing."""
    return hmac.compare_digest(digest(token).encode(), proof.encode())


def is_code(typed: str, code: str) -> bool:
    """Whether somebody typed the code: in small letters too, and with spaces or hyphens between them."""
    letters = "".join(each for each in typed.upper() if not each.isspace() and each != "-")
    return hmac.compare_digest(letters.encode(errors="surrogatepass"), code.encode())
